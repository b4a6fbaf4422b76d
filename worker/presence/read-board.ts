import { eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays, type Day, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { packBoard } from '../../schema/presence/pack-board.ts'
import { classMembership } from '../../schema/shard.ts'
import { dayRules, exceptionOn, settingsOn } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOf, writeEtag } from '../kit/etag.ts'
import { notFound } from '../kit/fail.ts'
import { prepared, type Slot } from '../kit/prepared.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { assembleBoard, lookAt } from './assemble-board.ts'
import { classesOn, factsOn, noticesBetween, packedRosterOn, unpackFacts, unpackRoster } from './queries.ts'

const queriesOf = (db: Shard, facilityId: Slot<number>, day: Slot<Day>, only?: SQL) =>
  [
    db.select({ version: versionOf(facilityId, 'presence') }).from(sql`(select 1)`),
    settingsOn(db, facilityId, day),
    exceptionOn(db, facilityId, day),
    classesOn(db, facilityId, day),
    packedRosterOn(db, facilityId, day, only),
    factsOn(db, facilityId, day),
    noticesBetween(db, facilityId, day, day),
  ] as const
const queriesOfHouse = prepared((db, facilityId: Slot<number>, day: Slot<Day>) => queriesOf(db, facilityId, day))
const queriesOfClass = prepared((db, facilityId: Slot<number>, day: Slot<Day>, classId: Slot<Id>) =>
  queriesOf(db, facilityId, day, eq(classMembership.classroomId, classId)),
)

/** Answers the board of a day; 304 while nothing changed and time alone changes nothing. */
export async function readBoard(c: Context<App>, asked: { day: Day; class?: Id | undefined }) {
  const { facilityId } = c.get('scope')
  const { day } = asked
  const key = `${day}${asked.class ? `-${asked.class}` : ''}`
  const version = versionOf(facilityId, 'presence')
  if (await stillFresh(c, version, key)) return c.body(null, 304)
  const { rows } = await read(c, (db) =>
    asked.class ? queriesOfClass(db, facilityId, day, asked.class) : queriesOfHouse(db, facilityId, day),
  )
  const [[counted], [setting], [exception], classes, [children], [packed], notices] = rows
  if (!setting) throw notFound()
  const now = lookAt(day, c.get('today'), c.get('now'), startOf(addDays(day, 1)) - 1, startOf(day))
  const board: Board = assembleBoard(
    { roster: unpackRoster(children?.roster), facts: unpackFacts(packed?.facts, day), notices },
    dayRules(setting.settings, day, exception),
    classes,
    counted?.version ?? 0,
    now,
  )
  // A day to come changes when it begins; a 304 must not outlive that.
  const nextChangeAt = day > c.get('today') ? startOf(day) : day === c.get('today') ? board.nextChangeAt : null
  writeEtag(c, board.version, nextChangeAt, key)
  return c.json(packBoard({ ...board, nextChangeAt }))
}
