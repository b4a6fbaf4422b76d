// A memo as it is being written. Each keystroke lies on the tablet under its key, apart for each name that is open on it, until it is saved;
// a desk, which has no such key, keeps it only as long as the door is open.
import { signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import type { Tag } from '../../schema/memo/vocabulary.ts'
import { account, speaker } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { store } from '../kit/store.ts'

/** True in the door whose tablets have a key of their own (worker/dev/build.ts). */
declare const __SHARED__: boolean

export interface MemoDraft {
  childIds: readonly Id[]
  classId: Id | null
  text: string
  tags: readonly Tag[]
  photoIds: readonly Id[]
  /** Why it is corrected. */
  reason: string
}

export const EMPTY: MemoDraft = { childIds: [], classId: null, text: '', tags: [], photoIds: [], reason: '' }

const drafts = signal<Readonly<Record<string, MemoDraft>>>({})

/** @param what the memo that is corrected, or of a new one the child from whose sheet it is written, or '' */
const placeOf = (facility: number, what: string): string =>
  `draft memo ${facility} ${JSON.stringify((__SHARED__ && speaker.as) || account.value)} ${what}`

export const draftOf = (facility: number, what: string, first: MemoDraft): MemoDraft =>
  drafts.value[placeOf(facility, what)] ?? first

/** Reads what an earlier visit left. Whatever was typed in the meantime stands. */
export async function recallDraft(facility: number, what: string): Promise<void> {
  if (!__SHARED__) return
  const place = placeOf(facility, what)
  const kept = await (await store())?.get('answer', place)
  if (kept && !drafts.peek()[place]) drafts.value = { ...drafts.peek(), [place]: { ...EMPTY, ...(kept.body as MemoDraft) } }
}

/** Keeps what is written so far; null once it is saved, or no longer wanted. */
export function keepDraft(facility: number, what: string, draft: MemoDraft | null): void {
  const place = placeOf(facility, what)
  const { [place]: _, ...others } = drafts.peek()
  drafts.value = draft ? { ...others, [place]: draft } : others
  if (!__SHARED__) return
  void store()
    .then((kept) =>
      draft ? kept?.put('answer', { body: draft, etag: null, at: moment() }, place) : kept?.delete('answer', place),
    )
    // A device that keeps nothing: it lasts as long as the page.
    .catch(() => undefined)
}

/** A memo as it stands, to be written again. */
export const draftFrom = ({ children, classId, text, tags, photoIds }: Memo): MemoDraft => ({
  childIds: children.map(([id]) => id),
  classId,
  text,
  tags,
  photoIds,
  reason: '',
})

/** Something to save: about somebody, and not empty. */
export const isReady = ({ childIds, classId, text }: MemoDraft): boolean =>
  text.trim() !== '' && (classId !== null || childIds.length > 0)

/** What is sent of it, beside the ids and times of the act. */
export const saidOf = ({ childIds, classId, text, tags, photoIds, reason }: MemoDraft) => ({
  ...(classId ? { classId } : { childIds: [...childIds] }),
  text: text.trim(),
  tags: [...tags],
  ...(photoIds.length > 0 ? { photoIds: [...photoIds] } : {}),
  ...(reason.trim() ? { reason: reason.trim() } : {}),
})
