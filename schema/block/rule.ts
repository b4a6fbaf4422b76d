// What a block (支援措置 等) means at the door, and how long it may wait for its second person.
import { HOUR, type Moment } from '../kit/day.ts'
import { hiragana, tidy } from '../kit/kana.ts'

/** A second person confirms within three days; the block holds meanwhile, and after, and the office is reminded. */
export const CONFIRM_WITHIN = 72 * HOUR

/** True when a block has waited for its second person longer than it should. */
export const isOverdue = (block: { setAt: Moment; confirmedAt: Moment | null }, now: Moment): boolean =>
  block.confirmedAt === null && now - block.setAt >= CONFIRM_WITHIN

/** A name as names are compared at the door: one width, one script, no spaces, whatever the case. */
export const nameKey = (name: string): string =>
  hiragana(tidy(name))
    .toLowerCase()
    .replaceAll(/[\s・]/g, '')

/** Relationships that a child has one of, so that the word alone names the person. */
const ONE_ONLY = ['父', '母']

/** All the ways a barred person may be named at a handover: name, reading, and 父 or 母 alone. */
export const nameKeys = (person: { name: string; kana: string; relationship?: string | undefined }): string[] => [
  ...new Set(
    [person.name, person.kana, ONE_ONLY.includes(person.relationship ?? '') ? (person.relationship ?? '') : '']
      .map(nameKey)
      .filter((key) => key !== ''),
  ),
]
