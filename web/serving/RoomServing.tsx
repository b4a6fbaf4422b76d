// 配膳の確認 in a class: whoever is here or still expected and has a removal. It needs nothing but the board, so it is there without a line; what is
// on the table is kept for then, also while nobody looks at trays.
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { useDishes } from './dishes.ts'
import { ServingScreen } from './ServingScreen.tsx'
import type { Served } from './served.ts'
import { servingOpened } from './serving-opened.ts'

export interface RoomServingProps {
  facility: number
  board: Board
  /** The children of the class shown, or all. */
  shown: readonly BoardChild[]
  name: string
}

export function RoomServing({ facility, board, shown, name }: RoomServingProps) {
  useDishes(facility, board.rules.day)
  if (!servingOpened.value) return null
  const classNames = new Map(board.classes.map(({ classId, name }) => [classId, name]))
  const served = ({ childId, kana, name, classId, allergens, status }: BoardChild): Served[] =>
    !allergens || ['absent', 'not_expected', 'left', 'left_stamped'].includes(status)
      ? []
      : [{ childId, kana, name, className: classNames.get(classId ?? '') ?? '', allergens }]
  return (
    <ServingScreen
      facility={facility}
      day={board.rules.day}
      children={shown.flatMap(served)}
      trays={board.children.flatMap(served)}
      everyone={board.children}
      name={name}
      onClose={() => {
        servingOpened.value = false
      }}
    />
  )
}
