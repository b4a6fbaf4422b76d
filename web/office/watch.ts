// What the desk keeps in sight all day: today's board and what families have written. Loaded once for the whole door, asked again every 15 s.
import { computed, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { type Board, foldBoard } from '../../schema/presence/fold-board.ts'
import { type PackedBoard, unpackBoard } from '../../schema/presence/pack-board.ts'
import type { Routes as FacilityRoutes } from '../../worker/facility/routes.ts'
import type { Routes as NoticeRoutes } from '../../worker/notice/routes.ts'
import { addressOf, type Reply } from '../kit/call.ts'
import { now } from '../kit/clock.ts'
import { type Loaded, load } from '../kit/load.ts'
import { mayHere } from './desk.ts'

export type Notices = Reply<NoticeRoutes, '/'>
export type NoticeRow = Notices['notices'][number]
export type DatedSettings = Reply<FacilityRoutes, '/settings'>

interface Watch {
  facility: number
  day: Day
  board: Loaded<PackedBoard>
  notices: Loaded<Notices>
  /** Null for whoever may not read them. */
  settings: Loaded<DatedSettings> | null
}

const EVERY = 15_000
/** How far ahead an unread absence is shown. */
const AHEAD = 60

/** What is being watched; null before the first facility is opened. */
export const watch = signal<Watch | null>(null)

/** Watches a facility's day for as long as the component lives. */
export function useWatch(facility: number | undefined, day: Day): void {
  useEffect(() => {
    if (facility === undefined) return
    const board = load<PackedBoard>(addressOf(facility, 'presence', '/board', { day }), { every: EVERY, keep: true })
    const range = { from: day, to: addDays(day, AHEAD) }
    const notices = load<Notices>(addressOf(facility, 'notice', '/', range), { every: EVERY })
    const settings = mayHere('facility.settings') ? load<DatedSettings>(addressOf(facility, 'facility', '/settings')) : null
    watch.value = { facility, day, board, notices, settings }
    return () => {
      board.stop()
      notices.stop()
    }
  }, [facility, day])
}

/** The settings in force today; null until they are known. */
export const facilitySettings = computed<FacilitySettings | null>(() => {
  const { day, settings } = watch.value ?? {}
  const dated = settings?.data.value?.versions ?? []
  return dated.findLast(({ startsOn }) => day !== undefined && startsOn <= day)?.settings ?? null
})

/** What a family may say of an illness, in the facility's words. */
export const symptoms = computed<Notices['symptoms']>(() => watch.value?.notices.data.value?.symptoms ?? [])

/** Asks for everything again, after something was sent. */
export const lookAgain = (): void => {
  void watch.value?.board.refresh()
  void watch.value?.notices.refresh()
}

/** Today's board, folded again with the desk's own clock each half minute. */
export const board = computed<Board | null>(() => {
  const known = watch.value?.board.data.value
  return known ? foldBoard(unpackBoard(known), now.value) : null
})

/** What families wrote and nobody has read yet, oldest first. */
export const unread = computed<NoticeRow[]>(() =>
  (watch.value?.notices.data.value?.notices ?? [])
    .filter((notice) => notice.confirmedAt === null && notice.source === 'guardian')
    .sort((a, b) => a.writtenAt - b.writtenAt),
)

/** Children who must be looked for or whose records disagree. */
export const alarms = computed(() =>
  (board.value?.children ?? []).filter((child) => child.status === 'overdue' || child.contradictions),
)
