// 身体計測 on the tablet: kept first, sent when there is a line.
import type { Id } from '../../schema/kit/id.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { send } from '../kit/outbox.ts'
import { EntryScreen } from './EntryScreen.tsx'
import { words } from './words.ts'

export interface GrowthRoomProps {
  facility: number
  board: Board
  classId: Id | null
  onClose: () => void
}

export function GrowthRoom({ facility, board, classId, onClose }: GrowthRoomProps) {
  const absent = new Set(board.children.flatMap(({ childId, status }) => (status === 'absent' ? [childId] : [])))
  return (
    <EntryScreen
      facility={facility}
      classId={classId}
      absent={absent}
      pad
      back={words.close}
      onClose={onClose}
      onSave={async (measured) => {
        const childIds = measured.children.map(({ childId }) => childId)
        await send({ id: measured.id, facility, path: 'growth/class', json: { ...measured }, childIds })
        return 'later'
      }}
    />
  )
}
