// What is said of a room and of who is in it.
import type { Id } from '../../schema/kit/id.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import type { RoomNow, RoomsNow } from '../../schema/roll/room.ts'
import { clockTime } from '../kit/format.ts'
import { words } from './room-words.ts'

type Classes = Board['classes']

/** うさぎ, without 組: there is little room. */
export const shortName = (classes: Classes, classId: Id | undefined): string =>
  classes.find((one) => one.classId === classId)?.name.replace(/組$/, '') ?? words.noClass

/** The name of a room; of those who are out where they went; what it means to be in none. */
export const nameOfRoom = ({ kind, name }: Pick<RoomNow, 'kind' | 'name'>): string =>
  kind === 'room' ? name || words.noClass : kind === 'out' ? [words.out, name].filter(Boolean).join(' ') : words.unseen

/** うさぎ 8・りす 4, youngest class first; nothing where only one class is in its own room. */
export function classesIn({ key, children, classIds }: RoomNow, classes: Classes): string {
  const without = children.some(({ classId }) => classId === undefined)
  if (!without && classIds.length === 1 && classIds[0] === key) return ''
  const names = without ? [...classIds, undefined] : classIds
  return names
    .map((classId) => words.ofClass(shortName(classes, classId), children.filter((child) => child.classId === classId).length))
    .join('・')
}

/** Children who went into that room by themselves: さとう あおい. */
export const aloneIn = ({ children }: RoomNow, { of }: RoomsNow): string =>
  children.flatMap(({ childId, kana }) => (of.get(childId)?.alone ? [kana] : [])).join('・')

/** Everybody in our care, and how many of them in the house, out, and seen by nobody yet. */
export function sumOf({ rooms }: RoomsNow): { all: number; text: string } {
  const count = (kind: RoomNow['kind']) => rooms.reduce((sum, room) => sum + (room.kind === kind ? room.children.length : 0), 0)
  const [inside, out, unseen] = [count('room'), count('out'), count('unseen')]
  return { all: inside + out + unseen, text: words.sum(inside, out, unseen) }
}

/** Where one child is: 延長室 18:02 から; empty when it is not in our care. */
export function whereText({ of }: RoomsNow, childId: Id): string {
  const where = of.get(childId)
  return where
    ? [nameOfRoom(where.room), where.since !== null && words.since(clockTime(where.since))].filter(Boolean).join('　')
    : ''
}
