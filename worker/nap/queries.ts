import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Day, Moment } from '../../schema/kit/day.ts'
import { napAddition, napCheck, napRoomCheck, napSensor, presenceFact } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'

/** The looks of a day as they were written, `only` of some children. */
export const checksOn = (db: Shard, facilityId: number, day: Day, only: SQL) =>
  db
    .select({
      id: napCheck.id,
      childId: napCheck.childId,
      at: napCheck.at,
      slot: napCheck.slot,
      receivedAt: napCheck.receivedAt,
      position: napCheck.position,
      way: napCheck.way,
      breathing: napCheck.breathing,
      colour: napCheck.colour,
      bedding: napCheck.bedding,
      note: napCheck.note,
      supersedes: napCheck.supersedes,
      reason: napCheck.reason,
      by: writerOf('nap_check'),
    })
    .from(napCheck)
    .where(and(eq(napCheck.facilityId, facilityId), eq(napCheck.day, day), only))
    .orderBy(asc(napCheck.at))

/** 室温・湿度 of a day. Of a room, not of a child: whoever reads naps reads them. */
export const roomsOn = (db: Shard, facilityId: number, day: Day) =>
  db
    .select({
      id: napRoomCheck.id,
      classId: napRoomCheck.classroomId,
      at: napRoomCheck.at,
      temperature: napRoomCheck.temperature,
      humidity: napRoomCheck.humidity,
      by: writerOf('nap_room_check'),
    })
    .from(napRoomCheck)
    .where(and(eq(napRoomCheck.facilityId, facilityId), eq(napRoomCheck.day, day)))
    .orderBy(asc(napRoomCheck.at))

export const additionsOn = (db: Shard, facilityId: number, day: Day, only: SQL) =>
  db
    .select({ id: napAddition.id, childId: napAddition.childId, at: napAddition.at, added: napAddition.added })
    .from(napAddition)
    .where(and(eq(napAddition.facilityId, facilityId), eq(napAddition.day, day), only))

/** What machines measured on a day, `only` of some children. */
export const sensorsOn = (db: Shard, facilityId: number, day: Day, only: SQL) =>
  db
    .select({
      importId: napSensor.importId,
      childId: napSensor.childId,
      file: napSensor.file,
      readings: napSensor.readings,
      gone: napSensor.gone,
      at: napSensor.at,
      by: writerOf('nap_sensor'),
    })
    .from(napSensor)
    .where(and(eq(napSensor.facilityId, facilityId), eq(napSensor.day, day), only))
    .orderBy(asc(napSensor.at))

/** When children were last handed over on a day, `only` of some. */
export const handedOverOn = (db: Shard, facilityId: number, day: Day, only: SQL) =>
  db
    .select({ childId: presenceFact.childId, at: sql<Moment>`max(presence_fact.at)`.as('at') })
    .from(presenceFact)
    .where(
      and(
        eq(presenceFact.facilityId, facilityId),
        eq(presenceFact.day, day),
        eq(presenceFact.kind, 'handover'),
        sql`not exists (select 1 from presence_fact u where u.facility_id = ${facilityId} and u.day = ${day}
          and u.child_id = presence_fact.child_id and u.kind = 'undo' and u.supersedes = presence_fact.id)`,
        only,
      ),
    )
    .groupBy(presenceFact.childId)
