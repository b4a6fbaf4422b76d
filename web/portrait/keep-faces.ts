// Which faces there are is asked every few minutes; a picture is asked for once, because it never changes under its id (docs/decisions/55).
import type { Id } from '../../schema/kit/id.ts'
import { MOST_AT_ONCE } from '../../schema/portrait/rule.ts'
import { isOver } from '../device/kept-roster.ts'
import { type As, call, NoLine, Refused } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { answerKey, store } from '../kit/store.ts'
import { faceKey, faces } from './face.ts'

declare const __SHARED__: boolean

type Face = [childId: Id, pickupId: Id, id: Id]

const EVERY = 5 * 60_000
/** Asked again sooner by whoever has just changed one. */
export const changed = new EventTarget()

/** Keeps `faces` true for a facility; returns how to stop. */
export function keepFaces(facilityId: number, as?: As): () => void {
  const address = `/api/f/${facilityId}/portrait`
  const kept = __SHARED__ && as ? answerKey(address, as) : null
  const place = (id: Id): string => `${kept}/${id}`
  const known = new Map<Id, string>()
  let mine: string[] = []
  let stopped = false

  const show = (list: readonly Face[]): void => {
    const others = [...faces.peek()].filter(([key]) => !mine.includes(key))
    const own = list.flatMap(([childId, pickupId, id]): [string, string][] => {
      const jpeg = known.get(id)
      return jpeg ? [[faceKey(childId, pickupId), `data:image/jpeg;base64,${jpeg}`]] : []
    })
    mine = own.map(([key]) => key)
    faces.value = new Map([...others, ...own])
  }
  const forget = async (stays: (place: string) => boolean): Promise<void> => {
    const device = await store()
    for (const one of (await device?.places('answer')) ?? [])
      if (kept && one.startsWith(kept) && !stays(one)) await device?.delete('answer', one)
  }
  const remember = async (at: string, body: unknown): Promise<void> => {
    if (kept) await (await store())?.put('answer', { body, etag: null, at: moment() }, at)
  }
  const fromDevice = async (): Promise<void> => {
    const device = kept ? await store() : null
    const list = kept ? ((await device?.get('answer', kept))?.body as Face[] | undefined) : undefined
    for (const [, , id] of list ?? []) {
      const jpeg = (await device?.get('answer', place(id)))?.body
      if (typeof jpeg === 'string') known.set(id, jpeg)
    }
    if (list && !stopped) show(list)
  }
  const ask = async (): Promise<void> => {
    try {
      const { body } = await call<{ faces: Face[] }>('GET', address, { as })
      if (!body || stopped) return
      const ids = body.faces.map(([, , id]) => id)
      const lacking = [...new Set(ids)].filter((id) => !known.has(id))
      for (let from = 0; from < lacking.length && !stopped; from += MOST_AT_ONCE) {
        const part = lacking.slice(from, from + MOST_AT_ONCE)
        const found = await call<{ pictures: Record<Id, string> }>('GET', `${address}/pictures?ids=${part.join(',')}`, { as })
        for (const [id, jpeg] of Object.entries(found.body?.pictures ?? {})) {
          known.set(id, jpeg)
          await remember(place(id), jpeg)
        }
        if (!stopped) show(body.faces)
      }
      if (stopped) return
      show(body.faces)
      if (kept) {
        await remember(kept, body.faces)
        await forget((one) => one === kept || ids.some((id) => one === place(id)))
      }
    } catch (error) {
      // Without a line, or where it is not theirs to see, what is known stays.
      if (!(error instanceof NoLine || error instanceof Refused)) throw error
    }
  }
  const again = () => void ask()
  const timer = setInterval(again, EVERY)
  addEventListener('online', again)
  changed.addEventListener('change', again)
  // With the end of the roster only names are left.
  const end = __SHARED__
    ? isOver.subscribe((over) => {
        if (!over) return
        show([])
        void forget(() => false)
      })
    : undefined
  void fromDevice().then(ask)
  return () => {
    stopped = true
    clearInterval(timer)
    removeEventListener('online', again)
    changed.removeEventListener('change', again)
    end?.()
    show([])
  }
}
