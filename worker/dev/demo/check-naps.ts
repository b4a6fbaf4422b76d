// 午睡チェック of the demo: the naps of the last days were looked at in rounds. A few looks were late, a slot here and there is missing, and 主任
// put one right, as it goes; the last slot before now is still to be done.
import { foldCare } from '../../../schema/care/rule.ts'
import { addDays, type Day, MINUTE, type Moment, SECOND } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { intervalOf, NAP_SETTING, type Position, slotsOf } from '../../../schema/nap/rule.ts'
import { napCheck, napRoomCheck } from '../../../schema/shard.ts'
import { diceOf } from './dice.ts'
import type { House } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'
import { CARE_DAYS } from './write-days.ts'

type CheckRow = typeof napCheck.$inferInsert
interface Slept {
  day: Day
  childId: Id
  id: Id
  kind: 'asleep' | 'awake'
  at: Moment
  accountId: Id
  classId: Id
  classAge: number | null
}

/** Writes the looks at the naps that are in the books, up to a moment. */
export async function checkNaps({ db, facilityId, settings, staff }: House, today: Day, now: Moment): Promise<void> {
  const slept = await rowsOf<Slept>(
    db,
    `select e.day, e.child_id as childId, e.id, e.kind, e.at, e.account_id as accountId, m.classroom_id as classId, r.class_age as classAge
     from care_entry e
     join class_membership m on m.facility_id = e.facility_id and m.child_id = e.child_id and m.starts_on <= e.day
       and (m.ends_on is null or m.ends_on >= e.day)
     join classroom r on r.facility_id = m.facility_id and r.id = m.classroom_id
     where e.facility_id = ? and e.kind in ('asleep', 'awake') and e.day > ? order by e.day, e.child_id, e.at`,
    facilityId,
    addDays(today, -CARE_DAYS),
  )
  const lead = staff.find(({ role }) => role === 'head_teacher') ?? staff[0]
  const checks: CheckRow[] = []
  const rooms = new Map<string, typeof napRoomCheck.$inferInsert>()
  for (const rows of Map.groupBy(slept, ({ day, childId }) => `${day} ${childId}`).values()) {
    const [first] = rows
    if (!first) continue
    const { day, childId, accountId, classId, classAge } = first
    const every = intervalOf(settings.nap ?? NAP_SETTING, classAge, false)
    if (every === null) continue
    const { naps } = foldCare(
      rows.map((row) => ({ ...row, value: null, detail: null, note: null, supersedes: null, gone: false, by: '' })),
    )
    for (const slot of naps.flatMap((nap) => slotsOf(nap, every, now - every * MINUTE))) {
      const dice = diceOf(`${childId} ${slot} nap`)
      const how = dice.weighted([
        ['soon', 960],
        ['late', 20],
        ['missed', 15],
        ['managed', 5],
      ] as const)
      if (how === 'missed') continue
      const after = how === 'soon' ? dice.between(5, 150) * SECOND : dice.between(6, how === 'late' ? 9 : 90) * MINUTE
      const at = slot + after
      if (at > now) continue
      const managed = how === 'managed' && after > 30 * MINUTE && lead !== undefined
      if (how === 'managed' && !managed) continue
      const position = dice.weighted([
        ['back', 80],
        ['right', 9],
        ['left', 9],
        ['turned', 2],
      ] as const) as Position
      checks.push({
        facilityId,
        day,
        childId,
        id: dice.id(at),
        at,
        slot: how === 'soon' ? null : slot,
        receivedAt: at,
        accountId: managed ? lead.accountId : accountId,
        position,
        way: how === 'soon' ? 'tap' : 'each',
        breathing: true,
        colour: true,
        bedding: true,
        note: position === 'turned' && dice.chance(0.3) ? '掛けものを直した' : null,
        supersedes: null,
        reason: managed ? '紙に書いた記録から入れた' : null,
      })
    }
    const roomAt = Math.min(...rows.map(({ at }) => at))
    const key = `${day} ${classId}`
    if (!rooms.has(key) && roomAt <= now) {
      const dice = diceOf(`${key} room`)
      rooms.set(key, {
        facilityId,
        day,
        classroomId: classId,
        id: dice.id(roomAt),
        at: roomAt,
        receivedAt: roomAt,
        accountId,
        temperature: dice.around(225, 8),
        humidity: dice.around(52, 4),
      })
    }
  }
  await insertRows(db, napCheck, checks, 'on conflict do nothing')
  await insertRows(db, napRoomCheck, [...rooms.values()], 'on conflict do nothing')
}
