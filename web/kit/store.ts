// What this door keeps on the device: the last good answers, and acts that have not reached the nursery yet.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { door } from './door.ts'

/** An act on its way. `refused` ones wait for a person; they block nobody else. */
export interface KeptAct {
  id: Id
  facility: number
  /** Word and path: `notice/`, `presence/tap`. */
  path: string
  json: Record<string, unknown>
  childIds: Id[]
  madeAt: Moment
  state: 'waiting' | 'refused'
  message?: string
  /** True once it was on its way: the server may have it although no receipt came back. */
  tried?: true
}

/** Counts up when an answer changes its shape, so that what an older edition kept is not read by a newer one. */
const ANSWER_EDITION = 1

interface Kept extends DBSchema {
  act: { key: Id; value: KeptAct }
  answer: { key: string; value: { body: unknown; etag: string | null; at: Moment } }
}

let opened: Promise<IDBPDatabase<Kept> | null> | undefined

/** The device's database of this door; null where the browser gives none (then nothing outlives the page, and the screen says so). */
export function store(): Promise<IDBPDatabase<Kept> | null> {
  opened ??= openDB<Kept>(`tsumugi-${door}`, 1, {
    upgrade(database) {
      database.createObjectStore('act', { keyPath: 'id' })
      database.createObjectStore('answer')
    },
  }).catch(() => null)
  return opened
}

/** The key under which an answer is kept. */
export const answerKey = (address: string): string => `${ANSWER_EDITION} ${address}`

/** Forgets what was read in this door. Acts that were not sent stay: they belong to the nursery. */
export async function forgetAnswers(): Promise<void> {
  await (await store())?.clear('answer')
}
