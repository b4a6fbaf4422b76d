import * as v from 'valibot'
import { daysBetween } from '../kit/day.ts'
import { day, id, needed, oneOf, strict } from '../kit/input.ts'

/** 変更・閲覧・断られた. */
export const KINDS = ['done', 'read', 'denied'] as const
export type Kind = (typeof KINDS)[number]

/** Windows are looked through whole, so they end somewhere. */
export const MOST_DAYS = 93

const window = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    strict({ from: day, to: day, child: v.optional(id), account: v.optional(id), ...entries }),
    v.forward(
      v.check((asked) => String(asked.to) >= String(asked.from), 'おわりの日は、はじめの日と同じか後にしてください'),
      ['to'] as never,
    ),
    v.forward(
      v.check((asked) => daysBetween(String(asked.from), String(asked.to)) < MOST_DAYS, `${MOST_DAYS}日までにしてください`),
      ['to'] as never,
    ),
  )

/** A page of the records, newest first; `after` is what the page before named as `next`. */
export const auditQuery = window({ kind: v.optional(oneOf(KINDS)), after: v.optional(needed(80)) })
/** The same as a file, all at once. */
export const auditFileQuery = window({ kind: v.optional(oneOf(KINDS)) })
/** Who has seen a child, what an account has seen, or everything of a window. */
export const exposureQuery = window({})
export const signInQuery = window({})
export const namesQuery = strict({ text: needed(40) })
export const unlock = strict({ id, accountId: id })
