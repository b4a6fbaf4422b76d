// 保育所児童保育要録: what three years say of one child (domain documents §13; RH01, RG13). 入所に関する記録 comes out of the roster; what was noted
// by the words of the 指針, and what was recorded each 期, stands beside the writing as evidence, and is written together by hand.
import type { Day } from '../kit/day.ts'
import { eraDay, eraYear } from '../kit/era.ts'
import type { Id } from '../kit/id.ts'
import type { Memo } from '../memo/rule.ts'
import { DOMAINS, IMAGES, TAG_WORDS, type Tag } from '../memo/vocabulary.ts'
import type { Gathered } from './gathered.ts'

/** The words by which it is written, in the order of the form. */
const VIEWS: readonly Tag[] = [...DOMAINS, ...IMAGES]

/** What the roster says of a child. Addresses are opened by hand (worker/child/read-contacts.ts), and stand in no offer. */
export interface RosterOfChild {
  childId: Id
  name: string
  kana: string
  sex: 'm' | 'f' | 'x'
  birthDay: Day
  /** Whom the house calls first, of those that nothing keeps from the child. */
  guardian: { personId: Id; name: string; kana: string } | null
  enteredOn: Day
  /** Null while nobody has entered it. */
  leftOn: Day | null
  house: string
  /** 所在地; '' where the house has not said. */
  houseAddress: string
  directors: readonly string[]
  teachers: readonly string[]
}

/** One section of a 保育経過記録, as it was handed in or else as it stands. */
export interface RecordedText {
  documentId: Id
  startsOn: Day
  field: string
  /** What the section, and its row, are called. */
  title: string
  text: string
}

export interface SchoolRecordRows {
  childId: Id
  /** The first day of the last year: before it is 最終年度に至るまで. */
  from: Day
  roster: RosterOfChild
  memos: readonly Memo[]
  recorded: readonly RecordedText[]
}

const SEX = { m: '男', f: '女', x: '' }

/** 入所に関する記録 by row; what nobody has entered is left out. */
export function admissionOf(roster: RosterOfChild): [row: string, text: string][] {
  const rows: [string, string][] = [
    ['kana', roster.kana],
    ['name', roster.name],
    ['sex', SEX[roster.sex]],
    ['birth', eraDay(roster.birthDay)],
    ['guardian_kana', roster.guardian?.kana ?? ''],
    ['guardian', roster.guardian?.name ?? ''],
    ['entered', eraDay(roster.enteredOn)],
    ['left', roster.leftOn ? eraDay(roster.leftOn) : ''],
    ['house', [roster.house, roster.houseAddress].filter(Boolean).join('　')],
    ['director', roster.directors.join('・')],
    ['teacher', roster.teachers.join('・')],
  ]
  return rows.filter(([, text]) => text !== '')
}

/**
 * Everything three years offer to the record of a child: memos by the first of their views, in the order of the form, then by day; each once,
 * with all its views beside it. A memo without any of them is not offered.
 * @param digest of what the roster says: keys of choices are kept, and say nothing of a child
 */
export function gatherSchoolRecord(
  { childId, from, roster, memos, recorded }: SchoolRecordRows,
  digest: (text: string) => string,
): Gathered[] {
  const sectionOf = (day: Day) => (day < from ? 'before' : 'development')
  const admission = admissionOf(roster).map(
    ([row, text]): Gathered => ({
      // What was taken is offered again once the roster says something else.
      key: `admission ${row} ${digest(text)}`,
      ...{ section: 'admission', row, childId, text, at: null },
      sources: [{ word: 'roster', day: from, id: childId }],
    }),
  )
  const records = recorded
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))
    .map(
      ({ documentId, startsOn, field, title, text }): Gathered => ({
        key: `recorded ${field} ${documentId}`,
        ...{ section: sectionOf(startsOn), childId, text, label: `${title}　${eraYear(startsOn)}`, at: null },
        sources: [{ word: 'document', day: startsOn, id: documentId, kind: 'progress', subject: childId }],
      }),
    )
  const noted = memos
    .filter(({ gone }) => !gone)
    .flatMap((memo) => {
      const views = VIEWS.filter((tag) => memo.tags.includes(tag))
      return views[0] ? [{ memo, views, first: VIEWS.indexOf(views[0]) }] : []
    })
    .toSorted((a, b) => a.first - b.first || a.memo.at - b.memo.at)
    .map(
      ({ memo, views }): Gathered => ({
        key: `noted ${memo.id}`,
        ...{ section: sectionOf(memo.day), childId, text: memo.text, at: null },
        label: `${views.map((tag) => TAG_WORDS[tag]).join('・')}　${eraYear(memo.day)}`,
        sources: [{ word: 'memo', day: memo.day, id: memo.id }],
      }),
    )
  return [...admission, ...records, ...noted]
}
