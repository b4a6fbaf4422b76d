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
import { useKept } from '../kit/use-kept.ts'
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
}
const BLANK: Draft = { checks: [], doctor: '', visitedOn: null }

export function ReturnForm({ one, facility, onDone }: ReturnFormProps) {
  const [kept, keep] = useKept<Draft>(`return ${one.id}`)
  // What one declares is declared by whoever sends it, and is not kept.
  const [declared, setDeclared] = useState(false)
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
    keep({ ...(kept ?? BLANK), ...part })
    setGap(false)
  }
  const asked = factsAskedBy(one.disease.rule).filter(isCheck)
  const { doctor, visitedOn, checks } = kept ?? BLANK
  const submit = async () => {
    if (!doctor.trim() || !visitedOn || !declared) return setGap(true)
    const json = { ...where, checks, doctor: doctor.trim(), visitedOn, declared }
    if (!(await send((id) => infection.post(facility, '/form', { id, ...json, declared: true }), json))) return
    keep(null)
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
      <Check checked={declared} onChange={setDeclared}>
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
