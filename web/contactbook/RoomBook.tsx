// The contact book at the tablet: the classes that are shown, one at a time.
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { ClassBook } from './ClassBook.tsx'
import { OneClass } from './OneClass.tsx'
import { words } from './words.ts'

interface RoomBookProps {
  facility: number
  board: Board
  shown: readonly BoardChild[]
}

export const RoomBook = ({ facility, board, shown }: RoomBookProps) => (
  <OneClass
    {...{ board, shown }}
    label={words.title}
    of={(classId) => <ClassBook key={classId} facility={facility} day={board.rules.day} classId={classId} mayWrite />}
  />
)
