// Reading with a memory: the last good answer at once, a fresh one as soon as there is a line, and again every few seconds while someone looks,
// or as soon as the server says that something changed (live.ts).
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Moment } from '../../schema/kit/day.ts'
import { type As, call, NoLine, Refused, speaker } from './call.ts'
import { moment } from './clock.ts'
import { door } from './door.ts'
import { answerKey, store } from './store.ts'

declare const __SHARED__: boolean

export interface Loaded<Body> {
  /** The latest answer, possibly from the device's memory; null before there is any. */
  data: ReadonlySignal<Body | null>
  /** When the data was known to be right. */
  asOf: ReadonlySignal<Moment | null>
  /** The server's refusal, if the last try was refused. */
  refused: ReadonlySignal<Refused | null>
  /** True while the last try found no line. */
  offline: ReadonlySignal<boolean>
  /** Asks now; what was asked before the call does not count. */
  refresh: () => Promise<void>
  /** Stops asking. */
  stop: () => void
}

/**
 * Keeps an address fresh.
 * @param every milliseconds between questions while the page is visible; 0 asks once
 * @param keep remember the answer on the device for the time without a line
 */
export function load<Body>(
  address: string,
  {
    every = 0,
    keep = false,
    as = __SHARED__ ? speaker.as : undefined,
  }: { every?: number; keep?: boolean; as?: As | undefined } = {},
): Loaded<Body> {
  const data = signal<Body | null>(null)
  const asOf = signal<Moment | null>(null)
  const refused = signal<Refused | null>(null)
  const offline = signal(false)
  let etag: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let asking: Promise<void> | null = null

  async function ask(): Promise<void> {
    try {
      const answer = await call<Body>('GET', address, __SHARED__ ? { etag, as } : { etag })
      if (answer.body !== null) {
        data.value = answer.body
        etag = answer.etag
        if (keep) void remember(answerKey(address, as), answer.body, etag)
      }
      asOf.value = moment()
      refused.value = null
      offline.value = false
    } catch (error) {
      if (error instanceof Refused) refused.value = error
      else if (error instanceof NoLine) offline.value = true
      else throw error
    }
  }
  const askOnce = (): Promise<void> => {
    asking ??= ask().finally(() => {
      asking = null
      plan()
    })
    return asking
  }
  let next: Promise<void> | null = null
  /** An answer that is on its way may be older than what changed, so it is asked again after it. */
  const refresh = (): Promise<void> => {
    if (!asking) return askOnce()
    next ??= asking.then(() => {
      next = null
      return askOnce()
    })
    return next
  }
  // A little disorder, so that a hundred screens that lost their line together do not come back together.
  const plan = () => {
    clearTimeout(timer)
    if (every > 0 && !stopped && !document.hidden) timer = setTimeout(askOnce, every * (0.9 + Math.random() * 0.2))
  }
  const wake = () => {
    if (!document.hidden && !stopped) void askOnce()
  }
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
  let deaf: (() => void) | undefined
  const [house] = /^\/api\/f\/\d+/.exec(address) ?? []
  if (every > 0 && house) {
    import('./live.ts').then(
      ({ hear }) => {
        if (stopped) return
        deaf = hear(`${house}/${door === 'family' ? 'family' : 'presence'}/live`, __SHARED__ && as ? 'device' : door, refresh)
      },
      () => undefined,
    )
  }
  if (keep) {
    void recall<Body>(answerKey(address, as)).then((kept) => {
      if (kept && data.value === null) {
        data.value = kept.body
        asOf.value = kept.at
        etag = kept.etag
      }
    })
  }
  void askOnce()
  return {
    data,
    asOf,
    refused,
    offline,
    refresh,
    stop: () => {
      stopped = true
      clearTimeout(timer)
      deaf?.()
      document.removeEventListener('visibilitychange', wake)
      removeEventListener('online', wake)
    },
  }
}

async function remember(key: string, body: unknown, etag: string | null): Promise<void> {
  await (await store())?.put('answer', { body, etag, at: moment() }, key)
}

async function recall<Body>(key: string): Promise<{ body: Body; etag: string | null; at: Moment } | undefined> {
  const kept = await (await store())?.get('answer', key)
  return kept && { ...kept, body: kept.body as Body }
}
