// What somebody is writing, kept at each keystroke until it is saved: on a tablet under its key, apart for each name that is open on it; on a
// desk or a phone, which have no such key, as long as the door is open.
import { signal } from '@preact/signals'
import { account, speaker } from './call.ts'
import { moment } from './clock.ts'
import { store } from './store.ts'

/** True in the door whose tablets have a key of their own (worker/dev/build.ts). */
declare const __SHARED__: boolean

const drafts = signal<Readonly<Record<string, unknown>>>({})

/** Where a draft lies. @param what the word, and what of it is written: `memo <id>` */
export const draftPlace = (facility: number, what: string): string =>
  `draft ${facility} ${JSON.stringify((__SHARED__ && speaker.as) || account.value)} ${what}`

/** What is written so far, if anything is. */
export const draftAt = <Draft>(place: string): Draft | undefined => drafts.value[place] as Draft | undefined

/** Reads what an earlier visit left. Whatever was typed in the meantime stands. */
export async function recallDraft(place: string): Promise<void> {
  if (!__SHARED__) return
  const kept = await (await store())?.get('answer', place)
  if (kept && drafts.peek()[place] === undefined) drafts.value = { ...drafts.peek(), [place]: kept.body }
}

/** Keeps what is written so far; null once it is saved, or no longer wanted. */
export function keepDraft(place: string, draft: object | null): void {
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
