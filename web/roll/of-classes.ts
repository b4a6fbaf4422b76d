import type { Id } from '../../schema/kit/id.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'

type Classes = Board['classes']

/** Children by class, in the order of the board; whoever has none comes last. */
export function byClass<Child extends Pick<BoardChild, 'classId'>>(
  classes: Classes,
  children: readonly Child[],
): { classId: Id | undefined; name: string; children: Child[] }[] {
  const known = new Set(classes.map(({ classId }) => classId))
  return [...classes, { classId: undefined, name: '' }].flatMap(({ classId, name }) => {
    const own = children.filter((child) =>
      classId === undefined ? !child.classId || !known.has(child.classId) : child.classId === classId,
    )
    return own.length > 0 ? [{ classId, name, children: own }] : []
  })
}

const partsOf = ({ classes, children }: Board, members: readonly { childId: Id }[]) => {
  const ids = new Set(members.map(({ childId }) => childId))
  return byClass(
    classes,
    children.filter(({ childId }) => ids.has(childId)),
  )
}

/** うさぎ組 8・りす組 4, of a group of several classes; nothing of one. */
export function ofClasses(board: Board, members: readonly { childId: Id }[]): string {
  const parts = partsOf(board, members)
  return parts.length > 1 ? parts.map((part) => `${part.name} ${part.children.length}`.trim()).join('・') : ''
}

/** うさぎ組・りす組: whose group it is that has no place to be called by. */
export const classNames = (board: Board, members: readonly { childId: Id }[]): string =>
  partsOf(board, members)
    .flatMap(({ name }) => name || [])
    .join('・')
