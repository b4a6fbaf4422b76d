// 持ち物 of the demo: of some of the small ones something ran short yesterday; half of their families have said that they bring it.
import { FIRST_THINGS } from '../../../schema/belonging/rule.ts'
import { addDays, type Day } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { belongingStep } from '../../../schema/shard.ts'
import { diceOf } from './dice.ts'
import { type House, holds } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'

/** Writes what was asked for on the day before today; twice is once. */
export async function askBelongings({ db, facilityId, children, staff }: House, today: Day): Promise<void> {
  const yesterday = addDays(today, -1)
  const rooms = await rowsOf<{ id: Id }>(db, 'select id from classroom where facility_id = ? and class_age <= 2', facilityId)
  const rows: (typeof belongingStep.$inferInsert)[] = []
  for (const child of children) {
    const { childId } = child
    const room = rooms.find(({ id }) => child.classes.some((dated) => dated.classroomId === id && holds(dated, yesterday)))
    const teacher = staff.find(({ role, classroomId }) => role === 'nursery_teacher' && classroomId === room?.id)
    const parent = child.guardians.find((one) => one.accountId && holds(one, today) && one.capabilities.includes(',write_note,'))
    const dice = diceOf(`${childId} ${yesterday} belonging`)
    if (!room || !teacher || !dice.chance(0.25)) continue
    const thing = dice.pick(FIRST_THINGS)
    const at = momentOf(yesterday, 16 * 60 + dice.between(0, 40))
    const step = { facilityId, childId, thing: thing.key }
    rows.push({ ...step, day: yesterday, id: dice.id(at), kind: 'asked', words: thing, at, accountId: teacher.accountId })
    const evening = momentOf(yesterday, 20 * 60 + dice.between(0, 90))
    if (parent?.accountId && dice.chance(0.5))
      rows.push({ ...step, day: yesterday, id: dice.id(evening), kind: 'promised', at: evening, accountId: parent.accountId })
  }
  await insertRows(db, belongingStep, rows, 'on conflict do nothing')
}
