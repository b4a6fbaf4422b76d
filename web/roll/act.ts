// What is done in a roll: each becomes one act with its own id, kept on the tablet before it is sent.
import type { Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { Reason, Scene } from '../../schema/roll/input.ts'
import type { Draft } from '../../schema/roll/rule.ts'
import type { Routes } from '../../worker/roll/routes.ts'
import type { Sent } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { send } from '../kit/outbox.ts'

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
