// The audit in plain Japanese: what an action is called, what its content says. One table for the screen, the paper and the file.
import { type Day, dayOf } from '../kit/day.ts'
import { showTime, timeOn } from '../kit/time.ts'
import { actions, exactly } from './action-words.ts'
import type { Kind } from './input.ts'
import { labels } from './label-words.ts'
import { values } from './value-words.ts'

const actionWord = (action: string): string => (actions as Record<string, string>)[action] ?? '操作を'

type Content = Record<string, unknown>
const isContent = (content: unknown): content is Content =>
  typeof content === 'object' && content !== null && !Array.isArray(content)

/** `連絡先を閲覧しました`, `出席簿を閲覧しようとして、断られました`. */
export function sayAct(action: string, outcome: Kind, content: unknown): string {
  const exact = isContent(content) ? exactly.find(([key]) => key in content)?.[1] : undefined
  const word =
    exact ??
    (isContent(content) && 'exported' in content ? `${actionWord(action).replace('閲覧', 'ファイルで保存')}` : actionWord(action))
  return outcome === 'denied' ? `${word}しようとして、断られました` : `${word}しました`
}

const TIMES = /^(?:time|opensAt|closesAt|chaseFrom|cutoffAt|quietFrom|quietTo)$/

/** A content as pairs of words, without what is only for machines. */
export function sayContent(content: unknown, day: Day): { name: string; is: string }[] {
  if (!isContent(content)) return []
  if ('erasedOn' in content) return [{ name: '内容', is: `保存期間が終わったので、${String(content.erasedOn)} に消しました` }]
  if (isContent(content.before) && isContent(content.after))
    return [...sayChange(content.before, content.after, day), ...sayContent(without(content), day)]
  return Object.entries(content).flatMap(([key, value]) => {
    const name = labels[key]
    if (!name || value === null || value === undefined || value === '') return []
    const is = sayValue(key, value, day)
    return is ? [{ name, is }] : []
  })
}

const without = ({ before: _before, after: _after, ...rest }: Content): Content => rest

/** Only what differs: 閉園 19:00 → 18:30. */
function sayChange(before: Content, after: Content, day: Day): { name: string; is: string }[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .flatMap((key) => {
      const [was, is] = [before, after].map((side) => (side[key] === undefined ? '' : sayValue(key, side[key], day)) || 'なし')
      return [{ name: labels[key] ?? 'そのほかの項目', is: `${was} → ${is}` }]
    })
}

function sayValue(key: string, value: unknown, day: Day): string {
  if (typeof value === 'number') {
    if (key === 'at') return showTime(timeOn(dayOf(value), value))
    if (TIMES.test(key)) return showTime(value)
    if (key === 'temperature' || key === 'feverFrom') return `${(value / 10).toFixed(1)}℃`
    return String(value)
  }
  if (Array.isArray(value))
    return value
      .map((one) => sayValue(key, one, day))
      .filter(Boolean)
      .join('・')
  if (isContent(value))
    return sayContent(value, day)
      .map(({ name, is }) => `${name} ${is}`)
      .join('、')
  return values[String(value)] ?? String(value)
}

/** Where somebody acted. */
export const doorWords: Record<string, string> = {
  family: '家庭の画面',
  room: '保育室の画面',
  office: '事務室の画面',
  device: '端末だけ',
}
export const roleWords = (role: string): string => values[role] ?? role
export const kindWords: Record<Kind, string> = { done: '変更', read: '閲覧', denied: '断られた' }
