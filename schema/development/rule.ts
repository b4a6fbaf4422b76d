// 発達記録 (RD18): things children of an age are looked at for, by the list of the nursery or its city, ticked with the day on which somebody saw
// them. There is no list of ours: the vocabulary of the 指針 names domains and no items by age, and its 10の姿 are no checklist and no part of this.
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { CARE, DOMAINS, TAG_WORDS, VIEWPOINTS } from '../memo/vocabulary.ts'

export const AREAS = [...CARE, ...VIEWPOINTS, ...DOMAINS] as const
export type Area = (typeof AREAS)[number]

export const MOST_ITEMS = 400
export const LONGEST_ITEM = 80
/** Months of age: a list goes up to school. */
export const OLDEST = 83

export interface Item {
  /** Stays the same while its words do, through every version of the list. */
  key: Id
  /** From which age in months it is looked at. */
  months: number
  area: Area
  text: string
}

/** The list from a day on; of one day what was written last counts. */
export interface ItemList {
  startsOn: Day
  id: Id
  items: Item[]
  writtenAt: Moment
}
export const itemsOn = (lists: readonly ItemList[], day: Day): Item[] =>
  lists
    .filter(({ startsOn }) => startsOn <= day)
    .toSorted((a, b) =>
      a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1),
    )
    .at(-1)?.items ?? []

/** One tick, or (without a day) one that was taken back. */
export interface Mark {
  item: Id
  id: Id
  /** On which day it was seen. */
  day: Day | null
  at: Moment
}

/** What stands of each item: the last word about it, where that is a day. */
export const foldMarks = <One extends Mark>(marks: readonly One[]): Map<Id, One & { day: Day }> =>
  new Map(
    [...Map.groupBy(marks, ({ item }) => item)].flatMap(([item, own]) => {
      const last = own.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).at(-1)
      return last && last.day !== null ? [[item, { ...last, day: last.day }] as const] : []
    }),
  )

/** 1歳6か月. */
export const ageWord = (months: number): string =>
  months < 12 ? `${months}か月` : `${Math.floor(months / 12)}歳${months % 12 === 0 ? '' : `${months % 12}か月`}`

/** The first month of the period of a day: 4–6月, 7–9月, 10–12月, 1–3月 (domain documents §3). */
export const periodOf = (day: Day): string =>
  `${day.slice(0, 5)}${String(Number(day.slice(5, 7)) - ((Number(day.slice(5, 7)) - 1) % 3)).padStart(2, '0')}`

export interface LineFault {
  line: number
  what: 'parts' | 'age' | 'area' | 'long' | 'twice'
}

/** 1歳6か月, 6か月, 2歳, or months alone; null when it cannot be read. */
function readAge(text: string): number | null {
  const [, years, months] = /^(?:(\d{1,2})\s*歳)?\s*(?:(\d{1,2})\s*(?:か月|ヶ月|カ月|ヵ月|月)?)?$/.exec(text.trim()) ?? []
  if (years === undefined && months === undefined) return null
  const all = Number(years ?? 0) * 12 + Number(months ?? 0)
  return all <= OLDEST ? all : null
}

/**
 * A list as it is pasted out of a table, one item a line: age, domain, item. A heading is passed over.
 * @param known items of the list before: a line with the same words keeps its key, and so its ticks
 * @param newKey makes the key of an item that is new
 */
export function readItems(text: string, known: readonly Item[], newKey: () => Id): { items: Item[]; faults: LineFault[] } {
  const items: Item[] = []
  const faults: LineFault[] = []
  for (const [index, raw] of text.normalize('NFKC').split('\n').entries()) {
    if (!raw.trim() || (index === 0 && /^年齢/.test(raw.trim()))) continue
    const read = readLine(raw)
    const same = (one: Item) => typeof read === 'object' && one.text === read.text && one.area === read.area
    if (typeof read === 'string') faults.push({ line: index + 1, what: read })
    else if (items.some(same)) faults.push({ line: index + 1, what: 'twice' })
    else items.push({ key: known.find(same)?.key ?? newKey(), ...read })
  }
  return { items: items.toSorted((a, b) => a.months - b.months || AREAS.indexOf(a.area) - AREAS.indexOf(b.area)), faults }
}

/** One line; or what is wrong with it. */
function readLine(raw: string): Omit<Item, 'key'> | LineFault['what'] {
  const [age = '', domain = '', ...rest] = raw.split(/[\t,、]/).map((part) => part.trim())
  const text = rest.join('、').trim()
  if (!text) return 'parts'
  const months = readAge(age)
  if (months === null) return 'age'
  const area = AREAS.find((one) => TAG_WORDS[one] === domain)
  if (!area) return 'area'
  return text.length > LONGEST_ITEM ? 'long' : { months, area, text }
}

/** The list as it is typed. */
export const writeItems = (items: readonly Item[]): string =>
  items.map(({ months, area, text }) => `${ageWord(months)}\t${TAG_WORDS[area]}\t${text}`).join('\n')

/** What travels about a class. */
export interface ClassDevelopment {
  day: Day
  facility: string
  items: Item[]
  children: {
    childId: Id
    classId: Id | null
    kana: string
    name: string
    birthDay: Day
    /** What stands. */
    seen: [item: Id, day: Day][]
  }[]
  classes: { classId: Id; name: string }[]
}

/** Everything about one child: every word ever said, and of items that left the list their words too. */
export interface ChildDevelopment {
  childId: Id
  kana: string
  name: string
  birthDay: Day
  className: string
  facility: string
  items: Item[]
  gone: Item[]
  marks: (Mark & { by: string })[]
}
