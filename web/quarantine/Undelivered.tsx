// 届かなかった記録: what a lost or ended tablet handed over, for 主任 and 園長 to record or to refuse. Nothing is shown while there is none.
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/quarantine/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { writtenAt } from '../office/describe.ts'
import { facilityId } from '../office/desk.ts'
import { sayAct } from './say-act.ts'
import { actWord, words } from './words.ts'

type Waiting = Reply<Routes, '/'>
type Act = Waiting['acts'][number]

const word = wordOf<Routes>('quarantine')
const nameOf = ({ content }: Act): string => content?.children.join('・') || words.unreadable

export function Undelivered() {
  const loaded = useLoad<Waiting>(addressOf(facilityId(), 'quarantine', '/'), { every: 60_000 })
  const acts = loaded?.data.value?.acts ?? []
  const [refusing, setRefusing] = useState<Act | null>(null)
  const { busy, fault, send } = useSend()
  const record = async ({ id: actId }: Act) => {
    const json = { actId, decision: 'recorded' as const }
    if (await send((id) => word.post(facilityId(), '/decide', { id, ...json }), json)) await loaded?.refresh()
  }
  if (acts.length === 0) return null
  return (
    <Part title={words.title} second={words.more}>
      {fault && <Notice tone="look" title={fault.message} />}
      <Table
        caption={words.title}
        columns={[
          { id: 'child', head: words.child },
          { id: 'what', head: words.what },
          { id: 'when', head: words.when, width: '9rem' },
          { id: 'who', head: words.who },
          { id: 'device', head: words.device },
          { id: 'decide', head: <span class="unseen">{words.decide}</span>, width: '16rem' },
        ]}
      >
        {acts.map((act) => (
          <Line key={act.id} tone="look">
            <Cell name>{nameOf(act)}</Cell>
            <Cell of={words.what}>
              {act.content && [actWord(act.content.path, act.content.kind), act.content.person].filter(Boolean).join('　')}
              {act.content && !act.content.recordable && <Said content={act.content} />}
            </Cell>
            <Cell of={words.when}>{writtenAt(act.content?.at ?? act.receivedAt, today())}</Cell>
            <Cell of={words.who}>{act.content?.by ?? words.nobody}</Cell>
            <Cell of={words.device}>{act.deviceName}</Cell>
            <Cell number>
              {act.arrived ? (
                <span>{words.arrived} </span>
              ) : act.content?.recordable ? (
                <Button disabled={busy} label={words.recordOf(nameOf(act))} onClick={() => void record(act)}>
                  {words.record}
                </Button>
              ) : (
                <span>{words.byHand} </span>
              )}
              <Button kind="quiet" label={words.refuseOf(nameOf(act))} onClick={() => setRefusing(act)}>
                {words.refuse}
              </Button>
            </Cell>
          </Line>
        ))}
      </Table>
      {refusing && (
        <Refuse
          act={refusing}
          onClose={() => setRefusing(null)}
          onDone={() => {
            setRefusing(null)
            void loaded?.refresh()
          }}
        />
      )}
    </Part>
  )
}

/** What it says, to be entered on its own screen. */
const Said = ({ content: { json, names } }: { content: NonNullable<Act['content']> }) => (
  <ul aria-label={words.content}>
    {sayAct(json, (childId) => names[childId] ?? '').map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

function Refuse({ act, onClose, onDone }: { act: Act; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const [gap, setGap] = useState(false)
  const { busy, fault, send } = useSend()
  const refuse = async () => {
    setGap(!reason.trim())
    if (!reason.trim()) return
    const json = { actId: act.id, decision: 'refused' as const, reason: reason.trim() }
    if (await send((id) => word.post(facilityId(), '/decide', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${nameOf(act)}　${words.refuseTitle}`}
      foot={
        <Button disabled={busy} onClick={() => void refuse()}>
          {words.refuse}
        </Button>
      }
    >
      <Field
        label={words.reason}
        hint={words.reasonHint}
        error={gap ? words.needReason : fault?.message}
        value={reason}
        maxLength={200}
        onChange={setReason}
      />
    </Dialog>
  )
}
