// What a family wrote down in an app of its own, as that app hands it out: lines of time, kind and amount (ぴよログ and the like). Read here in the
// browser into what is typed of the home side; nothing is sent or kept of it.
import type { Mood, Stool } from '../../schema/care/rule.ts'
import { BEGINS, clockOf, type HomeField, LONGEST_NOTE, type OnPage, onPage } from '../../schema/contactbook/home.ts'
import { addDays, type Day, isDay } from '../../schema/kit/day.ts'
import type { Draft, TypedMeal } from './home-draft.ts'

/** A line of the page's 24 hours. */
interface Entry {
  at: OnPage
  text: string
  line: string
}
export interface ReadLog {
  /** By field, to be looked at before it is taken over. */
  found: Draft
  /** Of each field the lines it was read from. */
  from: Partial<Record<HomeField, string[]>>
  /** Lines of this day that have no place in the form, as they were written. */
  rest: string[]
  /** Lines of other days. */
  otherDays: number
}

/** Titles, rules, sums and the child's age: what an app writes for whoever reads its list. */
const NOTHING_SAID = /^(?:【.*】.*|[-―ー=*_]{3,}|.*(?:合計|トータル).*|.*\d(?:歳|か月|ヶ月|カ月).*)$/
const DATE = /^(?:【.*?】)?\s*(?:(\d{4})[/年.-])?(\d{1,2})[/月-](\d{1,2})日?(?:\s*\(.\))?$/
const TIME = /^(午前|午後|am|pm)?\s*(\d{1,2})[:時](\d{1,2})分?\s*(.*)$/i
const KINDS: readonly (readonly [kind: Kind, words: RegExp])[] = [
  ['temperature', /^(?:体温|検温|熱)\D{0,4}(\d{2}(?:\.\d)?)/],
  ['milk', /^(?:ミルク|粉ミルク|搾母乳|搾乳)\D{0,6}(\d{1,3})\s*(?:ml|cc|ミリ)/i],
  ['asleep', /^(?:寝る|ねる|寝た|ねた|入眠|就寝|睡眠開始|おやすみ)/],
  ['awake', /^(?:起きる|おきる|起きた|おきた|起床|目覚め|睡眠終了)/],
  ['stool', /^(?:うんち|ウンチ|排便|便)/],
  ['bath', /^(?:お風呂|おふろ|入浴|沐浴|シャワー)/],
  ['supper', /^(?:夕食|夕ごはん|夕ご飯|夜ごはん|晩ごはん|晩ご飯)/],
  ['breakfast', /^(?:朝食|朝ごはん|朝ご飯)/],
  ['meal', /^(?:離乳食|食事|ごはん|ご飯)/],
  ['mood', /^(?:きげん|機嫌)/],
]
type Kind = 'temperature' | 'milk' | 'asleep' | 'awake' | 'stool' | 'bath' | 'supper' | 'breakfast' | 'meal' | 'mood'

const STATES: readonly (readonly [Stool, RegExp])[] = [
  ['watery', /下痢|水様|水っぽい/],
  ['muddy', /泥|どろ/],
  ['soft', /やわらか|軟|柔/],
  ['hard', /かたい|硬|固/],
  ['normal', /ふつう|普通/],
]
const MOODS: readonly (readonly [Mood, RegExp])[] = [
  ['poor', /わるい|悪い|不機嫌/],
  ['fair', /ふつう|普通/],
  ['good', /よい|いい|良い|ごきげん/],
]
const wordIn = <Word>(list: readonly (readonly [Word, RegExp])[], text: string): Word | null =>
  list.find(([, words]) => words.test(text))?.[0] ?? null

/** The day of a line that is a date and nothing else, the year of the page where none is written. */
function dayOfLine(line: string, page: Day): Day | null {
  const [whole, year = page.slice(0, 4), month = '', date = ''] = DATE.exec(line) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return whole && isDay(day) ? day : null
}

/** Minutes after midnight, and what stands behind the time. */
function timeOfLine(line: string): { time: number; text: string } | null {
  const [, half = '', hours = '', minutes = '', text = ''] = TIME.exec(line) ?? []
  const hour = Number(hours) + (/午後|pm/i.test(half) && Number(hours) < 12 ? 12 : 0)
  return hours && hour < 24 && Number(minutes) < 60 ? { time: hour * 60 + Number(minutes), text: text.trim() } : null
}

/** The lines of the page: from 18:00 of the evening before. Without a date anywhere a time from 18:00 on is the evening's, as on the page. */
function entriesOf(text: string, page: Day): { entries: Entry[]; others: string[]; otherDays: number } {
  const [entries, others]: [Entry[], string[]] = [[], []]
  let day: Day | null = null
  let otherDays = 0
  for (const line of text
    .normalize('NFKC')
    .split(/\r\n|\r|\n/)
    .map((one) => one.replace(/\s+/gu, ' ').trim())) {
    if (!line) continue
    const heading = dayOfLine(line, page)
    day = heading ?? day
    const timed = timeOfLine(line)
    if (heading || (!timed && NOTHING_SAID.test(line))) continue
    const evening = timed !== null && timed.time >= BEGINS
    const isHere = day === null || (timed ? day === (evening ? addDays(page, -1) : page) : day === page)
    if (!isHere) otherDays += 1
    else if (timed?.text) entries.push({ at: onPage(timed.time), text: timed.text, line })
    else others.push(line)
  }
  return { entries: entries.sort((a, b) => a.at - b.at), others, otherDays }
}

