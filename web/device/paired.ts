// What this tablet is: paired or not, whose names are open on it, who is at work, and for whom a PIN is asked.
import { computed, effect, signal } from '@preact/signals'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { CLOCK_TOLERANCE } from '../../schema/kit/wrong-clock.ts'
import type { Routes } from '../../worker/device/routes.ts'
import { type As, call, proof, type Reply, speaker } from '../kit/call.ts'
import { ahead, moment, now } from '../kit/clock.ts'
import { load } from '../kit/load.ts'
import { acts, flush } from '../kit/outbox.ts'
import { wording } from '../kit/words.tsx'
import { openFaces } from '../portrait/open-faces.ts'
import { endHere, waitingSealed } from './end-here.ts'
import { openRoster } from './kept-roster.ts'
import { sealActs } from './seal-acts.ts'

export type Self = Reply<Routes, '/me'>
export interface Paired {
  facilityId: number
  deviceId: Id
}

const KEY = 'tsumugi.room.paired'
export const DEVICE: As = { 'X-Door': 'device' }
export const asPerson = (personId: Id): As => ({ 'X-Door': 'room', 'X-Person': personId })

const readPaired = (): Paired | null => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Paired | null
  } catch {
    return null
  }
}

export const paired = signal<Paired | null>(readPaired())
/** The pairing ended while this page knew it; the screen says so until somebody begins anew. */
export const ended = signal(waitingSealed.peek() > 0)
/** The tablet as the server describes it, kept for the time without a line. */
export const self = signal<Self | null>(null)
/** The person whose taps are recorded; null: the tablet by itself. */
export const acting = signal<Id | null>(null)
/** Names opened on this page since the server last listed them. */
const opened = signal<readonly { personId: Id; until: Moment }[]>([])

/** Names that are open, in the order of opening. */
export const openNames = computed(() => {
  const listed = self.value?.open ?? []
  const more = opened.value.filter(({ personId }) => !listed.some((one) => one.personId === personId))
  return [...listed, ...more].filter(({ until }) => until > now.value)
})

/** For whom a PIN is asked, and why. `settle` tells the call that waits for it. */
export interface Asking {
  personId: Id | null
  why: 'open' | 'locked' | 'fresh' | 'change' | 'changed'
  settle?: (proved: boolean) => void
}
export const asking = signal<Asking | null>(null)

export const staffOf = (personId: Id) => self.value?.staff.find((one) => one.personId === personId)

/** Remembers the pairing, and begins to be this tablet. */
export function becomePaired(next: Paired): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Storage that is closed remembers nothing; the cookie still stands until the page is closed.
  }
  ended.value = false
  paired.value = next
}

/** Takes a name as the one at work; null leaves the tablet by itself. */
export function actAs(personId: Id | null): void {
  declined.clear()
  acting.value = personId
  void flush()
}

/** How far this tablet's clock is ahead, ms; 0 while it is right enough. */
export const clockAhead = computed(() =>
  Math.abs(ahead.value) > CLOCK_TOLERANCE && self.value?.demoClock === false ? ahead.value : 0,
)

/** Persons who closed the question for a PIN: not asked again by what waits in the outbox, only when they touch something. */
const declined = new Set<Id>()

const provedAt = new Map<Id, Moment>()
/** For so long a PIN opens what asks for it, where there is no server to say so, ms. */
const PROOF_LASTS = 15 * 60_000
/** True while the last PIN of the person at work is not long ago. */
export const provedLately = (): boolean => moment() - (provedAt.get(acting.peek() ?? '') ?? 0) < PROOF_LASTS

/** A name is open: by a PIN just now. */
export function nameOpened(name: { personId: Id; until: Moment }): void {
  provedAt.set(name.personId, moment())
  opened.value = [...opened.value.filter(({ personId }) => personId !== name.personId), name]
  actAs(name.personId)
}

/** The name's session is over, here or by its shift. Its unsent acts wait for the PIN. */
export function nameClosed(personId: Id): void {
  opened.value = opened.value.filter((one) => one.personId !== personId)
  if (self.value) self.value = { ...self.value, open: self.value.open.filter((one) => one.personId !== personId) }
  if (acting.value === personId) acting.value = null
}

