// The inbox of a day: from the board at once, from the list of notices once a minute for later days and for who wrote what.
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import type { Routes } from '../../worker/notice/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'
import { load } from '../kit/load.ts'
import { unsent } from '../kit/outbox.ts'
import { type InboxItem, inboxOf, toConfirm } from '../notice/staff/inbox.ts'
import { ring, sound } from './tablet.ts'

const notice = wordOf<Routes>('notice')
const EVERY = 60_000
/** How far ahead a class reads what families announce. */
const AHEAD = 31

export function useInbox(facility: number, day: Day, board: Board | null): InboxItem[] {
  const list = useMemo(
    () =>
      load<Reply<Routes, '/'>>(notice.address(facility, '/', { from: day, to: addDays(day, AHEAD) }), {
        every: EVERY,
        keep: true,
      }),
    [facility, day],
  )
  useEffect(() => list.stop, [list])
  const version = board?.version
  const unread = board
    ? board.children.flatMap(({ notices = [] }) => notices.filter((each) => each.confirmedAt === undefined)).length
    : 0
  // A new or confirmed notice of today: who wrote it and what it replaced is only in the list.
  useEffect(() => {
    if (version !== undefined) void list.refresh()
  }, [list, unread])
  const listed = list.data.value?.notices ?? null
  const confirmedHere = unsent.value.filter(({ path }) => path === 'notice/confirm').map(({ json }) => String(json.noticeId))
  const items = useMemo(
    () =>
      inboxOf(board?.children ?? [], listed, day).filter(
        // Those of later days are not on the board, so what was just confirmed here is taken out by hand.
        ({ ahead, noticeId }) => !(ahead && confirmedHere.includes(noticeId)),
      ),
    [board, listed, day, confirmedHere.join()],
  )
  useRing(toConfirm(items, null).length)
  return items
}

/** A tone when there are more unread notices than before, if this tablet may make one. */
function useRing(count: number): void {
  const before = useRef<number | null>(null)
  useEffect(() => {
    if (before.current !== null && count > before.current && sound.value === 'on') ring()
    before.current = count
  }, [count])
}
