// 配膳の確認 of a day at the desk and on paper: a line for each child and meal, with who looked when, what was passed over and which trays were stopped.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { MEALS } from '../../schema/care/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { foldServing, ONCE, ORDINARY, type ServingCheck, type ServingOfChild } from '../../schema/serving/rule.ts'
import type { Routes } from '../../worker/serving/routes.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { type Reply, wordOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField } from '../kit/Field.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facility, facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import css from './Serving.module.css'
import { deskWords, words } from './words.ts'

const serving = wordOf<Routes>('serving')
type Answer = Reply<Routes, '/day'>

export function DeskServing({ title, bar }: { title: string; bar: ComponentChildren }) {
  const [asked, setDay] = useState<Day | null>(null)
  const day = asked ?? today()
  const loaded = useLoad<Answer>(serving.address(facilityId(), '/day', { day }), { every: 30_000 })
  const answer = loaded?.data.value
  return (
    <Desk
      title={title}
      name={title}
      end={
        <Button icon={PrinterIcon} disabled={!answer} onClick={() => print()}>
          {deskWords.print}
        </Button>
      }
      paper={
        answer && (
          <Paper
            title={words.title}
            seals={deskWords.seals}
            line={paperLine(facility.value?.name, day)}
            foot={deskWords.printed(shortDay(today()), clockTime(now.value))}
          >
            <Looks answer={answer} />
          </Paper>
        )
      }
    >
      {bar}
      <div id="allergy" role="tabpanel" aria-label={words.title}>
        <DayField class={css.day} label={deskWords.day} value={day} max={today()} onChange={setDay} />
        {!answer ? <Loading from={loaded} /> : <Looks answer={answer} />}
      </div>
    </Desk>
  )
}

function Looks({ answer }: { answer: Answer }) {
  const kanaOf = new Map(answer.children.map(({ childId, kana }) => [childId, kana]))
  const lines = answer.children.flatMap((child) =>
    MEALS.filter((meal) => answer.checks.some((check) => check.childId === child.childId && check.meal === meal)).map((meal) => ({
      child,
      meal,
      folded: foldServing(answer.checks, child.childId, meal),
    })),
  )
  if (lines.length === 0)
    return (
      <Sheet>
        <Empty title={deskWords.none}>{deskWords.noneMore}</Empty>
      </Sheet>
    )
  return (
    <Table
      caption={words.title}
      columns={[
        { id: 'child', head: deskWords.child },
        { id: 'foods', head: deskWords.foods },
        { id: 'meal', head: words.meal },
        ...ONCE.map((step) => ({ id: step, head: words.steps[step] })),
        { id: 'seconds', head: words.steps.seconds },
        { id: 'more', head: deskWords.more },
      ]}
    >
      {lines.map(({ child, meal, folded }) => (
        <Line key={child.childId + meal} tone={folded.stopped.length + folded.missed.length > 0 ? 'look' : 'plain'}>
          <Cell name>{child.kana}</Cell>
          <Cell of={deskWords.foods}>
            <Allergens words={child.allergens} />
          </Cell>
          <Cell of={words.meal}>{words.meals[meal]}</Cell>
          {ONCE.map((step) => (
            <Cell key={step} of={words.steps[step]}>
              {lookText(folded.steps[step])}
            </Cell>
          ))}
          <Cell of={words.steps.seconds}>{folded.seconds.map(lookText).join('、')}</Cell>
          <Cell of={deskWords.more}>{moreText(folded, kanaOf)}</Cell>
        </Line>
      ))}
    </Table>
  )
}

/** 11:32 山田 ゆみ オムレツ 代わりの品. */
const lookText = (check: ServingCheck | null): string =>
  check === null
    ? ''
    : [clockTime(check.at), check.by, ...check.dishes.map(({ name, how }) => `${name} ${words.hows[how]}`)].join(' ')

const moreText = ({ missed, stopped }: ServingOfChild, kanaOf: ReadonlyMap<string, string>): string =>
  [
    missed.length > 0 ? words.missed(missed.map((step) => words.steps[step]).join('・')) : '',
    ...stopped.map(({ at, step, tray, by }) =>
      deskWords.stopped(
        clockTime(at),
        words.steps[step],
        tray === ORDINARY ? words.ordinary : (kanaOf.get(tray) ?? deskWords.other),
        by,
      ),
    ),
  ]
    .filter(Boolean)
    .join('。')
