// What 看護師, 主任 and 園長 write down: a paper asked for, one in hand, a look at one that a family handed in, the nursery's own plan, a release.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type AllergyValues, type PaperEntry, RELEASED_BY, type ReleaseEntry } from '../../schema/allergy/rule.ts'
import { type Day, monthsAfter } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { DayField, Field, TextArea } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import css from './Allergy.module.css'
import { allergy } from './api.ts'
import { PaperForm } from './PaperForm.tsx'
import { ReleaseForm } from './ReleaseForm.tsx'
import { words } from './words.ts'

interface Common {
  childId: Id
  onClose: () => void
  onDone: () => void
}

interface ShellProps extends Common {
  title: string
  ready: boolean
  busy: boolean
  fault: string | undefined
  save: string
  onSave: () => void
  children: ComponentChildren
}

const Shell = ({ title, ready, busy, fault, save, onSave, onClose, children }: ShellProps) => (
  <Dialog
    open
    onClose={onClose}
    title={title}
    foot={
      <Buttons>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button kind="give" disabled={busy || !ready} onClick={onSave}>
          {save}
        </Button>
      </Buttons>
    }
  >
    <div class={css.form}>
      {children}
      {fault && <Notice tone="look" title={fault} />}
    </div>
  </Dialog>
)

export function AskDialog({ childId, ...common }: Common) {
  const [due, setDue] = useState<Day | null>(null)
  const [note, setNote] = useState('')
  const { busy, fault, send } = useSend()
  const save = async () => {
    const value = { due, note: note.trim() }
    if (await send((id) => allergy.post(facilityId(), '/write', { id, childId, said: { kind: 'ask', value } }), value))
      common.onDone()
  }
  return (
    <Shell
      {...{ childId, ...common, busy }}
      title={words.ask}
      ready
      fault={fault?.message}
      save={words.saveText}
      onSave={() => void save()}
    >
      <DayField label={words.due} value={due} min={today()} onChange={setDue} />
      <Field label={words.note} maxLength={200} value={note} onChange={setNote} />
    </Shell>
  )
}

/** The day on which the original was in hand and, of a paper, its end: by the facility's setting, to be corrected by what the paper says. */
function Original(props: {
  on: Day | null
  onOn: (day: Day | null) => void
  until?: Day | null
  onUntil?: (day: Day | null) => void
}) {
  const { onUntil } = props
  return (
    <>
      <DayField label={words.original} hint={words.originalMore} value={props.on} max={today()} onChange={props.onOn} />
      {onUntil && <DayField label={words.expires} value={props.until ?? null} onChange={onUntil} />}
    </>
  )
}

