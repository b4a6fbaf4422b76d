// The board of a day as this tablet knows it: the server's last answer, its own acts on top, folded by the tablet's clock every half minute.
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { addDays, type Day, MINUTE, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { asShown, type Board, type BoardChild, foldBoard } from '../../schema/presence/fold-board.ts'
import { type PackedBoard, unpackBoard } from '../../schema/presence/pack-board.ts'
import type { Routes } from '../../worker/presence/routes.ts'
import { type KeptBoard, keptBoard } from '../device/kept-roster.ts'
import { wordOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { type Loaded, load } from '../kit/load.ts'
import { acts, unsent } from '../kit/outbox.ts'
import type { KeptAct } from '../kit/store.ts'
import { wasDropped } from './act.ts'
import { withLocalActs } from './local-act.ts'

declare const __SHARED__: boolean

const presence = wordOf<Routes>('presence')
const EVERY = 10_000
/** A day that is over or to come changes seldom. */
const EVERY_OTHER_DAY = 60_000

export interface OpenBoard extends Pick<Loaded<PackedBoard>, 'asOf' | 'refused' | 'offline' | 'refresh' | 'stop'> {
  facility: number
  day: Day
  /** True when nothing is known of the day but who belongs to the class. */
  namesOnly: ReadonlySignal<boolean>
  /** Folded now; null before there is any. */
  board: ReadonlySignal<Board | null>
  /** One child each, so that a tile is drawn again only when its own child changed. */
  childSignal: (childId: Id) => ReadonlySignal<BoardChild> | undefined
}

/** An act the server has receipted, kept on the board until two answers later: the one under way may be older than the receipt. */
interface Held {
  act: KeptAct
  until: number
}

/** Opens the board of a facility and a day; asks again every 10 s while it is today's. Call `stop` when it is no longer shown. */
export function openBoard(facility: number, day: Day): OpenBoard {
  const loaded = load<PackedBoard>(presence.address(facility, '/board', { day }), {
    every: day === today() ? EVERY : EVERY_OTHER_DAY,
    keep: true,
  })
  const held = signal<readonly Held[]>([])
  let answers = 0
  let before: readonly KeptAct[] = []
  const hold = effect(() => {
    const here = new Set(acts.value.map(({ id }) => id))
    const receipted = before.filter(({ id }) => !here.has(id) && !wasDropped(id))
    before = unsent.value.filter((act) => act.facility === facility)
    if (receipted.length === 0) return
    held.value = [...held.peek(), ...receipted.map((act) => ({ act, until: answers + 2 }))]
    void loaded.refresh().then(loaded.refresh)
  })
  const settle = effect(() => {
    if (loaded.asOf.value === null) return
    answers += 1
    if (held.peek().some(({ until }) => until <= answers)) held.value = held.peek().filter(({ until }) => until > answers)
  })

  const shown = computed(() => newest(loaded, facility, day))
  const unpacked = computed(() => shown.value && unpackBoard(shown.value.board))
  const board = computed(() => {
    const answer = unpacked.value
    if (!answer) return null
    const own = [...held.value.map(({ act }) => act), ...unsent.value.filter((act) => act.facility === facility)]
    const folded = foldBoard(withLocalActs(answer, own), lookAt(day, own))
    return { ...folded, children: folded.children.map(asShown) }
  })
  const children = new Map<Id, Signal<BoardChild>>()
  const spread = (folded: Board | null) => {
    for (const child of folded?.children ?? []) {
      const known = children.get(child.childId)
      if (!known) children.set(child.childId, signal(child))
      else if (JSON.stringify(known.peek()) !== JSON.stringify(child)) known.value = child
    }
  }
  const follow = effect(() => spread(board.value))

  return {
    facility,
    day,
    board,
    childSignal: (childId) => children.get(childId),
    asOf: computed(() => shown.value?.at ?? null),
    namesOnly: computed(() => shown.value?.namesOnly ?? false),
    refused: loaded.refused,
    offline: loaded.offline,
    refresh: loaded.refresh,
    stop: () => {
      for (const end of [loaded.stop, hold, settle, follow]) end()
    },
  }
}

/** An answer this much older than the kept roster is not preferred to it, although it says more. */
const STALE = 5 * MINUTE

/** What the server said to this page, or what the tablet kept for the time without a line. */
function newest({ data, asOf }: Loaded<PackedBoard>, facility: number, day: Day): KeptBoard | null {
  const own = data.value && asOf.value !== null ? { board: data.value, at: asOf.value, namesOnly: false } : null
  const kept = __SHARED__ ? keptBoard(facility, day) : null
  if (!own || !kept || kept.namesOnly) return own ?? kept
  return kept.at > own.at + STALE ? kept : own
}

/** Now for today (and never before an act just made here), the end of a past day, the beginning of one to come. */
function lookAt(day: Day, own: readonly KeptAct[]): number {
  const present = today()
  if (day < present) return startOf(addDays(day, 1)) - 1
  if (day > present) return startOf(day)
  return Math.max(now.value, ...own.map(({ madeAt }) => madeAt))
}
