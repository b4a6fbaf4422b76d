// What the room's door keeps lies on the device under a key that cannot be taken out of the browser. It goes when the pairing ends: from then
// on nothing that is left can be read, whatever becomes of the wiping (docs/decisions/70).
import type { Database } from './store.ts'

/** What lies on the disk. The id of an act says when it was made, and of whom nothing. */
interface Closed {
  id?: string
  iv: Uint8Array<ArrayBuffer>
  text: ArrayBuffer
}

const PLACE = 'own'
const CIPHER = 'AES-GCM'

/** The device's key: found, made where there is none, or forgotten. Two pages that make one together end up with the same. */
function keyIn(device: IDBDatabase) {
  const within = (mode: IDBTransactionMode, work: (keys: IDBObjectStore, found: (key: CryptoKey | undefined) => void) => void) =>
    new Promise<CryptoKey | undefined>((resolve, reject) => {
      const transaction = device.transaction('key', mode)
      let key: CryptoKey | undefined
      work(transaction.objectStore('key'), (found) => {
        key = found
      })
      transaction.oncomplete = () => resolve(key)
      transaction.onabort = () => reject(transaction.error)
    })
  const look = (keys: IDBObjectStore, found: (key: CryptoKey | undefined) => void) => {
    const asked: IDBRequest<CryptoKey | undefined> = keys.get(PLACE)
    asked.onsuccess = () => found(asked.result)
  }
  return {
    find: () => within('readonly', look),
    make: async () => {
      const made = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ['encrypt', 'decrypt'])
      const kept = await within('readwrite', (keys, found) =>
        look(keys, (other) => {
          if (!other) keys.put(made, PLACE)
          found(other ?? made)
        }),
      )
      return kept ?? made
    },
    forget: () => within('readwrite', (keys) => void keys.clear()),
  }
}

/** Closes what goes in and opens what comes out. What the key does not open is not there. Without a key nothing is kept: `put` rejects. */
export async function underKey(device: IDBDatabase, plain: Database): Promise<Database> {
  const keys = keyIn(device)
  let own = await keys.find()
  const close = async (value: object): Promise<Closed> => {
    own ??= await keys.make()
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const text = await crypto.subtle.encrypt({ name: CIPHER, iv }, own, new TextEncoder().encode(JSON.stringify(value)))
    return 'id' in value ? { id: String(value.id), iv, text } : { iv, text }
  }
  const open = async <Value>(closed: Value | undefined): Promise<Value[]> => {
    if (!closed || !own) return []
    const { iv, text } = closed as unknown as Closed
    try {
      return [JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: CIPHER, iv }, own, text)))]
    } catch {
      return []
    }
  }
  // Closing takes a moment, and what was said later must not be overtaken by what was said before.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const next = last.then(work, work)
    last = next
    return next
  }
  return {
    get: async (name, place) => (await open(await inTurn(() => plain.get(name, place))))[0],
    getAll: async (name) => (await Promise.all((await inTurn(() => plain.getAll(name))).map(open))).flat(),
    put: (name, value, place) => inTurn(async () => plain.put(name, (await close(value)) as never, place)),
    delete: (name, place) => inTurn(() => plain.delete(name, place)),
    clear: (name) => inTurn(() => plain.clear(name)),
    places: plain.places,
    forgetKey: () =>
      inTurn(async () => {
        own = undefined
        await keys.forget()
      }),
  }
}
