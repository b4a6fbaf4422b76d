// Unsent acts, sealed as soon as they are kept: to the nursery's key, by a key of their own. Whoever finds the tablet reads nothing of them.
import type { Id } from '../../schema/kit/id.ts'
import { amend } from '../kit/outbox.ts'
import type { KeptAct } from '../kit/store.ts'
import { sealTo } from './seal.ts'

const busy = new Set<Id>()

/** Seals what is not sealed yet of the acts that wait here. */
export async function sealActs(acts: readonly KeptAct[], facilityId: number, publicKey: string): Promise<void> {
  for (const { id, sealed, facility, path, json, childIds, madeAt, as } of acts) {
    if (sealed || facility !== facilityId || busy.has(id)) continue
    busy.add(id)
    const personId = as?.['X-Person']
    const whole = { id, path, json, childIds, madeAt, ...(personId ? { personId } : {}) }
    await amend(id, { sealed: await sealTo(publicKey, facilityId, id, whole) })
    busy.delete(id)
  }
}
