// Where a child goes: one list of the year's classes, and the ways out of the house.
import type { Outcome } from '../../schema/rollover/plan.ts'
import { classes } from '../kit/classes.ts'
import type { Year } from './api.ts'
import css from './Rollover.module.css'
import { words } from './words.ts'

const GRADUATE = 'graduate'
const LEAVE = 'leave'
const PROPOSAL = 'proposal'

const optionOf = (to: Outcome | null): string => (to === null ? '' : to.outcome === 'class' ? to.classroomId : to.outcome)

/** The outcome a value of the list stands for; null is what is proposed. */
const outcomeOf = (value: string): Outcome | null =>
  value === PROPOSAL
    ? null
    : value === GRADUATE || value === LEAVE
      ? { outcome: value }
      : { outcome: 'class', classroomId: value }

/** What an outcome is called. */
export const outcomeName = (to: Outcome | null, year: Pick<Year, 'classes'>): string =>
  to === null
    ? words.proposal
    : to.outcome === 'class'
      ? (year.classes.find(({ id }) => id === to.classroomId)?.name ?? '')
      : words[to.outcome]

export interface TargetProps {
  year: Pick<Year, 'classes'>
  /** What it is of, read out. */
  label: string
  /** null: nobody has decided. */
  to: Outcome | null
  /** A newcomer does not leave, but does not come. */
  newcomer?: boolean
  /** Offers the way back to what is proposed. */
  back?: boolean
  disabled?: boolean
  onChoose: (to: Outcome | null) => void
}

export const Target = ({ year, label, to, newcomer = false, back = false, disabled = false, onChoose }: TargetProps) => (
  <select
    class={classes(css.target, to === null && !back && css.waits)}
    aria-label={label}
    disabled={disabled}
    value={optionOf(to)}
    onChange={(event) => event.currentTarget.value !== '' && onChoose(outcomeOf(event.currentTarget.value))}
  >
    {to === null && <option value="">{words.choose}</option>}
    {year.classes.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
    {!newcomer && <option value={GRADUATE}>{words.graduate}</option>}
    <option value={LEAVE}>{newcomer ? words.notComing : words.leave}</option>
    {back && <option value={PROPOSAL}>{words.toProposal}</option>}
  </select>
)
