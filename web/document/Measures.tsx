// 改善策 beside a paper of what happened: what is to be done and by when, and what became of it.
import { useState } from 'preact/hooks'
import { isLate } from '../../schema/document/measure.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { DayField, Field, TextArea } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { type Named, type Opened, papers } from './api.ts'
import css from './Document.module.css'
import { STATE_WORDS, measureWords as words } from './measure-words.ts'
import own from './Writing.module.css'

type Measure = Opened['measures'][number]
/** What is said next: a new one, or what became of one. */
type Saying = { measure: Measure | null; state: Measure['state'] }

interface MeasuresProps {
  facility: number
  named: Named
  opened: Opened
  refresh: () => Promise<void>
}

export function Measures({ facility, named, opened: { measures, kind, roles, today }, refresh }: MeasuresProps) {
  const [saying, setSaying] = useState<Saying | null>(null)
  const writes = kind.writers.some((role) => roles.includes(role))
  return (
    <Part title={words.title}>
      <p class={css.second}>{words.more}</p>
      {measures.length === 0 && <p class={css.second}>{words.none}</p>}
      <ul class={own.measures}>
        {measures.map((one) => (
          <li key={one.of} class={css.item}>
            <b>{one.what}</b>
            <span class={isLate(one, today) ? css.late : undefined}>
              {STATE_WORDS[one.state]}　{words.until(shortDay(one.due))}
            </span>
            <span class={css.second}>
              {one.note} {words.by(one.by, shortDay(dayOf(one.at)))}
            </span>
            {writes && (
              <span class={css.acts}>
                {one.state === 'open' ? (
                  <>
                    <Button label={words.doneOf(one.what)} onClick={() => setSaying({ measure: one, state: 'done' })}>
                      {words.done}
                    </Button>
                    <Button
                      kind="quiet"
                      label={words.dropOf(one.what)}
                      onClick={() => setSaying({ measure: one, state: 'dropped' })}
                    >
                      {words.drop}
                    </Button>
                  </>
                ) : (
                  <Button kind="quiet" label={words.againOf(one.what)} onClick={() => setSaying({ measure: one, state: 'open' })}>
                    {words.again}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {writes && (
        <p>
          <Button icon={PlusIcon} onClick={() => setSaying({ measure: null, state: 'open' })}>
            {words.add}
          </Button>
        </p>
      )}
      {saying && (
        <Say
          key={`${saying.measure?.of} ${saying.state}`}
          {...{ facility, named, saying }}
          onClose={() => setSaying(null)}
          onDone={() => {
            setSaying(null)
            void refresh()
          }}
        />
      )}
    </Part>
  )
}

interface SayProps {
  facility: number
  named: Named
  saying: Saying
  onClose: () => void
  onDone: () => void
}

function Say({ facility, named: { kind, subject, day }, saying: { measure, state }, onClose, onDone }: SayProps) {
  const [what, setWhat] = useState(measure?.what ?? '')
  const [due, setDue] = useState(measure?.due ?? null)
  const [note, setNote] = useState('')
  const { busy, fault, send } = useSend()
  const open = state === 'open'
  const title = open ? (measure ? words.again : words.add) : state === 'done' ? words.done : words.drop
  const ready = what.trim() !== '' && due !== null && (state !== 'dropped' || note.trim() !== '')
  const save = async () => {
    if (due === null) return
    const said = { what: what.trim(), due, state, ...(note.trim() ? { note: note.trim() } : {}) }
    const about = {
      kind,
      day,
      ...(subject ? { subject } : {}),
      ...(measure ? { of: measure.of } : {}),
      after: measure?.number ?? 0,
    }
    if (await send((id) => papers.post(facility, '/measure', { id, ...about, ...said }), [about, said])) onDone()
  }
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        class={css.reason}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void save()
        }}
      >
        {fault && <Notice tone="look" title={fault.message} />}
        {open ? (
          <>
            <Field label={words.what} required maxLength={200} value={what} onChange={setWhat} />
            <DayField label={words.due} value={due} onChange={setDue} />
          </>
        ) : (
          <>
            <p>{what}</p>
            <TextArea
              label={state === 'dropped' ? words.why : words.note}
              required={state === 'dropped'}
              maxLength={400}
              value={note}
              onChange={setNote}
            />
          </>
        )}
        <Button type="submit" kind="give" disabled={busy || !ready}>
          {open ? words.save : title}
        </Button>
      </form>
    </Dialog>
  )
}
