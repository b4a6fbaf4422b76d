// 感染症 at the desk: cases with their papers, the week in numbers, and which paper is asked for which disease.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { factWord } from '../../schema/infection/words.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { shortDay } from '../kit/format.ts'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type Answer, type Case, infection } from './api.ts'
import { CaseDialog } from './CaseDialog.tsx'
import css from './Desk.module.css'
import { DiseaseTable } from './DiseaseTable.tsx'
import { OpenDialog } from './OpenDialog.tsx'
import { Opinion } from './Opinion.tsx'
import { WeekSummary } from './WeekSummary.tsx'
import { latelyText, paperWords, words } from './words.ts'

type Tab = 'cases' | 'week' | 'diseases'

export function Infections() {
  const tabs: { id: Tab; label: string }[] = [
    ...(mayHere('infection.read') ? [{ id: 'cases' as const, label: words.cases }] : []),
    ...(mayHere('infection.summary') ? [{ id: 'week' as const, label: words.week }] : []),
    ...(mayHere('facility.settings') ? [{ id: 'diseases' as const, label: words.diseases }] : []),
  ]
  const [chosen, setChosen] = useState<Tab | null>(null)
  const tab = chosen ?? tabs[0]?.id
  const bar = (
    <Tabs label={words.title} panel="infection" tabs={tabs} current={tab ?? ''} onSelect={(id) => setChosen(id as Tab)} />
  )
  if (tab === 'week') return <WeekSummary bar={bar} />
  if (tab === 'diseases')
    return (
      <Desk title={words.title} name={words.title}>
        {bar}
        <div id="infection" role="tabpanel" aria-label={words.diseases}>
          <DiseaseTable />
        </div>
      </Desk>
    )
  return <Cases bar={bar} />
}

const stateOf = ({ ended, day, waitsFor, disease }: Case, after: Case | undefined): string =>
  ended
    ? ended === 'wrong'
      ? after
        ? words.corrected(after.disease.name)
        : words.wrongWord
      : words.over
    : day
      ? `${shortDay(day)}〜`
      : disease.rule
        ? words.waitsFor(waitsFor.map(factWord).join('・'))
        : words.unknown

function Cases({ bar }: { bar: ComponentChildren }) {
  const loaded = useLoad<Answer>(infection.address(facilityId(), '/'), { every: 60_000 })
  const answer = loaded?.data.value ?? null
  const [open, setOpen] = useState<string | null>(null)
  const [naming, setNaming] = useState(false)
  const [printed, setPrinted] = useState<Case | null>(null)
  const one = answer?.cases.find(({ id }) => id === open)
  const afterOf = ({ id }: Case) => answer?.cases.find(({ supersedes }) => supersedes === id)
  const may = mayHere('infection.report')
  const done = () => void loaded?.refresh()
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={answer && answer.lately.length > 0 && latelyText(answer.lately)}
      end={
        may && (
          <Button icon={PencilIcon} disabled={!answer} onClick={() => setNaming(true)}>
            {words.open}
          </Button>
        )
      }
      paper={printed && answer && <Opinion one={printed} place={answer.facility} />}
    >
      {bar}
      <div id="infection" role="tabpanel" aria-label={words.cases}>
        {!answer ? (
          <Loading from={loaded} />
        ) : answer.cases.length === 0 ? (
          <Sheet>
            <Empty title={words.none}>{words.noneMore}</Empty>
          </Sheet>
        ) : (
          <Table
            caption={words.cases}
            columns={[
              { id: 'child', head: words.child },
              { id: 'disease', head: words.disease },
              { id: 'comes', head: words.comes },
              { id: 'paper', head: words.paper },
              { id: 'next', head: <span class="unseen">{words.next}</span>, width: '7rem' },
            ]}
          >
            {answer.cases.map((each) => (
              <Line
                key={each.id}
                tone={each.ended ? 'rest' : each.asks || each.paper === 'sent' || each.absenceWithdrawn ? 'look' : 'plain'}
              >
                <Cell name>
                  {each.kana} <AllergensOf childId={each.childId} />
                </Cell>
                <Cell of={words.disease}>
                  {each.disease.name} <span class={css.second}>{words[each.certainty]}</span>
                </Cell>
                <Cell of={words.comes}>
                  {stateOf(each, afterOf(each))}
                  {each.absenceWithdrawn && !each.ended && (
                    <>
                      <br />
                      <b class={css.look}>{words.absenceWithdrawn}</b>
                    </>
                  )}
                </Cell>
                <Cell of={words.paper}>{paperWords[each.paper]}</Cell>
                <Cell of={words.next}>
                  <Button kind="quiet" onClick={() => setOpen(each.id)}>
                    <span class="unseen">{`${each.kana} ${each.disease.name} `}</span>
                    {words.carryOn}
                  </Button>
                </Cell>
              </Line>
            ))}
          </Table>
        )}
      </div>
      {one && (
        <CaseDialog
          key={one.id}
          one={one}
          before={answer?.cases.find(({ id }) => id === one.supersedes)}
          after={afterOf(one)}
          diseases={answer?.diseases ?? []}
          onClose={() => setOpen(null)}
          onDone={done}
          onPrint={() => {
            setPrinted(one)
            setOpen(null)
            // The paper stands on the page when the next frame is drawn.
            requestAnimationFrame(() => requestAnimationFrame(() => print()))
          }}
        />
      )}
      {naming && answer && (
        <OpenDialog
          diseases={answer.diseases}
          onClose={() => setNaming(false)}
          onDone={() => {
            setNaming(false)
            done()
          }}
        />
      )}
    </Desk>
  )
}
