// 給食室: one page on a tablet on the wall, read from two metres. Numbers, what changed since they were fixed, and a card for each child for whom
// something is left out. Nothing here leads anywhere else.
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { CAUSE_WORDS } from '../../schema/meal/words.ts'
import { signOut } from '../account/sign-in.ts'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, longDay } from '../kit/format.ts'
import { later } from '../kit/later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { type Faces, type Kitchen as KitchenDay, meal } from './api.ts'
import { Differences } from './Differences.tsx'
import css from './Kitchen.module.css'
import { words } from './kitchen-words.ts'
import { Numbers } from './Numbers.tsx'
import { Special } from './Special.tsx'

const KitchenServing = later(() => import('../serving/KitchenServing.tsx').then((file) => file.KitchenServing))

const EVERY = 10_000

export interface KitchenProps {
  facility: number
  place: string
  /** On a tablet with several people: the row of their names. */
  names?: ComponentChildren
}

export function Kitchen({ facility, place, names }: KitchenProps) {
  const day = today()
  const loaded = useLoad<KitchenDay>(meal.address(facility, '/kitchen', { day }), { every: EVERY, keep: true })
  const answer = loaded?.data.value ?? null
  const whose = answer?.children.map(({ childId }) => childId).join() ?? ''
  const faces = useLoad<Faces>(whose ? meal.address(facility, '/faces') : null)
  useEffect(() => void faces?.refresh(), [whose])
  useEffect(() => {
    document.title = `${words.title} つむぎ`
  }, [])
  return (
    <div class={css.kitchen}>
      <header class={css.head}>
        <h1>{words.title}</h1>
        <p class={css.day}>{longDay(day)}</p>
        <p class={css.fixed}>
          {answer && (answer.fixedAt === null ? words.fixAt(clockTime(answer.fixAt)) : words.fixedAt(clockTime(answer.fixedAt)))}
        </p>
        <p class={css.clock}>{clockTime(now.value)}</p>
        <p class={css.place}>{place}</p>
        {!names && <Button onClick={() => void signOut().catch(() => undefined)}>{words.signOut}</Button>}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without 差分 nothing in it takes the keyboard */}
      <main class={css.main} tabIndex={0}>
        {loaded?.offline.value && (
          <Notice tone="look" title={words.offline}>
            {loaded.asOf.value !== null && words.asOf(clockTime(loaded.asOf.value))}
          </Notice>
        )}
        {answer ? (
          <Day
            answer={answer}
            facility={facility}
            faces={faces?.data.value?.faces ?? {}}
            onNoted={() => void loaded?.refresh()}
          />
        ) : loaded?.refused.value ? (
          <Empty title={loaded.refused.value.message}>{words.nobodyMore}</Empty>
        ) : (
          <p role="status">{words.loading}</p>
        )}
      </main>
      {names && <div>{names}</div>}
    </div>
  )
}

interface DayProps {
  answer: KitchenDay
  facility: number
  faces: Record<string, string>
  onNoted: () => void
}

function Day({ answer, facility, faces, onNoted }: DayProps) {
  const { serving, open, late, counts } = answer
  const eats = Object.keys(counts).length > 0
  return (
    <>
      {late && (
        <Notice tone="look" title={words.late}>
          {words.lateMore}
        </Notice>
      )}
      {serving !== 'served' && <Notice tone="ink" title={serving === 'none' ? words.none : words.bento} />}
      {!open && !eats && <Notice tone="ink" title={words.closed} />}
      <Differences answer={answer} facility={facility} onNoted={onNoted} />
      {eats ? (
        <Numbers answer={answer} />
      ) : (
        open && serving === 'served' && <Empty title={words.nobody}>{words.nobodyMore}</Empty>
      )}
      <KitchenServing facility={facility} kitchen={answer} faces={faces} />
      <Special answer={answer} faces={faces} />
      <Noted answer={answer} />
    </>
  )
}

function Noted({ answer: { noted, classes } }: { answer: KitchenDay }) {
  if (noted.length === 0) return null
  return (
    <details class={css.noted}>
      <summary>{words.noted(noted.length)}</summary>
      <ul>
        {noted.map((one, place) => (
          <li key={place}>
            {one.staff !== null
              ? `${words.staff} ${one.staff}`
              : (classes.find(({ classId }) => classId === one.classId)?.name ?? words.noClass)}{' '}
            {CAUSE_WORDS[one.cause]}
            {one.since !== null && ` ${clockTime(one.since)}`} → {clockTime(one.at)} {one.by}
          </li>
        ))}
      </ul>
    </details>
  )
}