/** Pauses of a night that are no end of it. */
const SHORT = 90
/** The night: the longest sleep, with short pauses in it. What fell asleep before the page begins is reckoned from how long it slept, if that is written. */
function nightOf(entries: readonly (Entry & { kind: Kind })[]): { from: OnPage; to: OnPage; lines: string[] } | null {
  const naps: { from: OnPage; to: OnPage; lines: string[] }[] = []
  let from: Entry | null = null
  for (const entry of entries) {
    if (entry.kind === 'asleep') from ??= entry
    if (entry.kind !== 'awake') continue
    const [, hours = '0', minutes = '0'] = /(?:(\d{1,2})時間)?(?:(\d{1,2})分)?\)?$/.exec(entry.text) ?? []
    const slept = Number(hours) * 60 + Number(minutes)
    const began = from?.at ?? (slept > 0 ? entry.at - slept : null)
    if (began === null || began < BEGINS - 24 * 60) continue
    const lines = [...(from ? [from.line] : []), entry.line]
    const last = naps.at(-1)
    if (last && began - last.to <= SHORT)
      naps[naps.length - 1] = { from: last.from, to: entry.at, lines: [...last.lines, ...lines] }
    else naps.push({ from: began, to: entry.at, lines })
    from = null
  }
  return naps.sort((a, b) => b.to - b.from - (a.to - a.from))[0] ?? null
}

/** A meal without a word of which one it was: by its time. */
const mealAt = (at: OnPage): 'supper' | 'breakfast' | null => (at < 0 ? 'supper' : at >= 240 && at <= 630 ? 'breakfast' : null)

/** Reads what was pasted, for the page of a day and the fields its form asks for. */
export function readLog(text: string, page: Day, form: readonly HomeField[]): ReadLog {
  const { entries, others, otherDays } = entriesOf(text, page)
  const found: Draft = {}
  const from: ReadLog['from'] = {}
  const rest: string[] = []
  const known = entries.flatMap((entry) => {
    const [kind, words] = KINDS.find(([, pattern]) => pattern.test(entry.text)) ?? []
    if (!kind || !words) {
      rest.push(entry.line)
      return []
    }
    return [
      {
        ...entry,
        kind,
        amount: words.exec(entry.text)?.[1] ?? '',
        more: entry.text.replace(words, '').replace(/^[\s:。、(]+|\)$/g, ''),
      },
    ]
  })
  const of = (...kinds: Kind[]) => known.filter(({ kind }) => kinds.includes(kind))
  const take = <Field extends HomeField>(field: Field, value: Draft[Field], lines: readonly string[]): void => {
    if (lines.length === 0) return
    if (!form.includes(field)) {
      rest.push(...lines)
      return
    }
    found[field] = value
    from[field] = [...lines]
  }
  const temperature = of('temperature').at(-1)
  const degrees = of('temperature')
  take(
    'temperature',
    { text: temperature?.amount ?? '', at: temperature ? clockOf(temperature.at) : null },
    degrees.slice(-1).map(({ line }) => line),
  )
  rest.push(...degrees.slice(0, -1).map(({ line }) => line))
  const milks = of('milk').slice(-10)
  take(
    'milk',
    milks.map(({ amount, at }) => ({ text: amount, at: clockOf(at) })),
    milks.map(({ line }) => line),
  )
  const night = nightOf(known)
  take('sleep', night ? { from: clockOf(night.from), to: clockOf(night.to) } : { from: null, to: null }, night?.lines ?? [])
  rest.push(...of('asleep', 'awake').flatMap(({ line }) => (night?.lines.includes(line) ? [] : [line])))
  for (const field of ['supper', 'breakfast'] as const) {
    const own = known.filter(({ kind, at }) => kind === field || (kind === 'meal' && mealAt(at) === field))
    const what = own
      .map(({ more }) => more)
      .filter(Boolean)
      .join('、')
      .slice(0, 60)
    const meal: TypedMeal = { at: own[0] ? clockOf(own[0].at) : null, eaten: null, what }
    take(
      field,
      meal,
      own.map(({ line }) => line),
    )
  }
  rest.push(...of('meal').flatMap(({ line, at }) => (mealAt(at) === null ? [line] : [])))
  take(
    'bath',
    'yes',
    of('bath').map(({ line }) => line),
  )
  const stools = of('stool')
  const state = stools.map(({ more }) => wordIn(STATES, more)).findLast((one) => one !== null) ?? null
  take(
    'stool',
    { count: String(Math.min(stools.length, 9)), state },
    stools.map(({ line }) => line),
  )
  const moods = of('mood').flatMap((one) => {
    const mood = wordIn(MOODS, one.more)
    if (mood === null) rest.push(one.line)
    return mood === null ? [] : [{ ...one, mood }]
  })
  take(
    'mood',
    moods.at(-1)?.mood ?? null,
    moods.map(({ line }) => line),
  )
  const inOrder = new Map(entries.map(({ line, at }) => [line, at]))
  return { found, from, rest: [...rest.sort((a, b) => (inOrder.get(a) ?? 0) - (inOrder.get(b) ?? 0)), ...others], otherDays }
}

/** What stands in 家でのようす with lines behind it that have no place of their own; null where they do not fit. */
export function noteWith(note: string, lines: readonly string[]): string | null {
  const text = [note.trim(), ...lines].filter(Boolean).join('\n')
  return text.length <= LONGEST_NOTE ? text : null
}
