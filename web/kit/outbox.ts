// Acts on their way to the nursery. An act is kept on the device before anything is sent, and forgotten only when the server has receipted
// it; its id makes a second sending harmless. A refused act waits for a person and blocks nobody. It goes out in the name of whoever did it
// and in no other: what somebody left behind waits until they sign in again.
import { computed, signal } from '@preact/signals'
import { dayOf, MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { MOST_TOGETHER } from '../../schema/kit/together.ts'
import { trueMoment } from '../../schema/kit/wrong-clock.ts'
import { type As, account, call, NoLine, Refused, speaker } from './call.ts'
import { clockNote, isMeasured, moment } from './clock.ts'
import { momentText } from './format.ts'
import { type KeptAct, store } from './store.ts'

declare const __SHARED__: boolean

/** Every act that is still here, oldest first. */
export const acts = signal<readonly KeptAct[]>([])
/** True for what may be sent now: of the account that is signed in, or of a name on a paired tablet, which is chosen with the act. */
export const maySend = ({ by }: Pick<KeptAct, 'by'>): boolean =>
  by === undefined || (by === account.value && !(__SHARED__ && speaker.as))
/** What is shown here: at the room's board whatever was done at it, on a phone one's own. */
export const shownActs = computed(() => (__SHARED__ ? acts.value : acts.value.filter(maySend)))
/** 未送信: waiting for a line, or for whoever did it. */
export const unsent = computed(() => shownActs.value.filter(({ state }) => state === 'waiting'))
/** 要確認: the server said no. */
export const refusedActs = computed(() => shownActs.value.filter(({ state }) => state === 'refused'))
/** True when the device keeps nothing, so that closing the page would lose what is unsent. */
export const forgetful = signal(false)
/** The last receipt, for screens that refresh when something arrived. */
export const lastReceipt = signal<{ id: Id; at: Moment; facility: number } | null>(null)

const RETRY = 10_000
let flushing: Promise<void> | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Reads what an earlier visit left, and begins to send. Call once when the door opens. */
export async function openOutbox(): Promise<void> {
  const database = await store()
  forgetful.value = database === null
  const kept = (await database?.getAll('act')) ?? []
  acts.value = [...kept, ...acts.value.filter(({ id }) => !kept.some((act) => act.id === id))].sort((a, b) => a.madeAt - b.madeAt)
  addEventListener('online', () => void flush())
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void flush()
  })
  await flush()
  // Somebody has signed in: theirs may go.
  account.subscribe(() => void Promise.resolve().then(flush))
}

type NewAct = Omit<KeptAct, 'state' | 'madeAt' | 'as' | 'by' | 'clock'>

/** Something with the name in which it is done. */
export const signed = <Something extends object>(what: Something): Something & { as?: As; by?: string } =>
  __SHARED__ && speaker.as ? { ...what, as: speaker.as } : account.value ? { ...what, by: account.value } : what

/** Takes an act in: kept first, then sent. Resolves as soon as it is kept; `acts` tells the rest. */
export async function send(act: NewAct): Promise<void> {
  const kept: KeptAct = { ...signed(act), state: 'waiting', madeAt: moment(), ...(__SHARED__ ? { clock: clockNote() } : {}) }
  acts.value = [...acts.value, kept]
  await keep(kept)
  void flush()
}

/** Takes an act back that never left this device, or removes a refused one. False when the server may know it: then it must be undone there. */
export async function drop(id: Id): Promise<boolean> {
  const act = acts.value.find((one) => one.id === id)
  if (!act || (act.tried && act.state === 'waiting')) return false
  acts.value = acts.value.filter((act) => act.id !== id)
  await (await store())?.delete('act', id)
  return true
}

/** Sends what waits, in order; an act waits behind an earlier one of the same child. */
export function flush(): Promise<void> {
  flushing ??= sendAll().finally(() => {
    flushing = null
    clearTimeout(timer)
    if (unsent.value.length > 0) timer = setTimeout(() => void flush(), RETRY)
  })
  return flushing
}

/**
 * Sends in the order of doing. On a tablet with several names each goes in the name of whoever did it; those of a name that is closed or locked
 * wait, and hold up nobody else. What piled up at the door goes out many at a time.
 */
