// What is typed for a class on a day, kept on the device at every key, so that a closed page or a tablet without a line loses nothing.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { moment } from '../kit/clock.ts'
import { refusedActs } from '../kit/outbox.ts'
import { answerKey, store } from '../kit/store.ts'
import { EMPTY, type Entry } from './judge-entry.ts'

interface Kept extends Entry {
  /** The act it went out with; it comes back when that is refused. */
  sentAs?: Id
}

/** @returns null until the device has said what it keeps */
export function useEntryDraft(facility: number, day: Day, classId: Id | null) {
  const place = answerKey(`growth ${facility} ${day} ${classId}`, { 'X-Door': 'device' })
  const [kept, setKept] = useState<Kept | null>(null)
  useEffect(() => {
    let gone = false
    setKept(null)
    void store()
      .then((device) => device?.get('answer', place))
      .then((found) => gone || setKept((found?.body as Kept) ?? EMPTY))
      .catch(() => gone || setKept(EMPTY))
    return () => {
      gone = true
    }
  }, [place])
  const newest = useRef<Kept>(EMPTY)
  newest.current = kept ?? EMPTY
  const keep = (next: Kept) => {
    newest.current = next
    setKept(next)
    void store().then((device) => device?.put('answer', { body: next, etag: null, at: moment() }, place))
  }
  const refused = kept?.sentAs !== undefined && refusedActs.value.some(({ id }) => id === kept.sentAs)
  const sent = kept?.sentAs !== undefined && !refused
  return {
    entry: kept && (sent ? EMPTY : kept),
    /** What was sent came back. */
    refused: refused ? (refusedActs.value.find(({ id }) => id === kept?.sentAs)?.message ?? '') : null,
    /** `change` is given the newest entry: two keys in one breath both count. */
    change: (change: (before: Entry) => Entry) => {
      const { values, sure } = change(sent ? EMPTY : newest.current)
      keep({ values, sure })
    },
    /** With the id of an act that may still be refused, else for good. */
    done: (sentAs?: Id) => keep(sentAs ? { ...newest.current, sentAs } : EMPTY),
  }
}
