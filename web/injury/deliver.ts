// Handing a note in. With a line the nursery hears it at once, so that what is wrong is said beside what was typed; without one a tablet keeps it and
// sends it later, under the same id: an answer that was lost makes no second note.

import type { Routes } from '../../worker/injury/routes.ts'
import { NoLine, type Sent } from '../kit/call.ts'
import { door } from '../kit/door.ts'
import { send } from '../kit/outbox.ts'
import { injury } from './api.ts'

export type Said = { path: 'write'; json: Sent<Routes, '/write'> } | { path: 'correct'; json: Sent<Routes, '/correct'> }

/** @throws Refused; at a desk, which keeps nothing, NoLine */
export async function deliver(facility: number, said: Said): Promise<'sent' | 'kept'> {
  try {
    await (said.path === 'write' ? injury.post(facility, '/write', said.json) : injury.post(facility, '/correct', said.json))
    return 'sent'
  } catch (error) {
    if (!(error instanceof NoLine) || door !== 'room') throw error
    const { id, childId } = said.json
    await send({ id, facility, path: `injury/${said.path}`, json: said.json, childIds: [childId] })
    return 'kept'
  }
}
