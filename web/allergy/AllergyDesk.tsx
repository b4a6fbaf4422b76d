// 食物アレルギー of the house at the desk: the gravest first, who is still to come too; as a file and on paper (RF08, RF09).
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { bySeverity, foodText, type ListedChild, layOutAllergies } from '../../schema/allergy/lay-out-allergies.ts'
import { type AllergyState, expiryOf, foldAllergy, looksNeeded } from '../../schema/allergy/rule.ts'
import { ALLERGY_STATE_WORDS, STATE_ORDER } from '../../schema/allergy/words.ts'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, eraDay, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Knot } from '../kit/Knot.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { useFaces } from '../portrait/open-faces.ts'
import { DeskServing } from '../serving/DeskServing.tsx'
import { TrayCards } from '../serving/TrayCards.tsx'
import { cardWords } from '../serving/words.ts'
import { Allergens } from './Allergens.tsx'
import css from './Allergy.module.css'
import { allergy, type ListAnswer } from './api.ts'
import { words } from './words.ts'

/** What somebody has to see to. */
const ASKS: readonly AllergyState[] = ['expired', 'no_paper', 'unseen', 'expiring']

type Tab = 'papers' | 'serving'

export function AllergyDesk() {
  const [tab, setTab] = useState<Tab>('papers')
  const tabs = (['papers', 'serving'] as const).map((id) => ({ id, label: words[id] }))
  const bar = <Tabs label={words.title} panel="allergy" tabs={tabs} current={tab} onSelect={(id) => setTab(id as Tab)} />
  return tab === 'serving' ? <DeskServing title={words.title} bar={bar} /> : <PaperList bar={bar} />
}

function PaperList({ bar }: { bar: ComponentChildren }) {
  const loaded = useLoad<ListAnswer>(allergy.address(facilityId(), '/list'), { every: 60_000 })
  const answer = loaded?.data.value
  const children: ListedChild[] = bySeverity(
    (answer?.children ?? []).map(({ list, entries, ...one }) => ({
      ...one,
      ...foldAllergy(list, entries, { today: answer?.today ?? '', warnDays: answer?.warnDays ?? 0 }),
    })),
  )
  const [cards, setCards] = useState(false)
  useFaces([facilityId()])
  const carried = children.filter(({ removed, comesOn }) => removed.length > 0 && !comesOn)
  const files = useFiles('allergy.export', (format) => allergy.address(facilityId(), '/file', { format }), words.list)
  return (
    <Desk
      title={words.title}
      name={words.title}
      end={
        <>
          {files.buttons}
          <Button icon={PrinterIcon} disabled={carried.length === 0} onClick={() => setCards(true)}>
            {cardWords.print}
          </Button>
          <Button icon={PrinterIcon} disabled={!answer || cards} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        answer &&
        (cards ? (
          <TrayCards facility={answer.facility} day={answer.today} children={carried} />
        ) : (
          <Paper
            size="a4-landscape"
            title={words.list}
            seals={words.seals}
            line={paperLine(answer.facility, answer.today)}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <Printed children={children} />
          </Paper>
        ))
      }
    >
      {bar}
      {cards && (
        <Notice
          tone="ink"
          title={cardWords.printing}
          end={
            <>
              <Button kind="give" icon={PrinterIcon} onClick={() => print()}>
                {words.print}
              </Button>
              <Button onClick={() => setCards(false)}>{cardWords.putAway}</Button>
            </>
          }
        >
          {cardWords.printingMore(carried.length)}
        </Notice>
      )}
      {files.refused}
      <div id="allergy" role="tabpanel" aria-label={words.papers} class={css.part}>
        {!answer ? (
          <Loading from={loaded} />
        ) : children.length === 0 ? (
          <Sheet>
            <Empty title={words.none}>{words.noneMore}</Empty>
          </Sheet>
        ) : (
          <>
            <ul class={css.sum} aria-label={words.paper}>
              {STATE_ORDER.map((state) => [state, children.filter((child) => child.state === state).length] as const)
                .filter(([, count]) => count > 0)
                .map(([state, count]) => (
                  <li key={state}>
                    {ALLERGY_STATE_WORDS[state]} <b>{count}</b>
                  </li>
                ))}
            </ul>
            <Table
              caption={words.list}
              columns={[
                { id: 'child', head: words.child },
                { id: 'class', head: words.class },
                { id: 'foods', head: words.foods },
                { id: 'paper', head: words.paper },
                { id: 'until', head: words.until },
                { id: 'emergency', head: words.emergency },
              ]}
            >
              {children.map((child) => (
                <OneLine key={child.childId} child={child} />
              ))}
            </Table>
          </>
        )}
      </div>
    </Desk>
  )
}

function OneLine({ child }: { child: ListedChild }) {
  const { paper, plan, releases, state } = child
  const until = paper && expiryOf(paper)
  const asks = ASKS.includes(state)
  return (
    <Line tone={asks ? 'look' : 'plain'}>
      <Cell name>
        <a href={`/office/allergy/${child.childId}`}>{child.kana}</a>
      </Cell>
      <Cell of={words.class}>
        {child.className} {child.comesOn && words.comes(shortDay(child.comesOn))}
      </Cell>
      <Cell of={words.foods}>
        <Allergens words={child.removed.map(foodText)} />
      </Cell>
      <Cell of={words.paper}>
        <span class={css.state}>
          {asks && <Knot of="contradiction" size={16} />} {ALLERGY_STATE_WORDS[state]}
        </span>
        {child.asked && state !== 'asked' && <> {words.askedFor(child.asked.due ? shortDay(child.asked.due) : '')}</>}
        {releases.map((one) => (
          <span key={one.id}> {words.releaseWaits(looksNeeded(one))}</span>
        ))}
      </Cell>
      <Cell of={words.until}>{until ? eraDay(until) : words.ordinary}</Cell>
      <Cell of={words.emergency} muted>
        {[paper?.value.anaphylaxis && words.anaphylaxis, paper?.value.epipen && words.epipenAt(plan?.epipenPlace ?? '')]
          .filter(Boolean)
          .join(' ・ ')}
      </Cell>
    </Line>
  )
}

/** Millimetres of the columns on paper; what is left is the foods'. */
const WIDTHS = [17, 34, 32, 17, null, 19, 22, 22, 18, 18, 14, 20, 20]

/** The list as the file has it. */
function Printed({ children }: { children: readonly ListedChild[] }) {
  const { headings, rows } = layOutAllergies(children)
  return (
    <Table
      caption={words.list}
      columns={headings.map((head, place) => ({ id: head, head, ...(WIDTHS[place] ? { width: `${WIDTHS[place]}mm` } : {}) }))}
    >
      {rows.map((row, place) => (
        <Line key={place}>
          {row.map((cell, column) => (
            <Cell key={headings[column]}>{cell}</Cell>
          ))}
        </Line>
      ))}
    </Table>
  )
}
