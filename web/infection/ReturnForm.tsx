// 登園届: filled and signed by the guardian. What was sent stands as it was sent; another one comes after it was taken back.
import { useState } from 'preact/hooks'
import { type Check as CheckKey, factsAskedBy, isCheck } from '../../schema/infection/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { DayField, Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import { type Case, infection } from './api.ts'
import css from './FamilyInfection.module.css'
import { facts, words } from './family-words.ts'

export interface ReturnFormProps {
  one: Case
  facility: number
  onDone: () => void
}

interface Draft {
  checks: CheckKey[]
  doctor: string
  visitedOn: Day | null
  declared: boolean
}
const BLANK: Draft = { checks: [], doctor: '', visitedOn: null, declared: false }

/** Kept in this tab until it is sent, so that a call in between loses nothing. */
const keyOf = (caseId: string) => `tsumugi.family.return.${caseId}`
function recall(key: string): Draft {
  try {
    return { ...BLANK, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>), declared: false }
  } catch {
    return BLANK
  }
}
function remember(key: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft))
    else sessionStorage.removeItem(key)
  } catch {
    // Without storage it lives as long as its screen.
  }
}

export function ReturnForm({ one, facility, onDone }: ReturnFormProps) {
  const key = keyOf(one.id)
  const [draft, setDraft] = useState(() => recall(key))
  const [gap, setGap] = useState(false)
  const { busy, fault, send } = useSend()
  const where = { childId: one.childId, caseId: one.id }
  const { formId, paper } = one
  if (paper === 'sent' && formId) {
    const takeBack = async () => {
      if (await send((id) => infection.post(facility, '/form/withdraw', { id, ...where, formId }), formId)) onDone()
    }
    return (
      <div class={css.form}>
        {fault && <Notice tone="look" title={fault.message} />}
        <Button kind="quiet" disabled={busy} onClick={() => void takeBack()}>
          <Say w={words.withdraw} />
        </Button>
      </div>
    )
  }
  if (paper !== 'waiting') return null
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setGap(false)
    remember(key, next)
  }
  const asked = factsAskedBy(one.disease.rule).filter(isCheck)
  const { doctor, visitedOn, declared, checks } = draft
  const submit = async () => {
    if (!doctor.trim() || !visitedOn || !declared) return setGap(true)
    const json = { ...where, checks, doctor: doctor.trim(), visitedOn, declared }
    if (!(await send((id) => infection.post(facility, '/form', { id, ...json, declared: true }), json))) return
    remember(key, null)
    onDone()
  }
  return (
    <section class={css.form} aria-label={plain(words.formTitle)}>
      <h3>
        <Say w={words.formTitle} />
      </h3>
      {asked.length > 0 && (
        <Chips<CheckKey>
          many
          legend={<Say w={words.checks} />}
          chips={asked.map((check) => ({ value: check, span: 4 as const, label: <Say w={facts[check]} /> }))}
          value={checks}
          onChange={(next) => change({ checks: next })}
        />
      )}
      <Field label={<Say w={words.doctor} />} value={doctor} maxLength={60} onChange={(next) => change({ doctor: next })} />
      <DayField
        label={<Say w={words.visited} />}
        value={visitedOn}
        max={today()}
        onChange={(next) => change({ visitedOn: next })}
      />
      <Check checked={declared} onChange={(next) => change({ declared: next })}>
        <Say w={words.declare} />
      </Check>
      <p class={css.second}>
        <Say w={words.signed} />
      </p>
      {gap && <Notice tone="look" title={<Say w={words.needAll} />} />}
      {fault && <Notice tone="look" title={fault.message} />}
      <Button kind="give" wide disabled={busy} onClick={() => void submit()}>
        <Say w={words.submit} alone />
      </Button>
    </section>
  )
}
