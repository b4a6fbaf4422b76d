// Who gets it, what it is, what was done about it.
import type { NamePiece } from '../../schema/child/similar-name.ts'
import type { Withheld } from '../../schema/medicine/rule.ts'
import { SORT_WORDS, STORAGE_WORDS, TIMING_WORDS, WITHHELD_WORDS } from '../../schema/medicine/words.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Avatar } from '../kit/Avatar.tsx'
import { classes } from '../kit/classes.ts'
import { clockTime, eraDay, shortDay, showTime } from '../kit/format.ts'
import { faceOf } from '../portrait/face.ts'
import css from './Medicine.module.css'
import type { Dose } from './open-medicine.ts'
import { words } from './words.ts'

/** 食後 12:00 */
export const whenText = ({ timing, time }: Dose): string =>
  [timing ? TIMING_WORDS[timing] : '', time === null ? '' : showTime(time)].filter(Boolean).join(' ')

/** The name large, with what differs from a similar one underlined; the face; kanji, class and birth date tell the rest. */
export function Who({ dose, similar }: { dose: Dose; similar: readonly NamePiece[] | undefined }) {
  return (
    <header class={css.who}>
      <Avatar name={dose.kana} face={faceOf(dose.childId)} size={72} />
      <div>
        <h3 class={css.name}>
          {similar ? similar.map(({ text, differs }, place) => (differs ? <u key={place}>{text}</u> : text)) : dose.kana}{' '}
          <AllergensOf childId={dose.childId} />
        </h3>
        <p>
          {[dose.name === dose.kana ? '' : dose.name, dose.className ?? '', words.born(eraDay(dose.birthDay))]
            .filter(Boolean)
            .join(' ・ ')}
        </p>
        {similar && <p class={css.similar}>{similar.some(({ differs }) => differs) ? words.similar : words.same}</p>}
      </div>
    </header>
  )
}

export function What({ dose }: { dose: Dose }) {
  const rows: [string, string | null][] = [
    [words.medicine, dose.medicine],
    [words.amount, dose.amount],
    [words.when, whenText(dose)],
    [words.sort, dose.sorts.map((sort) => SORT_WORDS[sort]).join('・')],
    [words.storage, dose.storage && STORAGE_WORDS[dose.storage]],
    [dose.kind === 'tell' ? words.how : words.condition, dose.condition],
    [words.clinic, dose.clinic],
    [words.prescribed, dose.prescribedOn && shortDay(dose.prescribedOn)],
    [words.note, dose.note],
  ]
  return (
    <dl class={css.what}>
      {rows
        .filter(([, is]) => is)
        .map(([name, is], place) => (
          <div key={name} class={classes(place < 3 && dose.kind === 'give' && css.main)}>
            <dt>{name}</dt>
            <dd>{is}</dd>
          </div>
        ))}
    </dl>
  )
}

export function Steps({ dose }: { dose: Dose }) {
  if (dose.steps.length === 0) return null
  const undone = new Set(dose.steps.map(({ supersedes }) => supersedes))
  return (
    <ol class={css.steps} aria-label={words.steps}>
      {dose.steps.map((step) => (
        <li key={step.id} class={classes(undone.has(step.id) && css.crossed)}>
          <b>{clockTime(step.at)}</b> {words.did[step.kind]} {step.by}
          {step.reason && step.kind === 'withheld' && ` ・ ${WITHHELD_WORDS[step.reason as Withheld]}`}
          {step.reason && step.kind === 'undone' && ` ・ ${step.reason}`}
          {step.note && ` ・ ${step.note}`}
          {undone.has(step.id) && <span class="unseen"> {words.crossed}</span>}
        </li>
      ))}
    </ol>
  )
}
