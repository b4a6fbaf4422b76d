// What the town's houses know of what a child must not eat: a paper that was sent back, one that stands, and a tray.
import type { D1Database } from '@cloudflare/workers-types'
import type { Day } from '../../../schema/kit/day.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { allergyDecision, allergyEntry, servingCheck } from '../../../schema/shard.ts'
import { insertRows } from '../../../worker/dev/demo/store.ts'
import { tokenFor } from './canary.ts'
import { type Child, idOf, NOW, TODAY } from './town.ts'

export async function buildAllergy(db: D1Database, kid: Child): Promise<void> {
  const common = { facilityId: kid.facility, childId: kid.id, accountId: idOf('somebody'), at: NOW }
  const [paper, returned] = [idOf('paper', kid.id), idOf('paper returned', kid.id)]
  const value = {
    form: 'management_form' as const,
    writtenOn: TODAY,
    clinic: '',
    foods: [{ word: tokenFor('child.allergens', kid.id), care: '' }],
    symptoms: tokenFor('allergy_entry.value', kid.id),
    anaphylaxis: false,
    epipen: false,
    medicine: '',
  }
  const entry = { ...common, kind: 'paper' as const, value, before: [], source: 'guardian' as const }
  await insertRows(db, allergyEntry, [
    { ...entry, id: returned },
    { ...entry, id: paper },
  ])
  const look = { ...common, originalOn: TODAY, expiresOn: TODAY, note: null }
  await insertRows(db, allergyDecision, [
    { ...look, entryId: paper, decision: 'confirmed' },
    { ...look, entryId: returned, decision: 'returned', note: tokenFor('allergy_decision.note', kid.id) },
  ])
}

export async function buildTray(db: D1Database, kid: Child, day: Day): Promise<void> {
  const at = momentOf(day, 700)
  await insertRows(db, servingCheck, [
    {
      facilityId: kid.facility,
      day,
      childId: kid.id,
      id: idOf('tray', kid.id),
      meal: 'lunch',
      step: 'served',
      tray: kid.id,
      dishes: [{ name: tokenFor('serving_check.dishes', kid.id), how: 'removed' }],
      at,
      receivedAt: at,
      accountId: idOf('somebody'),
    },
  ])
}
