// メモ of one child, from its sheet.

import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { ChevronLeftIcon } from '../kit/icons.tsx'
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
    <header class={css.bar}>
      <Button kind="quiet" icon={ChevronLeftIcon} onClick={onClose}>
        {words.back}
      </Button>
      <h2 class={css.title}>
        {words.listOf(child.kana)} <Allergens words={child.allergens} mark={child.mark} />
      </h2>
    </header>
    <div class={css.body}>
      <RoomMemos facility={facility} board={board} shown={[child]} of={child} />
    </div>
  </FullScreen>
)
