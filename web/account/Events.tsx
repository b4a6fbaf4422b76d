// 最近のできごと: what happened to one's own sign-in, newest first.
import { useEffect, useState } from 'preact/hooks'
import type { Routes } from '../../worker/account/routes.ts'
import { call, NoLine, Refused, type Reply } from '../kit/call.ts'
import { clockTime } from '../kit/format.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Say } from '../kit/words.tsx'
import css from './Account.module.css'
import { dayText } from './Passkeys.tsx'
import { eventWords, words } from './sign-ins-words.ts'

export type EventList = Reply<Routes, '/events'>
export type AccountEvent = EventList['events'][number]

/** Reads what happened; null without a line or a sign-in. */
export async function readEvents(): Promise<EventList | null> {
  try {
    return (await call<EventList>('GET', '/api/account/events')).body
  } catch (error) {
    if (error instanceof NoLine || error instanceof Refused) return null
    throw error
  }
}

export function Events() {
  const [list, setList] = useState<AccountEvent[] | null>(null)
  useEffect(() => void readEvents().then((found) => setList(found?.events ?? [])), [])
  return (
    <Sheet>
      <div class={css.group}>
        <h2 class={css.title}>
          <Say w={words.events} alone />
        </h2>
        {list?.length === 0 && (
          <p class={css.second}>
            <Say w={words.none} />
          </p>
        )}
        <ul class={css.keys} aria-busy={list === null}>
          {list?.map((event) => (
            <li key={event.id} class={css.key}>
              <EventLine event={event} />
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  )
}

/** When, what, and on what kind of device. */
export const EventLine = ({ event: { at, kind, detail } }: { event: AccountEvent }) => (
  <span class={css.keyName}>
    <span>
      <Say w={eventWords[kind]} alone />
    </span>
    <span class={css.second}>
      {dayText(at)} {clockTime(at)}
      {detail.label !== undefined && ` ・ ${detail.label}`}
    </span>
  </span>
)
