// 身体計測 at the desk: a month by class, what is still to be measured, as a file, on paper; entering for who may.

import { useState } from 'preact/hooks'
import type { ClassSheet, SheetChild } from '../../schema/growth/class-sheet.ts'
import { editionOn } from '../../schema/growth/class-sheet.ts'
import { ageText } from '../../schema/growth/lay-out-growth.ts'
import { indicesOf, positionOf } from '../../schema/growth/position.ts'
import { type Kind, lastOf } from '../../schema/growth/rule.ts'
import {
  CATEGORY_WORDS,
  EDITION_WORDS,
  KIND_WORDS,
  SOURCE_LINE,
  showDifference,
  UNITS,
  writeValue,
  ZONE_WORDS,
} from '../../schema/growth/words.ts'
import { isMonth, type Month, monthRange } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/growth/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, eraFiscalYear, shortDay, slashDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { faultOf } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { Paper } from '../office/Paper.tsx'
import css from './Desk.module.css'
import { EntryScreen } from './EntryScreen.tsx'
import { words } from './words.ts'

const growth = wordOf<Routes>('growth')
const WHOLE = 'whole'

export function MonthList() {
  const { query } = visit.value
  const month =
    isMonth(query.month ?? '') && (query.month ?? '') <= today().slice(0, 7) ? (query.month as Month) : today().slice(0, 7)
  const [chosen, setChosen] = useState(WHOLE)
  const [entering, setEntering] = useState(false)
  const loaded = useLoad<ClassSheet>(growth.address(facilityId(), '/class', { month }))
  const sheet = loaded?.data.value ?? null
  const here = (sheet?.classes ?? []).filter(({ classId }) => sheet?.children.some((child) => child.classId === classId))
  const only = here.some(({ classId }) => classId === chosen) ? chosen : WHOLE
  const shown = (sheet?.children ?? []).filter(({ classId }) => only === WHOLE || classId === only)
  const measured = shown.filter(({ now: values }) => values.some(({ place }) => place === 'nursery')).length
  const files = useFiles(
    'growth.export',
    (format) => growth.address(facilityId(), '/file', { month, format, ...(only === WHOLE ? {} : { class: only }) }),
    `${words.title}_${month}`,
    shown.length === 0,
  )
  const go = (to: Month) => route(`/office/growth?month=${to}`)
  return (
    <Desk
      title={`${words.title} ${monthName(month)}`}
      name={words.title}
      second={sheet && words.summary(measured, shown.length)}
      end={
        <>
          {mayHere('growth.record') && (
            <Button icon={PencilIcon} onClick={() => setEntering(true)}>
              {words.enter}
            </Button>
          )}
          {files.buttons}
          <Button icon={PrinterIcon} disabled={shown.length === 0} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        sheet &&
        (only === WHOLE ? here : here.filter(({ classId }) => classId === only)).map(({ classId, name }) => (
          <Paper
            key={classId}
            title={words.listTitle}
            seals={[words.director, words.nurse, words.teacher]}
            line={
              <>
                {eraFiscalYear(`${month}-01`)} ・ {sheet.facility} ・ {name}
                <br />
                <b>{monthName(month)}</b>
              </>
            }
            foot={words.printed(shortDay(today()), clockTime(now.value))}
            legend={<Legend sheet={sheet} />}
          >
            <List sheet={sheet} children={sheet.children.filter((child) => child.classId === classId)} caption={name} paper />
          </Paper>
        ))
      }
    >
      {files.refused}
      <div class={css.bar}>
        <Months month={month} onMonth={go} last={today().slice(0, 7)} home="this" />
        <Tabs
          label={words.classes}
          panel="growth-list"
          tabs={[{ id: WHOLE, label: words.whole }, ...here.map(({ classId, name }) => ({ id: classId, label: name }))]}
          current={only}
          onSelect={setChosen}
        />
      </div>
      <div id="growth-list" role="tabpanel" aria-label={words.title}>
        {!sheet ? (
          <Loading from={loaded} />
        ) : shown.length === 0 ? (
          <Sheet>
            <Empty title={words.empty}>{words.emptyMore}</Empty>
          </Sheet>
        ) : (
          <>
            <List sheet={sheet} children={shown} caption={words.title} />
            <Legend sheet={sheet} />
          </>
        )}
      </div>
      {entering && (
        <EntryScreen
          facility={facilityId()}
          classId={only === WHOLE ? null : only}
          absent={new Set()}
          pad={false}
          back={words.back}
          onClose={() => {
            setEntering(false)
            void loaded?.refresh()
          }}
          onSave={(sent) =>
            growth.post(facilityId(), '/class', sent).then(
              () => 'there' as const,
              (error: unknown) => ({ fault: `${faultOf(error).message}${words.kept}` }),
            )
          }
        />
      )}
    </Desk>
  )
}

