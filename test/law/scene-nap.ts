import type { Id } from '../../schema/kit/id.ts'
import type { Ids } from './ids.ts'
import { NAP_SAMPLES } from './nap-sample.ts'
import type { Client } from './scene.ts'
import { mustBeGood } from './scene-extras.ts'

/** A file of a machine about that child's nap, taken in. */
export async function sensedOf(director: Client, childId: Id): Promise<Id> {
  const json = NAP_SAMPLES['POST /api/f/:facility/nap/sensor']?.({ childId } as Ids).json as { importId: Id; children: object[] }
  // What was taken in before is not written again, so each time is another.
  const readings = [[475, 'back', 20 + (naps++ % 30), null]]
  await mustBeGood(director.post('/nap/sensor', { ...json, children: [{ childId, readings }] }))
  return json.importId
}
let naps = 0
