// Which passwords are refused (ASVS 6.2): too short, tried first by everyone, or made of names around the person. No rule about kinds of
// characters, no forced change. For the server: the list of common passwords must not reach a door.
import { hiragana, tidy } from '../kit/kana.ts'
import { oneSpelling, romaji } from '../kit/romaji.ts'
import { isCommon } from './common-passwords.ts'
import { LEAST_PASSWORD } from './input.ts'

export interface PasswordAbout {
  /** Somebody with work in a facility or a city; families may choose a shorter one. */
  staff: boolean
  /**
   * Names around the person: own name and login, facility, organisation, classes, children with their kana, birth days as `YYYY-MM-DD`.
   * Each may hold several words.
   */
  words: readonly string[]
}

export type PasswordFault = 'password_short' | 'password_common' | 'password_name'

/** What is wrong with a new password, or null. */
export function passwordFault(password: string, { staff, words }: PasswordAbout): PasswordFault | null {
  if ([...password].length < LEAST_PASSWORD[staff ? 'staff' : 'family']) return 'password_short'
  if (isGuessed(password)) return 'password_common'
  return holdsName(password, words) ? 'password_name' : null
}

const DATE = /^(?:19|20)\d\d\D?(?:0?[1-9]|1[0-2])\D?(?:0?[1-9]|[12]\d|3[01])$/

function isGuessed(password: string): boolean {
  const small = password.normalize('NFKC').toLowerCase()
  // sunshine2026! is sunshine to whoever guesses.
  const bare = small.replace(/[\d!-/:-@[-`{-~]{1,4}$/, '')
  return isCommon(small) || isCommon(bare) || DATE.test(small) || isRun(small)
}

/** One or two signs repeated, or a run such as 123456789012 and abcdefgh. */
function isRun(text: string): boolean {
  if (new Set(text).size < 3) return true
  const steps = [...text].slice(1).map((sign, place) => (sign.codePointAt(0) ?? 0) - (text.codePointAt(place) ?? 0))
  return steps.filter((step) => step !== steps[0]).length <= 1
}

/** Parts of names that say too little to be looked for by themselves. */
const isTooShort = (word: string): boolean => word.length < (/\p{Script=Han}/u.test(word) ? 2 : 3)
const folded = (text: string): string => hiragana(tidy(text)).toLowerCase()

function holdsName(password: string, words: readonly string[]): boolean {
  const plain = folded(password)
  const latin = oneSpelling(plain)
  return words
    .flatMap(partsOf)
    .some(({ word, spelled }) => plain.includes(word) || (spelled.length > 3 && latin.includes(spelled)))
}

/** さとう あおい → さとう, あおい, さとうあおい; user@example.jp → user, user@example.jp; 2021-10-03 → 20211003, 211003. */
function partsOf(text: string): { word: string; spelled: string }[] {
  const whole = folded(text)
  const day = /^(\d\d)(\d\d)-(\d\d)-(\d\d)$/.exec(whole)
  if (day) return [whole.replaceAll('-', ''), day.slice(2).join('')].map((word) => ({ word, spelled: '' }))
  const parts = [whole.replaceAll(' ', ''), ...whole.split(/[\s・@.,_-]+/u)]
  return parts.filter((word) => !isTooShort(word)).map((word) => ({ word, spelled: romaji(word) || oneSpelling(word) }))
}