const Legend = ({ sheet }: { sheet: ClassSheet }) => (
  <p class={css.legend}>
    {SOURCE_LINE}
    <br />
    {words.source}
    <br />
    {words.editionOf(EDITION_WORDS[editionOn(sheet.editions, monthRange(sheet.month).to)])}
  </p>
)

interface ListProps {
  sheet: ClassSheet
  children: readonly SheetChild[]
  caption: string
  /** On paper there is no word of 肥満度, and no link. */
  paper?: boolean
}

function List({ sheet, children, caption, paper = false }: ListProps) {
  const column = (kind: Kind) => [
    { id: kind, head: `${KIND_WORDS[kind]} ${UNITS[kind]}`, number: true },
    ...(kind === 'weight' || kind === 'height'
      ? [
          { id: `${kind}-by`, head: words.difference, number: true },
          { id: `${kind}-zone`, head: words.zone, number: true },
        ]
      : []),
  ]
  const kinds = (['weight', 'height', 'head', 'chest'] as const).filter(
    (kind) => kind === 'weight' || kind === 'height' || children.some((child) => lastOf(child.now, kind)),
  )
  return (
    <Table
      caption={caption}
      columns={[
        { id: 'name', head: words.name },
        { id: 'age', head: words.age, width: '7rem' },
        ...kinds.flatMap(column),
        { id: 'obesity', head: words.obesity, number: true },
        { id: 'kaup', head: words.kaup, number: true },
        { id: 'day', head: words.measuredOn, number: true },
      ]}
    >
      {children.map((child) => {
        const last = child.now.at(-1)
        const [weight, height] = [lastOf(child.now, 'weight'), lastOf(child.now, 'height')]
        const edition = editionOn(sheet.editions, last?.day ?? sheet.today)
        const indices =
          weight && height && weight.day === height.day
            ? indicesOf(child, { weight: weight.value, height: height.value, day: weight.day }, edition)
            : null
        return (
          <Line key={child.childId} tone={last ? 'plain' : 'rest'}>
            <Cell name>
              {paper ? child.kana : <a href={`/office/growth/${child.childId}`}>{child.kana}</a>}{' '}
              <AllergensOf childId={child.childId} />
            </Cell>
            <Cell of={words.age}>{ageText(child.birthDay, last?.day ?? sheet.today)}</Cell>
            {kinds.flatMap((kind) => {
              const value = lastOf(child.now, kind)
              const before = lastOf(child.before, kind)
              const position = value && positionOf(child.sex, child.birthDay, value)
              return [
                <Cell key={kind} of={KIND_WORDS[kind]} number>
                  {value ? writeValue(kind, value.value) : '–'}
                </Cell>,
                ...(kind === 'weight' || kind === 'height'
                  ? [
                      <Cell key={`${kind}-by`} of={words.difference} number muted>
                        {value && before ? showDifference(kind, value.value - before.value) : '–'}
                      </Cell>,
                      <Cell key={`${kind}-zone`} of={words.zone} number muted>
                        {position ? ZONE_WORDS[position.zone] : '–'}
                      </Cell>,
                    ]
                  : []),
              ]
            })}
            <Cell of={words.obesity} number>
              {indices && indices.obesity !== null ? `${indices.obesity.toFixed(1)}%` : '–'}
              {!paper && indices?.category && indices.category !== 'futsuu' && (
                <span class={css.second}> {CATEGORY_WORDS[indices.category]}</span>
              )}
            </Cell>
            <Cell of={words.kaup} number>
              {indices && indices.kaup !== null ? indices.kaup.toFixed(1) : '–'}
            </Cell>
            <Cell of={words.measuredOn} number>
              {last ? slashDay(last.day) : words.none}
            </Cell>
          </Line>
        )
      })}
    </Table>
  )
}
