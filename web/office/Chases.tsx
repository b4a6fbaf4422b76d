import { useState } from 'preact/hooks'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { CallForm } from '../chase/CallForm.tsx'
import { type Chase, type Chases as List, sayCall, sayExpected } from '../chase/chase.ts'
import { Steps } from '../chase/Steps.tsx'
import { words as chaseWords } from '../chase/words.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf } from '../kit/call.ts'
import { now } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { minutesSince } from '../kit/format.ts'
import { PhoneIcon } from '../kit/icons.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Knot } from '../kit/Knot.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Part } from './Desk.tsx'
import { classNameOf } from './describe.ts'
import { facilityId, mayHere } from './desk.ts'
import css from './Today.module.css'
import type { Beside } from './Today.tsx'
import { lookAgain } from './watch.ts'
import { words } from './words.ts'

/**
 * 未登園・連絡なし, a slab a household, longest first. Who is missing is the board's to say; the chases add who has to act by now and what came
 * of the calls.
 */
export function Chases({ board, open }: { board: Board; open: (beside: Beside) => void }) {
  const missing = board.children.filter(({ status }) => status === 'overdue')
  const wanted = missing.length > 0 && mayHere('chase.read')
  const loaded = useLoad<List>(wanted ? addressOf(facilityId(), 'chase', '/') : null, { every: 15_000, keep: true })
  const [calling, setCalling] = useState<string | null>(null)
  if (missing.length === 0) return null
  const chases = together(loaded?.data.value?.chases ?? [], missing, board)
  const took = (childId: string) => {
    const child = missing.find((one) => one.childId === childId)
    if (child) open({ what: 'report', child })
  }
  const called = chases.find((one) => one.children.some(({ childId }) => childId === calling))
  return (
    <Part title={words.chases} mark={<Knot of="overdue" />} second={words.chasesMore(missing.length)}>
      <ul class={css.slabs}>
        {chases.map((one, index) => (
          <Slab
            key={one.children[0]?.childId}
            chase={one}
            first={index === 0}
            onCall={setCalling}
            onTook={(childId) => took(childId)}
          />
        ))}
      </ul>
      {called && (
        <Dialog open title={chaseWords.title(namesOf(called))} onClose={() => setCalling(null)}>
          <CallForm
            facility={facilityId()}
            children={called.children}
            calls={called.calls}
            onWritten={() => {
              lookAgain()
              void loaded?.refresh()
            }}
          />
        </Dialog>
      )}
    </Part>
  )
}

const namesOf = ({ children }: Chase): string => children.map(({ kana }) => kana).join('・')

/** The chases as they were answered, without children who have been found since, and with those who have become missing since. */
function together(chases: readonly Chase[], missing: readonly BoardChild[], board: Board): Chase[] {
  const ids = new Set(missing.map(({ childId }) => childId))
  const known = chases.flatMap((one) => {
    const children = one.children.filter(({ childId }) => ids.has(childId))
    return children.length > 0 ? [{ ...one, children }] : []
  })
  const told = new Set(known.flatMap(({ children }) => children.map(({ childId }) => childId)))
  const fresh = missing
    .filter(({ childId }) => !told.has(childId))
    .map((child): Chase => {
      const since = child.since ?? now.value
      const announced = child.told?.attendance?.kind === 'late' ? child.told.attendance.time : null
      const { childId, name, kana, plan = null } = child
      const className = classNameOf(board.classes, child)
      return {
        since,
        step: 'head_teacher',
        nextStepAt: null,
        calls: [],
        children: [{ childId, name, kana, className, since, plan, announced }],
      }
    })
  return [...known, ...fresh].sort((a, b) => a.since - b.since)
}

interface SlabProps {
  chase: Chase
  first: boolean
  onCall: (childId: string) => void
  /** The family has called by itself. */
  onTook: (childId: string) => void
}

function Slab({ chase, first, onCall, onTook }: SlabProps) {
  const last = chase.calls.at(-1)
  const [child] = chase.children
  return (
    <li class={css.slab} data-step>
      <p class={css.age}>
        <b>{minutesSince(chase.since, now.value)}</b>
        {words.minutes}
      </p>
      <div>
        {chase.children.map((one) => (
          <p key={one.childId}>
            <span class={css.name}>{one.kana}</span>{' '}
            <span class={css.second}>{[one.className, sayExpected(one)].filter(Boolean).join(' ・ ')}</span>
          </p>
        ))}
      </div>
      <div class={css.second}>
        <Steps step={chase.step} nextStepAt={chase.nextStepAt} />
        {last ? sayCall(last) : words.noWord}
      </div>
      <div class={css.acts}>
        {mayHere('child.phone') && child && (
          <Button
            kind={first ? 'act' : 'plain'}
            icon={PhoneIcon}
            label={words.callOf(namesOf(chase))}
            onClick={() => onCall(child.childId)}
          >
            {words.call}
          </Button>
        )}
        {child && (
          <Button icon={PencilIcon} label={words.tookCallOf(namesOf(chase))} onClick={() => onTook(child.childId)}>
            {words.tookCall}
          </Button>
        )}
      </div>
    </li>
  )
}
