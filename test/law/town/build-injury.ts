// An injury that was let out with its first words, a 訂正 that waits, and a card for an ill child.
import type { D1Database } from '@cloudflare/workers-types'
import type { Card } from '../../../schema/handover/card.ts'
import type { Day } from '../../../schema/kit/day.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { handoverCard, handoverStep, injury, injuryStep } from '../../../schema/shard.ts'
import { insertRows } from '../../../worker/dev/demo/store.ts'
import { tokenFor } from './canary.ts'
import { type Child, idOf } from './town.ts'

export async function buildInjury(db: D1Database, kid: Child, day: Day): Promise<void> {
  const token = (field: string) => tokenFor(`injury.${field}`, kid.id)
  const of = { facilityId: kid.facility, day, childId: kid.id, accountId: idOf('somebody') }
  const [first, second] = [idOf('injury', kid.id), idOf('injury again', kid.id)]
  const at = momentOf(day, 615)
  const said = {
    ...{ ...of, rootId: first, at, place: '園庭', parts: ['head' as const], kinds: ['bump' as const], doctor: 'none' as const },
    ...{ clinic: '', inside: token('inside'), sawBy: token('saw_by'), aid: token('aid'), gone: false },
  }
  await insertRows(db, injury, [
    { ...said, id: first, what: token('what'), writtenAt: at, supersedes: null, reason: null },
    { ...said, id: second, what: token('what, not approved'), writtenAt: at + 2, supersedes: first, reason: token('reason') },
  ])
  const step = { ...of, rootId: first, versionId: first, at: at + 1 }
  await insertRows(db, injuryStep, [
    { ...step, id: idOf('approved', kid.id), kind: 'approved', note: null },
    { ...step, id: idOf('watched', kid.id), kind: 'watched', note: tokenFor('injury_step.note', kid.id) },
    { ...step, id: idOf('replied', kid.id), kind: 'replied', note: tokenFor('injury_step.note, replied', kid.id) },
  ])
  const content: Card = {
    ...{ day, feverFrom: 375, temperatures: [[378, at]], meals: [], milks: [], stools: [], naps: [], doses: [] },
    ...{ illnesses: [], injuries: [] },
  }
  const note = tokenFor('handover_card.note', kid.id)
  await insertRows(db, handoverCard, [{ ...of, id: idOf('card', kid.id), content, note, at }])
  const answered = { ...of, cardId: idOf('card', kid.id), id: idOf('answered', kid.id), kind: 'replied' as const, at: at + 1 }
  await insertRows(db, handoverStep, [{ ...answered, note: tokenFor('handover_step.note', kid.id) }])
}
