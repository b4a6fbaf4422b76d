// 健康記録 of the demo: what families told of doctor and vaccinations, confirmed; one word that waits; and two 健診 of the fiscal year with somebody absent.
import type { HealthKind, HealthValue } from '../../../schema/health/rule.ts'
import { addDays, type Day, fiscalYearOf, monthsAfter } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { checkupResult, healthDecision, healthEntry } from '../../../schema/shard.ts'
import { editionOn } from '../../../schema/vaccination/rule.ts'
import { diceOf } from './dice.ts'
import { type House, type HouseChild, holds } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'

const DOCTORS = ['みなと小児科', 'はまべこどもクリニック', '坂の上医院']
const FOUND = ['むし歯 1本', '鼻水が続いている', 'ひじの内側に湿疹']

/** Writes what is known of the children's health up to a day. */
export async function recordHealth(house: House, today: Day): Promise<void> {
  const { db, facilityId } = house
  const born = await rowsOf<{ childId: Id; birthDay: Day }>(
    db,
    'select id as childId, birth_day as birthDay from child where facility_id = ?',
    facilityId,
  )
  const birthDayOf = new Map(born.map((one) => [one.childId, one.birthDay]))
  const lead = house.staff.find(({ role }) => role === 'nurse' || role === 'head_teacher') ?? house.staff[0]
  if (!lead) return
  const parentOf = (child: HouseChild) =>
    child.guardians.find(({ accountId, capabilities }) => accountId !== null && capabilities.includes(',health,'))?.accountId
  const here = house.children.filter((child) => child.enrolled.some((dated) => holds(dated, today)))
  const entries: (typeof healthEntry.$inferInsert)[] = []
  const decisions: (typeof healthDecision.$inferInsert)[] = []
  for (const [place, child] of here.entries()) {
    const birthDay = birthDayOf.get(child.childId)
    const parent = parentOf(child)
    if (!birthDay || !parent) continue
    const dice = diceOf(`${facilityId} ${child.childId} health`)
    const entered = child.enrolled[0]?.startsOn ?? today
    const say = (kind: HealthKind, value: HealthValue, at: number, confirmed = true, item = dice.id(at)) => {
      const of = { facilityId, kind, childId: child.childId, item }
      const id = dice.id(at)
      entries.push({ ...of, id, value, source: 'guardian', accountId: parent, at })
      if (confirmed)
        decisions.push({ ...of, entryId: id, decision: 'confirmed', accountId: lead.accountId, at: at + 3_600_000, note: null })
    }
    const at = momentOf(addDays(entered, 1), 20 * 60)
    say('doctor', { name: dice.pick(DOCTORS), phone: `06-0000-${String(1000 + place)}`, note: '' }, at)
    say('usual', { tenths: dice.between(366, 369) }, at, true, child.childId)
    if (place % 9 === 4) say('history', { what: 'seizure', name: '熱性けいれん', since: '1歳2か月', note: '1回' }, at)
    const last = editionOn(today)
    for (const { key, months } of last.vaccines.filter(({ underSix }) => underSix)) {
      for (const month of months) {
        const day = addDays(monthsAfter(birthDay, month), dice.between(2, 40))
        if (day < addDays(today, -20)) say('dose', { vaccine: key, day, edition: last.key }, Math.max(at, momentOf(day, 20 * 60)))
      }
    }
    if (place % 17 === 1)
      say(
        'dose',
        { vaccine: 'influenza', day: addDays(today, -3), edition: last.key },
        momentOf(addDays(today, -1), 21 * 60),
        false,
      )
  }
  await insertRows(db, healthEntry, entries, 'on conflict do nothing')
  await insertRows(db, healthDecision, decisions, 'on conflict do nothing')
  const year = fiscalYearOf(today)
  const sheets = [
    { kind: 'internal' as const, day: `${year}-05-12`, doctor: 'みなと小児科 林' },
    { kind: 'dental' as const, day: `${year}-06-09`, doctor: '坂の上歯科 森' },
  ]
  const results = sheets
    .filter(({ day }) => day < today)
    .flatMap((sheet) => {
      const id = diceOf(`${facilityId} ${sheet.day} checkup`).id(momentOf(sheet.day, 11 * 60))
      return here
        .filter((child) => child.enrolled.some((dated) => holds(dated, sheet.day)))
        .map(({ childId }): typeof checkupResult.$inferInsert => {
          const dice = diceOf(`${childId} ${sheet.day} checkup`)
          const found = dice.chance(0.06)
          const absent = !found && dice.chance(0.03)
          return {
            facilityId,
            childId,
            ...sheet,
            id,
            outcome: absent ? 'absent' : 'seen',
            findings: found ? dice.pick(FOUND) : null,
            followUp: found ? 'doctor' : 'none',
            supersedes: null,
            reason: null,
            accountId: lead.accountId,
            at: momentOf(sheet.day, 13 * 60),
          }
        })
    })
  await insertRows(db, checkupResult, results, 'on conflict do nothing')
}
