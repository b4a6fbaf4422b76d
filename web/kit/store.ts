// What this door keeps on the device: the last good answers, and acts that have not reached the nursery yet.

import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { ClockNote } from '../../schema/kit/wrong-clock.ts'
import { door } from './door.ts'
import { underKey } from './under-key.ts'

declare const __SHARED__: boolean

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
  /** In whose name it was done, on a tablet with several; it is sent in no other. */
  as?: Record<string, string>
  /** The account that was signed in when it was done; it is sent in no other. Missing on a paired tablet. */
  by?: string
  /** The act, sealed for the nursery alone. */
  sealed?: string
  /** In the room: what the tablet's clock said when it was done. */
  clock?: ClockNote
  /** True once it was on its way: the server may have it although no receipt came back. */
  tried?: true
}

/** A picture that has not reached the nursery yet, in base64: what lies under the room's key is text. `refused` ones wait for a person. */
export interface KeptPicture {
  id: Id
  facility: number
  classId: Id
  at: Moment
  small: string
  large: string
  state: 'waiting' | 'refused'
  message?: string
  /** In whose name it was taken, and in no other it is sent: as of an act. */
  as?: Record<string, string>
  by?: string
}

/** Counts up when an answer changes its shape, so that what an older edition kept is not read by a newer one. */
const ANSWER_EDITION = 1

interface Kept {
  act: KeptAct
  answer: { body: unknown; etag: string | null; at: Moment }
  /** In the room only. */
  picture: KeptPicture
}

/** Each resolves when the device has done it for good, and rejects when it cannot. */
export interface Database {
  get<Name extends keyof Kept>(name: Name, key: string): Promise<Kept[Name] | undefined>
  getAll<Name extends keyof Kept>(name: Name): Promise<Kept[Name][]>
  put<Name extends keyof Kept>(name: Name, value: Kept[Name], key?: string): Promise<unknown>
  delete(name: keyof Kept, key: string): Promise<unknown>
  clear(name: keyof Kept): Promise<unknown>
  /** Where answers lie. */
  places(name: keyof Kept): Promise<string[]>
  /** In the room: what lies here is unreadable from now on, and what comes is closed with a new key. */
  forgetKey?(): Promise<unknown>
}

function databaseOver(device: IDBDatabase): Database {
  const ask = <Answer>(name: string, mode: IDBTransactionMode, question: (kept: IDBObjectStore) => IDBRequest<Answer>) =>
    new Promise<Answer>((resolve, reject) => {
      const transaction = device.transaction(name, mode)
      const answer = question(transaction.objectStore(name))
      transaction.oncomplete = () => resolve(answer.result)
      transaction.onabort = () => reject(transaction.error)
    })
  return {
    get: (name, key) => ask(name, 'readonly', (kept) => kept.get(key)),
    getAll: (name) => ask(name, 'readonly', (kept) => kept.getAll()),
    put: (name, value, key) => ask(name, 'readwrite', (kept) => kept.put(value, key)),
    delete: (name, key) => ask(name, 'readwrite', (kept) => kept.delete(key)),
    clear: (name) => ask(name, 'readwrite', (kept) => kept.clear()),
    places: (name) => ask(name, 'readonly', (kept) => kept.getAllKeys() as IDBRequest<string[]>),
  }
}

const openDatabase = (name: string): Promise<Database> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, __SHARED__ ? 3 : 1)
    opening.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0) {
        opening.result.createObjectStore('act', { keyPath: 'id' })
        opening.result.createObjectStore('answer')
      }
      if (__SHARED__) {
        if (oldVersion < 2) opening.result.createObjectStore('key')
        opening.result.createObjectStore('picture', { keyPath: 'id' })
      }
    }
    opening.onsuccess = () => {
      // Another page of a newer edition waits for this one to let go.
      if (__SHARED__) opening.result.onversionchange = () => opening.result.close()
      const plain = databaseOver(opening.result)
      resolve(__SHARED__ ? underKey(opening.result, plain) : plain)
    }
    opening.onerror = () => reject(opening.error)
  })

let opened: Promise<Database | null> | undefined

/** The device's database of this door; null where the browser gives none (then nothing outlives the page, and the screen says so). */
export function store(): Promise<Database | null> {
  opened ??= openDatabase(`tsumugi-${door}`).catch(() => null)
  return opened
}

/** The key under which an answer is kept. */
export const answerKey = (address: string, as?: Record<string, string>): string =>
  __SHARED__ && as ? [ANSWER_EDITION, ...Object.values(as), address].join(' ') : `${ANSWER_EDITION} ${address}`

/** Forgets what was read in this door. Acts that were not sent stay: they belong to the nursery. */
export async function forgetAnswers(): Promise<void> {
  await (await store())?.clear('answer')
}
