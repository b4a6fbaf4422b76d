// One child at the desk: the curves, every value with what it replaced, by whom and why, and the paper of it.
import { useState } from 'preact/hooks'
import { type ChildGrowth as Answer, type ChildMeasure, editionOn } from '../../schema/growth/class-sheet.ts'
import { ageText, linesOf } from '../../schema/growth/lay-out-growth.ts'
import { indicesOf, positionOf } from '../../schema/growth/position.ts'
import { KINDS, type Kind, type Live, liveOf, monthsOld } from '../../schema/growth/rule.ts'
import {
  CHEST_SOURCE_LINE,
  EDITION_WORDS,
  KIND_WORDS,
  SOURCE_LINE,
  UNITS,
  writeValue,
  ZONE_WORDS,
} from '../../schema/growth/words.ts'
import type { Routes } from '../../worker/growth/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, eraDay, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { Chart } from './Chart.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import css from './Desk.module.css'
import { History } from './History.tsx'
import { words } from './words.ts'

const growth = wordOf<Routes>('growth')
const ageMark = (months: number): string =>
  months === 0 ? '誕生' : months < 12 ? `${months}か月` : `${Math.floor(months / 12)}歳${months % 12 ? '半' : ''}`

export function ChildGrowth() {
  const childId = visit.value.params.childId ?? ''
  const loaded = useLoad<Answer>(growth.address(facilityId(), '/child', { childId }))
  const [kind, setKind] = useState<Kind>('weight')
  const [correcting, setCorrecting] = useState<Live<ChildMeasure> | null>(null)
  const files = useFiles('growth.export', (format) => growth.address(facilityId(), '/file', { childId, format }), words.title)
  const child = loaded?.data.value
  const back = <a href="/office/growth">{words.title}</a>
  if (!child)
    return (
      <Desk title={words.growthOf} name={words.growthOf} second={back}>
        <Loading from={loaded} />
      </Desk>
    )
  const live = liveOf(child.measures)
  return (
    <Desk
      title={
        <>
          {child.kana} <AllergensOf childId={child.childId} />
        </>
      }
      name={child.kana}
      second={
        <>
          {back} ・ {child.className} ・ {ageText(child.birthDay, today())}
        </>
      }
      end={
        <>
          {files.buttons}
          <Button icon={PrinterIcon} disabled={live.length === 0} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={<ChildPaper child={child} live={live} />}
    >
      {files.refused}
      {live.length === 0 && child.measures.length === 0 ? (
        <Sheet>
          <Empty title={words.noCurve}>{words.restMore}</Empty>
        </Sheet>
      ) : (
        <div class={css.columns}>
          <Sheet flush>
            <Tabs
              label={words.kinds}
              panel="growth-curve"
              tabs={KINDS.map((id) => ({ id, label: KIND_WORDS[id] }))}
              current={kind}
              onSelect={(id) => setKind(id as Kind)}
            />
            <div id="growth-curve" role="tabpanel" aria-label={KIND_WORDS[kind]} class={css.panel}>
              <ChildChart child={child} live={live} kind={kind} />
            </div>
          </Sheet>
          <Part title={words.history}>
            <History child={child} onCorrect={mayHere('growth.record') ? setCorrecting : null} />
          </Part>
        </div>
      )}
      {correcting && (
        <CorrectDialog
          facility={facilityId()}
          child={child}
          measure={correcting}
          onClose={() => setCorrecting(null)}
          onDone={() => {
            setCorrecting(null)
            void loaded?.refresh()
          }}
        />
      )}
    </Desk>
  )
}

interface OfChild {
  child: Answer
  live: readonly Live<ChildMeasure>[]
}

function ChildChart({ child, live, kind, size = [620, 420] }: OfChild & { kind: Kind; size?: readonly [number, number] }) {
  const { birthDay, sex } = child
  const values = live.filter((one) => one.kind === kind)
  const [first, last] = [values[0], values.at(-1)]
  if (!first || !last) return <p>{words.noCurve}</p>
  return (
    <figure class={css.figure}>
      <Chart
        kind={kind}
        sex={sex}
        birthDay={birthDay}
        age={monthsOld(birthDay, today())}
        values={values}
        title={words.chart(KIND_WORDS[kind], child.kana)}
        description={words.seen(values.length, ageText(birthDay, first.day), ageText(birthDay, last.day))}
        ageWord={ageMark}
        size={size}
      />
      <figcaption class={css.legend}>
        <span class={css.filled} /> {words.filled}　<span class={css.hollow} /> {words.hollow}
        <br />
        {kind === 'chest' ? CHEST_SOURCE_LINE : SOURCE_LINE}
        {sex === 'x' && (
          <>
            <br />
            {words.noLines}
          </>
        )}
        {kind === 'head' && (
          <>
            <br />
            {words.headEnds}
          </>
        )}
      </figcaption>
    </figure>
  )
}

/** A4 upright: two curves and the table of what stands. */
function ChildPaper({ child, live }: OfChild) {
  const edition = EDITION_WORDS[editionOn(child.editions, today())]
  const lines = linesOf(live).toReversed()
  return (
    <Paper
      title={words.paperTitle}
      seals={[words.director, words.nurse, words.teacher]}
      running={child.kana}
      line={
        <>
          {paperLine(child.facility, today())}
          <br />
          <b>{child.kana}</b>（{child.name}） ・ {child.className} ・ {words.born(eraDay(child.birthDay))}
        </>
      }
      foot={words.printed(shortDay(today()), clockTime(now.value))}
      legend={
        <>
          {words.source}
          <br />
          {words.editionOf(edition)}
        </>
      }
    >
      <div class={css.two}>
        <ChildChart child={child} live={live} kind="weight" size={[360, 300]} />
        <ChildChart child={child} live={live} kind="height" size={[360, 300]} />
      </div>
      <Table
        caption={words.history}
        columns={[
          { id: 'day', head: words.measuredOn, width: '34mm' },
          { id: 'age', head: words.age, width: '19mm' },
          ...KINDS.map((kind) => ({ id: kind, head: `${KIND_WORDS[kind]} ${UNITS[kind]}`, number: true })),
          { id: 'zone', head: `${words.zone}（${KIND_WORDS.weight}／${KIND_WORDS.height}）` },
          { id: 'obesity', head: words.obesity, number: true, width: '17mm' },
          { id: 'kaup', head: words.kaup, number: true, width: '14mm' },
          { id: 'place', head: words.place, width: '12mm' },
        ]}
      >
        {lines.map((line) => {
          const some = Object.values(line)[0]
          if (!some) return null
          const { day, place } = some
          const zone = (kind: Kind) => {
            const measured = line[kind]
            const position = measured && positionOf(child.sex, child.birthDay, measured)
            return position ? ZONE_WORDS[position.zone] : '–'
          }
          const indices =
            line.weight && line.height
              ? indicesOf(child, { weight: line.weight.value, height: line.height.value, day }, editionOn(child.editions, day))
              : null
          return (
            <Line key={`${day}${some.id}`}>
              <Cell name>{eraDay(day)}</Cell>
              <Cell>{ageText(child.birthDay, day)}</Cell>
              {KINDS.map((kind) => (
                <Cell key={kind} number>
                  {line[kind] ? writeValue(kind, line[kind].value) : '–'}
                </Cell>
              ))}
              <Cell>
                {zone('weight')}／{zone('height')}
              </Cell>
              <Cell number>{indices && indices.obesity !== null ? `${indices.obesity.toFixed(1)}%` : '–'}</Cell>
              <Cell number>{indices && indices.kaup !== null ? indices.kaup.toFixed(1) : '–'}</Cell>
              <Cell>{place === 'nursery' ? words.nursery : words.home}</Cell>
            </Line>
          )
        })}
      </Table>
    </Paper>
  )
}
