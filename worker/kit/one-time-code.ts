// One-time codes as people read and type them: no sign looks like another, groups of four, kept by hash only.
import { createHash, createHmac, randomInt } from 'node:crypto'
import type { Env } from './env.ts'

/** No letters or digits that look like another: 31 signs, 16 of them are 79 bits. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 16

const inGroups = (signs: string): string => signs.replace(/.{4}(?=.)/g, '$&-')

/** A one-time code, XXXX-XXXX-XXXX-XXXX; of fewer signs where it lives for minutes and five wrong ones close the way. */
export const newCode = (signs = LENGTH): string =>
  inGroups(Array.from({ length: signs }, () => SIGNS[randomInt(SIGNS.length)]).join(''))

/** The code of an act: the same again when the act is repeated after a lost answer, and nobody else's to work out. */
export function codeOf(env: Env, ...act: readonly string[]): string {
  let bits = BigInt(`0x${createHmac('sha512', env.SECRET).update(JSON.stringify(act)).digest('hex')}`)
  let signs = ''
  while (signs.length < LENGTH) {
    signs += SIGNS[Number(bits % BigInt(SIGNS.length))]
    bits /= BigInt(SIGNS.length)
  }
  return inGroups(signs)
}

/** How a one-time code is kept: its hash, spaces and hyphens of the printed form left out. */
export const hashCode = (code: string): string =>
  createHash('sha256').update(code.replace(/[\s-]/g, '').toUpperCase()).digest('base64url')
