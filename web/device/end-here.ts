// The end of a pairing on the tablet itself: what was read is wiped, what was not sent stays, sealed, until the nursery has it.
import { signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'
import { call, NoLine, Refused } from '../kit/call.ts'
import { acts } from '../kit/outbox.ts'
import { forgetAnswers, type KeptAct, store } from '../kit/store.ts'

interface Ending {
  facilityId: number
  deviceId: Id
  sealed: { id: Id; sealed: string }[]
}

const KEY = 'tsumugi.room.ended'
const RETRY = 15_000

const readEnding = (): Ending | null => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Ending | null
  } catch {
    return null
  }
}
const keep = (ending: Ending | null): void => {
  try {
    if (ending) localStorage.setItem(KEY, JSON.stringify(ending))
    else localStorage.removeItem(KEY)
  } catch {
    // Closed storage: what waits is handed over while the page is open.
  }
}

/** Sealed acts that wait to be handed over. */
export const waitingSealed = signal(readEnding()?.sealed.length ?? 0)
/** How many were handed over since the end. */
export const handedOver = signal(0)

/** Wipes this door: answers, drafts, and the readable form of what was not sent. Then hands over what is left. */
export async function endHere({ facilityId, deviceId }: { facilityId: number; deviceId: Id }): Promise<void> {
  const left = acts.peek().filter((act): act is KeptAct & { sealed: string } => act.sealed !== undefined)
  keep({ facilityId, deviceId, sealed: left.map(({ id, sealed }) => ({ id, sealed })) })
  waitingSealed.value = left.length
  acts.value = []
  try {
    const kept = await store()
    await kept?.forgetKey?.()
    await kept?.clear('act')
    // Pictures are not sealed for the nursery: they are too large to be handed over, and no child is lost with one.
    await kept?.clear('picture')
    await forgetAnswers()
  } catch {
    // What a broken disk does not let go of lies there without its key.
  }
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('tsumugi.room.')) sessionStorage.removeItem(key)
    for (const name of ['class', 'facility']) localStorage.removeItem(`tsumugi.room.${name}`)
  } catch {
    // Storage that is closed to us holds nothing of ours.
  }
  await handOver()
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Hands the sealed acts to the nursery; tries again until it has them. */
export async function handOver(): Promise<void> {
  clearTimeout(timer)
  const ending = readEnding()
  if (!ending) return
  const { facilityId, deviceId, sealed } = ending
  if (sealed.length === 0) return keep(null)
  try {
    const { body } = await call<{ ids: Id[] }>('POST', '/api/quarantine', {
      json: { facilityId, deviceId, acts: sealed.slice(0, 50) },
      as: { 'X-Door': 'device' },
    })
    const rest = sealed.filter(({ id }) => !body?.ids.includes(id))
    handedOver.value += sealed.length - rest.length
    waitingSealed.value = rest.length
    keep(rest.length > 0 ? { ...ending, sealed: rest } : null)
    if (rest.length > 0) timer = setTimeout(() => void handOver(), 1000)
  } catch (error) {
    if (!(error instanceof NoLine || error instanceof Refused)) throw error
    timer = setTimeout(() => void handOver(), RETRY)
  }
}
