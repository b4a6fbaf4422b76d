// Texts as they are being written, each upon what its writer has seen. Whoever else wrote in the meantime is shown beside, never overwritten.
import type { ClassPage } from '../../schema/contactbook/book.ts'
import type { Id } from '../../schema/kit/id.ts'

export interface TypedPage {
  text: string
  /** Of the draft, and the last step, that this was written upon. */
  version: number
  after: Id | null
}

export const versionOf = ({ draft }: ClassPage): number => draft?.version ?? 0
/** What stands to be read on: the draft, else what waits, is reserved or is out. */
export const textOf = ({ draft, stands }: ClassPage): string =>
  draft?.text ?? stands.submitted?.text ?? stands.reserved?.text ?? stands.published?.text ?? ''

/** Begins or goes on with a text. */
export const typedUpon = (page: ClassPage, before: TypedPage | undefined, text: string): TypedPage =>
  before ? { ...before, text } : { text, version: versionOf(page), after: page.stands.last }

/** Somebody else has written since, and something else. */
export const isOvertaken = (page: ClassPage, typed: TypedPage | undefined): boolean =>
  typed !== undefined &&
  (typed.version < versionOf(page) || typed.after !== page.stands.last) &&
  typed.text.trim() !== textOf(page).trim()

/** Goes on with one's own text, having seen the other. */
export const uponIt = (page: ClassPage, typed: TypedPage): TypedPage => ({
  text: typed.text,
  version: versionOf(page),
  after: page.stands.last,
})

/** The text that goes a step on, when there is one: what families read already, and what waits for approval, is not sent there again. */
export function publishable(
  page: ClassPage,
  typed: TypedPage | undefined,
  step: 'submit' | 'publish',
): { text: string; after: Id | null; version: number } | null {
  const text = (typed?.text ?? textOf(page)).trim()
  const { published, reserved, submitted, last } = page.stands
  if (step === 'submit' && text === submitted?.text) return null
  if (!text || isOvertaken(page, typed)) return null
  if (text === (reserved ?? published)?.text) return null
  return { text, after: last, version: versionOf(page) }
}
