// The head of the room: classes with their counts, what is unsent, the clock, and who is at work here.

import { useLayoutEffect } from 'preact/hooks'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { clockAhead, openNames } from '../device/paired.ts'
import { words as deviceWords } from '../device/words.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, longDay, minutesSince, momentText } from '../kit/format.ts'
import { ClockIcon, CloudIcon, LockIcon } from '../kit/icons.tsx'
import { Knot } from '../kit/Knot.tsx'
import { forgetful, unsent } from '../kit/outbox.ts'
import { type Tab, Tabs } from '../kit/Tabs.tsx'
import { plain } from '../kit/words.tsx'
import css from './Header.module.css'
import { headShown } from './tablet.ts'
import { words } from './words.ts'

export const ALL = 'all'

/** After this many minutes without an answer the age of what is shown is said. */
const OLD = 1

export interface HeaderProps {
  board: Board | null
  day: Day
  current: string
  onClass: (classId: string) => void
  name: string
  role: string
  onStaff: () => void
  offline: boolean
  asOf: Moment | null
}

export function Header({ board, day, current, onClass, name, role, onStaff, offline, asOf }: HeaderProps) {
  // Before it is painted, so that 未送信 never stands twice.
  useLayoutEffect(() => {
    headShown.value = true
    return () => {
      headShown.value = false
    }
  }, [])
  return (
    <header class={css.head} data-fixed>
      <h1 class="unseen">
        {words.room} {longDay(day)}
      </h1>
      <div class={css.tabs}>
        {board && (
          <Tabs bar="top" label={words.classes} tabs={tabsOf(board)} current={current} onSelect={onClass} panel="board" />
        )}
      </div>
      <Line offline={offline} asOf={asOf} />
      <WrongClock />
      <p class={css.clock}>{clockTime(now.value)}</p>
      <button type="button" class={css.staff} onClick={onStaff}>
        <span>
          <b>{name}</b>
          <span class={css.role}>{plain(role)}</span>
        </span>
        <LockIcon size={22} />
        <span class="unseen">{words.signOut}</span>
      </button>
    </header>
  )
}

/** 10/18 and a mark when somebody must be looked for; the same for every class, and for all together at the end. */
function tabsOf(board: Board): Tab[] {
  const tab = (id: string, label: string, children: Board['children']): Tab => {
    const here = children.filter(({ status }) => status === 'present' || status === 'out').length
    const overdue = children.filter(({ status }) => status === 'overdue').length
    const odd = children.some(({ contradictions }) => contradictions?.length)
    return {
      id,
      label,
      second: (
        <>
          {here}/{children.length}
          {overdue > 0 && <Knot of="overdue" size={15} label={plain(`未登園・連絡なし ${overdue}人`)} />}
          {overdue === 0 && odd && <Knot of="contradiction" size={15} label="記録がくいちがう子どもがいます" />}
        </>
      ),
    }
  }
  const shown = board.classes.flatMap(({ classId, name }) => {
    const children = board.children.filter((child) => child.classId === classId)
    return children.length > 0 ? [tab(classId, name.replace(/組$/, ''), children)] : []
  })
  return [...shown, tab(ALL, words.all, board.children)]
}

/** Unsent acts, a missing line, and how old the board is. Nothing while all is well. */
function Line({ offline, asOf }: { offline: boolean; asOf: Moment | null }) {
  const count = unsent.value.length
  const old = asOf !== null && minutesSince(asOf, now.value) > OLD
  if (count === 0 && !offline && !old) return null
  const age = (old || offline) && asOf !== null ? `${momentText(asOf, today())} ${words.asOf}` : ''
  return (
    <div class={css.line} role="status">
      <CloudIcon size={24} />
      <p>
        <b>{count > 0 ? `${words.unsent} ${count}` : words.offline}</b>
        <span>
          {[count > 0 ? waitsFor(offline) : '', age, forgetful.value && count > 0 ? words.forgetful : '']
            .filter(Boolean)
            .join('　')}
        </span>
      </p>
    </div>
  )
}

/** What the unsent acts wait for: a line, or the PIN of whoever did them. */
const waitsFor = (offline: boolean): string => {
  const open = openNames.value.map(({ personId }) => personId)
  const locked = unsent.value.every(({ as }) => as?.['X-Person'] && !open.includes(as['X-Person']))
  return !offline && locked ? words.waitingForPin : words.waiting
}

/** The clock of this tablet is wrong: what is written down follows the server's as long as it was heard once. */
function WrongClock() {
  if (clockAhead.value === 0) return null
  return (
    <div class={css.line} role="status">
      <ClockIcon size={24} />
      <p>
        <b>{deviceWords.clockWrong(clockAhead.value)}</b>
        <span>{deviceWords.clockUsed}</span>
      </p>
    </div>
  )
}
