// What is being written in the book of a class and is no draft of the nursery yet. A screen that is closed in between loses nothing; at a
// tablet it lies on the device under its key as well, so that neither does a page that is loaded anew, or a tablet that locks.
import { signal } from '@preact/signals'
import { moment } from '../kit/clock.ts'
import { store } from '../kit/store.ts'
import type { TypedPage } from './typed-pages.ts'

/** True in the door whose tablets have a key of their own; a desk keeps no child's text (worker/dev/build.ts). */
declare const __SHARED__: boolean

/** By child; the class's own text under ''. */
export type TypedPages = Readonly<Record<string, TypedPage>>

const NONE: TypedPages = {}
const typed = signal<Readonly<Record<string, TypedPages>>>({})

/** @param book facility, day and class */
export const typedOf = (book: string): TypedPages => typed.value[book] ?? NONE

const placeOf = (book: string): string => `draft contactbook ${book}`

/** Reads what an earlier visit left. Whatever was typed in the meantime stands. */
export async function recallTyped(book: string): Promise<void> {
  if (!__SHARED__) return
  const kept = await (await store())?.get('answer', placeOf(book))
  if (kept) typed.value = { ...typed.peek(), [book]: { ...(kept.body as TypedPages), ...typed.peek()[book] } }
}

/** Keeps what is typed of one text; null once it is no longer typed only. */
export function keepTyped(book: string, subject: string, page: TypedPage | null): void {
  const { [subject]: _, ...others } = typed.peek()[book] ?? NONE
  const next = page ? { ...others, [subject]: page } : others
  typed.value = { ...typed.peek(), [book]: next }
  if (!__SHARED__) return
  void store()
    .then((kept) =>
      Object.keys(next).length === 0
        ? kept?.delete('answer', placeOf(book))
        : kept?.put('answer', { body: next, etag: null, at: moment() }, placeOf(book)),
    )
    // A device that keeps nothing: it lasts as long as the page.
    .catch(() => undefined)
}
