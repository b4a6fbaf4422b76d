// 使う書類: which papers the house writes, since when, and by when it wants them.
import { useState } from 'preact/hooks'
import type { Kind, KindHead } from '../../schema/document/kind.ts'
import { isOpenForm } from '../../schema/document/own-form.ts'
import { type Use, useOn } from '../../schema/document/use.ts'
import type { Day } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { DayField, SelectField } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type HouseKinds, papers } from './api.ts'
import css from './Document.module.css'
import { fileWords } from './file-words.ts'
import { formWords } from './form-words.ts'
import { every, ofWhom, kindWords as words } from './kind-words.ts'

type Asked = { kind: Kind; act: 'use' | 'change' | 'stop' }

export function Kinds() {
  const loaded = useLoad<HouseKinds>(papers.address(facilityId(), '/kinds'))
  const found = loaded?.data.value
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={words.more}
      end={
        <Button icon={ChevronLeftIcon} href="/office/document">
          {words.back}
        </Button>
      }
    >
      {!found ? (
        <Loading from={loaded} />
      ) : (
        <Table
          caption={words.title}
          columns={[
            { id: 'kind', head: words.kind },
            { id: 'of', head: words.of },
            { id: 'due', head: words.due },
            { id: 'state', head: words.state },
            { id: 'act', head: <span class="unseen">{words.use}</span>, width: '34rem' },
          ]}
        >
          {found.kinds.map((kind) => {
            const { key, title, about, cadence } = kind
            const use = useOn(found.uses, key, today())
            const soon = found.uses.find((one) => one.kind === key && one.startsOn > today())
            const used = (soon ?? use)?.used ?? false
            return (
              <Line key={key}>
                <Cell name>{title}</Cell>
                <Cell of={words.of}>
                  {[ofWhom[about === 'case' ? 'event' : about], every[cadence]].filter(Boolean).join('・')}
                </Cell>
                <Cell of={words.due}>{dueText(kind, soon ?? use)}</Cell>
                <Cell of={words.state}>{stateText(use, soon)}</Cell>
                <Cell>
                  {used ? (
                    <>
                      <Button label={words.changeOf(title)} onClick={() => setAsked({ kind, act: 'change' })}>
                        {words.change}
                      </Button>{' '}
                      <Button kind="quiet" label={words.stopOf(title)} onClick={() => setAsked({ kind, act: 'stop' })}>
                        {words.stop}
                      </Button>
                    </>
                  ) : (
                    <Button label={words.useOf(title)} onClick={() => setAsked({ kind, act: 'use' })}>
                      {words.use}
                    </Button>
                  )}
                  <Button kind="quiet" label={fileWords.openOf(title)} href={`/office/document/own-file/${key}`}>
                    {fileWords.open}
                  </Button>
                  {isOpenForm(kind) && (
                    <>
                      <Button kind="quiet" label={formWords.changeOf(title)} href={`/office/document/form/${key}`}>
                        {formWords.changeShort}
                      </Button>
                      <Button kind="quiet" label={formWords.copyFrom(title)} href={`/office/document/form/${key}?beside=1`}>
                        {formWords.copyShort}
                      </Button>
                    </>
                  )}
                </Cell>
              </Line>
            )
          })}
        </Table>
      )}
      {asked && found && (
        <UseDialog
          {...asked}
          last={found.uses.findLast(({ kind }) => kind === asked.kind.key) ?? null}
          onClose={() => setAsked(null)}
          onDone={async () => {
            setAsked(null)
            await loaded?.refresh()
          }}
        />
      )}
    </Desk>
  )
}

const stateText = (use: Use | null, soon: Use | undefined): string =>
  [
    use && (use.used ? words.used : words.stopped)(shortDay(use.startsOn)),
    soon && (soon.used ? words.soon : words.stopped)(shortDay(soon.startsOn)),
  ]
    .filter(Boolean)
    .join('、') || words.undecided

/** The days by which it is wanted: one of a period, one of each report. */
const daysOf = ({ due, reports }: KindHead): number[] => reports?.map(({ days }) => days) ?? [due.days]

const sayDue = ({ due, cadence }: KindHead, days: number): string =>
  (cadence === 'once' ? words.dueOnce : due.from === 'start' ? words.dueStart : words.dueEnd)(days)

const dueText = (kind: KindHead, use: Use | null | undefined): string =>
  (use?.due ?? daysOf(kind))
    .map((days, place) => [kind.reports?.[place]?.title, sayDue(kind, days)].filter(Boolean).join(' '))
    .join('、')

/** What a house may choose from: round a day, and far from it for what is planned or reported. */
const CHOICES = [-60, -30, -21, -14, -10, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 5, 7, 10, 14, 21, 28, 30, 45, 60]

interface UseDialogProps extends Asked {
  last: Use | null
  onClose: () => void
  onDone: () => Promise<void>
}

function UseDialog({ kind, act, last, onClose, onDone }: UseDialogProps) {
  const { busy, fault, send } = useSend()
  const [startsOn, setStartsOn] = useState<Day | null>(today())
  const [due, setDue] = useState<number[]>(last?.due ?? daysOf(kind))
  const used = act !== 'stop'
  const save = async () => {
    if (startsOn === null) return
    const json = { kind: kind.key, startsOn, used, ...(used ? { due } : {}) }
    if (await send((id) => papers.post(facilityId(), '/use', { id, ...json }), json)) await onDone()
  }
  const titles = { use: words.useOf, change: words.changeOf, stop: words.stopOf }
  return (
    <Dialog
      open
      onClose={onClose}
      title={titles[act](kind.title)}
      foot={
        <Button kind="give" disabled={busy || startsOn === null} onClick={() => void save()}>
          {words.save}
        </Button>
      }
    >
      <div class={css.reason}>
        {!used && <p>{words.stopMore}</p>}
        <DayField
          label={words.startsOn}
          min={today()}
          value={startsOn}
          onChange={setStartsOn}
          error={fault?.field === 'startsOn' ? fault.message : undefined}
        />
        {used &&
          due.map((days, place) => (
            <SelectField
              key={kind.reports?.[place]?.title ?? words.due}
              label={[kind.reports?.[place]?.title, words.due].filter(Boolean).join('　')}
              value={String(days)}
              onChange={(value) => setDue(due.map((one, at) => (at === place ? Number(value) : one)))}
              options={[...new Set([...CHOICES, ...daysOf(kind), ...due])]
                .sort((a, b) => a - b)
                .map((choice) => ({ value: String(choice), label: sayDue(kind, choice) }))}
            />
          ))}
        {fault && fault.field !== 'startsOn' && <Notice tone="look" title={fault.message} />}
      </div>
    </Dialog>
  )
}
