// 健康 at the desk: what families said and nobody confirmed yet, 予防接種 of a class, and the year's 健診.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { foldHealth, type HealthEntry, type HealthItem } from '../../schema/health/rule.ts'
import { dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { YearTable } from '../checkup/YearTable.tsx'
import { Button, Buttons } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { Field } from '../kit/Field.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain } from '../kit/words.tsx'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { ClassTable } from '../vaccination/ClassTable.tsx'
import { health, type Waiting } from './api.ts'
import { kinds, valueWord } from './family-words.ts'
import css from './Health.module.css'
import { words } from './words.ts'

type Tab = 'waiting' | 'vaccination' | 'checkup'

export function HealthDesk() {
  const [tab, setTab] = useState<Tab>('waiting')
  const tabs = (['waiting', 'vaccination', 'checkup'] as const).map((id) => ({ id, label: words[id] }))
  const bar = <Tabs label={words.title} panel="health" tabs={tabs} current={tab} onSelect={(id) => setTab(id as Tab)} />
  if (tab === 'vaccination') return <ClassTable bar={bar} />
  if (tab === 'checkup') return <YearTable bar={bar} />
  return <WaitingList bar={bar} />
}

interface Asked {
  childId: Id
  kana: string
  item: HealthItem
  entry: HealthEntry
}
type Place = Parameters<typeof health.post<'/return'>>[2]

function WaitingList({ bar }: { bar: ComponentChildren }) {
  const loaded = useLoad<Waiting>(health.address(facilityId(), '/waiting'), { every: 60_000 })
  const { busy, fault, send } = useSend()
  const [back, setBack] = useState<Asked | null>(null)
  const answer = loaded?.data.value
  const may = mayHere('health.write')
  const asked = (answer?.children ?? []).flatMap(({ childId, kana, entries }) =>
    foldHealth(entries as HealthEntry[]).flatMap((item): Asked[] =>
      item.waiting ? [{ childId, kana, item, entry: item.waiting }] : [],
    ),
  )
  const confirm = async ({ childId, entry: { kind, item, id: entryId } }: Asked) => {
    const entries = [{ kind: kind as Place['kind'], item, entryId }]
    if (await send((id) => health.post(facilityId(), '/confirm', { id, childId, entries }), entryId)) void loaded?.refresh()
  }
  return (
    <Desk title={words.title} name={words.title} end={<Button href="/office/sickbay">{words.sickbay}</Button>}>
      {bar}
      {fault && <Notice tone="look" title={fault.message} />}
      <div id="health" role="tabpanel" aria-label={words.waiting}>
        {!answer ? (
          <Loading from={loaded} />
        ) : asked.length === 0 ? (
          <Sheet>
            <Empty title={words.none}>{words.noneMore}</Empty>
          </Sheet>
        ) : (
          <Table
            caption={words.waiting}
            columns={[
              { id: 'child', head: words.child },
              { id: 'what', head: words.what },
              { id: 'before', head: words.before },
              { id: 'after', head: words.after },
              { id: 'when', head: words.when },
              { id: 'acts', head: <span class="unseen">{words.acts}</span>, width: '14rem' },
            ]}
          >
            {asked.map((one) => (
              <Line key={one.entry.kind + one.entry.item + one.entry.id}>
                <Cell name>
                  <a href={`/office/health/${one.childId}`}>{one.kana}</a> <AllergensOf childId={one.childId} />
                </Cell>
                <Cell of={words.what}>{plain(kinds[one.entry.kind])}</Cell>
                <Cell of={words.before} muted>
                  {one.item.stands?.value ? plain(valueWord(one.entry.kind, one.item.stands.value)) : words.nothing}
                </Cell>
                <Cell of={words.after}>{one.entry.value ? plain(valueWord(one.entry.kind, one.entry.value)) : words.gone}</Cell>
                <Cell of={words.when} muted>
                  {one.entry.by} {shortDay(dayOf(one.entry.at))} {clockTime(one.entry.at)}
                </Cell>
                <Cell of={words.acts}>
                  {may && (
                    <span class={css.acts}>
                      <Button disabled={busy} onClick={() => void confirm(one)}>
                        <span class="unseen">{`${one.kana} ${plain(kinds[one.entry.kind])} `}</span>
                        {words.confirm}
                      </Button>
                      <Button kind="quiet" disabled={busy} onClick={() => setBack(one)}>
                        <span class="unseen">{`${one.kana} ${plain(kinds[one.entry.kind])} `}</span>
                        {words.sendBack}
                      </Button>
                    </span>
                  )}
                </Cell>
              </Line>
            ))}
          </Table>
        )}
      </div>
      {back && (
        <SendBack
          asked={back}
          onClose={() => setBack(null)}
          onDone={() => {
            setBack(null)
            void loaded?.refresh()
          }}
        />
      )}
    </Desk>
  )
}

function SendBack({ asked, onClose, onDone }: { asked: Asked; onClose: () => void; onDone: () => void }) {
  const [note, setNote] = useState('')
  const { busy, fault, send } = useSend()
  const {
    childId,
    kana,
    entry: { kind, item, id: entryId, value },
  } = asked
  const save = async () => {
    const json = { childId, kind: kind as Place['kind'], item, entryId, note: note.trim() }
    if (await send((id) => health.post(facilityId(), '/return', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${kana} ${plain(kinds[kind])}`}
      foot={
        <Buttons>
          <Button kind="give" disabled={busy || !note.trim()} onClick={() => void save()}>
            {words.sendBack}
          </Button>
        </Buttons>
      }
    >
      <div class={css.form}>
        <p>{value ? plain(valueWord(kind, value)) : words.gone}</p>
        <Field label={words.note} hint={words.sendBackMore} maxLength={200} value={note} onChange={setNote} />
        {fault && <Notice tone="look" title={fault.message} />}
      </div>
    </Dialog>
  )
}
