// What is done in a roll: each becomes one act with its own id, kept on the tablet before it is sent.

import { signal } from '@preact/signals'
import type { Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { Reason, Scene } from '../../schema/roll/input.ts'
import type { Draft } from '../../schema/roll/rule.ts'
import type { Routes } from '../../worker/roll/routes.ts'
import type { Sent } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { drop, send } from '../kit/outbox.ts'
import { lastDone } from '../presence/act.ts'

let last = 0
/** A moment of its own for every tap: two children are never seen in one. */
export const tapMoment = (): Moment => {
  last = Math.max(moment(), last + 1)
  return last
}

function keep<Path extends keyof Paths>(
  facility: number,
  path: Path,
  childIds: readonly Id[],
  json: Omit<Paths[Path], 'id'>,
): Id {
  const id = newId(moment())
  void send({ id, facility, path: `roll${path}`, json: { id, ...json }, childIds: [...childIds] })
  return id
}
interface Paths {
  '/begin': Sent<Routes, '/begin'>
  '/step': Sent<Routes, '/step'>
  '/end': Sent<Routes, '/end'>
  '/count': Sent<Routes, '/count'>
  '/settle': Sent<Routes, '/settle'>
  '/move': Sent<Routes, '/move'>
  '/take-back': Sent<Routes, '/take-back'>
}

/** A group begins. @returns its id */
export const beginGroup = (facility: number, group: Omit<Paths['/begin'], 'id' | 'at'>): Id =>
  keep(facility, '/begin', group.childIds, { ...group, at: tapMoment() })

/** Sends what a draft has seen of these children, and why the others are not there. */
export function sendRoll(facility: number, outingId: Id, scene: Scene, childIds: readonly Id[], { seen, reasons }: Draft): Id {
  const children = childIds.flatMap((childId): Paths['/step']['children'] => {
    const reason = reasons[childId]
    const seenAt = seen[childId]
    return reason ? [{ childId, reason }] : seenAt === undefined ? [] : [{ childId, seenAt }]
  })
  return keep(
    facility,
    '/step',
    children.map(({ childId }) => childId),
    { outingId, at: tapMoment(), kind: 'roll', scene, children },
  )
}

/** A child comes in midway, seen; `scene` is where the group is when it is out of the house. */
export const joinGroup = (facility: number, outingId: Id, childId: Id, scene: Scene | null): void => {
  const at = tapMoment()
  keep(facility, '/step', [childId], {
    outingId,
    at,
    kind: 'join',
    ...(scene ? { scene } : {}),
    children: [{ childId, seenAt: at }],
  })
}

/** A child goes midway, with a reason. */
export const leaveGroup = (facility: number, outingId: Id, childId: Id, reason: Reason): void => {
  keep(facility, '/step', [childId], { outingId, at: tapMoment(), kind: 'leave', children: [{ childId, reason }] })
}

/** The group is over; of a bus, with what was looked at. */
export const endGroup = (facility: number, outingId: Id, childIds: readonly Id[], looked = false): void => {
  keep(facility, '/end', childIds, {
    outingId,
    at: tapMoment(),
    childIds: [...childIds],
    ...(looked ? { walkedThrough: true as const, deviceChecked: true as const } : {}),
  })
}

export const countClass = (facility: number, count: Omit<Paths['/count'], 'id' | 'at'>): void => {
  keep(facility, '/count', [], { ...count, at: moment() })
}

export const settleClass = (facility: number, settled: Omit<Paths['/settle'], 'id' | 'at'>): void => {
  keep(facility, '/settle', [], { ...settled, at: moment() })
}

/** Moves that were taken back before they left this tablet. */
export const neverLeft = signal<ReadonlySet<Id>>(new Set())

/** Who goes, and the words of it for とりけす: うさぎ組 は 延長室です. */
export interface Going {
  classIds?: readonly Id[]
  childIds?: readonly Id[]
  who: string
  said: string
}

/** 部屋うつり. Without a room: back in their own. `at`: since when, if not now. */
export function goToRoom(
  facility: number,
  { classIds = [], childIds = [], who, said }: Going,
  room: Pick<Paths['/move'], 'toClass' | 'toRoom'>,
  at: Moment = tapMoment(),
): void {
  const id = keep(facility, '/move', childIds, { at, classIds: [...classIds], childIds: [...childIds], ...room })
  const undo = () => void takeBackMove(facility, { id, childIds })
  lastDone.value = { kind: 'move', actId: id, kana: who, said, at: moment(), undo }
}

/** A move that did not happen so: dropped if it never left this tablet, else taken back on the server, after a minute with a reason. */
export async function takeBackMove(facility: number, move: { id: Id; childIds: readonly Id[] }, reason?: string): Promise<void> {
  if (lastDone.peek()?.actId === move.id) lastDone.value = null
  const before = neverLeft.peek()
  neverLeft.value = new Set([...before, move.id])
  if (await drop(move.id)) return
  neverLeft.value = before
  keep(facility, '/take-back', move.childIds, {
    at: tapMoment(),
    moveId: move.id,
    childIds: [...move.childIds],
    ...(reason ? { reason } : {}),
  })
}
