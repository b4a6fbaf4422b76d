// 感染症 of the demo: a child with influenza whose day is not known yet, and one with 手足口病 whose 登園届 waits to be looked at.
import { DISEASES } from '../../../schema/infection/diseases.ts'
import { factsAskedBy, isCheck } from '../../../schema/infection/rule.ts'
import { addDays, type Day } from '../../../schema/kit/day.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { infectionCase, infectionForm, infectionStep } from '../../../schema/shard.ts'
import { diceOf } from './dice.ts'
import { type House, type HouseChild, holds } from './read-house.ts'
import { insertRows } from './store.ts'

type Step = typeof infectionStep.$inferInsert

/** Writes two cases of the last days. Their children are those of whom a guardian who reads of health is registered. */
export async function infectChildren(house: House, today: Day): Promise<void> {
  const { db, facilityId } = house
  const parentOf = (child: HouseChild) =>
    child.guardians.find(({ accountId, capabilities }) => accountId !== null && capabilities.includes(',health,'))?.accountId
  const here = house.children.filter((child) => parentOf(child) && child.enrolled.some((dated) => holds(dated, today)))
  const told = addDays(today, -2)
  const cases = [
    { key: 'influenza', child: here[Math.floor(here.length / 3)] },
    { key: 'hfmd', child: here[Math.floor((here.length * 2) / 3)] },
  ]
  for (const { key, child } of cases) {
    const disease = DISEASES.find((one) => one.key === key)
    const accountId = child && parentOf(child)
    if (!disease || !child || !accountId) continue
    const dice = diceOf(`${facilityId} ${child.childId} ${key}`)
    const at = momentOf(told, 18 * 60 + 20)
    const caseId = dice.id(at)
    const common = { facilityId, childId: child.childId, accountId }
    const step = (position: number, more: Partial<Step>, when = at, id = caseId): Step => ({
      ...common,
      caseId,
      id,
      position,
      kind: 'fact',
      source: 'guardian',
      at: when,
      ...more,
    })
    await insertRows(db, infectionCase, [{ ...common, id: caseId, disease, day: told, writtenAt: at }], 'on conflict do nothing')
    const first = [step(0, { kind: 'diagnosed' })]
    if (key === 'influenza') {
      const onset = step(1, { fact: 'onset', day: addDays(told, -1) })
      await insertRows(db, infectionStep, [...first, onset], 'on conflict do nothing')
      continue
    }
    const sentAt = momentOf(today, 7 * 60 + 12)
    const formId = dice.id(sentAt)
    const checks = factsAskedBy(disease.rule).filter(isCheck)
    const well = checks.map((fact, position) => step(position, { fact, day: today }, sentAt, formId))
    const form = {
      ...common,
      caseId,
      id: formId,
      returnsOn: today,
      checks,
      doctor: 'みなと小児科',
      visitedOn: addDays(today, -1),
      writtenAt: sentAt,
    }
    await insertRows(db, infectionForm, [form], 'on conflict do nothing')
    await insertRows(db, infectionStep, [...first, ...well], 'on conflict do nothing')
  }
}
