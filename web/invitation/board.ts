// What the board of 未登録の家庭 shows of the server's answer, and the sheets that come of it.
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/invitation/routes.ts'
import type { Reply } from '../kit/call.ts'
import type { SheetOf } from './InvitationSheet.tsx'

export type Board = Reply<Routes, '/'>
export type BoardChild = Board['children'][number]
export type Guardian = BoardChild['guardians'][number]

export const WHOLE = 'whole'
export const STAFF = 'staff'
export const NONE = 'none'

/** Children of a tab; `onlyOpen` leaves out those whose every guardian is registered. */
export const childrenOf = (board: Board, tab: string, onlyOpen: boolean): BoardChild[] =>
  board.children.filter(
    ({ classId, guardians }) =>
      (tab === WHOLE || (classId ?? NONE) === tab) &&
      (!onlyOpen || guardians.length === 0 || guardians.some(({ state }) => state !== 'joined')),
  )

/** People without an account among some children, each once. */
export const unregistered = (children: readonly BoardChild[]): Id[] => [
  ...new Set(
    children.flatMap(({ guardians }) => guardians.filter(({ state }) => state !== 'joined').map(({ personId }) => personId)),
  ),
]

/** The child with those who share a guardian with it: one household, however the people are named. */
export function householdOf(board: Board, child: BoardChild): BoardChild[] {
  const people = new Set(child.guardians.map(({ personId }) => personId))
  return board.children.filter((one) => one === child || one.guardians.some(({ personId }) => people.has(personId)))
}

/** Sheets in the order of the board: by class, then by child. A person with several children has one, with all their names. */
export function sheetsOf(board: Board, codes: readonly { personId: Id; code: string }[]): SheetOf[] {
  const order = new Map(board.classes.map(({ classId }, place) => [classId, place]))
  const names = new Map(board.classes.map(({ classId, name }) => [classId, name]))
  const place = ({ classId }: BoardChild) => order.get(classId ?? '') ?? board.classes.length
  const children = [...board.children].sort((a, b) => place(a) - place(b))
  const sheets = codes.flatMap(({ personId, code }) => {
    const theirs = children.filter(({ guardians }) => guardians.some((one) => one.personId === personId))
    const first = theirs[0]
    const person = first?.guardians.find((one) => one.personId === personId)
    const worker = board.staff.find((one) => one.personId === personId)
    if (!first || !person)
      return worker
        ? [{ place: -1, sheet: { personId, code, name: worker.name, relationship: null, children: [], className: '' } }]
        : []
    const sheet: SheetOf = {
      personId,
      code,
      name: person.name,
      relationship: person.relationship,
      children: theirs.map(({ kana, name }) => kana || name),
      className: names.get(first.classId ?? '') ?? '',
    }
    return [{ place: children.indexOf(first), sheet }]
  })
  return sheets.sort((a, b) => a.place - b.place).map(({ sheet }) => sheet)
}
