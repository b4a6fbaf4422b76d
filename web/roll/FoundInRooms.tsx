import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import type { RoomsNow } from '../../schema/roll/room.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { statusWords } from '../kit/status.ts'
import { plain } from '../kit/words.tsx'
import css from './Rooms.module.css'
import { shortName, whereText } from './room-text.ts'
import { words } from './room-words.ts'

interface FoundProps {
  children: readonly BoardChild[]
  board: Board
  rooms: RoomsNow
  /** Where a child can be moved from here. */
  onMove?: (child: BoardChild) => void
}

/** Whoever was looked for, each with the room in large letters. */
export const FoundInRooms = ({ children, board, rooms, onMove }: FoundProps) =>
  children.length === 0 ? (
    <p role="status">{words.nobodyFound}</p>
  ) : (
    <ul class={css.rooms}>
      {children.map((child) => (
        <li key={child.childId} class={css.room}>
          <span>
            <b>{child.kana}</b> <AllergensOf childId={child.childId} />{' '}
            {child.name !== child.kana && <span class={css.second}>{child.name}</span>}{' '}
            <span class={css.second}>{shortName(board.classes, child.classId)}</span>
          </span>
          {onMove && rooms.of.has(child.childId) && (
            <Button kind="quiet" label={`${child.kana} ${words.moveChild}`} onClick={() => onMove(child)}>
              {words.moveChild}
            </Button>
          )}
          <b class={css.answer}>{whereText(rooms, child.childId) || plain(statusWords[child.status].word)}</b>
        </li>
      ))}
    </ul>
  )
