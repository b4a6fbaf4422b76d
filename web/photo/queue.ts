// Pictures on their way to the nursery. Each is kept on the tablet under its key before anything is sent, and forgotten when the server has it;
// its id makes a second sending harmless. They go one at a time and behind everything else: while an act waits, no picture is on the line.
import { computed, effect, signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import { type As, addressOf, NoLine, Refused, speaker } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { acts, mayPass, maySend, signed } from '../kit/outbox.ts'
import { type KeptPicture, store } from '../kit/store.ts'
import { arrived } from './picture.ts'
import type { Shrunk } from './shrink.ts'
import { type Upload, upload } from './upload.ts'

const RETRY = 10_000

/** Every picture that is still here, oldest first. */
const pictures = signal<readonly KeptPicture[]>([])
const nameOf = (as: As | undefined): string => JSON.stringify(as ?? {})
/** Those of whoever is at work here; what others took is not shown to them. */
export const ownPictures = computed(() =>
  pictures.value.filter((one) => (speaker.as ? nameOf(one.as) === nameOf(speaker.as) : !one.as && maySend(one))),
)
/** The one on the line, and how much of it has gone. */
export const going = signal<{ id: Id; part: number } | null>(null)
/** True when the tablet keeps none: they last as long as the page. */
export const fleeting = signal(false)

let opened = false
let flushing: Promise<void> | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let running: Upload | null = null
/** An act that waits for a line, not one that waits for whoever did it to come back. */
const actsWait = computed(() => acts.value.some((act) => act.state === 'waiting' && maySend(act)))

/** Reads what an earlier visit left, and begins to send. Later calls do nothing. */
export async function openPictures(): Promise<void> {
  if (opened) return
  opened = true
  const kept = (await (await store())?.getAll('picture')) ?? []
  const known = new Set(pictures.peek().map(({ id }) => id))
  pictures.value = [...kept.filter(({ id }) => !known.has(id)), ...pictures.peek()].sort((a, b) => a.at - b.at)
  addEventListener('online', () => void flush())
  effect(() => {
    if (actsWait.value) running?.stop()
    else void Promise.resolve().then(flush)
  })
}

/** Takes a picture in: kept first, then sent. Resolves to the id it will have. */
export async function takeIn(facility: number, classId: Id, { large, small }: Shrunk): Promise<Id> {
  const at = moment()
  const picture = signed({ id: newId(at), facility, classId, at, large: await toBase64(large), small: await toBase64(small) })
  await keep({ ...picture, state: 'waiting' })
  void flush()
  return picture.id
}

/** Forgets one that is not wanted, or that was refused. */
export async function forget(id: Id): Promise<void> {
  if (going.peek()?.id === id) running?.stop()
  pictures.value = pictures.peek().filter((one) => one.id !== id)
  await (await store())?.delete('picture', id)
}

/** Sends a refused one again. */
export async function again(id: Id): Promise<void> {
  const one = pictures.peek().find((each) => each.id === id)
  if (!one) return
  await keep({ ...one, state: 'waiting' })
  void flush()
}

async function keep(picture: KeptPicture): Promise<void> {
  const others = pictures.peek().filter(({ id }) => id !== picture.id)
  pictures.value = [...others, picture].sort((a, b) => a.at - b.at)
  const device = await store()
  try {
    await device?.put('picture', picture)
    if (!device) fleeting.value = true
  } catch {
    fleeting.value = true
  }
}

function flush(): Promise<void> {
  flushing ??= sendAll().finally(() => {
    flushing = null
    going.value = null
    clearTimeout(timer)
    if (pictures.peek().some(({ state }) => state === 'waiting')) timer = setTimeout(() => void flush(), RETRY)
  })
  return flushing
}

async function sendAll(): Promise<void> {
  /** Names that are closed on the tablet: theirs wait. */
  const closed = new Set<string>()
  const next = () => pictures.peek().find((one) => one.state === 'waiting' && maySend(one) && !closed.has(nameOf(one.as)))
  for (let one = next(); one && navigator.onLine && !actsWait.peek(); one = next()) {
    try {
      await sendOne(one)
      await forget(one.id)
      arrived.value += 1
    } catch (error) {
      if (error instanceof NoLine) {
        // Forgotten while it was on the line.
        if (pictures.peek().some(({ id }) => id === one?.id)) return
      } else if (!(error instanceof Refused)) throw error
      else if (one.as && (mayPass(error.status) || error.status === 403)) closed.add(nameOf(one.as))
      else if (mayPass(error.status)) return
      else await keep({ ...one, state: 'refused', message: error.message })
    }
  }
}

function sendOne({ id, facility, classId, at, small, large, as, by }: KeptPicture): Promise<void> {
  const [first, second] = [toBytes(small), toBytes(large)]
  going.value = { id, part: 0 }
  const query = { id, class: classId, at: String(at), small: String(first.length) }
  running = upload(
    addressOf(facility, 'photo', '/keep', query),
    new Blob([first, second], { type: 'image/jpeg' }),
    { as, by },
    (part) => {
      going.value = { id, part }
    },
  )
  return running.done.finally(() => {
    running = null
  })
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let letters = ''
  for (let from = 0; from < bytes.length; from += 8_192) letters += String.fromCharCode(...bytes.subarray(from, from + 8_192))
  return btoa(letters)
}

const toBytes = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
