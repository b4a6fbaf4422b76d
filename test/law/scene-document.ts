import { addDays } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { act } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Client } from './scene.ts'
import { mustBeGood } from './scene-extras.ts'

/** The Monday of the next 週案 that the scene writes; each call gets one of its own, because steps are taken once. */
let monday = '2026-03-30'

/** A 週案 of that class: written in, and handed in where it is decided about. */
export async function documentOf(teacher: Client, director: Client, classId: Id, key: string): Promise<Pick<Ids, 'weekDay'>> {
  monday = addDays(monday, 7)
  const plan = { kind: 'week_plan', version: 1, subject: classId, day: monday }
  const edits = [{ id: act(), field: 'aim', bases: [], text: '秋' }]
  await mustBeGood(teacher.post('/document/write', { id: act(), ...plan, edits }))
  if (key.endsWith('/decide'))
    await mustBeGood(director.post('/document/hand-in', { id: act(), ...plan, step: 'submitted', after: 0, times: 1 }))
  return { weekDay: monday }
}
