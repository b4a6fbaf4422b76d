// Cases of the children somebody reaches. Staff read who wrote what; a family reads what stands, and never which other guardian wrote.
import type { Context } from 'hono'
import { alertOf, hintOf, LATELY, lately } from '../../schema/infection/count-cases.ts'
import { asksAtDoor, foldCase } from '../../schema/infection/fold-case.ts'
import { diseasesOn } from '../../schema/infection/versions.ts'
import { addDays } from '../../schema/kit/day.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { classesOn } from '../presence/queries.ts'
import { casesOf, countedFrom, formsOf, ownDiseases, stepsOf } from './queries.ts'

/** What goes on: cases with facts, papers and the day of coming again, diseases to choose from, and for staff what was told lately, in numbers. */
export async function readCases(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { account, door } = tokenOf(c)
  const only = reachedChildren('infection.read', facilityId, tokenOf(c), today, c.get('now'))
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    settingsOn(db, facilityId, today),
    ownDiseases(db, facilityId),
    casesOf(db, facilityId, today, only),
    stepsOf(db, facilityId, today, only),
    formsOf(db, facilityId, today, only),
    countedFrom(db, facilityId, addDays(today, -LATELY + 1)),
  ])
  const [[home], [setting], own, cases, steps, forms, counted] = rows
  if (!home || !setting) throw notFound()
  const family = door === 'family'
  const stepsBy = Map.groupBy(steps, ({ caseId }) => caseId)
  const formsBy = Map.groupBy(forms, ({ caseId }) => caseId)
  return {
    today,
    facility: home.name,
    door: setting.settings.infectionDoor ?? 'remind',
    diseases: diseasesOn(today, own),
    lately: family ? [] : hintOf(lately(counted, today)),
    cases: cases.map(({ familyName, givenName, familyKana, givenKana, ...one }) => {
      const mine = stepsBy.get(one.id) ?? []
      const sent = formsBy.get(one.id) ?? []
      const folded = foldCase(one.disease, mine, sent)
      return {
        ...one,
        absenceWithdrawn: one.absenceWithdrawn === 1,
        kana: `${familyKana} ${givenKana}`.trim(),
        name: fullName({ familyName, givenName }),
        ...folded,
        asks: asksAtDoor(one.disease, folded, today),
        steps: mine
          .filter(({ source }) => !family || source === 'guardian')
          .map(({ caseId: _case, accountId, by, note, ...step }) => ({
            ...step,
            note: family ? null : note,
            by: family ? null : by,
            mine: accountId === account,
          })),
        forms: sent.map(({ caseId: _case, accountId, by, ...form }) => ({
          ...form,
          by: family ? null : by,
          mine: accountId === account,
        })),
      }
    }),
  }
}

/** What goes round, in numbers: nothing where the nursery does not tell families. */
export async function readAlert(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { rows } = await read(c, (db) => [
    settingsOn(db, facilityId, today),
    classesOn(db, facilityId, today),
    countedFrom(db, facilityId, addDays(today, -LATELY + 1)),
  ])
  const [[setting], classes, counted] = rows
  if (!setting) throw notFound()
  const { infectionAlert = 'on', infectionLeast = 2 } = setting.settings
  const nameOf = new Map(classes.map((one) => [one.classId, one.name]))
  return {
    today,
    alerts: (infectionAlert === 'on' ? alertOf(lately(counted, today), infectionLeast) : []).map(({ classId, ...one }) => ({
      ...one,
      className: nameOf.get(classId ?? '') ?? null,
    })),
  }
}
