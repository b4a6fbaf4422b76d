// 引き継ぎカード: what was written down of a child's day, gathered for whoever fetches it ill. A snapshot: what is written later is on the next card.
import type { CareKind, Meal, Nap, Stool } from '../care/rule.ts'
import type { BodyPart } from '../injury/body.ts'
import type { InjuryKind } from '../injury/rule.ts'
import type { Day, Moment } from '../kit/day.ts'
import type { State, Withheld } from '../medicine/rule.ts'

export interface CardDose {
  medicine: string
  amount: string | null
  state: State
  /** When it was given or withheld. */
  at: Moment | null
  reason: Withheld | null
}
export interface Card {
  day: Day
  /** Tenths of a degree from which a temperature is looked at, of this child. */
  feverFrom: number
  temperatures: [tenths: number, at: Moment][]
  meals: [meal: Meal, eaten: number, at: Moment][]
  milks: [ml: number, at: Moment][]
  stools: [stool: Stool, at: Moment][]
  naps: [from: Nap['from'], to: Nap['to']][]
  doses: CardDose[]
  /** Cases of infectious diseases that go on. */
  illnesses: { name: string; suspected: boolean }[]
  /** What 主任 or 園長 let out. */
  injuries: { at: Moment; parts: BodyPart[]; kinds: InjuryKind[]; what: string; aid: string }[]
}

/** What of the day's care stands on a card. */
export const CARD_CARE: readonly CareKind[] = ['temperature', 'meal', 'milk', 'stool', 'asleep', 'awake']

/** True when nothing at all was written down. */
export const isEmpty = (card: Card): boolean =>
  [card.temperatures, card.meals, card.milks, card.stools, card.naps, card.doses, card.illnesses, card.injuries].every(
    (list) => list.length === 0,
  )
