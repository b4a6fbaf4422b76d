// メモ at the tablet: written at the left, the memos of today, of a child, or what was searched for at the right.
import { useState } from 'preact/hooks'
import { addMonths, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { Field } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { later } from '../kit/later.tsx'
import { isHere } from '../roll/here.ts'
import { keepAndSend, takeBackMemo } from './act.ts'
import css from './Memo.module.css'
import { MemoForm } from './MemoForm.tsx'
import { MemoItem } from './MemoItem.tsx'
import { useMemos } from './open-memos.ts'
import { words } from './words.ts'

export interface RoomMemosProps {
  facility: number
  board: Board
  shown: readonly BoardChild[]
  /** From a child's sheet: it is chosen, and its own memos of the last months stand beside. */
  of?: BoardChild
  /** Opens today's contact book. */
  onBook?: () => void
}

const RoomDevelopment = later(() => import('../development/RoomDevelopment.tsx').then((file) => file.RoomDevelopment))

/** How far back a child's memos, and a search, go at the tablet. */
const MONTHS = -6

export function RoomMemos({ facility, board, shown, of, onBook }: RoomMemosProps) {
  const { day } = board.rules
  const [search, setSearch] = useState('')
  const [fixed, setFixed] = useState<Memo | null>(null)
  const [developing, setDeveloping] = useState(false)
  const back: Day = `${addMonths(day.slice(0, 7), MONTHS)}-01`
  const wide = of !== undefined || search.trim() !== ''
  const nameOf = (id: Id) =>
    board.children.find(({ childId }) => childId === id)?.kana ?? board.classes.find(({ classId }) => classId === id)?.name ?? ''
  const { memos, used, more, correctsAll } = useMemos(
    facility,
    { from: wide ? back : day, to: day, of: of?.childId, words: search.trim() || undefined },
    nameOf,
  )
  const rooms = board.classes.filter(({ classId }) => shown.some((child) => child.classId === classId))
  const inShown = ({ classId, children }: Memo) =>
    of !== undefined ||
    rooms.some((room) => room.classId === classId) ||
    children.some(([id]) => shown.some(({ childId }) => childId === id))
  const list = memos?.filter(inShown)
  const deliver = keepAndSend(facility)
  const people = of ? [of] : shown.filter(isHere)
  const form = {
    facility,
    deliver,
    children: people.map(({ childId, kana, classId }) => ({ childId, kana, classId: classId ?? null })),
    classes: of ? rooms.filter(({ classId }) => classId === of.classId) : rooms,
  }
  return (
    <div class={css.twin}>
      <section aria-label={words.write}>
        <MemoForm {...form} of={of?.childId} onDone={() => undefined} />
      </section>
      <section class={css.list} aria-label={words.title}>
        <div class={css.listHead}>
          <h3 class={css.title}>
            {of ? words.listOf(of.kana) : words.list(shortDay(day))} {of && <AllergensOf childId={of.childId} />}
          </h3>
          <Button onClick={() => setDeveloping(true)}>{words.development}</Button>
          <Field label={words.search} hint={words.searchHint} type="search" maxLength={60} value={search} onChange={setSearch} />
        </div>
        {!list ? (
          <p class={css.second}>{words.loading}</p>
        ) : list.length === 0 ? (
          <Empty title={search ? words.noneFound : words.none}>{search ? words.noneFoundMore : words.noneMore}</Empty>
        ) : (
          list.map((memo) => (
            <MemoItem
              facility={facility}
              key={memo.id}
              memo={memo}
              dated={wide}
              used={used.filter(({ memoId }) => memoId === memo.id)}
              pageOf={(page) => (onBook && page.day === day ? { onClick: onBook } : null)}
              {...(memo.mine || correctsAll
                ? {
                    onCorrect: () => setFixed(memo),
                    onTakeBack: (reason: string) => void takeBackMemo(deliver, memo, reason),
                  }
                : {})}
            />
          ))
        )}
        {more && <p class={css.second}>{words.more}</p>}
      </section>
      {developing && <RoomDevelopment facility={facility} children={of ? [of] : shown} onClose={() => setDeveloping(false)} />}
      <Dialog open={fixed !== null} onClose={() => setFixed(null)} title={words.fix} place="side">
        {fixed && <MemoForm {...form} classes={board.classes} key={fixed.last} fixed={fixed} onDone={() => setFixed(null)} />}
      </Dialog>
    </div>
  )
}
