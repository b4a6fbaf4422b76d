// 部屋: who is where now, a name to look for, and うつる: one tap on a room moves the classes chosen, or one child.

import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import type { RoomsNow } from '../../schema/roll/room.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { withPiece } from '../child/find-name.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { goToRoom, takeBackMove } from './act.ts'
import { FoundInRooms } from './FoundInRooms.tsx'
import { GoToRoom, type GoToRoomProps } from './GoToRoom.tsx'
import { MovesOfDay } from './MovesOfDay.tsx'
import { RoomList } from './RoomList.tsx'
import css from './Rooms.module.css'
import { closeRoll } from './roll-opened.ts'
import { whereText } from './room-text.ts'
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
  const onGo: GoToRoomProps['onGo'] = (going, room, at) => {
    goToRoom(facility, going, room, at)
    closeRoll()
  }
  const found = text.trim() ? board.children.filter(withPiece(text)) : null
  return (
    <Dialog
      open
      onClose={closeRoll}
      title={
        child ? (
          <>
            {child.kana} <AllergensOf childId={child.childId} />
          </>
        ) : (
          words.rooms
        )
      }
      place="side"
    >
      {child ? (
        <>
          <p class={css.now}>{whereText(rooms, child.childId)}</p>
          <GoToRoom {...{ board, rooms, day, child, onGo }} />
        </>
      ) : (
        <>
          <Field label={words.search} type="search" value={text} onChange={setText} maxLength={40} autoComplete="off" />
          {found ? (
            <FoundInRooms children={found} board={board} rooms={rooms} />
          ) : (
            <>
              <GoToRoom {...{ board, rooms, day, classId, onGo }} />
              <section class={css.section}>
                <h3 class={css.heading}>{words.where}</h3>
                <RoomList rooms={rooms} classes={board.classes} />
              </section>
              <MovesOfDay board={board} day={day} onTakeBack={(move, reason) => void takeBackMove(facility, move, reason)} />
            </>
          )}
        </>
      )}
    </Dialog>
  )
}
