// One medicine of one child: who it is, with face and whatever is easily confused, what it is, what was done, and the one next act.
import type { NamePiece } from '../../schema/child/similar-name.ts'
import { SPECIAL_WARNINGS, SPECIAL_WORDS, STATE_WORDS } from '../../schema/medicine/words.ts'
import { classes } from '../kit/classes.ts'
import { Knot } from '../kit/Knot.tsx'
import { DoseActs } from './DoseActs.tsx'
import { Steps, What, Who } from './DoseFacts.tsx'
import css from './Medicine.module.css'
import type { Dose } from './open-medicine.ts'
import { SheetPicture } from './SheetPicture.tsx'
import { words } from './words.ts'

export interface DoseCardProps {
  facility: number
  dose: Dose
  /** The facility always wants a 主治医意見書. */
  opinion: boolean
  /** Pieces of the reading when another child's is like it (RD12). */
  similar: readonly NamePiece[] | undefined
  onDone: () => void
  /** Opens another name on this tablet; absent where there is only one. */
  onSecond?: (() => void) | undefined
  /** The desk reads; whoever is with the child writes. */
  readOnly?: boolean
  /** False for who may receive and say why not, and gives no medicine: 園長 at the desk. */
  gives?: boolean
}

export function DoseCard(props: DoseCardProps) {
  const { facility, dose, similar, readOnly } = props
  const { state, late } = dose.folded
  return (
    <article
      class={classes(css.card, late && css.overdue, dose.folded.state === 'given' && css.done)}
      aria-label={`${dose.kana} ${dose.medicine}`}
    >
      <Who dose={dose} similar={similar} />
      {dose.special.map((special) => (
        <p key={special} class={css.warning}>
          <Knot of="overdue" size={20} plain />
          <span>
            <b>{SPECIAL_WORDS[special]}</b> {SPECIAL_WARNINGS[special]}
          </span>
        </p>
      ))}
      <What dose={dose} />
      {dose.sheet && (readOnly || state !== 'asked') && <SheetPicture closed facility={facility} sheet={dose.sheet} />}
      <p class={css.state}>
        <b>{STATE_WORDS[state]}</b>
        {late && <b class={css.late}>{words.lateMark}</b>}
      </p>
      <Steps dose={dose} />
      {!readOnly && dose.kind === 'give' && <DoseActs key={`${state} ${dose.folded.looks.length}`} {...props} />}
    </article>
  )
}
