// 連絡: everything families have said that a class has to read, beside the board.
import type { Id } from '../../../schema/kit/id.ts'
import { toldLately } from '../../infection/door-asks.ts'
import { Dialog } from '../../kit/Dialog.tsx'
import { Empty } from '../../kit/Empty.tsx'
import css from './Inbox.module.css'
import { type InboxItem, toConfirm } from './inbox.ts'
import { NoticeItem } from './NoticeItem.tsx'
import { words } from './words.ts'

export interface InboxProps {
  items: readonly InboxItem[]
  facility: number
  /** The class shown; null for the whole nursery. */
  classId: Id | null
  className: string
  onClose: () => void
  onConfirm: (item: InboxItem) => void
}

/** The list: unread of this class, unread of the others, then what is done. One tap confirms one notice. */
export function Inbox({ items, facility, classId, className, onClose, onConfirm }: InboxProps) {
  const here = toConfirm(items, classId)
  const elsewhere = toConfirm(items, null).filter((item) => !here.includes(item))
  const done = items.filter(
    ({ confirmedAt, children }) =>
      confirmedAt !== null && (classId === null || children.some((child) => child.classId === classId)),
  )
  const list = (some: readonly InboxItem[]) => (
    <ul class={css.list}>
      {some.map((item) => (
        <li key={item.noticeId}>
          <NoticeItem item={item} facility={facility} onConfirm={() => onConfirm(item)} />
        </li>
      ))}
    </ul>
  )
  return (
    <Dialog open onClose={onClose} place="side" title={`${words.title}　${className}`}>
      {toldLately.value && <p class={css.lately}>{toldLately.value}</p>}
      {here.length === 0 && <Empty title={words.none}>{words.noneMore}</Empty>}
      {list(here)}
      {elsewhere.length > 0 && (
        <section class={css.group}>
          <h3 class={css.heading}>
            {words.confirmAll}　{elsewhere.length}
          </h3>
          {list(elsewhere)}
        </section>
      )}
      {done.length > 0 && (
        <section class={css.group}>
          <h3 class={css.heading}>
            {words.done}　{done.length}
          </h3>
          {list(done)}
        </section>
      )}
    </Dialog>
  )
}
