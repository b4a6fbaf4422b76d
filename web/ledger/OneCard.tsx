// 園児台帳 of one child at the desk: what stands since when, what the family proposes beside it, masked fields opened for a reason, and on paper.
import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import { type Card, layOutCard } from '../../schema/ledger/lay-out-card.ts'
import {
  certificateOn,
  foldLedger,
  LEDGER_KINDS,
  type LedgerEntry,
  type LedgerItem,
  WHYS,
  type Why,
} from '../../schema/ledger/rule.ts'
import { ledgerText, WHY_WORDS } from '../../schema/ledger/words.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { now, today } from '../kit/clock.ts'
import { Facts } from '../kit/Facts.tsx'
import { clockTime, eraDay, momentText, shortDay } from '../kit/format.ts'
import { DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { takeFile } from '../office/exchange-file.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { ledger, type Shown } from './api.ts'
import { HideHome } from './HideHome.tsx'
import { KindOfItems } from './KindOfItems.tsx'
import css from './Ledger.module.css'
import { Proposals } from './Proposals.tsx'
import { words } from './words.ts'

type Opened = Shown & Pick<Card, 'guardians' | 'pickups'>

export function OneCard() {
  const childId = visit.value.params.childId ?? ''
  const loaded = useLoad<Shown>(ledger.address(facilityId(), '/child', { childId }))
  const [why, setWhy] = useState<Why | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const { busy, fault, send } = useSend()
  const shown = loaded?.data.value
  const back = <a href={`/office/child/${childId}`}>{words.toChild}</a>
  if (!shown)
    return (
      <Desk title={words.title} name={words.title} second={back}>
        <Loading from={loaded} />
      </Desk>
    )
  const card = opened ?? shown
  const items = foldLedger(card.entries as LedgerEntry[])
  const open = async (reason: Why) => {
    const answer = await send(
      () => ledger.get(facilityId(), '/open', { childId, why: reason }) as unknown as Promise<Opened>,
      reason,
    )
    if (answer) setOpened(answer)
  }
  /** After something was written: what is open is opened again for the same reason, so that what stands is what is read. */
  const again = async () => {
    await loaded?.refresh()
    if (opened && why) await open(why)
  }
  const take = (format: 'csv' | 'xlsx') =>
    send(
      () => takeFile(ledger.address(facilityId(), '/open', { childId, why: 'print', format }), `${words.paperTitle}.${format}`),
      format,
    )
  const mayOpen = mayHere('ledger.open')
  return (
    <Desk
      title={
        <>
          {words.of(card.kana)} <AllergensOf childId={childId} />
        </>
      }
      name={words.title}
      second={back}
      end={
        mayOpen && (
          <>
            {(['csv', 'xlsx'] as const).map((format) => (
              <Button key={format} icon={DownloadIcon} disabled={busy} onClick={() => void take(format)}>
                {words[format]}
              </Button>
            ))}
            <Button icon={PrinterIcon} disabled={!opened} onClick={() => print()}>
              {words.print}
            </Button>
          </>
        )
      }
      paper={opened && <CardPaper card={opened} />}
    >
      {mayOpen && (
        <Sheet label={words.openWhy}>
          {opened ? (
            <Button onClick={() => setOpened(null)}>{words.shut}</Button>
          ) : (
            <div class={css.form}>
              <Chips
                legend={words.openWhy}
                columns={3}
                chips={WHYS.map((value) => ({ value, label: WHY_WORDS[value] }))}
                value={why}
                onChange={setWhy}
              />
              <p class={css.second}>{words.openMore}</p>
              <div class={css.acts}>
                <Button kind="give" disabled={busy || why === null} onClick={() => why && void open(why)}>
                  {words.open}
                </Button>
              </div>
            </div>
          )}
          {fault && <Notice tone="look" title={fault.message} />}
        </Sheet>
      )}
      <Proposals childId={childId} items={items} onDone={again} />
      <div class={css.columns}>
        <Sheet label={words.profile}>
          <Facts facts={profileOf(card, items)} />
        </Sheet>
        {LEDGER_KINDS.map((kind) => (
          <KindOfItems key={kind} childId={childId} kind={kind} items={items} onDone={again} />
        ))}
        {mayHere('block.set') && <HideHome childId={childId} hidden={card.hidden} onDone={again} />}
      </div>
    </Desk>
  )
}

const span = ([from, to]: readonly [Day, Day | null, ...unknown[]]): string => `${eraDay(from)}〜${to ? eraDay(to) : ''}`
const linesOf = (lines: readonly string[]) => lines.map((line) => <div key={line}>{line}</div>)

function profileOf(card: Shown, items: readonly LedgerItem[]) {
  const certificate = certificateOn(items, today())
  return [
    { name: words.name, is: `${card.name}（${card.kana}）` },
    { name: words.birthDay, is: eraDay(card.birthDay) },
    { name: words.number, is: card.number ?? '–' },
    { name: words.enrolled, is: linesOf(card.enrollments.map((one) => span(one))) },
    { name: words.classes, is: linesOf(card.classes.map((one) => `${one[2]}　${span(one)}`)) },
    { name: words.certificate, is: certificate ? ledgerText('certificate', certificate) : '–' },
    { name: words.checked, is: card.checkedAt ? momentText(card.checkedAt, today()) : words.notChecked },
  ]
}

/** 児童票 on A4. Of a hidden household it does not say where the child is. */
const CardPaper = ({ card }: { card: Opened }) => (
  <Paper
    title={words.paperTitle}
    seals={[words.director, words.head, words.teacher]}
    foot={words.printed(shortDay(today()), clockTime(now.value))}
    line={
      <>
        {paperLine(card.facility || words.unnamed, today())}
        <br />
        <b>{card.name}</b>
      </>
    }
  >
    <table class={css.card}>
      <tbody>
        {layOutCard(card as unknown as Card).map(({ heading, lines }) => (
          <tr key={heading}>
            <th scope="row">{heading}</th>
            <td>{lines.join('\n')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Paper>
)
