// Which papers a house uses, from which day on, and by when it wants them. What is not in use is not waited for.
import * as v from 'valibot'
import { addDays, type Day } from '../kit/day.ts'
import { day, id, needed, strict, whole } from '../kit/input.ts'
import { dueOn, type KindHead } from './kind.ts'

/** What a house said of a kind, from a day on. */
export interface Use {
  kind: string
  startsOn: Day
  used: boolean
  /** Days as in the kind: one of its period, or one of each report; null: as the kind says. */
  due: number[] | null
}

/** Longer than a paper is waited for, or asked for before its time. */
const MOST_DAYS = 366

export const useKind = strict({
  id,
  kind: v.pipe(needed(40), v.regex(/^\w+$/, '正しい種類ではありません')),
  startsOn: day,
  used: v.boolean('はい か いいえ で送ってください'),
  due: v.optional(
    v.pipe(
      v.array(whole(-MOST_DAYS, MOST_DAYS), '一覧で送ってください'),
      v.minLength(1, '日数を入れてください'),
      v.maxLength(4, '4つまでにしてください'),
    ),
  ),
})
export type UseKind = v.InferOutput<typeof useKind>

/** What holds of a kind on a day: the last that has begun; null while nobody has said anything. @param uses in the order of their days */
export const useOn = (uses: readonly Use[], kind: string, day: Day): Use | null =>
  uses.findLast((use) => use.kind === kind && use.startsOn <= day) ?? null

/** The day by which a paper is handed in that begins on a day, if it is waited for: its kind is in use on that day. */
export function waitedFor(uses: readonly Use[], kind: KindHead, startsOn: Day): Day | null {
  // Of the period in which a house began with a kind, the days count with which it began.
  const own = useOn(uses, kind.key, startsOn) ?? uses.find((use) => use.kind === kind.key)
  const days = own?.due?.[0] ?? kind.due.days
  const due = dueOn({ ...kind, due: { ...kind.due, days } }, startsOn)
  return useOn(uses, kind.key, due)?.used ? due : null
}

/** The days by which the reports of what happened on a day are handed in: 第1報, 第2報. */
export const reportsOf = (uses: readonly Use[], { key, reports = [] }: KindHead, on: Day): { title: string; due: Day }[] =>
  reports.map(({ title, days }, place) => ({ title, due: addDays(on, useOn(uses, key, on)?.due?.[place] ?? days) }))
