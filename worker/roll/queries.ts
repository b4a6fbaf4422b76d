import { and, asc, eq, sql } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { OutingOnDay } from '../../schema/roll/day.ts'
import type { RoomMove } from '../../schema/roll/room.ts'
import type { Called } from '../../schema/roll/rule.ts'
import { headCount, outing, outingStep, roomMove } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'

export const outingsOn = (db: Shard, facilityId: number, day: Day) =>
  db
    .select({
      id: outing.id,
      kind: outing.kind,
      place: outing.place,
      returnBy: outing.returnBy,
      at: outing.at,
      by: writerOf('outing'),
    })
    .from(outing)
    .where(and(eq(outing.facilityId, facilityId), eq(outing.day, day)))
    .orderBy(asc(outing.at))

export const stepsOn = (db: Shard, facilityId: number, day: Day) =>
  db
    .select({
      outingId: outingStep.outingId,
      id: outingStep.id,
      kind: outingStep.kind,
      scene: outingStep.scene,
      at: outingStep.at,
      children: outingStep.children,
    })
    .from(outingStep)
    .where(and(eq(outingStep.facilityId, facilityId), eq(outingStep.day, day)))
    .orderBy(asc(outingStep.at), sql`outing_step.kind <> 'begin'`)

export const countsOn = (db: Shard, facilityId: number, day: Day) =>
  db
    .select({
      id: headCount.id,
      classId: headCount.classroomId,
      at: headCount.at,
      counted: headCount.counted,
      expected: headCount.expected,
      settles: headCount.settles,
      reason: headCount.reason,
    })
    .from(headCount)
    .where(and(eq(headCount.facilityId, facilityId), eq(headCount.day, day)))
    .orderBy(asc(headCount.at))

export const movesOn = (db: Shard, facilityId: number, day: Day) =>
  db
    .select({
      id: roomMove.id,
      at: roomMove.at,
      classes: roomMove.classes,
      children: roomMove.children,
      toClass: roomMove.toClassroomId,
      toRoom: roomMove.toRoom,
      takesBack: roomMove.takesBack,
      by: writerOf('room_move'),
    })
    .from(roomMove)
    .where(and(eq(roomMove.facilityId, facilityId), eq(roomMove.day, day)))
    .orderBy(asc(roomMove.at))

type Rows<Query extends (...given: never[]) => PromiseLike<unknown>> = Awaited<ReturnType<Query>>

/** Groups with their steps, without the children that are kept from the caller. */
export const groupsOf = (
  outings: Rows<typeof outingsOn>,
  steps: Rows<typeof stepsOn>,
  kept: ReadonlySet<Id> = new Set(),
): OutingOnDay[] =>
  outings.map((one) => ({
    ...one,
    steps: steps
      .filter(({ outingId }) => outingId === one.id)
      .map(({ outingId: _of, children, ...step }) => ({
        ...step,
        children: (JSON.parse(children) as Called[]).filter(([childId]) => !kept.has(childId)),
      })),
  }))

/** Moves as they travel, without the children that are kept from the caller. */
export const movesOf = (moves: Rows<typeof movesOn>, kept: ReadonlySet<Id> = new Set()): RoomMove[] =>
  moves.map(({ classes, children, ...move }) => ({
    ...move,
    classIds: JSON.parse(classes) as Id[],
    childIds: (JSON.parse(children) as Id[]).filter((childId) => !kept.has(childId)),
  }))
