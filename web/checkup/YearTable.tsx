// 健診 of a fiscal year: who was seen when, how many are left, and who was absent and waits for another day.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { CHECKUPS, type Checkup, yearOf } from '../../schema/checkup/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { clockTime, eraFiscalYear, shortDay, slashDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain } from '../kit/words.tsx'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { checkup, type Year } from './api.ts'
import { EnterSheet } from './EnterSheet.tsx'
import { checkups } from './family-words.ts'
import css from './Results.module.css'
import { words } from './words.ts'

type Child = Year['children'][number]

/** A child's year of one kind; the check on entry is owed by who came in this year. */
const ofKind = (year: Year, child: Child, kind: Checkup) => {
  const entered = child.enteredOn !== null && child.enteredOn >= `${year.year}-04-01`
  const needed = kind === 'internal' ? year.internal : kind === 'dental' ? year.dental : kind === 'entry' && entered ? 1 : 0
  return yearOf(
    child.results.flatMap((row) => (row.outcome ? [{ ...row, childId: child.childId, outcome: row.outcome }] : [])),
    kind,
    year.day,
    needed,
  )
}

export function YearTable({ bar }: { bar: ComponentChildren }) {
  const loaded = useLoad<Year>(checkup.address(facilityId(), '/year', {}))
  const [entering, setEntering] = useState(false)
  const year = loaded?.data.value
  const missed = (kind: Checkup): Child[] =>
    year ? year.children.filter((child) => ofKind(year, child, kind).missed !== null) : []
  return (
    <Desk
      title={year ? words.year(eraFiscalYear(year.day)) : words.title}
      name={words.title}
      end={
        <>
          {mayHere('checkup.record') && (
            <Button icon={PencilIcon} disabled={!year} onClick={() => setEntering(true)}>
              {words.enter}
            </Button>
          )}
          <Button icon={PrinterIcon} disabled={!year} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={year?.classes
        .filter(({ classId }) => year.children.some((child) => child.classId === classId))
        .map(({ classId, name }) => (
          <Paper
            key={classId}
            title={words.title}
            seals={words.seals}
            line={`${paperLine(year.facility, year.day)} ・ ${name}`}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <List year={year} children={year.children.filter((child) => child.classId === classId)} paper />
          </Paper>
        ))}
    >
      {bar}
      <div id="health" role="tabpanel" aria-label={words.title} class={css.part}>
        {year ? (
          <>
            {CHECKUPS.filter((kind) => missed(kind).length > 0).map((kind) => (
              <Notice
                key={kind}
                tone="look"
                title={`${plain(checkups[kind])} ${words.makeUp(
                  missed(kind)
                    .map(({ kana }) => kana)
                    .join('、'),
                )}`}
              />
            ))}
            <List year={year} children={year.children} />
          </>
        ) : (
          <Loading from={loaded} />
        )}
      </div>
      {entering && year && (
        <EnterSheet
          year={year}
          onClose={() => setEntering(false)}
          onDone={() => {
            setEntering(false)
            void loaded?.refresh()
          }}
        />
      )}
    </Desk>
  )
}

function List({ year, children, paper = false }: { year: Year; children: readonly Child[]; paper?: boolean }) {
  const nameOf = new Map(year.classes.map(({ classId, name }) => [classId, name]))
  return (
    <Table
      caption={words.title}
      columns={[
        { id: 'child', head: words.child },
        ...(paper ? [] : [{ id: 'class', head: words.class }]),
        ...CHECKUPS.map((kind) => ({ id: kind, head: plain(checkups[kind]) })),
      ]}
    >
      {children.map((child) => (
        <Line key={child.childId}>
          <Cell name>
            {paper ? child.kana : <a href={`/office/health/${child.childId}`}>{child.kana}</a>}{' '}
            <AllergensOf childId={child.childId} />
          </Cell>
          {!paper && (
            <Cell of={words.class} muted>
              {nameOf.get(child.classId ?? '')}
            </Cell>
          )}
          {CHECKUPS.map((kind) => {
            const { seen, missed, left } = ofKind(year, child, kind)
            return (
              <Cell key={kind} of={plain(checkups[kind])}>
                {seen.map(slashDay).join('  ')}{' '}
                {missed ? words.missed(slashDay(missed)) : left > 0 ? <span class={css.second}>{words.left(left)}</span> : ''}
              </Cell>
            )
          })}
        </Line>
      ))}
    </Table>
  )
}
