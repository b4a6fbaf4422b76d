// 園欄: what the nursery writes of a day, to a class or to one child, from a draft to what a family reads. Rows are only added; what stands
// is folded out of them, at a moment, since a reservation comes out by time alone.
import type { Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Source } from '../kit/source.ts'

/** Characters of a child's line, and of the class's text. */
export const LONGEST_LINE = 600
export const LONGEST_TEXT = 1500
/** 文例: how many, and how long. */
export const MOST_PHRASES = 40
export const LONGEST_PHRASE = 120

export const STEPS = ['submit', 'return', 'publish', 'withdraw'] as const
export type Step = (typeof STEPS)[number]

/** One step, as it travels to staff. Of one class or child and day. */
export interface PageRow {
  id: Id
  step: Step
  /** What was written; of a return what should be changed; empty of a withdrawal. */
  text: string
  /** What the text was written out of. */
  sources: Source[]
  /** From when it may be read. */
  publishAt: Moment | null
  at: Moment
  by: string
}

/** What may be read at a moment. */
export interface Published {
  /** The act that published it; who opens the page says that of this one. */
  id: Id
  text: string
  sources: Source[]
  publishedAt: Moment
  /** 訂正: another text could be read before. */
  corrected: boolean
}
export interface PageStands {
  published: Published | null
  /** It was readable, and was taken away. */
  withdrawnAt: Moment | null
  /** 予約公開: comes out later. */
  reserved: { id: Id; text: string; sources: Source[]; publishAt: Moment } | null
  /** 承認待ち. */
  submitted: { id: Id; text: string; sources: Source[]; publishAt: Moment | null; by: string; at: Moment } | null
  /** 差戻し: what the last submission was answered, and what it said, to be written on. */
  returned: { note: string; text: string; sources: Source[]; by: string; at: Moment } | null
  /** The last row; who acts on it must have seen it. */
  last: Id | null
}

const inOrder = (a: PageRow, b: PageRow): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

interface Version {
  id: Id
  text: string
  sources: Source[]
  from: Moment
}

/** What stands of a page at a moment. Any order and any repetition of the rows gives the same. */
export function foldPage(rows: readonly PageRow[], now: Moment): PageStands {
  const ordered = [...new Map(rows.map((row) => [row.id, row])).values()].sort(inOrder)
  let [published, withdrawnAt]: [Published | null, Moment | null] = [null, null]
  let pending: Version | null = null
  let [submitted, returned]: [PageStands['submitted'], PageStands['returned']] = [null, null]
  /** What was due comes out. A version that was replaced before its time was never read, and is no earlier version of a 訂正. */
  const settle = (at: Moment) => {
    if (!pending || pending.from > at) return
    const { id, text, sources, from } = pending
    published = { id, text, sources, publishedAt: from, corrected: published !== null || withdrawnAt !== null }
    ;[withdrawnAt, pending] = [null, null]
  }
  for (const { id, step, text, sources, publishAt, at, by } of ordered) {
    settle(at)
    returned = step === 'return' ? { note: text, text: submitted?.text ?? '', sources: submitted?.sources ?? [], by, at } : null
    submitted = step === 'submit' ? { id, text, sources, publishAt, by, at } : null
    if (step === 'publish') pending = { id, text, sources, from: Math.max(publishAt ?? at, at) }
    if (step === 'withdraw') {
      // What never came out goes without a trace; what families could read leaves a word in its place.
      if (published) withdrawnAt = at
      ;[published, pending] = [null, null]
    }
  }
  settle(now)
  const waiting = pending as Version | null
  return {
    published,
    withdrawnAt,
    reserved: waiting && { id: waiting.id, text: waiting.text, sources: waiting.sources, publishAt: waiting.from },
    submitted,
    returned,
    last: ordered.at(-1)?.id ?? null,
  }
}
