// 部屋うつり at the desk: 園長 or 主任 writes down, or takes back, what the tablets do not know. Each act hears its answer before it is believed.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import type { RoomMove, RoomsNow } from '../../schema/roll/room.ts'
import type { Routes } from '../../worker/roll/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { withPiece } from '../child/find-name.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { FoundInRooms } from './FoundInRooms.tsx'
import { GoToRoom, type GoToRoomProps } from './GoToRoom.tsx'
import { MovesOfDay } from './MovesOfDay.tsx'
import css from './Rooms.module.css'
import { whereText } from './room-text.ts'
import { words } from './room-words.ts'

const roll = wordOf<Routes>('roll')

interface DeskMovesProps {
  facility: number
  board: Board
  rooms: RoomsNow
  day: RollDay
  refresh: () => Promise<void>
  onClose: () => void
}

export function DeskMoves({ facility, board, rooms, day, refresh, onClose }: DeskMovesProps) {
  const [text, setText] = useState('')
  const [childId, setChildId] = useState<Id | null>(null)
  const [told, setTold] = useState('')
  const { busy, fault, send } = useSend()
  const child = board.children.find((one) => one.childId === childId)
  const done = async (sentence: string) => {
    setTold(sentence)
    setChildId(null)
    setText('')
    await refresh()
  }
  const go: GoToRoomProps['onGo'] = ({ who, said, classIds = [], childIds = [] }, room, at) => {
    const move = { classIds: [...classIds], childIds: [...childIds], ...room }
    setTold('')
    void send(
      async (id) => {
        await roll.post(facility, '/move', { id, at: at ?? moment(), ...move })
        await done(words.saved(who, said))
      },
      [move, at],
    )
  }
  const takeBack = (move: RoomMove, reason: string) => {
    setTold('')
    void send(
      async (id) => {
        await roll.post(facility, '/take-back', { id, at: moment(), moveId: move.id, childIds: [...move.childIds], reason })
        await done(words.takenBack)
      },
      [move.id, reason],
    )
  }
  const found = text.trim() ? board.children.filter(withPiece(text)) : null
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        child ? (
          <>
            {child.kana} <AllergensOf childId={child.childId} />
          </>
        ) : (
          words.fixTitle
        )
      }
      place="side"
    >
      <div aria-live="polite">
        {told && <Notice tone="ink" title={told} />}
        {fault && <Notice tone="look" title={fault.message} />}
      </div>
      {child ? (
        <>
          <p class={css.now}>{whereText(rooms, child.childId)}</p>
          <GoToRoom key={child.childId} {...{ board, rooms, day, child, busy }} onGo={go} />
          <Button kind="quiet" onClick={() => setChildId(null)}>
            {words.otherChild}
          </Button>
        </>
      ) : (
        <>
          <Field label={words.search} type="search" value={text} onChange={setText} maxLength={40} autoComplete="off" />
          {found ? (
            <FoundInRooms children={found} board={board} rooms={rooms} onMove={(one) => setChildId(one.childId)} />
          ) : (
            <>
              <GoToRoom {...{ board, rooms, day, busy }} onGo={go} />
              <MovesOfDay board={board} day={day} onTakeBack={takeBack} />
            </>
          )}
        </>
      )}
    </Dialog>
  )
}
