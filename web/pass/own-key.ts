// The phone's own key for a facility: made here, its private half never leaves the browser. It lies beside the account it was made for.
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import { P256, toText } from '../../schema/pass/verify.ts'
import type { Routes } from '../../worker/pass/routes.ts'
import { NoLine, wordOf } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'

export interface OwnKey {
  id: Id
  own: CryptoKey
}

const pass = wordOf<Routes>('pass')
const STORE = 'key'

const database = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('tsumugi-family-pass', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })

async function inStore<Answer>(mode: IDBTransactionMode, work: (keys: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer> {
  const opened = await database()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = opened.transaction(STORE, mode)
      const answer = work(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(answer.result)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    opened.close()
  }
}

/**
 * The key of this phone for a facility. With a line it is made where the server knows none for this sign-in; without one the kept key is used.
 * @throws NoLine when there is no line and no key; anything else when the browser makes or keeps none
 */
export async function ownKey(facilityId: number, account: Id): Promise<OwnKey> {
  const place = `${account} ${facilityId}`
  const kept: OwnKey | undefined = await inStore('readonly', (keys) => keys.get(place))
  try {
    const { key } = await pass.get(facilityId, '/key')
    if (kept && kept.id === key) return kept
  } catch (error) {
    if (kept && error instanceof NoLine) return kept
    throw error
  }
  const pair = await crypto.subtle.generateKey(P256, false, ['sign', 'verify'])
  const id = newId(moment())
  const publicKey = toText(await crypto.subtle.exportKey('raw', pair.publicKey))
  const made: OwnKey = { id, own: pair.privateKey }
  // Kept before it is known, so that no key is known that nobody has.
  await inStore('readwrite', (keys) => keys.put(made, place))
  await pass.post(facilityId, '/key', { id, publicKey })
  return made
}
