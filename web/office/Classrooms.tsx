import type { Board } from '../../schema/presence/fold-board.ts'
import { totalsOf } from '../../schema/presence/rule.ts'
import { Knot } from '../kit/Knot.tsx'
import { ThreadOf } from '../kit/Sum.tsx'
import { Part } from './Desk.tsx'
import css from './Today.module.css'
import { words } from './words.ts'

/** Every class as 在園 / 在籍 and a thread as long as its children. */
export function Classrooms({ board }: { board: Board }) {
  const rows = [...board.classes, { classId: undefined, name: words.noClass, classAge: null }]
    .map(({ classId, name, classAge }) => ({
      classId,
      name,
      classAge,
      totals: totalsOf(board.children.filter((child) => child.classId === classId).map(({ status }) => status)),
    }))
    .filter(({ classId, totals }) => classId !== undefined || totals.enrolled > 0)
  return (
    <Part title={words.classes} second={words.presentOfEnrolled}>
      <ul>
        {rows.map(({ classId, name, classAge, totals }) => (
          <li key={classId ?? ''} class={css.class}>
            <span>
              <b>{name}</b> <span class={css.second}>{classAge !== null && words.age(classAge)}</span>
            </span>
            <span class={css.count}>
              <b>{totals.present}</b> / {totals.enrolled}
            </span>
            {totals.overdue > 0 ? <Knot of="overdue" label={words.overdueCount(totals.overdue)} /> : <span />}
            <ThreadOf totals={totals} whole />
          </li>
        ))}
        <li class={css.class}>
          <b>{words.total}</b>
          <span class={css.count}>
            <b>{board.totals.present}</b> / {board.totals.enrolled}
          </span>
        </li>
      </ul>
    </Part>
  )
}
