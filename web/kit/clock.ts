// The screen's clock. It follows the server's, so a tablet set ten minutes wrong still shows 8:30 at 8:30.
import { type Signal, signal } from '@preact/signals'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { ClockNote } from '../../schema/kit/wrong-clock.ts'

declare const __SHARED__: boolean

/** How far the server's clock is ahead, and what it said when it was last heard. In the room it outlives the page: there is no line to ask again. */
let offset = 0
let heard: Moment | null = null
const KEPT = 'tsumugi.room.clock'
/** How long a measurement is taken for fresh, by the page's own running time, ms. */
const FRESH = 60_000
let measuredAt = Number.NEGATIVE_INFINITY

if (__SHARED__) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as { offset: number; heard: Moment } | null
    if (kept) ({ offset, heard } = kept)
  } catch {
    // Closed storage, or none at all: the device's own clock until the server is heard.
  }
}

/** What the clock of this device says now, for whoever writes something down. */
export const clockNote = (): ClockNote => ({ device: Date.now(), offset, heard })
/** True while the server's clock was heard a moment ago. */
export const isMeasured = (): boolean => performance.now() - measuredAt < FRESH
/** A clock may be corrected by so much while a question is under way, ms. */
const EVEN = 5_000

/** Watches the device's own clock while a question is under way. @returns false when it was set meanwhile: then the answer measures nothing */
export function watchClock(): () => boolean {
  const since = Date.now() - performance.now()
  return () => Math.abs(Date.now() - performance.now() - since) < EVEN
}
/** How far this device's clock is ahead of the server's (negative: behind), ms, as last measured; 0 until then. */
export const ahead: Signal<number> = signal(-offset)

/** This moment, by the server's clock as far as we know it. */
export const moment = (): Moment => Date.now() + offset

/** Today in Japan. Reads `now`, so a screen that shows it turns over at midnight. */
export const today = (): Day => dayOf(now.value)

/** A signal of the current moment that ticks on the round `every` ms, and only while someone is looking at it. */
function ticking(every: number): Signal<Moment> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const clock: Signal<Moment> = signal(moment(), {
    watched() {
      // A value just made is fresh; one left alone for a while is brought up to date after the render that asked for it.
      timer = setTimeout(tick, Math.abs(moment() - clock.peek()) < every ? every - (moment() % every) : 0)
    },
    unwatched() {
      clearTimeout(timer)
    },
  })
  const tick = () => {
    clearTimeout(timer)
    clock.value = moment()
    timer = setTimeout(tick, every - (moment() % every))
  }
  return clock
}

/** The moment, every half minute: for faces of clocks, ages of things, re-folding presence. */
export const now = ticking(30_000)
/** The moment, every second: for countdowns only. */
export const second = ticking(1000)

/**
 * Sets the screen's clock by the server's.
 * @param serverMs the server's epoch milliseconds, as just received. Differences under 1.5 s are the network's and are ignored.
 */
export function syncClock(serverMs: Moment): void {
  if (__SHARED__) remember(serverMs)
  if (Math.abs(serverMs - moment()) < 1500) return
  offset = serverMs - Date.now()
  refresh()
}

function remember(serverMs: Moment): void {
  measuredAt = performance.now()
  heard = serverMs
  ahead.value = Date.now() - serverMs
  try {
    localStorage.setItem(KEPT, JSON.stringify({ offset: serverMs - Date.now(), heard }))
  } catch {
    // As above.
  }
}

function refresh(): void {
  now.value = moment()
  second.value = moment()
}

// A tablet that slept must not wake up showing the time it fell asleep.
if (typeof document !== 'undefined') document.addEventListener('visibilitychange', refresh)
