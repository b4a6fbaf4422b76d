// Texts as they are being written, each upon what its writer has seen. Whoever else wrote in the meantime is shown beside, never overwritten.
import type { ClassPage } from '../../schema/contactbook/book.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Source, sameSources, withSource } from '../../schema/kit/source.ts'

export interface TypedPage {
  text: string
  /** What it is written out of; an edit of the text leaves them. */
  sources: readonly Source[]
  /** Of the draft, and the last step, that this was written upon. */
  version: number
  after: Id | null
}

export const versionOf = ({ draft }: ClassPage): number => draft?.version ?? 0
/** What stands to be written on: the draft, else what waits, came back, is reserved or is out. */
const latestOf = ({ draft, stands }: ClassPage) =>
  draft ?? stands.submitted ?? stands.returned ?? stands.reserved ?? stands.published

export const textOf = (page: ClassPage): string => latestOf(page)?.text ?? ''

/** What that text was written out of. */
export const sourcesOf = (page: ClassPage): readonly Source[] => latestOf(page)?.sources ?? []

/** Begins or goes on with a text. */
export const typedUpon = (
  page: ClassPage,
  before: TypedPage | undefined,
  more: Partial<Pick<TypedPage, 'text' | 'sources'>>,
): TypedPage => ({
  ...(before ?? { text: textOf(page), sources: sourcesOf(page), version: versionOf(page), after: page.stands.last }),
  ...more,
})

/** A text taken up, on a line of its own; with where it is from. */
export function quoted(page: ClassPage, before: TypedPage | undefined, text: string, source?: Source): TypedPage {
  const { text: stands, sources } = typedUpon(page, before, {})
  return typedUpon(page, before, {
    text: stands ? `${stands}\n${text}` : text,
    ...(source ? { sources: withSource(sources, source) } : {}),
  })
}

/** What is typed says nothing that the nursery does not have. */
export const isSettled = (page: ClassPage, typed: TypedPage): boolean =>
  typed.text.trim() === textOf(page).trim() && sameSources(typed.sources, sourcesOf(page))

/** Somebody else has written since, and something else. */
export const isOvertaken = (page: ClassPage, typed: TypedPage | undefined): boolean =>
  typed !== undefined &&
  (typed.version < versionOf(page) || typed.after !== page.stands.last) &&
  typed.text.trim() !== textOf(page).trim()

/** Goes on with one's own text, having seen the other. */
export const uponIt = (page: ClassPage, typed: TypedPage): TypedPage => ({
  text: typed.text,
  sources: typed.sources,
  version: versionOf(page),
  after: page.stands.last,
})

/** The text that goes a step on, when there is one: what families read already, and what waits for approval, is not sent there again. */
export function publishable(
  page: ClassPage,
  typed: TypedPage | undefined,
  step: 'submit' | 'publish',
): { text: string; sources: Source[]; after: Id | null; version: number } | null {
  const text = (typed?.text ?? textOf(page)).trim()
  const { published, reserved, submitted, returned, last } = page.stands
  if (step === 'submit' && text === submitted?.text) return null
  // What came back is changed before it goes anywhere.
  if (text === returned?.text) return null
  if (!text || isOvertaken(page, typed)) return null
  if (text === (reserved ?? published)?.text) return null
  return { text, sources: [...(typed?.sources ?? sourcesOf(page))], after: last, version: versionOf(page) }
}