export function PaperDialog({ childId, months, onClose, onDone }: Common & { months: number }) {
  const [on, setOn] = useState<Day | null>(null)
  const [until, setUntil] = useState<Day | null>(null)
  const { busy, fault, send } = useSend()
  const save = async (value: AllergyValues['paper']) => {
    const seen = on ? { originalOn: on, expiresOn: until ?? monthsAfter(value.writtenOn, months) } : null
    const json = { childId, said: { kind: 'paper' as const, value, seen } }
    if (await send((id) => allergy.post(facilityId(), '/write', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog open onClose={onClose} title={words.write}>
      <PaperForm
        save={words.save}
        busy={busy}
        fault={fault?.message ?? null}
        onSave={(value) => void save(value)}
        onCancel={onClose}
      >
        <Original on={on} onOn={setOn} until={until} onUntil={setUntil} />
      </PaperForm>
    </Dialog>
  )
}

export function ConfirmDialog({
  entry,
  months,
  childId,
  ...common
}: Common & { entry: PaperEntry | ReleaseEntry; months: number }) {
  const paper = entry.kind === 'paper'
  const [on, setOn] = useState<Day | null>(null)
  const [until, setUntil] = useState<Day | null>(paper ? monthsAfter(entry.value.writtenOn, months) : null)
  const { busy, fault, send } = useSend()
  const save = async () => {
    if (!on) return
    const json = { childId, entryId: entry.id, originalOn: on, expiresOn: until }
    if (await send((id) => allergy.post(facilityId(), '/confirm', { id, ...json }), json)) common.onDone()
  }
  return (
    <Shell
      {...{ childId, ...common, busy }}
      title={paper ? words.confirmTitle : words.releaseConfirm}
      ready={on !== null && (!paper || until !== null)}
      fault={fault?.message}
      save={paper ? words.confirm : words.releaseConfirm}
      onSave={() => void save()}
    >
      {!paper && <p>{words.releaseText(entry.value.words.join('・'))}</p>}
      <Original on={on} onOn={setOn} {...(paper ? { until, onUntil: setUntil } : {})} />
    </Shell>
  )
}

export function ReturnDialog({ entry, childId, ...common }: Common & { entry: PaperEntry | ReleaseEntry }) {
  const [note, setNote] = useState('')
  const { busy, fault, send } = useSend()
  const save = async () => {
    const json = { childId, entryId: entry.id, note: note.trim() }
    if (await send((id) => allergy.post(facilityId(), '/return', { id, ...json }), json)) common.onDone()
  }
  return (
    <Shell
      {...{ childId, ...common, busy }}
      title={words.sendBack}
      ready={note.trim() !== ''}
      fault={fault?.message}
      save={words.sendBack}
      onSave={() => void save()}
    >
      <Field label={words.note} hint={words.sendBackMore} maxLength={200} value={note} onChange={setNote} />
    </Shell>
  )
}

const EMPTY: AllergyValues['plan'] = { epipenPlace: '', medicinePlace: '', watch: '', steps: '', hospital: '', phone: '' }

export function PlanDialog({ plan, childId, ...common }: Common & { plan: AllergyValues['plan'] | null }) {
  const [value, setValue] = useState(plan ?? EMPTY)
  const { busy, fault, send } = useSend()
  const change = (key: keyof typeof EMPTY) => (text: string) => setValue({ ...value, [key]: text })
  const save = async () => {
    if (await send((id) => allergy.post(facilityId(), '/write', { id, childId, said: { kind: 'plan', value } }), value))
      common.onDone()
  }
  return (
    <Shell
      {...{ childId, ...common, busy }}
      title={words.plan}
      ready
      fault={fault?.message}
      save={words.saveText}
      onSave={() => void save()}
    >
      <Field label={words.epipenPlace} maxLength={60} value={value.epipenPlace} onChange={change('epipenPlace')} />
      <Field label={words.medicinePlace} maxLength={60} value={value.medicinePlace} onChange={change('medicinePlace')} />
      <TextArea label={words.steps} maxLength={600} rows={5} value={value.steps} onChange={change('steps')} />
      <TextArea label={words.watch} maxLength={300} value={value.watch} onChange={change('watch')} />
      <Field label={words.hospital} maxLength={60} value={value.hospital} onChange={change('hospital')} />
      <Field label={words.phone} type="tel" maxLength={20} value={value.phone} onChange={change('phone')} />
    </Shell>
  )
}

export function ReleaseDialog({ list, childId, onClose, onDone }: Common & { list: readonly string[] }) {
  const [by, setBy] = useState<AllergyValues['release']['by'] | null>(null)
  const { busy, fault, send } = useSend()
  const save = async (release: Omit<AllergyValues['release'], 'by'>) => {
    if (!by) return
    const json = { childId, said: { kind: 'release' as const, value: { ...release, by } } }
    if (await send((id) => allergy.post(facilityId(), '/write', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog open onClose={onClose} title={words.releaseTitle}>
      <ReleaseForm
        list={list}
        save={words.save}
        busy={busy || by === null}
        fault={fault?.message ?? null}
        onSave={(release) => void save(release)}
        onCancel={onClose}
      >
        <Chips
          legend={words.releaseBy}
          chips={RELEASED_BY.map((value) => ({ value, label: words[value], span: 2 as const }))}
          value={by}
          onChange={setBy}
        />
      </ReleaseForm>
    </Dialog>
  )
}
