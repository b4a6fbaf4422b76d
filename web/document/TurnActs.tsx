// What may be done with the paper whose turn it is. It can be pressed only once the paper stands, and never by the press before.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { StepKind } from '../../schema/document/approval.ts'
import { stepWord } from '../../schema/document/words.ts'
import { Button } from '../kit/Button.tsx'
import { Notice } from '../kit/Notice.tsx'
import { type Ask, asksFor, type PaperState, type StepProps, useStep, Why } from './Approval.tsx'
import type { Opened } from './api.ts'
import own from './Turn.module.css'
import type { Became } from './turns.ts'

/** A second press of the paper before does not count for this one. */
const SETTLES = 400

const DECIDES: readonly StepKind[] = ['approved', 'read_after', 'returned', 'cancelled']

/** What a paper in turn waits for, yes first and then no; nothing when it does not wait for the reader. */
export function decisionsOf(opened: Opened, state: PaperState): Ask[] {
  const asks = asksFor(opened, state).filter(({ kind }) => DECIDES.includes(kind))
  return asks.some(({ give }) => give) ? asks : []
}

interface TurnActsProps extends StepProps {
  asks: readonly Ask[]
  onLeave: (became: Became) => void
  /** Buttons beside them. */
  children: ComponentChildren
}

export function TurnActs({ asks, onLeave, children, ...props }: TurnActsProps) {
  const { opened } = props
  const step = useStep(props, (ask) => onLeave({ kind: ask.kind, word: stepWord(opened.kind, ask), by: '' }))
  const [ready, setReady] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), SETTLES)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <div class={own.acts}>
        {asks.map((ask) => (
          <Button
            key={ask.kind}
            kind={ask.give ? 'give' : 'plain'}
            disabled={step.busy || !ready}
            onClick={() => step.begin(ask)}
          >
            {ask.label}
          </Button>
        ))}
        {children}
      </div>
      {asks.length > 0 && step.fault && !step.asked && (
        <div class={own.said}>
          <Notice tone="look" title={step.fault.message} />
        </div>
      )}
      <Why step={step} opened={opened} />
    </>
  )
}
