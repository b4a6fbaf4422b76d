// One tap about 持ち物: an act of its own, kept on the device before it is sent.
import type { Thing } from '../../schema/belonging/rule.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { moment } from '../kit/clock.ts'
import { send } from '../kit/outbox.ts'

function tap(facility: number, childId: Id, step: 'ask' | 'close' | 'promise', json: Record<string, unknown>): void {
  const at = moment()
  const id = newId(at)
  void send({ id, facility, path: `belonging/${step}`, json: { id, childId, at, ...json }, childIds: [childId] })
}

/** Something of a child runs short. */
export const ask = (facility: number, childId: Id, thing: Thing): void => tap(facility, childId, 'ask', { thing })

/** It came, or nobody meant to ask. */
export const close = (facility: number, childId: Id, thing: string, kind: 'arrived' | 'wrong'): void =>
  tap(facility, childId, 'close', { thing, kind })

/** 持っていきます, or not after all. */
export const promise = (facility: number, childId: Id, thing: string, promised: boolean): void =>
  tap(facility, childId, 'promise', { thing, promised })
