// 部屋: in which room each child is now. Moves of classes and of children by themselves, rolls that saw children go into the yard and come in
// again, and the door, folded alike by tablet, desk and worker. A room says nothing of whether a child is here: that is presence.
import { type Moment, startOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Board, BoardChild } from '../presence/fold-board.ts'
import { inOrder, type Outing, type Step } from './rule.ts'

/** The rooms a facility has beside those of its classes, until it names its own. */
export const FIRST_ROOMS: readonly string[] = ['延長室', 'ホール', '園庭', '事務室', '医務室']
/** How many a facility can name. */
export const MOST_ROOMS = 12
/** Where a roll 園庭へ sees children go. */
const YARD = '園庭'

/** 部屋うつり, as it travels. A row that takes one back says nothing else. */
export interface RoomMove {
  id: Id
  at: Moment
  classIds: readonly Id[]
  childIds: readonly Id[]
  /** The room of a class, or one the facility names; null: back in their own. */
  toClass: Id | null
  toRoom: string | null
  takesBack: Id | null
  /** Who wrote it down. */
  by: string
}

/** room: of a class or with a name of its own. out: out of the house. unseen: only a machine has heard of the child yet. */
export type RoomKind = 'room' | 'out' | 'unseen'

export interface RoomNow {
  /** The id of a class, or the name of a room or place. */
  key: string
  kind: RoomKind
  /** The name of the room, or where those who are out went; empty when nobody said. */
  name: string
  children: BoardChild[]
  /** Classes with a child in it, in the order of the board. */
  classIds: Id[]
}

/** Where one child in our care is. `alone`: it went there by itself, without its class. */
export interface WhereNow {
  room: RoomNow
  since: Moment | null
  alone: boolean
}

export interface RoomsNow {
  /** Each child in our care is in exactly one of them. */
  rooms: RoomNow[]
  of: ReadonlyMap<Id, WhereNow>
  /** Classes that are in another room than their own. */
  moved: ReadonlyMap<Id, { key: string; since: Moment; move: RoomMove }>
}

/** The moves that hold, in the order they happened. Any order and any repetition gives the same list. */
export function liveMoves(moves: readonly RoomMove[]): RoomMove[] {
  const back = new Set(moves.flatMap(({ takesBack }) => takesBack ?? []))
  const unique = [...new Map(moves.map((move) => [move.id, move])).values()]
  return unique
    .filter(({ id, takesBack }) => takesBack === null && !back.has(id))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

const keyOf = ({ toClass, toRoom }: RoomMove): string | null => toClass ?? toRoom

type Steps = readonly (Outing & { steps: readonly Step[] })[]

/** What is said of one child alone: in which room, or that it is back with its class. */
interface Word {
  childId: Id
  at: Moment
  key: string | null
}

/** A roll that sees children go into the yard says where they are, until one sees them come in. */
function wordsOfRolls(outings: Steps): Word[] {
  return outings.flatMap(({ kind, steps }) => {
    if (kind !== 'inside') return []
    const words: Word[] = []
    const inYard = new Set<Id>()
    let yard = false
    for (const { kind: step, scene, at, children } of steps.toSorted(inOrder)) {
      if (step === 'roll' && (scene === 'to_yard' || scene === 'to_room')) yard = scene === 'to_yard'
      const named = step === 'end' ? [...inYard].map((childId) => [childId, at] as const) : children
      for (const [childId, seenAt, reason] of named) {
        const there = yard && step !== 'end' && seenAt !== null && reason === undefined
        if (there) inYard.add(childId)
        else if (step === 'begin' || !inYard.delete(childId)) continue
        words.push({ childId, at: seenAt ?? at, key: there ? YARD : null })
      }
    }
    return words
  })
}

/** True when a child left or went out after that moment: a room it was in before is no longer where it is. */
const goneSince = ({ acts = [] }: BoardChild, day: string, at: Moment): boolean =>
  acts.some(([kinds, second]) => startOf(day) + second * 1000 > at && /[lho]/.test(kinds))

/**
 * Folds where everybody in our care is.
 * A child's own word counts before that of its class, until it comes back, goes out or goes home; a class is in its own room until it moves.
 */
export function roomsNow(
  { classes, children, rules }: Pick<Board, 'classes' | 'children' | 'rules'>,
  { outings, moves }: { outings: Steps; moves: readonly RoomMove[] },
): RoomsNow {
  const live = liveMoves(moves)
  const moved = new Map<Id, { key: string; since: Moment; move: RoomMove }>()
  for (const move of live) {
    const key = keyOf(move)
    for (const classId of move.classIds) {
      if (key === null || key === classId) moved.delete(classId)
      else moved.set(classId, { key, since: move.at, move })
    }
  }
  const own = new Map<Id, Word>()
  const ofMoves = live.flatMap((move) => move.childIds.map((childId): Word => ({ childId, at: move.at, key: keyOf(move) })))
  for (const word of [...ofMoves, ...wordsOfRolls(outings)].sort((a, b) => a.at - b.at)) own.set(word.childId, word)

  const rooms = new Map<string, RoomNow>()
  const of = new Map<Id, WhereNow>()
  const put = (child: BoardChild, kind: RoomKind, key: string, name: string, since: Moment | null, alone = false) => {
    const room = rooms.get(`${kind} ${key}`) ?? { key, kind, name, children: [], classIds: [] }
    rooms.set(`${kind} ${key}`, room)
    room.children.push(child)
    if (child.classId !== undefined && !room.classIds.includes(child.classId)) room.classIds.push(child.classId)
    of.set(child.childId, { room, since, alone })
  }
  const names = new Map(classes.map(({ classId, name }) => [classId, name]))
  for (const child of children) {
    const { status, since = null } = child
    if (status === 'out') put(child, 'out', child.outAt ?? '', child.outAt ?? '', since)
    else if (status === 'stamped') put(child, 'unseen', '', '', since)
    else if (status === 'present' || status === 'left_stamped') {
      const word = own.get(child.childId)
      const alone = word && word.key !== null && !goneSince(child, rules.day, word.at) ? word.key : null
      const withClass = child.classId === undefined ? undefined : moved.get(child.classId)
      const key = alone ?? withClass?.key ?? child.classId ?? ''
      const from = alone === null ? withClass?.since : word?.at
      const whereSince = from === undefined ? since : Math.max(from, since ?? from)
      put(child, 'room', key, names.get(key) ?? key, whereSince, alone !== null)
    }
  }
  const order = new Map([...names.keys()].map((classId, place) => [classId, place]))
  const weight = ({ kind, key }: RoomNow) => (kind === 'room' ? (order.get(key) ?? order.size) : kind === 'out' ? 1e3 : 1e4)
  for (const room of rooms.values()) room.classIds.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  return { rooms: [...rooms.values()].sort((a, b) => weight(a) - weight(b)), of, moved }
}

/** Classes that are in one room with a class now, itself included, in the order of the board: 合同保育. A child that went there alone brings no class. */
export const classesWith = ({ moved }: Pick<RoomsNow, 'moved'>, classes: Board['classes'], classId: Id): Id[] => {
  const place = (id: Id) => moved.get(id)?.key ?? id
  return classes.flatMap((one) => (place(one.classId) === place(classId) ? [one.classId] : []))
}
