// メモ of one child, from its sheet.

import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { FullScreenHead } from '../kit/FullScreenHead.tsx'
import css from './Memo.module.css'
import { RoomMemos } from './RoomMemos.tsx'
import { words } from './words.ts'

export interface ChildMemosProps {
  facility: number
  board: Board
  child: BoardChild
  onClose: () => void
}

export const ChildMemos = ({ facility, board, child, onClose }: ChildMemosProps) => (
  <FullScreen label={words.listOf(child.kana)} onClose={onClose}>
    <FullScreenHead
      back={words.back}
      onClose={onClose}
      title={
        <>
          {words.listOf(child.kana)} <Allergens words={child.allergens} mark={child.mark} />
        </>
      }
    />
    <div class={css.body}>
      <RoomMemos facility={facility} board={board} shown={[child]} of={child} />
    </div>
  </FullScreen>
)
