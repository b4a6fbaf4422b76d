// A child nobody expects today: why, and whether it is really here.

import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { Button, Buttons } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import type { InboxItem } from '../notice/staff/inbox.ts'
import { NoticeItem } from '../notice/staff/NoticeItem.tsx'
import { words } from './words.ts'

export interface AskArriveProps {
  child: BoardChild
  facility: number
  /** The day's notices of this child. */
  items: readonly InboxItem[]
  onClose: () => void
  onArrive: () => void
}

export function AskArrive({ child, facility, items, onClose, onArrive }: AskArriveProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          {child.kana}　{words.askTitle} <Allergens words={child.allergens} mark={child.mark} />
        </>
      }
      foot={
        <Buttons>
          <Button onClick={onClose}>{words.askNo}</Button>
          <Button kind="give" onClick={onArrive}>
            {words.askYes}
          </Button>
        </Buttons>
      }
    >
      <p>{child.status === 'absent' ? words.askAbsent : words.askUnplanned}</p>
      {items.map((item) => (
        <NoticeItem key={item.noticeId} item={item} facility={facility} nameless />
      ))}
    </Dialog>
  )
}
