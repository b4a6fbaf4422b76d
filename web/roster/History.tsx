import { useState } from 'preact/hooks'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/roster/routes.ts'
import { Button } from '../kit/Button.tsx'
import { type Reply, wordOf } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime, monthDay, shortDay } from '../kit/format.ts'
import { UndoIcon } from '../kit/icons.tsx'
import type { Loaded } from '../kit/load.ts'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import dialog from '../office/dialog.module.css'
import { Loading } from '../office/Loading.tsx'
import { summaryOf } from './Preview.tsx'
import { words } from './words.ts'

type Imports = Reply<Routes, '/'>
type Done = Imports['imports'][number]

const roster = wordOf<Routes>('roster')
const when = (moment: Moment | null): string => (moment === null ? '' : `${shortDay(dayOf(moment))} ${clockTime(moment)}`)

/** Every import that was carried out; the newest may be taken back as a whole. */
export function History({ from, onUndone }: { from: Loaded<Imports> | null; onUndone: () => void }) {
  const [asking, setAsking] = useState<Done | null>(null)
  const imports = from?.data.value?.imports
  return (
    <Part title={words.history}>
      {!imports ? (
        <Loading from={from} />
      ) : imports.length === 0 ? (
        <p>{words.historyNone}</p>
      ) : (
        <Table
          caption={words.history}
          columns={[
            { id: 'file', head: words.file },
            { id: 'from', head: words.appliesOn, width: '8rem' },
            { id: 'what', head: words.howMuch },
            { id: 'when', head: words.when, width: '10rem' },
            { id: 'who', head: words.who, width: '9rem' },
            { id: 'undo', head: <span class="unseen">{words.undo}</span>, width: '11rem' },
          ]}
        >
          {imports.map((done) => (
            <Line key={done.importId}>
              <Cell name>{done.fileName}</Cell>
              <Cell of={words.appliesOn}>{shortDay(done.appliesOn)}</Cell>
              <Cell of={words.howMuch}>{summaryOf(done.counts) || words.same}</Cell>
              <Cell of={words.when}>{when(done.doneAt)}</Cell>
              <Cell of={words.who}>{done.by}</Cell>
              <Cell number>
                {done.state === 'undone' && words.undone(when(done.undoneAt))}
                {done.latest && (
                  <Button icon={UndoIcon} label={words.undoOf(done.fileName)} onClick={() => setAsking(done)}>
                    {words.undo}
                  </Button>
                )}
              </Cell>
            </Line>
          ))}
        </Table>
      )}
      {asking && (
        <Undo
          done={asking}
          onClose={() => setAsking(null)}
          onUndone={() => {
            setAsking(null)
            void from?.refresh()
            onUndone()
          }}
        />
      )}
    </Part>
  )
}

function Undo({ done, onClose, onUndone }: { done: Done; onClose: () => void; onUndone: () => void }) {
  const { busy, fault, send } = useSend()
  const undo = async () => {
    const sent = await send((id) => roster.post(facilityId(), '/undo', { id, importId: done.importId }))
    if (sent) onUndone()
  }
  return (
    <Dialog
      open
      title={words.undoTitle}
      onClose={onClose}
      foot={
        <div class={dialog.foot}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button disabled={busy} onClick={() => void undo()}>
            {busy ? words.undoing : words.undoDo}
          </Button>
        </div>
      }
    >
      <p>{words.undoAsk(done.fileName, monthDay(done.appliesOn))}</p>
      <p>
        <b>{summaryOf(done.counts)}</b>
      </p>
      {fault && <Notice tone="look" title={fault.message} />}
    </Dialog>
  )
}
