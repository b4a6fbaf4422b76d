// 園で登録: a report that came by telephone, written down by staff. It never pretends to be the parent's (RA11).
import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Time, writeTime } from '../../schema/kit/time.ts'
import type { AbsenceReason, NoticeKind } from '../../schema/notice/rule.ts'
import type { Routes } from '../../worker/notice/routes.ts'
import { type Answer, infection } from '../infection/api.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { DayField, Field, SelectField, TextArea, TimeField } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { KINDS, kindWords, REASONS, reasonWords } from './describe.ts'
import { facilityId, mayHere } from './desk.ts'
import css from './dialog.module.css'
import { words } from './report-words.ts'
import { board, lookAgain, type NoticeRow, symptoms } from './watch.ts'

const notice = wordOf<Routes>('notice')

export interface ReportDialogProps {
  /** Whose report; without it the child is chosen first. */
  childId?: Id
  /** The standing version that is corrected. */
  replaces?: NoticeRow
  onClose: () => void
}

interface Draft {
  childId: Id
  kind: NoticeKind | null
  reason: AbsenceReason | null
  symptoms: string[]
  disease: string
  temperature: string
  from: Day | null
  to: Day | null
  time: Time | null
  person: string
  note: string
}

const begin = (childId: Id | undefined, row: NoticeRow | undefined): Draft => ({
  childId: row?.childId ?? childId ?? '',
  kind: row?.kind ?? null,
  reason: row?.reason ?? null,
  symptoms: row?.symptoms ?? [],
  disease: '',
  temperature: row?.temperature ? (row.temperature / 10).toFixed(1) : '',
  from: row?.startsOn ?? today(),
  to: row?.endsOn ?? today(),
  time: row?.time ?? null,
  person: row?.pickupPerson ?? '',
  note: row?.note ?? '',
})

type Part = keyof Draft

/** Tenths of a degree; null for nothing written, undefined for what is no temperature. */
function readTemperature(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[℃度,\s]/g, '')
  if (plain === '') return null
  const tenths = Math.round(Number(plain) * 10)
  return tenths >= 300 && tenths <= 450 ? tenths : undefined
}

/** The first thing that is missing, and where. */
function missing(draft: Draft): { field: Part; message: string } | null {
  const { kind } = draft
  if (!draft.childId) return { field: 'childId', message: words.needChild }
  if (kind === null) return { field: 'kind', message: words.needKind }
  if (kind === 'absent' && draft.reason === null) return { field: 'reason', message: words.needReason }
  if (kind === 'absent' && readTemperature(draft.temperature) === undefined)
    return { field: 'temperature', message: words.badTemperature }
  if (draft.from === null) return { field: 'from', message: words.needDay }
  if (kind === 'absent' && draft.to !== null && draft.to < draft.from) return { field: 'to', message: words.badRange }
  if ((kind === 'late' || kind === 'early_leave') && draft.time === null) return { field: 'time', message: words.needTime }
  if (kind === 'pickup_change' && draft.time === null && !draft.person.trim())
    return { field: 'person', message: words.needPerson }
  return null
}

