// 予防接種 of a class: a line a child, a column a vaccination; as a file and on paper.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { countOf } from '../../schema/vaccination/lay-out-doses.ts'
import { coursesOf, editionOn, nameOfDose, otherDoses } from '../../schema/vaccination/rule.ts'
import { SOURCE_LINE } from '../../schema/vaccination/vaccines.ts'
import type { Routes } from '../../worker/vaccination/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { type Reply, wordOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain } from '../kit/words.tsx'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import css from './Doses.module.css'
import { vaccineWord } from './family-words.ts'
import { words, yearDay } from './words.ts'

const vaccination = wordOf<Routes>('vaccination')
type Answer = Reply<Routes, '/class'>
const WHOLE = 'whole'

export function ClassTable({ bar }: { bar: ComponentChildren }) {
  const [chosen, setChosen] = useState(WHOLE)
  const loaded = useLoad<Answer>(vaccination.address(facilityId(), '/class', {}))
  const answer = loaded?.data.value
  const here = (answer?.classes ?? []).filter(({ classId }) => answer?.children.some((child) => child.classId === classId))
  const only = here.some(({ classId }) => classId === chosen) ? chosen : WHOLE
  const of = (classId: string) => (answer?.children ?? []).filter((child) => classId === WHOLE || child.classId === classId)
  const files = useFiles(
    'vaccination.export',
    (format) => vaccination.address(facilityId(), '/file', { format, ...(only === WHOLE ? {} : { class: only }) }),
    words.title,
  )
  return (
    <Desk
      title={words.title}
      name={words.title}
      end={
        <>
          {files.buttons}
          <Button icon={PrinterIcon} disabled={!answer} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        answer &&
        (only === WHOLE ? here : here.filter(({ classId }) => classId === only)).map(({ classId, name }) => (
          <Paper
            key={classId}
            size="a4-landscape"
            title={words.listTitle}
            line={`${paperLine(answer.facility, answer.today)} ・ ${name}`}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
            legend={<Legend />}
          >
            <List answer={answer} children={of(classId)} paper />
          </Paper>
        ))
      }
    >
      {bar}
      {files.refused}
      <div id="health" role="tabpanel" aria-label={words.title} class={css.part}>
        <Tabs
          label={words.classes}
          panel="vaccination-list"
          tabs={[{ id: WHOLE, label: words.whole }, ...here.map(({ classId, name }) => ({ id: classId, label: name }))]}
          current={only}
          onSelect={setChosen}
        />
        <div id="vaccination-list" role="tabpanel" aria-label={words.listTitle} class={css.part}>
          {!answer ? (
            <Loading from={loaded} />
          ) : of(only).length === 0 ? (
            <Sheet>
              <Empty title={words.empty}>{words.emptyMore}</Empty>
            </Sheet>
          ) : (
            <>
              <List answer={answer} children={of(only)} />
              <Legend />
            </>
          )}
        </div>
      </div>
    </Desk>
  )
}

const Legend = () => (
  <p class={css.second}>
    {words.legend}
    <br />
    {SOURCE_LINE}
  </p>
)

/** Without what stands in brackets: a column is narrow. */
const shortName = (one: { key: string; name: string }): string => plain(vaccineWord(one)).replace(/（.*）/, '')

interface ListProps {
  answer: Answer
  children: Answer['children']
  paper?: boolean
}

function List({ answer, children, paper = false }: ListProps) {
  const vaccines = editionOn(answer.today).vaccines.filter(({ underSix }) => underSix)
  return (
    <Table
      caption={words.listTitle}
      columns={[
        { id: 'child', head: words.child },
        ...vaccines.map(({ key, name }) => ({ id: key, head: shortName({ key, name }) })),
        { id: 'others', head: words.others },
        { id: 'waiting', head: words.waiting, number: true },
      ]}
    >
      {children.map((child) => {
        const courses = coursesOf(child.birthDay, child.doses, answer.today)
        return (
          <Line key={child.childId}>
            <Cell name>
              {paper ? child.kana : <a href={`/office/health/${child.childId}`}>{child.kana}</a>}{' '}
              <AllergensOf childId={child.childId} />
            </Cell>
            {vaccines.map(({ key, name }) => {
              const course = courses.find(({ vaccine }) => vaccine.key === key)
              const days = course?.planned.flatMap(({ day }) => (day ? yearDay(day) : [])) ?? []
              return (
                <Cell key={key} of={name}>
                  <span class={css.count}>
                    {course && countOf(course)} {course?.next?.state === 'due' && <b>{words.due}</b>}
                  </span>
                  {paper && <span class={css.note}>{days.join(' ')}</span>}
                </Cell>
              )
            })}
            <Cell of={words.others} muted>
              {otherDoses(child.doses, answer.today)
                .map((dose) => nameOfDose(dose))
                .join('、')}
            </Cell>
            <Cell of={words.waiting} number>
              {child.waiting || ''}
            </Cell>
          </Line>
        )
      })}
    </Table>
  )
}
