// The strip above the tiles: groups that are under way, and counts that are due or differ. Red only where a child may be missing.
import type { Id } from '../../schema/kit/id.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { now } from '../kit/clock.ts'
import { clockTime, minutesSince, showTime } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { Strip as Wait } from '../kit/Strip.tsx'
import { type Asked, askedCounts } from './asked-counts.ts'
import { classNames, ofClasses } from './of-classes.ts'
import type { Group } from './open-roll.ts'
import { rollOpened } from './roll-opened.ts'
import css from './Strip.module.css'
import { words } from './words.ts'

/** Classes of one room that wait for the same count are asked for with one strip: its sheet asks for each. */
function inOneRoom(asked: readonly Asked[], classIds: readonly Id[] | null): Asked[] {
  const [first, ...others] = asked.filter(({ differs }) => !differs)
  if (classIds === null || !first) return [...asked]
  const name = [first, ...others].map((one) => one.name).join('・')
  return [{ ...first, name }, ...asked.filter(({ differs }) => differs)]
}

interface StripProps {
  board: Board
  /** The children of the classes of this room, or all. */
  near: readonly BoardChild[]
  /** Null: all. */
  classIds: readonly Id[] | null
  day: RollDay
  groups: readonly Group[]
}

export function Strip({ board, near, classIds, day, groups }: StripProps) {
  const here = new Set(near.map(({ childId }) => childId))
  const open = groups.filter(
    ({ state }) => !state.over && [...state.members, ...state.excused].some(({ childId }) => here.has(childId)),
  )
  const asked = inOneRoom(askedCounts(board, day, now.value, classIds), classIds)
  if (open.length === 0 && asked.length === 0) return null
  return (
    <section class={css.strip} aria-label={words.strip}>
      {open.map(({ outing, state }) => {
        const [alarm] = state.alarms
        const where = outing.place ?? classNames(board, state.members)
        const since = state.lateSince ?? state.rolledAt ?? outing.at
        const names = state.missing.map((childId) => board.children.find((child) => child.childId === childId)?.kana ?? '')
        return (
          <article key={outing.id} class={classes(css.slab, alarm ? css.act : css.out)} data-alarm={alarm}>
            <Knot of={alarm ? 'overdue' : 'out'} size={30} plain={alarm !== undefined} />
            <div class={css.words}>
              <p class={css.who}>
                <b class={css.name}>
                  {words.kinds[outing.kind]} {where}
                </b>
                <b>{alarm ? words.alarms[alarm] : words.people(state.members.length)}</b>
              </p>
              <p class={css.more}>
                {[
                  ofClasses(board, state.members),
                  alarm === 'missing' && names.length <= 4 ? names.join('・') : '',
                  state.scene && state.rolledAt ? words.rolledAt(words.scenes[state.scene], clockTime(state.rolledAt)) : '',
                  outing.returnBy ? words.backBy(clockTime(outing.returnBy)) : '',
                ]
                  .filter(Boolean)
                  .join('　')}
              </p>
            </div>
            {alarm && (
              <p class={css.minutes}>
                <b>{minutesSince(since, now.value)}</b>
                <span>{words.minutes}</span>
              </p>
            )}
            <Button
              class={css.button}
              label={`${words.kinds[outing.kind]} ${where} ${words.roll}`}
              onClick={() => {
                rollOpened.value = { what: 'roll', outingId: outing.id }
              }}
            >
              {words.roll}
            </Button>
          </article>
        )
      })}
      {asked.map(({ classId: id, name, differs, slot }) => {
        const count = () => {
          rollOpened.value = { what: 'count', classId: id, ...(slot ? { slot: slot.time } : {}) }
        }
        if (!differs) {
          return (
            <Wait key={id} label={name} look open={words.count} onOpen={count}>
              <b class={css.name}>{name}</b>
              {slot && <b>{(slot.state === 'due' ? words.countDue : words.countMissed)(showTime(slot.time))}</b>}
            </Wait>
          )
        }
        return (
          <article key={id} class={classes(css.slab, css.act)}>
            <Knot of="overdue" size={30} plain />
            <div class={css.words}>
              <p class={css.who}>
                <b class={css.name}>{name}</b>
                <b>{words.countWrong}</b>
              </p>
              <p class={css.more}>{words.countDiffers(differs.counted, differs.expected)}</p>
            </div>
            <Button class={css.button} label={`${name} ${words.again}`} onClick={count}>
              {words.again}
            </Button>
            <Button
              class={css.button}
              label={`${name} ${words.why}`}
              onClick={() => {
                rollOpened.value = { what: 'why', classId: id, countId: differs.id }
              }}
            >
              {words.why}
            </Button>
          </article>
        )
      })}
    </section>
  )
}
