// 年に一度の確認: which households have looked at their child's card this fiscal year, and what of the cards waits for the office (RL08).
import { useState } from 'preact/hooks'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { momentText } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { ledger, type Round } from './api.ts'
import css from './Ledger.module.css'
import { wayWords, words } from './words.ts'

export function RoundDesk() {
  const loaded = useLoad<Round>(ledger.address(facilityId(), '/round'))
  const [only, setOnly] = useState(false)
  const { busy, fault, send } = useSend()
  const round = loaded?.data.value
  const onPaper = async (childId: string) => {
    if (await send((id) => ledger.post(facilityId(), '/paper', { id, childIds: [childId] }), childId)) await loaded?.refresh()
  }
  const shown = round?.children.filter(({ checked }) => !only || !checked) ?? []
  return (
    <Desk
      title={words.round}
      name={words.round}
      second={
        round &&
        `${words.roundOf(round.year)} ・ ${words.count(
          round.children.filter(({ checked }) => checked).length,
          round.children.length,
          round.children.reduce((sum, { waiting }) => sum + waiting, 0),
        )}`
      }
      end={
        <Button icon={PrinterIcon} onClick={() => print()}>
          {words.printList}
        </Button>
      }
    >
      <p class={css.second}>{words.roundMore}</p>
      {fault && <Notice tone="look" title={fault.message} />}
      {!round ? (
        <Loading from={loaded} />
      ) : (
        <>
          <div class="screen-only">
            <Check checked={only} onChange={setOnly}>
              {words.only}
            </Check>
          </div>
          {shown.length === 0 ? (
            <Sheet>
              <Empty title={words.allChecked}>{words.allCheckedMore}</Empty>
            </Sheet>
          ) : (
            <Table
              caption={words.round}
              columns={[
                { id: 'name', head: words.child },
                { id: 'class', head: words.class },
                { id: 'way', head: words.way, width: '8rem' },
                { id: 'state', head: words.state },
                { id: 'waiting', head: words.waiting, width: '9rem' },
                { id: 'act', head: <span class="unseen">{words.onPaper}</span>, width: '9rem' },
              ]}
            >
              {shown.map(({ childId, kana, className, contactWay, checked, waiting }) => (
                <Line key={childId} tone={waiting > 0 ? 'look' : 'plain'}>
                  <Cell name>
                    <a href={`/office/ledger/${childId}`}>{kana}</a> <AllergensOf childId={childId} />
                  </Cell>
                  <Cell of={words.class}>{className ?? words.noClass}</Cell>
                  <Cell of={words.way}>{wayWords[contactWay ?? 'app']}</Cell>
                  <Cell of={words.state} muted={checked !== null}>
                    {checked ? `${words[checked.way]} ${momentText(checked.at, today())}` : words.notChecked}
                  </Cell>
                  <Cell of={words.waiting}>{waiting > 0 ? words.proposals(waiting) : ''}</Cell>
                  <Cell>
                    {!checked && mayHere('child.change') && (
                      <Button disabled={busy} label={words.onPaperOf(kana)} onClick={() => void onPaper(childId)}>
                        {words.onPaper}
                      </Button>
                    )}
                  </Cell>
                </Line>
              ))}
            </Table>
          )}
        </>
      )}
    </Desk>
  )
}
