// 保育経過記録 and 要録: what was noted of one child over a period, by the words of the 指針 (domain documents §3, §13; RG13, RH04). What is
// gathered stands beside the writing as evidence; the wording is written by hand.
import type { Area } from '../development/rule.ts'
import { KINDS, type Kind, lastOf, liveOf, type Measure } from '../growth/rule.ts'
import type { Day } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Memo } from '../memo/rule.ts'
import { DOMAINS, type Tag, VIEWPOINTS } from '../memo/vocabulary.ts'
import { type Gathered, gatheredKey } from './gathered.ts'

/**
 * The words by which a record is written: 三つの視点 under one year, 五領域 from one (vocabulary: age rule).
 * @param classAge age on 1 April; null: nobody knows it, then 五領域
 */
export const recordTags = (classAge: number | null): readonly Tag[] => (classAge === 0 ? VIEWPOINTS : DOMAINS)

export interface RecordRows {
  childId: Id
  /** The last day of the period; the memos and measures are of the period alone. */
  to: Day
  classAge: number | null
  memos: readonly Memo[]
  measures: readonly Measure[]
  /** Items of 発達記録 that were seen in the period. */
  seen: readonly { id: Id; day: Day; area: Area; text: string }[]
}

const UNITS: Record<Kind, (value: number) => string> = {
  weight: (grams) => `体重 ${(grams / 1000).toFixed(1)}kg`,
  height: (millimetres) => `身長 ${(millimetres / 10).toFixed(1)}cm`,
  head: (millimetres) => `頭囲 ${(millimetres / 10).toFixed(1)}cm`,
  chest: (millimetres) => `胸囲 ${(millimetres / 10).toFixed(1)}cm`,
}

/** Everything a period offers to the record of a child, the oldest first. A memo with two words of the record is offered to both. */
export function gatherRecord({ childId, to, classAge, memos, measures, seen }: RecordRows): Gathered[] {
  const tags = recordTags(classAge)
  const noted = memos
    .filter(({ gone }) => !gone)
    .toSorted((a, b) => a.at - b.at)
    .flatMap((memo) => {
      const own = memo.tags.filter((tag) => tags.includes(tag))
      const of = { childId, text: memo.text, at: memo.at, sources: [{ word: 'memo' as const, day: memo.day, id: memo.id }] }
      return own.length > 0
        ? own.map((row): Gathered => ({ key: `seen ${row} ${memo.id}`, section: 'seen', row, ...of }))
        : [{ key: `note ${memo.id}`, section: 'note', ...of }]
    })
  // What was ticked of one domain goes together: it is evidence for a sentence, and no list to be taken over.
  const ticked = [...Map.groupBy(seen, ({ area }) => area)].map(([area, own]): Gathered => {
    const inOrder = own.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))
    const row = tags.find((tag) => tag === area)
    return {
      key: gatheredKey(
        ['development', area],
        inOrder.map(({ id, day }) => `${id} ${day}`),
      ),
      section: row ? 'seen' : 'note',
      ...(row && { row }),
      childId,
      text: inOrder.map(({ text, day }) => `${text}（${Number(day.slice(5, 7))}/${Number(day.slice(8))}）`).join('、'),
      at: null,
      sources: inOrder.map(({ id, day }) => ({ word: 'development', day, id })),
    }
  })
  const offered = [...noted, ...ticked]
  const live = liveOf(measures).filter(({ day }) => day <= to)
  const last = KINDS.flatMap((kind) => lastOf(live, kind) ?? [])
  if (last.length === 0) return offered
  const measured: Gathered = {
    key: ['growth', ...last.map(({ id, kind }) => `${kind} ${id}`)].join(' '),
    section: 'growth',
    childId,
    text: last.map(({ kind, value }) => UNITS[kind](value)).join('　'),
    at: null,
    sources: last.map(({ day, id }) => ({ word: 'growth', day, id })),
  }
  return [measured, ...offered]
}
