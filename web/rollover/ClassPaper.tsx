// 新年度のクラス名簿 on A4: each class with its children, then who leaves.
import { groupsOf } from '../../schema/rollover/lay-out-classes.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, eraDay, shortDay } from '../kit/format.ts'
import { facility } from '../office/desk.ts'
import { Paper, paperLine } from '../office/Paper.tsx'
import type { Year, YearChild } from './api.ts'
import css from './Rollover.module.css'
import { words } from './words.ts'

export function ClassPaper({ year }: { year: Year }) {
  const groups = groupsOf(year.classes, year.children)
  const settled = year.decided !== null && !year.decided.changed
  const lists = [
    ...groups.classes.map(({ id, name, classAge, children }) => ({
      id,
      title: words.groupOf(name, classAge === null ? '' : words.ageOf(classAge), children.length),
      children,
    })),
    ...(['graduate', 'leave'] as const).map((outcome) => {
      const children = outcome === 'graduate' ? groups.graduates : groups.leavers
      return { id: outcome, title: words.groupOf(words[outcome], '', children.length), children }
    }),
  ].filter(({ id, children }) => children.length > 0 || (id !== 'graduate' && id !== 'leave'))
  const nameOf = new Map(year.thisYear.map(({ id, name }) => [id, name]))
  return (
    <Paper
      title={settled ? words.paper : `${words.paper}${words.paperDraft}`}
      line={paperLine(facility.value?.name, year.firstDay)}
      foot={words.printed(shortDay(today()), clockTime(now.value))}
    >
      {lists.map(({ id, title, children }) => (
        <List key={id} title={title} children={children} from={(of) => nameOf.get(of ?? '') ?? ''} />
      ))}
    </Paper>
  )
}

interface ListProps {
  title: string
  children: readonly YearChild[]
  from: (classroomId: string | null) => string
}

const List = ({ title, children, from }: ListProps) => (
  <table class={css.list}>
    <caption>{title}</caption>
    <thead>
      <tr>
        <th scope="col">{words.number}</th>
        <th scope="col">{words.written}</th>
        <th scope="col">{words.kana}</th>
        <th scope="col">{words.birth}</th>
        <th scope="col">{words.from}</th>
      </tr>
    </thead>
    <tbody>
      {children.map((child, index) => (
        <tr key={child.childId}>
          <td>{index + 1}</td>
          <td>{child.name}</td>
          <td>{child.kana}</td>
          <td>{eraDay(child.birthDay)}</td>
          <td>{child.entersOn === null ? from(child.from) : words.enters(shortDay(child.entersOn))}</td>
        </tr>
      ))}
      {children.length === 0 && (
        <tr>
          <td />
          <td colSpan={4}>{words.nobodyInClass}</td>
        </tr>
      )}
    </tbody>
  </table>
)
