// 生活管理指導表 of the demo: of the children who must not eat something, most have a paper that is good, one ends soon, one has ended, of one nobody
// has seen the original; and yesterday's trays were looked at.
import type { RemovedFood } from '../../../schema/allergy/rule.ts'
import { addDays, type Day, monthsAfter, weekdayOf } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { ONCE } from '../../../schema/serving/rule.ts'
import { allergyDecision, allergyEntry, servingCheck } from '../../../schema/shard.ts'
import { diceOf } from './dice.ts'
import type { House } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'

/** Months ago on which a paper was written, by the place of its child. */
const WRITTEN = [3, 8, 14, 7, 11]

export async function recordAllergy(house: House, today: Day): Promise<void> {
  const { db, facilityId } = house
  const lead = house.staff.find(({ role }) => role === 'nurse' || role === 'head_teacher') ?? house.staff[0]
  if (!lead) return
  const found = await rowsOf<{ childId: Id; allergens: string }>(
    db,
    "select id as childId, allergens from child where facility_id = ? and allergens <> '[]' order by kana_order",
    facilityId,
  )
  const entries: (typeof allergyEntry.$inferInsert)[] = []
  const decisions: (typeof allergyDecision.$inferInsert)[] = []
  const checks: (typeof servingCheck.$inferInsert)[] = []
  const before = addDays(today, weekdayOf(today) === 1 ? -3 : -1)
  for (const [place, { childId, allergens }] of found.entries()) {
    const child = house.children.find((one) => one.childId === childId)
    const parent = child?.guardians.find(({ accountId }) => accountId !== null)?.accountId
    const list = JSON.parse(allergens) as string[]
    const dice = diceOf(`${facilityId} ${childId} allergy`)
    const writtenOn = monthsAfter(today, -(WRITTEN[place % WRITTEN.length] ?? 3))
    const at = momentOf(addDays(writtenOn, 2), 9 * 60)
    const id = dice.id(at)
    const grave = place % 4 === 1
    const foods: RemovedFood[] = list.map((word) => ({ word, care: '' }))
    const own = { facilityId, childId, before: list }
    entries.push({
      ...own,
      id,
      kind: 'paper',
      value: {
        form: 'management_form',
        writtenOn,
        clinic: 'みなと小児科',
        foods,
        symptoms: grave ? 'じんましん、せき、顔色が悪くなる' : '口のまわりの赤み、じんましん',
        anaphylaxis: grave,
        epipen: grave,
        medicine: grave ? '抗ヒスタミン薬' : '',
      },
      source: parent ? 'guardian' : 'staff',
      accountId: parent ?? lead.accountId,
      at,
    })
    // Of one in five nobody has had the original in hand yet.
    if (place % WRITTEN.length !== 3)
      decisions.push({
        facilityId,
        childId,
        entryId: id,
        accountId: lead.accountId,
        decision: 'confirmed',
        originalOn: addDays(writtenOn, 3),
        expiresOn: monthsAfter(writtenOn, 12),
        note: null,
        at: at + 86_400_000,
      })
    if (grave)
      entries.push({
        ...own,
        id: dice.id(at + 1),
        kind: 'plan',
        value: {
          epipenPlace: '事務室 赤い箱',
          medicinePlace: '事務室 赤い箱',
          watch: '呼吸、顔色、ぐったりしていないか',
          steps: '1 その場をはなれず、人を呼ぶ\n2 赤い箱を持ってくる\n3 119番と園長に知らせる',
          hospital: '潮見市民病院',
          phone: '0200-00-1199',
        },
        source: 'staff',
        accountId: lead.accountId,
        at: at + 90_000_000,
      })
    for (const [step, kind] of ONCE.entries()) {
      const moment = momentOf(before, 11 * 60 + 20 + step * 8 + (place % 5))
      checks.push({
        facilityId,
        day: before,
        childId,
        id: dice.id(moment),
        meal: 'lunch',
        step: kind,
        tray: childId,
        dishes: [],
        at: moment,
        receivedAt: moment,
        accountId: lead.accountId,
      })
    }
  }
  await insertRows(db, allergyEntry, entries, 'on conflict do nothing')
  await insertRows(db, allergyDecision, decisions, 'on conflict do nothing')
  await insertRows(db, servingCheck, checks, 'on conflict do nothing')
}
