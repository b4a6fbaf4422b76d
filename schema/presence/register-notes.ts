// What stands under a register: what was taken back of a day and why, and words of 主任 and 園長 about a child's day (RB21). On the screen, on
// paper and in files the same sentences.
import { type Day, dayOf, type Moment, weekdayOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { showTime, type Time } from '../kit/time.ts'
import type { RegisterCell, RegisterChild } from './fold-register.ts'
import type { FactKind } from './rule.ts'

/** corrected: what was recorded, and taken back with a reason. remark: a word about the child's day. `by`: who, by name; `at`: when. */
export type RegisterNote = { day: Day; childId: Id; by: string; at: Moment } & (
  | { kind: 'corrected'; was: readonly (readonly [FactKind, Time])[]; reason: string }
  | { kind: 'remark'; text: string }
)

/** A note as it is printed, under its number. */
export interface Footnote {
  number: number
  note: RegisterNote
  /** `11/4(水) さとう あおい` */
  of: string
  text: string
}

/** The longest remark, in characters. */
export const LONGEST_REMARK = 100

const WEEKDAYS = '日月火水木金土'
/** 11/4(水): a date with its month that no spreadsheet mistakes for something else. */
export const showDay = (day: Day): string =>
  `${Number(day.slice(5, 7))}/${Number(day.slice(8))}(${WEEKDAYS[weekdayOf(day)] ?? ''})`
const shortly = (day: Day): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`

/** Times as they are told: the door's own act, not the sighting that came with it. */
const TOLD: readonly [FactKind, string, (cell: RegisterCell) => Time | undefined][] = [
  ['arrive', '登園', ({ arrive }) => arrive],
  ['leave', '降園', ({ leave }) => leave],
  ['out', '外出', () => undefined],
  ['back', 'もどり', () => undefined],
]

function changeOf(was: readonly (readonly [FactKind, Time])[], cell: RegisterCell): string {
  const changes = TOLD.flatMap(([kind, word, now]) => {
    const before = was.find(([one]) => one === kind)
    if (!before) return []
    const after = now(cell)
    return [`${word} ${showTime(before[1])}→${after === undefined ? 'なし' : showTime(after)}`]
  })
  return changes.join('、') || '受け入れ・引き渡しの記録を取り消し'
}

/** 登園 8:30→8:50（11/6 山田 ゆみ「押しまちがい」） */
export function noteText(note: RegisterNote, cell: RegisterCell): string {
  const who = [note.kind === 'remark' && dayOf(note.at) === note.day ? '' : shortly(dayOf(note.at)), note.by]
    .filter(Boolean)
    .join(' ')
  if (note.kind === 'remark') return `${note.text}（${who}）`
  return `${changeOf(note.was, cell)}（${who}「${note.reason}」）`
}

/** Numbers the notes of some children in the order in which a reader meets them: row by row, day by day. */
export function footnotesOf(notes: readonly RegisterNote[], children: readonly RegisterChild[]): Footnote[] {
  if (notes.length === 0) return []
  const byChild = Map.groupBy(notes, ({ childId }) => childId)
  const found: Footnote[] = []
  for (const child of children) {
    for (const note of byChild.get(child.childId) ?? []) {
      const cell = child.cells.find(({ day }) => day === note.day)
      if (!cell || cell.kind === 'outside') continue
      found.push({
        number: found.length + 1,
        note,
        of: `${showDay(note.day)} ${child.name}`,
        text: noteText(note, cell),
      })
    }
  }
  return found
}