export function ReportDialog({ childId, replaces, onClose }: ReportDialogProps) {
  const [draft, setDraft] = useState(() => begin(childId, replaces))
  const [fault, setFault] = useState<{ field: Part; message: string } | null>(null)
  const named = useLoad<Answer>(mayHere('infection.report') && !replaces ? infection.address(facilityId(), '/') : null)
  const { busy, fault: refused, send } = useSend()
  const set = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change })
    setFault(null)
  }
  const errorOf = (field: Part) =>
    fault?.field === field ? fault.message : refused?.field?.startsWith(field) ? refused.message : undefined
  const diseases = named?.data.value?.diseases
  const children = board.value?.children ?? []
  const { kind } = draft
  const away = kind === 'absent'

  const save = async () => {
    const gap = missing(draft)
    setFault(gap)
    if (gap || kind === null || draft.from === null) return
    const temperature = away && draft.reason === 'sick' ? readTemperature(draft.temperature) : null
    const json = {
      childIds: [draft.childId],
      kind,
      from: draft.from,
      ...(replaces ? { replaces: replaces.id } : {}),
      ...(away && draft.to ? { to: draft.to } : {}),
      ...(away && draft.reason ? { reason: draft.reason } : {}),
      ...(away && draft.reason === 'sick' && draft.symptoms.length > 0 ? { symptoms: draft.symptoms } : {}),
      ...(away && draft.reason === 'sick' && draft.disease
        ? { disease: { key: draft.disease, certainty: 'diagnosed' as const } }
        : {}),
      ...(temperature ? { temperature } : {}),
      ...(!away && draft.time !== null ? { time: writeTime(draft.time) } : {}),
      ...((kind === 'early_leave' || kind === 'pickup_change') && draft.person.trim() ? { person: draft.person.trim() } : {}),
      ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    }
    const sent = await send((id) => notice.post(facilityId(), '/', { id, ...json }), json)
    if (!sent) return
    lookAgain()
    onClose()
  }

  return (
    <Dialog
      open
      place="side"
      title={replaces ? words.titleChange : words.title}
      onClose={onClose}
      foot={
        <div class={css.foot}>
          {refused && <Notice tone="look" title={refused.message} />}
          <Button kind="give" disabled={busy} onClick={() => void save()}>
            {busy ? words.saving : words.save}
          </Button>
        </div>
      }
    >
      <p class={css.second}>{words.marked}</p>
      <SelectField
        label={words.child}
        error={errorOf('childId')}
        value={draft.childId}
        disabled={replaces !== undefined}
        onChange={(value) => set({ childId: value })}
        options={[
          { value: '', label: words.chooseChild },
          ...children.map((child) => ({ value: child.childId, label: `${child.kana}（${child.name}）` })),
        ]}
      />
      <Chips
        legend={words.kind}
        error={errorOf('kind')}
        chips={KINDS.map((value) => ({ value, label: kindWords[value], span: 2 as const }))}
        value={kind}
        onChange={(value) => set({ kind: value })}
      />
      {away && (
        <Chips
          legend={words.reason}
          error={errorOf('reason')}
          chips={REASONS.map((value) => ({ value, label: reasonWords[value], span: 2 as const }))}
          value={draft.reason}
          onChange={(value) => set({ reason: value })}
        />
      )}
      {away && draft.reason === 'sick' && (
        <>
          <Chips
            many
            legend={words.symptoms}
            hint={words.any}
            chips={symptoms.value.map(({ key, ja }) => ({ value: key, label: ja, span: 2 as const }))}
            value={draft.symptoms}
            onChange={(symptoms) => set({ symptoms })}
          />
          {diseases && (
            <SelectField
              label={words.disease}
              hint={words.optional}
              error={errorOf('disease')}
              value={draft.disease}
              onChange={(disease) => set({ disease })}
              options={[{ value: '', label: words.noDisease }, ...diseases.map(({ key, name }) => ({ value: key, label: name }))]}
            />
          )}
          <Field
            label={words.temperature}
            hint={words.degrees}
            error={errorOf('temperature')}
            inputMode="decimal"
            value={draft.temperature}
            onChange={(temperature) => set({ temperature })}
          />
        </>
      )}
      {kind !== null && (
        <div class={css.pair}>
          <DayField
            label={away ? words.from : words.day}
            error={errorOf('from')}
            value={draft.from}
            onChange={(from) => set({ from, ...(from && (draft.to === null || draft.to < from) ? { to: from } : {}) })}
          />
          {away && <DayField label={words.to} error={errorOf('to')} value={draft.to} onChange={(to) => set({ to })} />}
          {!away && (
            <TimeField
              label={kind === 'late' ? words.lateTime : kind === 'early_leave' ? words.earlyTime : words.pickupTime}
              {...(kind === 'pickup_change' ? { hint: words.optional } : {})}
              error={errorOf('time')}
              value={draft.time}
              onChange={(time) => set({ time })}
            />
          )}
        </div>
      )}
      {(kind === 'early_leave' || kind === 'pickup_change') && (
        <Field
          label={words.person}
          hint={words.optional}
          error={errorOf('person')}
          maxLength={40}
          value={draft.person}
          onChange={(person) => set({ person })}
        />
      )}
      {kind !== null && (
        <TextArea
          label={words.note}
          hint={words.optional}
          error={errorOf('note')}
          rows={2}
          maxLength={500}
          value={draft.note}
          onChange={(note) => set({ note })}
        />
      )}
    </Dialog>
  )
}
