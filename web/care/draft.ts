// What is being entered on the sheet of a class. It lies on the device under its key until it is sent, so that a page that is closed or a
// tablet that locks in the middle loses nothing.
import { signal } from '@preact/signals'
import type { CareEntry } from '../../schema/care/input.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { moment } from '../kit/clock.ts'
import { store } from '../kit/store.ts'

/** By child and kind. */
export type Draft = Readonly<Record<string, CareEntry>>

const keyOf = (facility: number, day: Day): string => `draft care ${facility} ${day}`

const drafts = signal<Readonly<Record<string, Draft>>>({})

/** Reads what an earlier visit left of this day. Whatever was entered in the meantime stands. */
export async function recallDraft(facility: number, day: Day): Promise<void> {
  const key = keyOf(facility, day)
  const kept = await (await store())?.get('answer', key)
  if (kept) drafts.value = { ...drafts.peek(), [key]: { ...(kept.body as Draft), ...drafts.peek()[key] } }
}

export const draftOf = (facility: number, day: Day): Draft => drafts.value[keyOf(facility, day)] ?? {}

function put(facility: number, day: Day, draft: Draft): void {
  const key = keyOf(facility, day)
  drafts.value = { ...drafts.peek(), [key]: draft }
  void store()
    .then((kept) =>
      Object.keys(draft).length === 0
        ? kept?.delete('answer', key)
        : kept?.put('answer', { body: draft, etag: null, at: moment() }, key),
    )
    // A device that keeps nothing: the draft lasts as long as the page.
    .catch(() => undefined)
}

const placeOf = ({ childId, kind }: Pick<CareEntry, 'childId' | 'kind'>): string => `${childId} ${kind}`

/** Enters something for a child; what was entered before of the same kind is replaced. */
export const enter = (facility: number, day: Day, ...entries: CareEntry[]): void =>
  put(facility, day, {
    ...draftOf(facility, day),
    ...Object.fromEntries(entries.map((entry) => [placeOf(entry), entry])),
  })

/** Takes out of the draft what was entered of a kind, for one child or for all. */
export const leaveOut = (facility: number, day: Day, kinds: readonly CareEntry['kind'][], childId?: Id): void =>
  put(
    facility,
    day,
    Object.fromEntries(
      Object.entries(draftOf(facility, day)).filter(
        ([, entry]) => !kinds.includes(entry.kind) || (childId !== undefined && entry.childId !== childId),
      ),
    ),
  )
