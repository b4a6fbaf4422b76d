// うつる, on tablet and desk: which classes, or which child; one tap on a room is the move.
import { useState } from 'preact/hooks'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { momentOf, type Time } from '../../schema/kit/time.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import type { RoomsNow } from '../../schema/roll/room.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { moment } from '../kit/clock.ts'
import { TimeField } from '../kit/Field.tsx'
import type { Going } from './act.ts'
import css from './Rooms.module.css'
import { shortName } from './room-text.ts'
import { words } from './room-words.ts'

export interface GoToRoomProps {
  board: Board
  rooms: RoomsNow
  day: RollDay
  /** The class that is chosen at first. */
  classId?: Id | null
  /** One child that goes by itself, in place of classes. */
  child?: BoardChild
  busy?: boolean
  /** Without a room: back in their own. `at`: since when, if not now. */
  onGo: (going: Going, room: { toClass?: Id; toRoom?: string }, at: Moment | undefined) => void
}

export function GoToRoom({ board, rooms, day, classId = null, child, busy = false, onGo }: GoToRoomProps) {
  const { classes } = board
  const [chosen, setChosen] = useState<readonly Id[]>(classId === null ? [] : [classId])
  const [from, setFrom] = useState<Time | null>(null)
  const [fault, setFault] = useState<'from' | 'classes' | null>(null)
  const go = (room: { toClass?: Id; toRoom?: string }, name: string | null) => {
    const at = from === null ? undefined : momentOf(board.rules.day, from)
    if (at !== undefined && at > moment()) return setFault('from')
    if (!child && chosen.length === 0) return setFault('classes')
    const who: Going = {
      ...(child ? { childIds: [child.childId] } : { classIds: chosen }),
      who: child?.kana ?? chosen.map((one) => shortName(classes, one)).join('・'),
      said: name === null ? words.isBack : words.isIn(name),
    }
    onGo(who, room, at)
  }
  const apart = board.children.filter(
    (one) => one.classId !== undefined && chosen.includes(one.classId) && rooms.of.get(one.childId)?.alone,
  )
  const mayReturn = child ? rooms.of.get(child.childId)?.alone : chosen.some((one) => rooms.moved.has(one))
  const own = child?.classId
  return (
    <section class={css.section}>
      {!child && (
        <Chips
          many
          legend={words.who}
          hint={words.whoHint}
          chips={classes.map((one) => ({ value: one.classId, label: shortName(classes, one.classId), span: 2 as const }))}
          value={chosen}
          onChange={setChosen}
          error={fault === 'classes' && words.chooseClass}
        />
      )}
      <h3 class={css.heading}>{words.goTo}</h3>
      <div class={css.targets}>
        {mayReturn && (
          <Button disabled={busy} onClick={() => go({}, null)}>
            {words.back}
          </Button>
        )}
        {day.rooms.map((name) => (
          <Button key={name} disabled={busy} onClick={() => go({ toRoom: name }, name)}>
            {name}
          </Button>
        ))}
        {classes
          .filter((one) => one.classId !== own && !(chosen.length === 1 && chosen[0] === one.classId))
          .map((one) => (
            <Button key={one.classId} disabled={busy} onClick={() => go({ toClass: one.classId }, one.name)}>
              {one.name}
            </Button>
          ))}
      </div>
      <TimeField
        label={words.from}
        hint={words.fromHint}
        value={from}
        onChange={setFrom}
        error={fault === 'from' && words.later}
      />
      {apart.length > 0 && <p class={css.second}>{words.stay(apart.map(({ kana }) => kana).join('・'))}</p>}
    </section>
  )
}
