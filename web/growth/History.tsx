import type { ChildGrowth as Answer, ChildMeasure } from '../../schema/growth/class-sheet.ts'
import { positionOf } from '../../schema/growth/position.ts'
import type { Live } from '../../schema/growth/rule.ts'
import { KIND_WORDS, showValue, ZONE_WORDS } from '../../schema/growth/words.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { momentText, shortDay } from '../kit/format.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import css from './Desk.module.css'
import { words } from './words.ts'

/** Every value, the newest first; what was replaced stays to be read beside what stands in its place. */
export function History({ child, onCorrect }: { child: Answer; onCorrect: ((measure: Live<ChildMeasure>) => void) | null }) {
  const { measures, sex, birthDay } = child
  const replacedBy = new Map(measures.flatMap((one) => (one.supersedes ? [[`${one.kind} ${one.supersedes}`, one]] : [])))
  const shown = measures.filter(({ value }) => value !== null).toReversed() as Live<ChildMeasure>[]
  return (
    <Table
      caption={words.history}
      columns={[
        { id: 'day', head: words.measuredOn, width: '8rem' },
        { id: 'kind', head: words.kind, width: '4.5rem' },
        { id: 'value', head: words.value, number: true, width: '6.5rem' },
        { id: 'zone', head: words.zone, number: true, width: '5rem' },
        { id: 'by', head: words.by },
        { id: 'note', head: words.note },
        { id: 'act', head: <span class="unseen">{words.correct}</span>, width: '5.5rem' },
      ]}
    >
      {shown.map((one) => {
        const next = replacedBy.get(`${one.kind} ${one.id}`)
        const old = measures.find(({ id, kind }) => kind === one.kind && id === one.supersedes)
        const position = positionOf(sex, birthDay, one)
        return (
          <Line key={`${one.kind} ${one.id}`} tone={next ? 'rest' : 'plain'}>
            <Cell name>
              {shortDay(one.day)} <span class={css.second}>{one.day.slice(0, 4)}</span>
            </Cell>
            <Cell of={words.kind}>{KIND_WORDS[one.kind]}</Cell>
            <Cell of={words.value} number>
              {next ? <s>{showValue(one.kind, one.value)}</s> : <b>{showValue(one.kind, one.value)}</b>}
            </Cell>
            <Cell of={words.zone} number muted>
              {position && !next ? ZONE_WORDS[position.zone] : '–'}
            </Cell>
            <Cell of={words.by}>
              {one.place === 'home' ? words.home : one.by} <span class={css.second}>{momentText(one.receivedAt, today())}</span>
            </Cell>
            <Cell of={words.note}>
              {next && (
                <>
                  {next.value === null ? words.takenBack : words.replaced} ・ {next.by} ・ {words.because(next.reason ?? '')}
                </>
              )}
              {!next && old && old.value !== null && words.instead(showValue(one.kind, old.value))}
              {!next && one.sure && ` ${words.sure}`}
            </Cell>
            <Cell of={words.correct}>
              {!next && onCorrect && one.place === 'nursery' && (
                <Button
                  kind="quiet"
                  label={words.correctOf(KIND_WORDS[one.kind], shortDay(one.day))}
                  onClick={() => onCorrect(one)}
                >
                  {words.correct}
                </Button>
              )}
            </Cell>
          </Line>
        )
      })}
    </Table>
  )
}