async function sendAll(): Promise<void> {
  const waiting = new Set<string>()
  /** What was brought with others and has to hear its own answer: it is sent again by itself. */
  const alone = new Set<Id>()
  if (__SHARED__ && unsent.value.length > 0 && navigator.onLine && !isMeasured() && !(await hearClock())) return
  for (
    let next = __SHARED__ ? firstBut(waiting) : unsent.value[0];
    next && navigator.onLine;
    next = __SHARED__ ? firstBut(waiting) : unsent.value[0]
  ) {
    if (__SHARED__) {
      const ready = await readyWith(next, waiting, alone)
      if (ready.length > 1) {
        if (await bring(ready, alone)) continue
        return
      }
      if (!ready[0]) continue
      next = ready[0]
    }
    await markTried([next])
    try {
      const { body } = await call<{ id: Id; at: Moment }>(
        'POST',
        `/api/f/${next.facility}/${next.path}`,
        __SHARED__ ? { json: withClock(next), as: next.as, by: next.by } : { json: next.json, by: next.by },
      )
      await forget([next], body?.at)
    } catch (error) {
      if (__SHARED__ && next.as && error instanceof Refused && (mayPass(error.status) || error.status === 403)) {
        waiting.add(JSON.stringify(next.as))
        continue
      }
      if (error instanceof NoLine || (error instanceof Refused && mayPass(error.status))) return
      await putAside(next, error instanceof Error ? error.message : String(error))
    }
  }
}

/** What can be brought together with others (worker/presence/routes.ts): nothing in it asks a person for anything. */
const AT_DOOR = /^presence\/(tap|stamp|sighting|out|back|paper|undo)$/
const nameOf = ({ facility, as, by }: KeptAct): string => JSON.stringify([facility, as ?? {}, by])

/** An act with those behind it that may go in the same request: of the same name, and behind no other act of their children. All set right. */
async function readyWith(first: KeptAct, waiting: ReadonlySet<string>, alone: ReadonlySet<Id>): Promise<KeptAct[]> {
  const chosen: KeptAct[] = []
  const behind = new Set<Id>()
  const mayGo = (act: KeptAct) => AT_DOOR.test(act.path) && !alone.has(act.id) && nameOf(act) === nameOf(first)
  for (const act of mayGo(first) ? unsent.value : []) {
    if (chosen.length === MOST_TOGETHER || !maySend(act) || waiting.has(JSON.stringify(act.as ?? {}))) continue
    if (mayGo(act) && !act.childIds.some((child) => behind.has(child))) chosen.push(act)
    else for (const child of act.childIds) behind.add(child)
  }
  const right = await Promise.all((chosen.length > 0 ? chosen : [first]).map(setRight))
  return right.flatMap((act) => act ?? [])
}

/**
 * Sends several acts in one request. What was refused for a reason that a person has to hear of, or that may pass, is left to be sent by itself.
 * @returns false when it could not be sent at all
 */
async function bring(many: readonly KeptAct[], alone: Set<Id>): Promise<boolean> {
  const [first] = many as [KeptAct]
  await markTried(many)
  try {
    const { body } = await call<{ acts: ({ id: Id; at: Moment } | { status: number; error: { message: string } })[] }>(
      'POST',
      `/api/f/${first.facility}/presence/together`,
      {
        json: { acts: many.map((act) => ({ path: act.path.replace('presence/', ''), json: withClock(act) })) },
        as: first.as,
        by: first.by,
      },
    )
    const said = body?.acts ?? []
    await forget(
      many.filter((_, place) => said[place] && !('error' in said[place])),
      (said.find((one) => !('error' in one)) as { at: Moment } | undefined)?.at,
    )
    for (const [place, act] of many.entries()) {
      const outcome = said[place]
      if (outcome && !('error' in outcome)) continue
      if (!outcome || mayPass(outcome.status) || outcome.status === 403) alone.add(act.id)
      else await putAside(act, outcome.error.message)
    }
    return true
  } catch (error) {
    if (!(error instanceof Refused) || error.status === 429 || error.status >= 500) return false
    for (const { id } of many) alone.add(id)
    return true
  }
}

/** Asks what time it is, before something is sent that was written down without a line. */
const hearClock = (): Promise<boolean> =>
  call('GET', '/api/health').then(
    () => true,
    (error: unknown) => !(error instanceof NoLine),
  )

