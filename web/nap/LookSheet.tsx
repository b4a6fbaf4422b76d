// One look in words: what was noticed, a slot that was missed, or one that stands already. Nothing is preselected but what was tapped.
import { useState } from 'preact/hooks'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Sleeper } from '../../schema/nap/day.ts'
import { MANAGED_AFTER, POSITIONS, type Position, type Slot } from '../../schema/nap/rule.ts'
import { oddText, POSITION_WORDS, timingText } from '../../schema/nap/words.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { clockTime } from '../kit/format.ts'
import { type Look, takeBack } from './act.ts'
import css from './Look.module.css'
import { words } from './words.ts'

/** What was asked for: a slot of a child, or the running one with something to say. */
export interface Looked {
  sleeper: Sleeper
  slot?: Slot
  position?: Position
  /** 気になる. */
  odd: boolean
  supersedes?: Id | undefined
}

export interface LookSheetProps {
  facility: number
  at: Moment
  looked: Looked
  onClose: () => void
  onLook: (look: Look) => void
}

type Seen = 'usual' | 'odd'

export function LookSheet({ facility, at, looked, onClose, onLook }: LookSheetProps) {
  const { sleeper, slot, odd, supersedes } = looked
  const { childId, kana } = sleeper
  const title = (
    <>
      {slot ? words.lateTitle(kana, clockTime(slot.at)) : words.oddTitle(kana)} <AllergensOf childId={childId} />
    </>
  )
  if (slot?.check) {
    const { check } = slot
    return (
      <Dialog open onClose={onClose} title={title}>
        <p class={css.said}>
          <b>{[POSITION_WORDS[check.position], oddText(check), timingText(check)].filter(Boolean).join('　')}</b>
          <span>{words.by(check.by, clockTime(check.at))}</span>
          {check.reason && <span>{check.reason}</span>}
        </p>
        {at - slot.at <= MANAGED_AFTER && check.reason === null ? (
          <Button
            onClick={() => {
              takeBack(facility, childId, check.id)
              onClose()
            }}
          >
            {words.takeBack}
          </Button>
        ) : (
          <p>{words.managed}</p>
        )}
      </Dialog>
    )
  }
  if (slot && at - slot.at > MANAGED_AFTER)
    return (
      <Dialog open onClose={onClose} title={title}>
        <p>{words.managed}</p>
      </Dialog>
    )
  return (
    <Dialog open onClose={onClose} title={title}>
      <Questions
        first={looked.position ?? null}
        hint={slot ? words.lateHint(Math.floor((at - slot.at) / MINUTE)) : undefined}
        noted={odd}
        onDone={(seen) =>
          onLook({ childId, ...seen, way: 'each', ...(slot ? { slot: slot.at } : {}), ...(supersedes ? { supersedes } : {}) })
        }
      />
    </Dialog>
  )
}

interface QuestionsProps {
  first: Position | null
  hint: string | undefined
  noted: boolean
  onDone: (seen: Pick<Look, 'position' | 'breathing' | 'colour' | 'bedding' | 'note'>) => void
}

function Questions({ first, hint, noted, onDone }: QuestionsProps) {
  const [position, setPosition] = useState<Position | null>(first)
  const [breathing, setBreathing] = useState<Seen | null>(null)
  const [colour, setColour] = useState<Seen | null>(null)
  const [bedding, setBedding] = useState<Seen | null>(null)
  const [note, setNote] = useState('')
  const whole = position && breathing && colour && bedding
  const pair = [
    { value: 'usual' as const, label: words.usual, span: 2 as const },
    { value: 'odd' as const, label: words.odd, span: 2 as const },
  ]
  return (
    <div class={css.questions}>
      {hint && <p>{hint}</p>}
      <Chips
        legend={words.position}
        chips={POSITIONS.map((value) => ({ value, label: words.positions[value] }))}
        value={position}
        onChange={setPosition}
      />
      <Chips legend={words.breathing} chips={pair} value={breathing} onChange={setBreathing} />
      <Chips legend={words.colour} chips={pair} value={colour} onChange={setColour} />
      <Chips legend={words.bedding} chips={pair} value={bedding} onChange={setBedding} />
      {(noted || [breathing, colour, bedding].includes('odd')) && (
        <Field label={words.note} hint={words.noteHint} maxLength={100} value={note} onChange={setNote} />
      )}
      {!whole && <p class={css.hint}>{words.needAll}</p>}
      <Button
        kind="give"
        disabled={!whole}
        onClick={() =>
          whole &&
          onDone({
            position,
            breathing: breathing === 'usual',
            colour: colour === 'usual',
            bedding: bedding === 'usual',
            ...(note.trim() ? { note: note.trim() } : {}),
          })
        }
      >
        {words.save}
      </Button>
    </div>
  )
}
