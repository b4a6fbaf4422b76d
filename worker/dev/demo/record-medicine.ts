// 与薬 and けがの連絡 of the demo: what two families of an older class asked for and told for today, a dose of the day before, and a knee that was let out.
import { addDays, type Day, type Moment, weekdayOf } from '../../../schema/kit/day.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { injury, injuryStep, medicineRequest, medicineStep } from '../../../schema/shard.ts'
import { isPublicHoliday } from '../../facility/day-rules.ts'
import { diceOf } from './dice.ts'
import { type House, type HouseChild, holds } from './read-house.ts'
import { insertRows } from './store.ts'

/** Writes a little of both, up to a day that begins. */
export async function recordMedicine(house: House, today: Day): Promise<void> {
  const { db, facilityId, staff } = house
  const dice = diceOf(`${facilityId} ${today} medicine`)
  const before = dayBefore(today)
  const classOf = (child: HouseChild) => child.classes.find((dated) => holds(dated, today))?.classroomId
  const teachers = staff.filter(({ role }) => role === 'nursery_teacher')
  const lead = staff.find(({ role }) => role === 'head_teacher')
  const last = teachers.at(-1)
  const [first, second] = teachers.filter(({ classroomId }) => classroomId === last?.classroomId).concat(lead ?? [])
  const kids = house.children.filter(
    (child) => child.enrolled.some((dated) => holds(dated, before)) && classOf(child) === last?.classroomId,
  )
  const [asks, tells, fell] = kids.filter((child) => parentOf(child) !== undefined)
  if (!first || !second || !lead || !asks || !tells || !fell) return
  const request = (child: HouseChild, day: Day, at: Moment) => ({
    ...{ facilityId, day, childId: child.childId, id: dice.id(at), writtenAt: at, note: '', special: [] },
    ...{ source: 'guardian' as const, accountId: parentOf(child) ?? '', usedBefore: true },
  })
  const give = {
    ...{ kind: 'give' as const, medicine: 'アスベリンシロップ', sorts: ['syrup' as const], amount: '5mL', condition: 'せき' },
    ...{ timing: 'after_meal' as const, time: 12 * 60, storage: 'cold' as const, clinic: 'みなと小児科', prescribedOn: before },
  }
  const given = { ...request(asks, before, momentOf(before, 7 * 60 + 20)), ...give }
  await insertRows(db, medicineRequest, [
    given,
    { ...request(asks, today, momentOf(before, 20 * 60)), ...give },
    {
      ...request(tells, today, momentOf(before, 20 * 60 + 10)),
      ...{ kind: 'tell' as const, medicine: '', sorts: ['powder' as const], condition: '鼻水があり、朝夕に薬をのんでいます' },
    },
  ])
  const step = (kind: 'received' | 'checked' | 'given', minutes: number, accountId: string) => {
    const at = momentOf(before, minutes)
    const of = { facilityId, day: before, childId: asks.childId, requestId: given.id }
    return { ...of, id: dice.id(at), kind, at, receivedAt: at, accountId }
  }
  await insertRows(db, medicineStep, [
    step('received', 8 * 60 + 25, first.accountId),
    step('checked', 12 * 60 + 2, first.accountId),
    step('checked', 12 * 60 + 3, second.accountId),
    step('given', 12 * 60 + 5, second.accountId),
  ])
  const at = momentOf(before, 10 * 60 + 40)
  const id = dice.id(at)
  const of = { facilityId, day: before, childId: fell.childId, rootId: id }
  await insertRows(db, injury, [
    {
      ...{ ...of, id, at, place: '園庭', parts: ['left_knee' as const], kinds: ['scrape' as const] },
      ...{ what: '走っていて、ころびました', aid: '流水で洗い、ばんそうこうをはりました', doctor: 'none' as const, clinic: '' },
      ...{ inside: '', sawBy: '', writtenAt: at + 600_000, accountId: first.accountId, gone: false },
    },
  ])
  const said = { ...of, versionId: id }
  const later = (minutes: number) => ({ id: dice.id(at + minutes * 60_000), at: at + minutes * 60_000 })
  await insertRows(db, injuryStep, [
    { ...said, ...later(30), kind: 'approved', accountId: lead.accountId },
    { ...said, ...later(300), kind: 'read', accountId: parentOf(fell) ?? '' },
    { ...said, ...later(301), kind: 'acknowledged', accountId: parentOf(fell) ?? '' },
  ])
}

/** The last working day before. */
const dayBefore = (today: Day): Day => {
  let day = addDays(today, -1)
  while (weekdayOf(day) === 0 || weekdayOf(day) === 6 || isPublicHoliday(day)) day = addDays(day, -1)
  return day
}

/** A guardian who has an account and may know of the child's health. */
const parentOf = (child: HouseChild): string | undefined =>
  child.guardians.find(({ accountId, capabilities }) => accountId !== null && capabilities.includes(',health,'))?.accountId ??
  undefined
