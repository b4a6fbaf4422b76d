// What stands in the codes that are read at the entrance, and when one is taken. The same on the phone, the tablet and the server.
import { MINUTE, type Moment } from '../kit/day.ts'
import { type Id, isId } from '../kit/id.ts'
import type { ActOfDay } from '../presence/fold-board.ts'

/** How many minutes a phone's code may be off, either way: clocks differ, and people take their time. */
export const WINDOW = 2
/** 二度打ちの防止: for so many minutes the same child is not taken in, or let out, again. What a facility sets, until it says otherwise (RB05). */
export const TWICE_WITHIN = 30

const CARD = 'TSUMUGI:CARD:'
const KEY = 'TSUMUGI:KEY:'

export interface KeyCode {
  key: Id
  minute: number
  signature: string
}
export type Scanned = { card: string } | KeyCode | { entrance: string }

/** What a device keeps in order to read codes without a line. */
export interface Passes {
  /** Minutes in which one child is not stamped twice. */
  twiceWithin: number
  /** Key, its public half, the children its guardian may stamp, and of whom she may say who fetches. */
  keys: [key: Id, publicKey: string, children: Id[], mayTell: Id[]][]
  cards: [hash: string, childId: Id][]
}

export const minuteOf = (moment: Moment): number => Math.floor(moment / MINUTE)
/** What the phone signs. The facility is in it, so that a code is worth nothing next door. */
export const signedText = (facilityId: number, key: Id, minute: number): string => `tsumugi pass ${facilityId} ${key} ${minute}`

export const cardText = (code: string): string => `${CARD}${code.replaceAll('-', '')}`
export const keyText = ({ key, minute, signature }: KeyCode): string => `${KEY}${key}:${minute}:${signature}`
/** The address behind the code at the entrance. */
export const entranceAddress = (origin: string, facilityId: number, code: string): string =>
  `${origin}/family/stamp#${facilityId}.${code.replaceAll('-', '')}`

/** What a text that was read is; null for a code that is not ours. */
export function readScan(text: string): Scanned | null {
  if (/^TSUMUGI:CARD:[2-9A-HJKMNP-Z]{16}$/.test(text)) return { card: text.slice(CARD.length) }
  const [key = '', minute = '', signature = ''] = text.startsWith(KEY) ? text.slice(KEY.length).split(':') : []
  if (isId(key) && /^\d{1,9}$/.test(minute) && /^[\w-]{86}$/.test(signature)) return { key, minute: Number(minute), signature }
  const entrance = /\/family\/stamp#(\d{1,9}\.[2-9A-HJKMNP-Z]{16})$/.exec(text)?.[1]
  return entrance ? { entrance } : null
}

/** True when a phone's code is of this moment, as far as clocks can tell. */
export const isTimely = (minute: number, at: Moment): boolean => Math.abs(minuteOf(at) - minute) <= WINDOW

/** Codes of phones that were taken here, by key: those of so long ago could not be shown again anyway. */
export type Used = Readonly<Record<Id, readonly number[]>>
export const wasUsed = (used: Used, { key, minute }: KeyCode): boolean => used[key]?.includes(minute) ?? false
/** The list with one more code, and without those that are too old to be taken. */
export function withUsed(used: Used, { key, minute }: KeyCode, at: Moment): Used {
  const kept = Object.entries(used).flatMap(([other, minutes]) => {
    const still = minutes.filter((one) => isTimely(one, at))
    return still.length > 0 ? [[other, still] as const] : []
  })
  const list = Object.fromEntries(kept)
  return { ...list, [key]: [...(list[key] ?? []), minute] }
}

/** What was last heard of a child at the door today: it came, it went, nothing. `at` in seconds after midnight. */
export function lastAtDoor(acts: readonly ActOfDay[] | undefined): { here: boolean; at: number } | null {
  const last = acts?.findLast(([kinds]) => /[alhsb]/.test(kinds))
  return last ? { here: !/[lh]/.test(last[0]), at: last[1] } : null
}
