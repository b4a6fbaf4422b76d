// The same as tables for a sheet: of the contact book, of what was measured, and of coming and going. In Japanese, whatever language the phone speaks:
// a file lies for years.
import type { CareOfDay } from '../care/for-family.ts'
import { MOOD_WORDS, STOOL_WORDS } from '../care/words.ts'
import type { Book } from '../contactbook/book.ts'
import { clockOf, foldHome, HOME_FIELDS, type HomeField, type HomeMeal, type HomeValues } from '../contactbook/home.ts'
import type { Kind, Measure } from '../growth/rule.ts'
import { type Day, dayOf, type Moment } from '../kit/day.ts'
import { showTime, timeOn } from '../kit/time.ts'
import { eatingText, MEAL_WORDS } from '../meal/words.ts'

const FIELDS: Record<HomeField, string> = {
  temperature: '体温',
  mood: 'きげん',
  sleep: '夜の睡眠',
  milk: 'ミルク',
  supper: '夕食',
  breakfast: '朝食',
  bath: 'おふろ',
  stool: '排便',
  eating: '食事予定',
  pool: 'プール',
  note: '家でのようす',
}
/** At home nobody says 完食. */
const EATEN = ['食べない', '少し', '半分', 'ほとんど', 'ぜんぶ']
const KINDS: Record<Kind, string> = { weight: '体重', height: '身長', head: '頭囲', chest: '胸囲' }

/** A time of day in Japan. */
export const clock = (at: Moment): string => showTime(timeOn(dayOf(at), at))
const onPage = (minutes: number | null): string => (minutes === null ? '' : showTime(clockOf(minutes)))
const degrees = (tenths: number): string => `${(tenths / 10).toFixed(1)}℃`
const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' ')
const meal = ({ at, eaten, what }: HomeMeal): string => joined(onPage(at), EATEN[eaten], what)

/** What home said of each field, as a line to read. */
const HOME: { [Field in HomeField]: (value: HomeValues[Field]) => string } = {
  temperature: ({ tenths, at }) => joined(degrees(tenths), onPage(at)),
  mood: (value) => MOOD_WORDS[value],
  sleep: ({ from, to }) => `${onPage(from)}〜${onPage(to)}`,
  milk: (each) => each.map(({ at, ml }) => joined(onPage(at), `${ml}ml`)).join('、'),
  supper: meal,
  breakfast: meal,
  bath: (value) => (value ? 'はいった' : 'はいらない'),
  stool: ({ count, state }) => joined(`${count}回`, state && STOOL_WORDS[state]),
  eating: eatingText,
  pool: (value) => (value ? '○' : '×'),
  note: (value) => value,
}
const homeText = <Field extends HomeField>(field: Field, value: HomeValues[Field]): string => HOME[field](value)

/** What was written down of a day, each with its time. */
const careLines = ({
  temperatures = [],
  meals = [],
  milks = [],
  stools = [],
  naps = [],
  belongings = [],
}: CareOfDay): [string, string, string][] => [
  ...temperatures.map(([tenths, at]): [string, string, string] => ['体温', degrees(tenths), clock(at)]),
  ...meals.map(([which, eaten, at]): [string, string, string] => [MEAL_WORDS[which], EATEN[eaten] ?? '', clock(at)]),
  ...milks.map(([ml, at]): [string, string, string] => ['ミルク', `${ml}ml`, clock(at)]),
  ...stools.map(([state, at]): [string, string, string] => ['排便', STOOL_WORDS[state], clock(at)]),
  ...naps.map(([from, to]): [string, string, string] => [
    '睡眠',
    `${from === null ? '' : clock(from)}〜${to === null ? '' : clock(to)}`,
    '',
  ]),
  ...belongings.map(({ thing, at }): [string, string, string] => ['持ち物のお願い', thing.ja, clock(at)]),
]

export const BOOK_HEAD = ['日付', 'だれから', '項目', '内容', '時刻', '訂正']
/** The days of a book, the oldest first. */
export const bookLines = ({ days }: Book): string[][] =>
  days.toReversed().flatMap(({ day, home, texts, care }) => {
    const said = foldHome(home)
    return [
      ...HOME_FIELDS.flatMap((field) => {
        const stands = said[field]
        const value = stands?.value ?? null
        return stands && value !== null
          ? [[day, '家庭', FIELDS[field], homeText(field, value as never), clock(stands.at), '']]
          : []
      }),
      ...careLines(care).map(([what, text, time]) => [day, '園', what, text, time, '']),
      ...texts.map(({ of, text, at, corrected }) => [
        day,
        '園',
        of === 'class' ? 'クラスのようす' : 'この子のようす',
        text,
        clock(at),
        corrected ? '訂正' : '',
      ]),
    ]
  })

export const GROWTH_HEAD = ['日付', '項目', '値', '単位', 'はかった所']
export const growthLines = (measures: readonly Measure[]): (string | number)[][] =>
  measures.flatMap(({ day, kind, value, place }) =>
    value === null
      ? []
      : [
          [
            day,
            KINDS[kind],
            kind === 'weight' ? value / 1000 : value / 10,
            kind === 'weight' ? 'kg' : 'cm',
            place === 'home' ? '家' : '園',
          ],
        ],
  )

export const COMING_HEAD = ['日付', '来た時刻', '帰った時刻']
export interface ComingRow {
  day: Day
  arrivedAt: Moment | null
  leftAt: Moment | null
}
export const comingLines = (rows: readonly ComingRow[]): string[][] =>
  rows.map(({ day, arrivedAt, leftAt }) => [
    day,
    arrivedAt === null ? '' : clock(arrivedAt),
    leftAt === null ? '' : clock(leftAt),
  ])
