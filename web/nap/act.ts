// What is done in a round: each look is an act of its own, kept on the tablet before it is sent.
import type { Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { NapEntry } from '../../schema/nap/input.ts'
import { moment } from '../kit/clock.ts'
import { send } from '../kit/outbox.ts'

export type Look = Omit<NapEntry, 'at'>

/** One look at one child, at this moment. */
export function look(facility: number, { childId, ...seen }: Look): void {
  const at = moment()
  const id = newId(at)
  const entry: NapEntry = { childId, at, ...seen }
  void send({ id, facility, path: 'nap/check', json: { id, at, entries: [entry] }, childIds: [childId] })
}

/** Takes one's look back; the row stays in the books. */
export const takeBack = (facility: number, childId: Id, supersedes: Id): void =>
  look(facility, { childId, way: 'each', breathing: true, colour: true, bedding: true, supersedes })

/** 起床, as care writes it. */
export function wake(facility: number, childId: Id): void {
  const at = moment()
  const id = newId(at)
  void send({
    id,
    facility,
    path: 'care/record',
    json: { id, at, entries: [{ kind: 'awake', childId, at }] },
    childIds: [childId],
  })
}

/** 室温 in tenths of a degree, 湿度 in percent. */
export function recordRoom(facility: number, classId: Id, said: { temperature?: number; humidity?: number }): void {
  const at = moment()
  const id = newId(at)
  void send({ id, facility, path: 'nap/room', json: { id, at, classId, ...said }, childIds: [] })
}

/** An older child is looked at today, or no longer. */
export function addChild(facility: number, childId: Id, added: boolean): void {
  const at = moment()
  const id = newId(at)
  void send({ id, facility, path: 'nap/add', json: { id, at, childIds: [childId], added }, childIds: [childId] })
}

/** What the one tap on a position says; `slot` only of a slot that is over. */
export const tapped = (childId: Id, position: Look['position'], supersedes?: Id, slot?: Moment): Look => ({
  childId,
  position,
  way: 'tap',
  breathing: true,
  colour: true,
  bedding: true,
  ...(supersedes ? { supersedes } : {}),
  ...(slot === undefined ? {} : { slot }),
})
