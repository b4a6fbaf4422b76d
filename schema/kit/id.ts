// Ids are 128 bits: 48 bits of milliseconds, then 80 random bits, written as 22 base-62 characters whose text order is the bits' order.
// They are made where the act happens (a phone without a line), so their order says nothing about when the server heard of it.
import type { Moment } from './day.ts'

/** 22 characters of 0-9 A-Z a-z. */
export type Id = string

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const LENGTH = 22
export const ID_PATTERN = /^[0-7][0-9A-Za-z]{21}$/

/** Makes a new id for an act at `now`, from ten random bytes. Not a secret: never use it as one. */
export function newId(now: Moment, random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): Id {
  let bits = BigInt(now)
  for (const byte of random) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let place = 0; place < LENGTH; place++) {
    text = ALPHABET[Number(bits % 62n)] + text
    bits /= 62n
  }
  return text
}

/** True for text that could be one of our ids. */
export const isId = (text: string): boolean => ID_PATTERN.test(text)

/** The moment an id was made, by the clock of whoever made it. */
export function madeAt(id: Id): Moment {
  let bits = 0n
  for (const letter of id) bits = bits * 62n + BigInt(ALPHABET.indexOf(letter))
  return Number(bits >> 80n)
}
