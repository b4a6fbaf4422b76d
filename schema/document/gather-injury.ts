// 事故報告 and ヒヤリハット that are begun from a けがの連絡: what its writer said, what was seen later, and what the roster says of the child. Never the
// child's name: the national form asks for age and sex, and a near miss is read by everybody.
import { ageText } from '../growth/lay-out-growth.ts'
import { monthsOld } from '../growth/rule.ts'
import { partWord } from '../injury/body.ts'
import type { Note } from '../injury/rule.ts'
import { DOCTOR_WORDS, INJURY_WORDS } from '../injury/words.ts'
import { classAgeOf, type Day, dayOf, fiscalYearOf, type Moment } from '../kit/day.ts'
import { eraDay } from '../kit/era.ts'
import type { Id } from '../kit/id.ts'
import { showTime, timeOn } from '../kit/time.ts'
import { type Gathered, gatheredKey, type SourceWord } from './gathered.ts'

export interface InjuryRows {
  day: Day
  note: Note
  child: { id: Id; birthDay: Day; sex: 'm' | 'f' | 'x'; enteredOn: Day }
  house: { name: string; address: string }
  /** Of everybody who is enrolled on the day. */
  birthDays: readonly Day[]
}

const SEX = { m: '男', f: '女', x: '' } as const
/** The national form counts four years and older together. */
const OLDEST = 4
/** Rows of 発生状況（時系列） on the form. */
const MOST_LINES = 8

/** Everything a note offers. A section of the form takes what it asks for by name. */
export function gatherInjury({ day, note, child, house, birthDays }: InjuryRows): Gathered[] {
  const { last, watched, acknowledged } = note
  const item = (section: string, text: string, word: SourceWord, ids: readonly Id[], more: Partial<Gathered> = {}): Gathered => ({
    key: gatheredKey([section, more.row ?? '', more.column ?? ''], ids),
    ...{ section, text, childId: word === 'roster' ? child.id : null, at: null },
    sources: ids.map((id) => ({ word, day, id })),
    ...more,
  })
  // The version, so that a 訂正 is offered anew; where it stands it is found by its day.
  const said = (section: string, text: string, more: Partial<Gathered> = {}) =>
    text ? [item(section, text, 'injury', [last.id], more)] : []
  const known = (section: string, text: string) => (text ? [item(section, text, 'roster', [child.id])] : [])
  const counted = (column: string, count: number): Gathered => ({
    ...item('enrolled', String(count), 'roster', ['house'], { row: 'count', column, childId: null }),
  })

  const hurt = `${last.kinds.map((kind) => INJURY_WORDS[kind]).join('・')}（${last.parts.map(partWord).join('・')}）`
  const ages = birthDays.map((birthDay) => Math.min(OLDEST, classAgeOf(birthDay, fiscalYearOf(day))))
  const course = [
    { at: last.at, text: last.what },
    ...(last.aid ? [{ at: last.at, text: last.aid }] : []),
    ...watched.map((step) => ({ at: step.at, text: step.note ?? '' })),
  ].slice(0, MOST_LINES)
  const seen = acknowledged.map((step) => `${clock(step.at)} けがの連絡を確認`).join('、')
  return [
    ...said('name', `${hurt}　${last.place}`),
    ...said('happened', `${eraDay(day)} ${clock(last.at)}`),
    ...said('time', clock(last.at)),
    ...said('place', last.place),
    ...said('kind', last.kinds.map((kind) => INJURY_WORDS[kind]).join('・')),
    ...said('what', last.what),
    ...said('aid', [last.aid, ...watched.map((step) => `${clock(step.at)} ${step.note ?? ''}`)].filter(Boolean).join('\n')),
    ...said('outcome', hurt),
    ...said('hospital', last.doctor === 'seen' ? last.clinic : DOCTOR_WORDS[last.doctor]),
    ...said('cause', last.inside ?? ''),
    ...said('guardian', seen),
    ...course.flatMap(({ at, text }, place) => [
      ...said('course', `${monthAndDay(dayOf(at))} ${clock(at)}`, { row: `line_${place + 1}`, column: 'time' }),
      ...said('course', text, { row: `line_${place + 1}`, column: 'what' }),
    ]),
    ...(last.doctor === 'seen'
      ? [
          ...said('doctor', monthAndDay(day), { row: 'visit_1', column: 'day' }),
          ...said('doctor', last.clinic, { row: 'visit_1', column: 'clinic' }),
        ]
      : []),
    ...known('age', `${Math.floor(monthsOld(child.birthDay, day) / 12)}歳`),
    ...known('child', [ageText(child.birthDay, day), SEX[child.sex]].filter(Boolean).join('・')),
    ...known('entered', eraDay(child.enteredOn)),
    ...known('facility', house.name),
    ...known('address', house.address),
    ...Array.from({ length: OLDEST + 1 }, (_, age) => counted(`age_${age}`, ages.filter((one) => one === age).length)),
    counted('sum', ages.length),
  ]
}

const clock = (at: Moment): string => showTime(timeOn(dayOf(at), at))
const monthAndDay = (day: Day): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`