/** Closes one's own name on this tablet. @throws NoLine, since only the server can end it */
export async function closeName(personId: Id): Promise<void> {
  const { facilityId } = paired.value ?? { facilityId: 0 }
  await call('POST', `/api/f/${facilityId}/device/close`, { json: {}, as: asPerson(personId) })
  nameClosed(personId)
}

/** Asks the person at work for the PIN; true once it was right. A list that asks by itself never opens the question. */
function askPin(code?: string, path = ''): Promise<boolean> {
  const personId = acting.value
  if (!personId || declined.has(personId) || /\/notice\?/.test(path)) return Promise.resolve(false)
  const before = asking.value?.settle
  return new Promise((settle) => {
    asking.value = {
      personId,
      why: code === 'locked' ? 'locked' : 'fresh',
      settle: (proved) => {
        before?.(proved)
        if (!proved) declined.add(personId)
        settle(proved)
      },
    }
  })
}

/** Answers the question for a PIN, either way. */
export function settleAsking(proved: boolean): void {
  const { settle } = asking.value ?? {}
  asking.value = null
  settle?.(proved)
}

/** After ten minutes in which nobody touched it, the tablet is by itself again; the name stays open and is one tap away. */
const LEFT_ALONE = 10 * 60_000
let touchedAt = moment()
/** How often the tablet says that it is there, ms. */
const BEAT = 60_000

/** Begins to be the paired tablet: calls in its own name or in that of the person at work, and hears when that is over. */
export function openTablet({ facilityId }: Paired): () => void {
  proof.ask = askPin
  const name = effect(() => {
    speaker.as = acting.value ? asPerson(acting.value) : DEVICE
  })
  speaker.refused = (code, as) => {
    if (code === 'device_revoked' || (code === 'signed_out' && as?.['X-Door'] === 'device')) void end()
    else if (code === 'signed_out' && as?.['X-Person']) nameClosed(as['X-Person'])
  }
  const loaded = load<Self>(`/api/f/${facilityId}/device/me`, { every: 60_000, keep: true, as: DEVICE })
  const follow = effect(() => {
    const next = loaded.data.value
    if (!next) return
    self.value = next
    wording.value = next.wording
  })
  const seal = effect(() => {
    const key = self.value?.sealTo
    if (key) void sealActs(acts.value, facilityId, key)
  })
  const beat = () => {
    const json = { unsent: acts.peek().filter(({ state }) => state === 'waiting').length, ahead: Math.round(clockAhead.peek()) }
    // Without a line nothing is said, and that is what is heard.
    void call('POST', `/api/f/${facilityId}/device/beat`, { json, as: DEVICE }).catch(() => undefined)
  }
  const roster = openRoster(facilityId)
  const portraits = openFaces(facilityId, DEVICE)
  // At once, and again as soon as the clock is known to be wrong.
  const wrong = computed(() => clockAhead.value !== 0)
  const first = wrong.subscribe(beat)
  const beats = setInterval(beat, BEAT)
  const touch = () => {
    touchedAt = moment()
  }
  const alone = effect(() => {
    if (now.value - touchedAt > LEFT_ALONE && acting.peek() && !asking.peek()) acting.value = null
  })
  addEventListener('pointerdown', touch)
  addEventListener('keydown', touch)
  return () => {
    clearInterval(beats)
    for (const stop of [name, follow, seal, alone, roster, portraits, first, loaded.stop]) stop()
    removeEventListener('pointerdown', touch)
    removeEventListener('keydown', touch)
    delete speaker.as
    delete speaker.refused
  }
}

/** The pairing is over: nothing readable stays on this tablet. */
async function end(): Promise<void> {
  const was = paired.peek()
  const key = self.peek()?.sealTo
  if (!was) return
  paired.value = null
  if (key) await sealActs(acts.peek(), was.facilityId, key)
  ended.value = true
  self.value = null
  opened.value = []
  acting.value = null
  settleAsking(false)
  // What is sealed is put by before the pairing is forgotten, so that a page closed in between hands it over when it is opened again.
  const over = endHere(was)
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was remembered.
  }
  await over
}
