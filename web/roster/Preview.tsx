// The dry run: what would change, grouped as a 園長 thinks of it, and the one button that says exactly what it will do.
import { isDay } from '../../schema/kit/day.ts'
import type { Problem } from '../../schema/kit/grid.ts'
import type { Difference, DifferenceKind, RosterPlan } from '../../schema/roster/plan.ts'
import type { Routes } from '../../worker/roster/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { eraDay, monthDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Problems } from './Faults.tsx'
import css from './Import.module.css'
import { Unknown } from './Unknown.tsx'
import { differenceWords, words } from './words.ts'

const roster = wordOf<Routes>('roster')

/** What the dry run answers. */
export interface Previewed {
  importId: string
  appliesOn: string
  fileName: string
  counts: RosterPlan['counts']
  unknownColumns: string[]
  differences: Difference[]
  warnings: Problem[]
}

interface Group {
  title: string
  kinds: readonly DifferenceKind[]
  more?: string
}
const groups = (): Group[] => [
  { title: words.fresh, kinds: ['new_child', 'returned'] },
  { title: words.classrooms, kinds: ['new_classroom'] },
  { title: words.moves, kinds: ['move'] },
  { title: words.leaving, kinds: ['left'] },
  {
    title: words.changed,
    kinds: ['changed_child', 'allergen', 'hours', 'new_guardian', 'changed_guardian', 'missing_guardian', 'new_pickup'],
  },
  { title: words.missing, kinds: ['missing'], more: words.missingMore },
]

/** 新しい子23人・クラス替え80人 : what an import does, in one breath; empty when it does nothing. */
export function summaryOf(counts: RosterPlan['counts']): string {
  const others =
    counts.changed_child + counts.allergen + counts.hours + counts.new_guardian + counts.changed_guardian + counts.new_pickup
  return [
    counts.new_child + counts.returned > 0 ? words.freshCount(counts.new_child + counts.returned) : '',
    counts.move > 0 ? words.moveCount(counts.move) : '',
    counts.left > 0 ? words.leaveCount(counts.left) : '',
    others > 0 ? words.changeCount(others) : '',
  ]
    .filter(Boolean)
    .join('・')
}

export interface PreviewProps {
  previewed: Previewed
  /** The id of the act of carrying it out: the same until it arrived. */
  commandId: string
  onDone: () => void
}

export function Preview({ previewed, commandId, onDone }: PreviewProps) {
  const { busy, fault, send } = useSend()
  const summary = summaryOf(previewed.counts)
  const commit = async () => {
    const sent = await send(() => roster.post(facilityId(), '/commit', { id: commandId, importId: previewed.importId }))
    if (sent) onDone()
  }
  return (
    <>
      <Sheet label={words.differences}>
        {summary === '' ? (
          <Empty title={words.nothing}>{words.nothingMore}</Empty>
        ) : (
          <div class={css.commit}>
            <p>
              <b class={css.summary}>{summary}</b>
              <span class={css.second}>
                {words.unchanged(previewed.counts.unchanged)} ・ {words.kept}
              </span>
            </p>
            <Button kind="give" disabled={busy} onClick={() => void commit()}>
              {busy ? words.committing : words.commit(summary, monthDay(previewed.appliesOn))}
            </Button>
          </div>
        )}
        {fault && <Notice tone="look" title={fault.message} />}
      </Sheet>
      <Unknown columns={previewed.unknownColumns} />
      {previewed.warnings.length > 0 && (
        <Part title={words.warnings(previewed.warnings.length)} second={words.warningsMore}>
          <Problems caption={words.warnings(previewed.warnings.length)} problems={previewed.warnings} what={words.lookAt} />
        </Part>
      )}
      {groups().map((group) => (
        <Differences
          key={group.title}
          group={group}
          rows={previewed.differences.filter(({ kind }) => group.kinds.includes(kind))}
        />
      ))}
    </>
  )
}

/** Days as people write them: 2026-04-01 becomes 令和8年4月1日. */
const withDays = (text: string): string => text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (isDay(day) ? eraDay(day) : day))

function Differences({ group, rows }: { group: Group; rows: readonly Difference[] }) {
  if (rows.length === 0) return null
  return (
    <Part title={group.title} second={[words.groupCount(rows.length), group.more].filter(Boolean).join(' ・ ')}>
      <Table
        caption={group.title}
        columns={[
          { id: 'child', head: words.child, width: '16rem' },
          { id: 'kind', head: words.kind, width: '9rem' },
          { id: 'before', head: words.before },
          { id: 'after', head: words.after },
          { id: 'row', head: words.row, width: '6rem', number: true },
        ]}
      >
        {rows.map((difference, index) => (
          <Line key={index}>
            <Cell name>{difference.childName || '–'}</Cell>
            <Cell of={words.kind}>{differenceWords[difference.kind]}</Cell>
            <Cell of={words.before} muted>
              {withDays(difference.before) || '–'}
            </Cell>
            <Cell of={words.after}>{withDays(difference.after) || '–'}</Cell>
            <Cell of={words.row} number muted>
              {difference.row === null ? '–' : words.rowOf(difference.row)}
            </Cell>
          </Line>
        ))}
      </Table>
    </Part>
  )
}
