// 部屋: who is where now, a name to look for, and うつる: one tap on a room moves the classes chosen, or one child.

import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { momentOf, type Time } from '../../schema/kit/time.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import type { RoomsNow } from '../../schema/roll/room.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { withPiece } from '../child/find-name.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { moment } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, TimeField } from '../kit/Field.tsx'
import { statusWords } from '../kit/status.ts'
import { plain } from '../kit/words.tsx'
import { type Going, goToRoom } from './act.ts'
import { MovesOfDay } from './MovesOfDay.tsx'
import { RoomList } from './RoomList.tsx'
import css from './Rooms.module.css'
import { closeRoll } from './roll-opened.ts'
import { shortName, whereText } from './room-text.ts'
import { words } from './room-words.ts'

interface RoomSheetProps {
  facility: number
  board: Board
  rooms: RoomsNow
  day: RollDay
  /** The class shown; null: all. */
  classId: Id | null
  /** One child that goes by itself. */
  child: BoardChild | undefined
}

export function RoomSheet({ facility, board, rooms, day, classId, child }: RoomSheetProps) {
  const [text, setText] = useState('')
  const found = text.trim() ? board.children.filter(withPiece(text)) : null
  return (
    <Dialog open onClose={closeRoll} title={child?.kana ?? words.rooms} place="side">
      {child ? (
        <>
          <p class={css.now}>{whereText(rooms, child.childId)}</p>
          <Go facility={facility} board={board} rooms={rooms} day={day} child={child} />
        </>
      ) : (
        <>
          <Field label={words.search} type="search" value={text} onChange={setText} maxLength={40} autoComplete="off" />
          {found ? (
            <Found children={found} board={board} rooms={rooms} />
          ) : (
            <>
              <Go facility={facility} board={board} rooms={rooms} day={day} classId={classId} />
              <section class={css.section}>
                <h3 class={css.heading}>{words.where}</h3>
                <RoomList rooms={rooms} classes={board.classes} />
              </section>
              <MovesOfDay facility={facility} board={board} day={day} />
            </>
          )}
        </>
      )}
    </Dialog>
  )
}

/** Whoever was looked for, each with the room in large letters. */
const Found = ({ children, board, rooms }: { children: readonly BoardChild[]; board: Board; rooms: RoomsNow }) =>
  children.length === 0 ? (
    <p role="status">{words.nobodyFound}</p>
  ) : (
    <ul class={css.rooms}>
      {children.map(({ childId, kana, name, classId, status }) => (
        <li key={childId} class={css.room}>
          <span>
            <b>{kana}</b> <AllergensOf childId={childId} /> {name !== kana && <span class={css.second}>{name}</span>}{' '}
            <span class={css.second}>{shortName(board.classes, classId)}</span>
          </span>
          <b class={css.answer}>{whereText(rooms, childId) || plain(statusWords[status].word)}</b>
        </li>
      ))}
    </ul>
  )

type GoProps = Pick<RoomSheetProps, 'facility' | 'board' | 'rooms' | 'day'> & { classId?: Id | null; child?: BoardChild }

/** One tap on a room is the move. */
function Go({ facility, board, rooms, day, classId = null, child }: GoProps) {
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
    goToRoom(facility, who, room, at)
    closeRoll()
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
        {mayReturn && <Button onClick={() => go({}, null)}>{words.back}</Button>}
        {day.rooms.map((name) => (
          <Button key={name} onClick={() => go({ toRoom: name }, name)}>
            {name}
          </Button>
        ))}
        {classes
          .filter((one) => one.classId !== own && !(chosen.length === 1 && chosen[0] === one.classId))
          .map((one) => (
            <Button key={one.classId} onClick={() => go({ toClass: one.classId }, one.name)}>
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