/** How many acts were set right since a person read of it. */
export const setRightCount = signal(0)
/** A time that was typed is nobody's clock's. */
const OF_THE_CLOCK = 10_000

/** An act with its true moment, when its clock was wrong; undefined when nobody can say when it was, and it was put aside for a person. */
async function setRight(act: KeptAct): Promise<KeptAct | undefined> {
  const { id, clock, json, tried } = act
  if (tried || !clock || typeof json.at !== 'number' || Math.abs(json.at - clock.device - clock.offset) > OF_THE_CLOCK) return act
  const measured = clockNote().offset
  const at = trueMoment({ ...clock, device: json.at - clock.offset }, measured, moment())
  if (at === json.at) return act
  if (at !== null) {
    setRightCount.value += 1
    return amend(id, { json: movedBy(json, at - json.at), clock: { ...clock, offset: measured } })
  }
  await putAside(
    act,
    `端末の時計（${momentText(json.at, dayOf(moment()))}）が合っていなかったので、いつのことか分かりません。事務室で、時刻を確かめて入れてください。`,
  )
}

/** An act with its moment moved, and with it that of every tap in it. A time that was typed stands on the full minute, and is nobody's clock's. */
const movedBy = (json: Record<string, unknown>, ms: number): Record<string, unknown> => {
  const moved = (list: unknown, key: 'seenAt' | 'at') =>
    (list as Record<string, Moment | undefined>[]).map((one) => {
      const tapped = one[key]
      return tapped === undefined || tapped % MINUTE === 0 ? one : { ...one, [key]: tapped + ms }
    })
  return {
    ...json,
    at: Number(json.at) + ms,
    ...(Array.isArray(json.children) ? { children: moved(json.children, 'seenAt') } : {}),
    ...(Array.isArray(json.entries) ? { entries: moved(json.entries, 'at') } : {}),
  }
}

/** Routes that take down what the clock said. */
const TAKES_CLOCK = /^presence\/(?:tap|stamp|sighting|out|back)$/
const withClock = ({ path, json, clock }: KeptAct): Record<string, unknown> =>
  clock && TAKES_CLOCK.test(path) ? { ...json, clock: { device: clock.device, offset: clock.offset } } : json

/** The oldest act of a name that does not have to wait. */
const firstBut = (waiting: ReadonlySet<string>) =>
  unsent.value.find((act) => maySend(act) && !waiting.has(JSON.stringify(act.as ?? {})))

/** Too busy, signed out, moving house: the act is right, only the moment is not. */
export const mayPass = (status: number): boolean => status === 401 || status === 429 || status >= 500

/** Written down before the first try, because a page that is closed in the middle cannot say whether the act arrived. */
async function markTried(some: readonly KeptAct[]): Promise<void> {
  const fresh = some.flatMap((act) => (act.tried ? [] : [{ ...act, tried: true as const }]))
  if (fresh.length === 0) return
  acts.value = acts.value.map((other) => fresh.find(({ id }) => id === other.id) ?? other)
  await Promise.all(fresh.map(keep))
}

/** The server has them. */
async function forget(some: readonly KeptAct[], at: Moment | undefined): Promise<void> {
  const last = some.at(-1)
  if (!last) return
  acts.value = acts.value.filter((act) => !some.some(({ id }) => id === act.id))
  const database = await store()
  await Promise.all(some.map(({ id }) => database?.delete('act', id)))
  lastReceipt.value = { id: last.id, at: at ?? moment(), facility: last.facility }
}

/** Replaces what is kept of an act, for whoever adds to it. */
export async function amend(id: Id, more: Partial<KeptAct>): Promise<KeptAct | undefined> {
  const act = acts.value.find((one) => one.id === id)
  if (!act) return
  const whole = { ...act, ...more }
  acts.value = acts.value.map((other) => (other.id === id ? whole : other))
  await keep(whole)
  return whole
}

async function putAside(act: KeptAct, message: string): Promise<void> {
  const aside: KeptAct = { ...act, state: 'refused', message }
  acts.value = acts.value.map((other) => (other.id === act.id ? aside : other))
  await keep(aside)
}

async function keep(act: KeptAct): Promise<void> {
  const database = await store()
  try {
    await database?.put('act', act)
    if (!database) forgetful.value = true
  } catch {
    forgetful.value = true
  }
}
