// What a city gives to all its houses: forms, 文例, form files, and 料金表. Kept by the city in the order in which it was given, so that a house that opens later
// gets it all in the same order (docs/decisions/117-city-gifts.md).
import * as v from 'valibot'
import type { FileFormat } from '../document/own-file.ts'
import type { MakeForm } from '../document/own-form.ts'
import type { Tariff } from '../fee/tariff.ts'
import type { Day } from '../kit/day.ts'
import { day, id, needed, strict } from '../kit/input.ts'
import { dropPhrase, keepPhrase } from '../phrase/input.ts'

export const givePhrase = v.omit(keepPhrase, ['upon'])
export type GivePhrase = v.InferOutput<typeof givePhrase>
export const takeBackPhrase = dropPhrase
export type TakeBackPhrase = v.InferOutput<typeof takeBackPhrase>

const kindKey = v.pipe(needed(40), v.regex(/^\w+$/, '正しい種類ではありません'))
export const giveFile = strict({ id, kind: kindKey, startsOn: day, name: needed(120) })
export type GiveFile = v.InferOutput<typeof giveFile>

/** One act of the city. A file's bytes lie beside it in pieces. */
export type Gift =
  | { what: 'form'; form: MakeForm }
  | { what: 'phrase'; phrase: GivePhrase }
  | { what: 'phrase_back'; upon: string }
  | { what: 'file'; kind: string; startsOn: Day; name: string; format: FileFormat }
  | { what: 'tariff'; tariff: Tariff }

/** What a house that opens now is given: of the tariffs for one day only the last, for a day has one price. */
export const giftsToOpenWith = <Kept extends { gift: Gift }>(gifts: readonly Kept[]): Kept[] => {
  const last = new Map(gifts.flatMap((one) => (one.gift.what === 'tariff' ? [[one.gift.tariff.startsOn, one] as const] : [])))
  return gifts.filter((one) => one.gift.what !== 'tariff' || last.get(one.gift.tariff.startsOn) === one)
}

/** The phrases that stand: given, and not taken back. */
export const phrasesOf = (gifts: readonly { gift: Gift }[]): GivePhrase[] => {
  const back = new Set(gifts.flatMap(({ gift }) => (gift.what === 'phrase_back' ? [gift.upon] : [])))
  return gifts.flatMap(({ gift }) => (gift.what === 'phrase' && !back.has(gift.phrase.id) ? [gift.phrase] : []))
}
