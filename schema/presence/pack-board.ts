// The board as it travels: 150 children in the evening within 30 kB. What the receiver folds again anyway is left out.
import type { VisitKind } from '../guest/visit.ts'
import type { Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'
import { type Notice, toldAbout } from '../notice/rule.ts'
import type { PlanKind } from '../plan/rule.ts'
import type { ActOfDay, Board, BoardChild, Night, NoticeOnBoard, UnfoldedBoard, UnfoldedChild } from './fold-board.ts'

/** One child on the wire, before the fold. `class` counts in `classes`; `acts` is `as29805 lh60574`: letters and seconds after midnight. */
export interface PackedChild {
  childId: Id
  name: string
  kana: string
  class?: number
  plan?: [arrive: Time, leave: Time]
  planKind?: PlanKind
  noMeals?: true
  away?: string
  guestOf?: string
  visit?: VisitKind
  unheardAt?: string
  acts?: string
  night?: [acts: string, leave?: Time]
  outAt?: string
  allergens?: string[]
  mark?: string
  askOffice?: true
  notices?: NoticeOnBoard[]
}

export interface PackedBoard extends Omit<Board, 'children'> {
  children: PackedChild[]
}

/** Packs a folded board for an answer. */
export function packBoard(board: Board): PackedBoard {
  const places = new Map(board.classes.map(({ classId }, place) => [classId, place]))
  return { ...board, children: board.children.map((child) => packChild(child, places)) }
}

function packChild(child: BoardChild, places: ReadonlyMap<Id, number>): PackedChild {
  const {
    childId,
    name,
    kana,
    plan,
    planKind,
    noMeals,
    away,
    guestOf,
    visit,
    unheardAt,
    acts,
    night,
    outAt,
    allergens,
    mark,
    askOffice,
    notices,
  } = child
  const place = child.classId === undefined ? undefined : places.get(child.classId)
  return {
    childId,
    name,
    kana,
    ...(place === undefined ? {} : { class: place }),
    ...(plan ? { plan } : {}),
    ...(planKind ? { planKind } : {}),
    ...(noMeals ? { noMeals } : {}),
    ...(away ? { away } : {}),
    ...(guestOf ? { guestOf } : {}),
    ...(visit ? { visit } : {}),
    ...(unheardAt ? { unheardAt } : {}),
    ...(acts?.length ? { acts: writeActs(acts) } : {}),
    ...(night ? { night: packNight(night) } : {}),
    ...(outAt ? { outAt } : {}),
    ...(allergens?.length ? { allergens } : {}),
    ...(mark ? { mark } : {}),
    ...(askOffice ? { askOffice } : {}),
    ...(notices?.length ? { notices } : {}),
  }
}

/** Unpacks an answer into a board that can be folded at any moment. */
export const unpackBoard = (packed: PackedBoard): UnfoldedBoard => ({
  version: packed.version,
  rules: packed.rules,
  classes: packed.classes,
  children: packed.children.map((child) => unpackChild(child, packed)),
})

const packNight = ({ acts, leave }: Night): [acts: string, leave?: Time] =>
  leave === undefined ? [writeActs(acts)] : [writeActs(acts), leave]
const writeActs = (acts: readonly ActOfDay[]): string => acts.map(([kinds, at]) => kinds + at).join(' ')
const readActs = (acts: string): ActOfDay[] => acts.split(' ').map(readAct)

function unpackChild({ class: place, acts, night, ...child }: PackedChild, board: PackedBoard): UnfoldedChild {
  const classId = place === undefined ? undefined : board.classes[place]?.classId
  return {
    ...child,
    ...(classId ? { classId } : {}),
    ...(acts ? { acts: readActs(acts) } : {}),
    ...(night ? { night: { acts: readActs(night[0]), ...(night[1] ? { leave: night[1] } : {}) } } : {}),
    ...(child.notices
      ? {
          told: toldAbout(
            board.rules.day,
            child.notices.map((notice) => wholeNotice(notice, board.rules.day)),
          ),
        }
      : {}),
  }
}

function readAct(text: string): ActOfDay {
  const kinds = text.replace(/-?\d+$/, '')
  return [kinds, Number(text.slice(kinds.length))]
}

/** A notice of the board as the rule of notices knows it. Only standing versions that cover the day travel. */
const wholeNotice = (notice: NoticeOnBoard, day: string): Notice => ({
  id: notice.id,
  kind: notice.kind,
  startsOn: day,
  endsOn: day,
  reason: notice.reason ?? null,
  time: notice.time ?? null,
  pickupPerson: notice.person ?? null,
  withdrawn: notice.withdrawn ?? false,
  supersedes: null,
  writtenAt: notice.writtenAt satisfies Moment,
})
