// 在籍・出席・欠席 of a class on a day, as a diary says them.
import type { BoardChild } from '../presence/fold-board.ts'
import type { Status } from '../presence/rule.ts'

/** Children of whom somebody or something said that they came. */
export const CAME: readonly Status[] = ['stamped', 'present', 'out', 'left_stamped', 'left']

/** 在籍 12名　出席 10名　欠席 2名　遅刻 1名 */
export function attendanceText(children: readonly BoardChild[]): string {
  const came = children.filter(({ status }) => CAME.includes(status))
  const late = came.filter(({ told }) => told?.attendance?.kind === 'late').length
  const absent = children.filter(
    ({ status, told }) => !CAME.includes(status) && (told?.attendance?.kind === 'absent' || status === 'overdue'),
  ).length
  return [`在籍 ${children.length}名`, `出席 ${came.length}名`, `欠席 ${absent}名`, ...(late > 0 ? [`遅刻 ${late}名`] : [])].join(
    '　',
  )
}
