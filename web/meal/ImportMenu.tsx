// 統一献立: choose the file, look at what it does, take it in, and take it back as a whole.
import { useEffect, useRef, useState } from 'preact/hooks'
import { dayOf } from '../../schema/kit/day.ts'
import type { Problem } from '../../schema/kit/grid.ts'
import type { DayPlan } from '../../schema/meal/plan.ts'
import { Button } from '../kit/Button.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { UndoIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { type Fault, faultOf, useSend } from '../kit/use-send.ts'
import { Confirm } from '../office/Confirm.tsx'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { giveFile, RefusedFile } from '../office/exchange-file.ts'
import { Loading } from '../office/Loading.tsx'
import { FileDrop } from '../roster/ChooseFile.tsx'
import { Problems } from '../roster/Faults.tsx'
import { type Imports, meal } from './api.ts'
import css from './Desk.module.css'
import { words } from './desk-words.ts'

interface Previewed {
  importId: string
  fileName: string
  counts: Record<DayPlan, number>
  days: { day: string; plan: DayPlan }[]
  warnings: Problem[]
  strange: string[]
}
const when = (moment: number): string => `${shortDay(dayOf(moment))} ${clockTime(moment)}`

export function ImportMenu({ onDone }: { onDone: () => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<RefusedFile | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const [previewed, setPreviewed] = useState<Previewed | null>(null)
  const [done, setDone] = useState(false)
  const reading = useRef<AbortController | null>(null)
  const history = useLoad<Imports>(meal.address(facilityId(), '/import'))
  useEffect(() => () => reading.current?.abort(), [])
  const read = async (chosen: File) => {
    reading.current?.abort()
    const stop = new AbortController()
    reading.current = stop
    setFile(chosen)
    setBusy(true)
    setDone(false)
    setRefused(null)
    setFault(null)
    setPreviewed(null)
    try {
      // The address is of the file's name alone; what is in it travels in the body.
      const address = `/api/f/${facilityId()}/meal/import/preview?${new URLSearchParams({ fileName: chosen.name.slice(0, 120) })}`
      setPreviewed(await giveFile<Previewed>(address, chosen, stop.signal))
    } catch (error) {
      if (error instanceof RefusedFile) setRefused(error)
      else if (!(error instanceof DOMException && error.name === 'AbortError')) setFault(faultOf(error))
    } finally {
      if (reading.current === stop) setBusy(false)
    }
  }
  const taken = () => {
    setPreviewed(null)
    setDone(true)
    void history?.refresh()
    onDone()
  }
  return (
    <Part title={words.import} second={words.importMore}>
      <Sheet label={words.file} class={css.form}>
        <FileDrop
          label={words.file}
          hint={words.fileHint}
          accept=".csv,.xlsx,.txt,text/csv"
          file={file}
          reading={busy}
          onFile={(chosen) => void read(chosen)}
          onStop={() => reading.current?.abort()}
        />
        {fault && <Notice tone="look" title={fault.message} />}
        {done && <Notice tone="ink" title={words.done} />}
      </Sheet>
      {refused && (
        <>
          <Notice tone="look" title={words.errors(refused.errors.length)}>
            {words.errorsMore}
          </Notice>
          <Problems caption={words.import} problems={refused.errors} what={words.what} />
        </>
      )}
      {previewed && <Preview previewed={previewed} onDone={taken} />}
      <History
        from={history}
        onUndone={() => {
          void history?.refresh()
          onDone()
        }}
      />
    </Part>
  )
}

function Preview({ previewed, onDone }: { previewed: Previewed; onDone: () => void }) {
  const { busy, fault, send } = useSend()
  const { counts, importId, warnings, strange, days } = previewed
  const commit = async () => {
    if (await send((id) => meal.post(facilityId(), '/import/commit', { id, importId }), importId)) onDone()
  }
  const parts = [
    counts.fresh > 0 && words.fresh(counts.fresh),
    counts.changed > 0 && words.changed(counts.changed),
    counts.own > 0 && words.ownDays(counts.own),
    counts.same > 0 && words.same(counts.same),
  ].filter(Boolean)
  return (
    <Sheet label={words.import}>
      <div class={css.preview}>
        <p>
          <b>{parts.join('・')}</b>
          {days[0] && (
            <span class={css.second}>
              {' '}
              {shortDay(days[0].day)}〜{shortDay(days.at(-1)?.day ?? '')}
            </span>
          )}
        </p>
        <Button kind="give" disabled={busy} onClick={() => void commit()}>
          {words.commit(days.length)}
        </Button>
      </div>
      {fault && <Notice tone="look" title={fault.message} />}
      {warnings.length > 0 && <Problems caption={words.warnings} problems={warnings} what={words.what} />}
      {strange.length > 0 && (
        <Notice tone="look" title={`${words.strange}: ${strange.join('、')}`}>
          {words.strangeMore}
        </Notice>
      )}
    </Sheet>
  )
}

function History({ from, onUndone }: { from: ReturnType<typeof useLoad<Imports>>; onUndone: () => void }) {
  const [asked, setAsked] = useState<Imports['imports'][number] | null>(null)
  const imports = from?.data.value?.imports
  if (!imports) return <Loading from={from} />
  if (imports.length === 0) return <p class={css.second}>{words.historyNone}</p>
  return (
    <>
      <Table
        caption={words.history}
        quiet={false}
        columns={[
          { id: 'file', head: words.file },
          { id: 'span', head: words.span },
          { id: 'when', head: words.when },
          { id: 'who', head: words.who },
          { id: 'undo', head: <span class="unseen">{words.undo}</span>, width: '11rem' },
        ]}
      >
        {imports.map((one) => (
          <Line key={one.importId}>
            <Cell name>{one.fileName}</Cell>
            <Cell of={words.span}>
              {shortDay(one.first)}〜{shortDay(one.last)}
            </Cell>
            <Cell of={words.when}>{one.doneAt !== null && when(one.doneAt)}</Cell>
            <Cell of={words.who}>{one.by}</Cell>
            <Cell>
              {one.state === 'undone' ? (
                words.undone(when(one.undoneAt ?? 0))
              ) : (
                <Button icon={UndoIcon} label={words.undoOf(one.fileName)} onClick={() => setAsked(one)}>
                  {words.undo}
                </Button>
              )}
            </Cell>
          </Line>
        ))}
      </Table>
      {asked && (
        <Confirm
          title={words.undo}
          more={words.undoAsk(asked.fileName)}
          yes={words.undo}
          work={(id) => meal.post(facilityId(), '/import/undo', { id, importId: asked.importId })}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null)
            onUndone()
          }}
        />
      )}
    </>
  )
}
