// Several people in one document. A text of a field is never overwritten: an edit says upon which edits it was written, and what nobody has
// written upon stands. Where two stand, both are shown, and nothing is chosen for anybody; whoever writes upon both has seen both.
import { MINUTE, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

/** How long what the same person goes on writing stays one edit. */
export const ONE_EDIT_FOR = 10 * MINUTE

export interface Edit {
  id: Id
  field: string
  /** The edits of the field that its writer saw standing; none of a field that was empty. */
  bases: readonly Id[]
  text: string
  accountId: Id
  at: Moment
}

/** The edits of each field upon which nobody has written; in the order of their ids, so that every device shows them alike. */
export function headsOf<One extends Pick<Edit, 'id' | 'field' | 'bases'>>(edits: Iterable<One>): Map<string, One[]> {
  const all = [...new Map([...edits].map((edit) => [edit.id, edit])).values()]
  const overtaken = new Set(all.flatMap(({ bases }) => bases))
  const heads = all.filter(({ id }) => !overtaken.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
  return Map.groupBy(heads, ({ field }) => field)
}

/** Fields of which more than one text stands, and those texts differ. */
export const conflictsIn = (heads: ReadonlyMap<string, readonly Pick<Edit, 'text'>[]>): string[] =>
  [...heads].filter(([, standing]) => new Set(standing.map(({ text }) => text)).size > 1).map(([field]) => field)

/** The text of each field of which only one stands; an empty one is left out. */
export const textsOf = (heads: ReadonlyMap<string, readonly Pick<Edit, 'text'>[]>): Record<string, string> =>
  Object.fromEntries([...heads].flatMap(([field, [first]]) => (first?.text ? [[field, first.text]] : [])))

/**
 * The edits once one more has come: what the writer typed on, upon their own text that nobody else has written upon, takes its place under
 * its own id, so that whoever still has the earlier one writes beside it and not over it. Everything else is added. The server does the same
 * in SQL (worker/document/write-document.ts). @param began when the text that is written on was begun
 */
export function withEdit(edits: readonly Edit[], edit: Edit, began: (id: Id) => Moment): Edit[] {
  if (edits.some(({ id }) => id === edit.id)) return [...edits]
  const [only, ...more] = edit.bases
  const own = more.length === 0 ? edits.find(({ id }) => id === only) : undefined
  const goesOn =
    own &&
    own.field === edit.field &&
    own.accountId === edit.accountId &&
    edit.at - began(own.id) < ONE_EDIT_FOR &&
    !edits.some(({ bases }) => bases.includes(own.id))
  return goesOn ? edits.map((one) => (one === own ? { ...edit, bases: own.bases } : one)) : [...edits, edit]
}
