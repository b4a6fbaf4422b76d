// 持ち物 (RC18): what of a child's things runs short, what its family said of it, and what came. Rows are only added; what stands is folded out of
// them by thing, so that two tablets without a line, and a family beside them, never stand in each other's way.
import { addDays, type Day, dayOf, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

export const STEPS = ['asked', 'promised', 'unpromised', 'arrived', 'wrong'] as const
export type Step = (typeof STEPS)[number]

/** Something a child keeps at the nursery, in the words of the nursery and of its families. */
export interface Thing {
  key: string
  ja: string
  easy: string
  en: string
}
export const MOST_THINGS = 20

/** What a facility starts with; the list is its own. As many as stand in one row of the tablet. */
export const FIRST_THINGS: readonly Thing[] = [
  { key: 'nappy', ja: 'オムツ', easy: 'おむつ', en: 'Nappies' },
  { key: 'wipes', ja: 'おしりふき', easy: 'おしりふき', en: 'Wipes' },
  { key: 'clothes', ja: '着替え', easy: '{着替|きが}え', en: 'Change of clothes' },
  { key: 'underwear', ja: '肌着・下着', easy: '{下着|したぎ}', en: 'Underwear' },
  { key: 'bib', ja: 'エプロン・手ふき', easy: 'エプロン・{手|て}ふき', en: 'Bib, hand towel' },
  { key: 'bag', ja: 'ビニール袋', easy: 'ビニール{袋|ぶくろ}', en: 'Plastic bags' },
  { key: 'towel', ja: 'タオル・シーツ', easy: 'タオル・シーツ', en: 'Towel, sheets' },
]

/** Days for which a request stands; later it is asked again. */
export const STANDS_DAYS = 30
/** The first day of what has to be read to know what stands on a day. */
export const readFrom = (day: Day): Day => addDays(day, -STANDS_DAYS)

/** One tap, as it travels. */
export interface BelongingRow {
  id: Id
  childId: Id
  /** The thing's key. */
  thing: string
  kind: Step
  /** How the thing was called when it was asked for; null of other steps. */
  words: Thing | null
  at: Moment
}

/** One request of one thing. */
export interface Asked {
  thing: Thing
  at: Moment
  /** 持っていきます. */
  promisedAt: Moment | null
  /** 届いた. */
  arrivedAt: Moment | null
}

/**
 * What was asked for of one child, oldest first. Asked twice is asked once, a mistake was never asked, and what came without having been asked for is
 * nothing. Any order and any repetition of the rows gives the same.
 */
export function foldBelongings(rows: readonly BelongingRow[]): Asked[] {
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()]
  const inOrder = unique.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const all: Asked[] = []
  const open = new Map<string, Asked>()
  for (const { thing, kind, words, at } of inOrder) {
    const asked = open.get(thing)
    if (kind === 'asked' && words && (!asked || !isOpen(asked, dayOf(at)))) {
      const fresh = { thing: words, at, promisedAt: null, arrivedAt: null }
      open.set(thing, fresh)
      all.push(fresh)
    }
    if (!asked) continue
    if (kind === 'promised') asked.promisedAt ??= at
    if (kind === 'unpromised') asked.promisedAt = null
    if (kind === 'arrived') asked.arrivedAt = at
    if (kind === 'wrong') all.splice(all.indexOf(asked), 1)
    if (kind === 'arrived' || kind === 'wrong') open.delete(thing)
  }
  return all
}

/** What still runs short on a day. */
export const isOpen = ({ at, arrivedAt }: Asked, day: Day): boolean => arrivedAt === null && dayOf(at) > readFrom(day)
/** What a page of the contact book says: what was asked for on its day, and on today's what is open besides. */
export const onPageOf = (asked: readonly Asked[], day: Day, today: Day): Asked[] =>
  asked.filter((one) => dayOf(one.at) === day || (day === today && isOpen(one, today)))
