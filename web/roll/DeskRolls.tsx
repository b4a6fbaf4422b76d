// 園外・点呼 at the desk: who is out, where, how many, since when and until when; who is back; counts that differ or were not made.
import type { Board } from '../../schema/presence/fold-board.ts'
import { classes } from '../kit/classes.ts'
import { now } from '../kit/clock.ts'
import { clockTime, minutesSince, showTime } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { Part } from '../office/Desk.tsx'
import { askedCounts } from './asked-counts.ts'
import css from './DeskRolls.module.css'
import { ofClasses } from './of-classes.ts'
import { type Group, useRoll } from './open-roll.ts'
import { words } from './words.ts'

export function DeskRolls({ facility, board }: { facility: number; board: Board }) {
  const { day, groups } = useRoll(facility, board.rules.day)
  const asked = askedCounts(board, day.value, now.value, null)
  // Whatever waits for somebody first, then who is out, then who is back.
  const weight = ({ state }: Group) => (state.alarms.length > 0 ? 0 : state.over ? 2 : 1)
  const shown = groups.value.toSorted((a, b) => weight(a) - weight(b) || a.outing.at - b.outing.at)
  return (
    <>
      {shown.length > 0 && (
        <Part
          title={words.desk}
          mark={<Knot of={shown.some(({ state }) => state.alarms.length > 0) ? 'overdue' : 'out'} />}
          second={words.deskMore(shown.length)}
        >
          <ul class={css.rows}>
            {shown.map((group) => (
              <Row key={group.outing.id} group={group} board={board} />
            ))}
          </ul>
        </Part>
      )}
      {asked.length > 0 && (
        <Part title={words.deskCounts} mark={<Knot of={asked.some(({ differs }) => differs) ? 'overdue' : 'answer'} />}>
          <ul class={css.rows}>
            {asked.map(({ classId, name, differs, slot }) => (
              <li
                key={classId}
                class={classes(css.row, differs !== null && css.act)}
                data-count={differs ? 'differs' : slot?.state}
              >
                <span class={css.age}>{differs ? minutesOf(differs.at) : slot && showTime(slot.time)}</span>
                <b>{name}</b>
                <span>
                  {differs ? (
                    <>
                      <b class={css.alarm}>{words.countWrong}</b> {words.countDiffers(differs.counted, differs.expected)}
                    </>
                  ) : (
                    slot && (slot.state === 'due' ? words.countDue : words.countMissed)(showTime(slot.time))
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

const minutesOf = (since: number): string => `${minutesSince(since, now.value)}${words.minutes}`

function Row({ group: { outing, state }, board }: { group: Group; board: Board }) {
  const [alarm] = state.alarms
  const since = state.lateSince ?? state.rolledAt ?? outing.at
  const names = state.missing.map((childId) => board.children.find((child) => child.childId === childId)?.kana ?? '')
  const facts = [
    alarm === 'missing' && !state.over ? words.deskMissing(names.join('・')) : '',
    state.departedAt === null ? '' : words.departed(clockTime(state.departedAt)),
    state.scene && state.rolledAt && !state.over && state.rolledAt !== state.departedAt
      ? words.rolledAt(words.scenes[state.scene], clockTime(state.rolledAt))
      : '',
    state.returnedAt === null ? '' : words.deskBack(clockTime(state.returnedAt)),
    outing.returnBy !== null && state.outside ? words.backBy(clockTime(outing.returnBy)) : '',
    state.over && state.returnedAt === null ? words.deskOver : '',
    outing.by ? words.led(outing.by) : '',
  ]
  return (
    <li class={classes(css.row, alarm && css.act, state.over && css.over)} data-outing={alarm ?? (state.over ? 'over' : 'out')}>
      <span class={css.age}>{alarm ? minutesOf(since) : clockTime(outing.at)}</span>
      <b>
        {words.kinds[outing.kind]} {outing.place}
      </b>
      <span>
        {alarm && <b class={css.alarm}>{words.alarms[alarm]}</b>} <b>{words.people(state.members.length)}</b>{' '}
        {ofClasses(board, state.members)} {facts.filter(Boolean).join('　')}
      </span>
    </li>
  )
}
