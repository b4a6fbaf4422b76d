// A guardian's own value on its way to the nursery; without a line it waits on the phone like everything else.
import type { Kind } from '../../schema/growth/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/growth/routes.ts'
import type { Sent } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { send } from '../kit/outbox.ts'

function keep(facility: number, childId: Id, more: Omit<Sent<Routes, '/home'>, 'id' | 'childId'>): void {
  const id = newId(moment())
  void send({ id, facility, path: 'growth/home', json: { id, childId, ...more }, childIds: [childId] })
}

export const sendHome = (
  facility: number,
  childId: Id,
  measured: { kind: Kind; day: Day; value: number; sure: boolean },
): void => {
  const { sure, ...rest } = measured
  keep(facility, childId, { ...rest, ...(sure ? { sure: true } : {}) })
}

export const takeBackHome = (facility: number, childId: Id, { kind, day, id }: { kind: Kind; day: Day; id: Id }): void =>
  keep(facility, childId, { kind, day, replaces: id })
