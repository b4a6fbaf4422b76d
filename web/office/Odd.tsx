import { isUnfetched } from '../../schema/chase/rule.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { now } from '../kit/clock.ts'
import { minutesSince } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { Part } from './Desk.tsx'
import { classNameOf, oddSince, oddWord } from './describe.ts'
import css from './Today.module.css'
import type { Beside } from './Today.tsx'
import { words } from './words.ts'

/** 矛盾: records about a child that cannot all be true. They stay until the room has looked. */
export function Odd({ board, open }: { board: Board; open: (beside: Beside) => void }) {
  const found = board.children
    .flatMap((child) => (child.contradictions ?? []).map((contradiction) => ({ child, contradiction })))
    // A child nobody has fetched stands among those looked for (Chases).
    .filter(({ contradiction }) => !isUnfetched(contradiction))
    .sort((a, b) => oddSince(a.child, a.contradiction) - oddSince(b.child, b.contradiction))
  if (found.length === 0) return null
  return (
    <Part title={words.odd} mark={<Knot of="contradiction" />} second={words.oddMore(found.length)}>
      <ul class={css.rows}>
        {found.map(({ child, contradiction }) => (
          <li key={child.childId + contradiction.kind} class={css.row} data-step>
            <span class={css.due}>
              {minutesSince(oddSince(child, contradiction), now.value)}
              {words.minutes}
            </span>
            <span>
              <b class={css.person}>{child.kana}</b> <AllergensOf childId={child.childId} />
            </span>
            <span>{classNameOf(board.classes, child)}</span>
            <span class={css.fact}>{oddWord(child, contradiction)}</span>
            <Button label={words.lookOf(child.kana)} onClick={() => open({ what: 'day', child })}>
              {words.look}
            </Button>
          </li>
        ))}
      </ul>
    </Part>
  )
}
