// The strip above the tiles: red slabs for children to be called about, amber sheets for records that disagree. Nothing closes it but evidence.
import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { now } from '../kit/clock.ts'
import { minutesSince } from '../kit/format.ts'
import { type Icon, PhoneIcon } from '../kit/icons.tsx'
import { EyeIcon } from '../kit/icons-later.tsx'
import { Knot } from '../kit/Knot.tsx'
import { plain } from '../kit/words.tsx'
import type { OpenBoard } from './open-board.ts'
import css from './Pinned.module.css'
import { type Pinned, type PinnedAct, pinnedFor } from './pinned.ts'
import { words } from './words.ts'

export interface PinnedProps {
  slabs: readonly { child: BoardChild; pinned: Pinned }[]
  childSignal: OpenBoard['childSignal']
  rules: DayRules
  /** Many children on the board: lower slabs, so that the tiles keep their room. */
  low: boolean
  /** The same function for as long as it does the same, so that slabs stay as they are. */
  onAct: (act: PinnedAct, child: BoardChild) => void
}

const ICONS: Partial<Record<PinnedAct, Icon>> = { phone: PhoneIcon, see: EyeIcon }

export function PinnedStrip({ slabs, childSignal, rules, low, onAct }: PinnedProps) {
  const calls = slabs.filter(({ pinned }) => pinned.kind === 'overdue').length
  const told = useRef(0)
  useEffect(() => {
    told.current = calls
  }, [calls])
  if (slabs.length === 0) return null
  return (
    <section
      class={classes(css.strip, (low || slabs.length > 2) && css.low, slabs.length > 2 && css.many)}
      aria-label="いま見てほしい子ども"
    >
      {calls > told.current && (
        <p class="unseen" role="alert">
          {plain(`未登園・連絡なし ${calls}人`)}
        </p>
      )}
      {slabs.map(({ child: { childId } }) => {
        const child = childSignal(childId)
        return child && <Slab key={childId} child={child} rules={rules} onAct={onAct} />
      })}
    </section>
  )
}

/** Drawn again only when its own child or the minute changes. */
function Slab({ child: signal, rules, onAct }: Pick<PinnedProps, 'rules' | 'onAct'> & { child: ReadonlySignal<BoardChild> }) {
  const child = signal.value
  const pinned = pinnedFor(child, rules)
  if (!pinned) return null
  const calls = pinned.kind === 'overdue'
  return (
    <article class={classes(css.slab, calls ? css.call : css.look)}>
      <Knot of={calls ? 'overdue' : 'contradiction'} size={34} plain={calls} class={css.knot} />
      <div class={css.words}>
        <p class={css.who}>
          <b class={css.name}>{child.kana}</b> <Allergens words={child.allergens} mark={child.mark} />{' '}
          <b class={css.word}>{plain(pinned.word)}</b>
        </p>
        <p class={css.evidence}>{plain(pinned.evidence)}</p>
      </div>
      <p class={css.minutes}>
        <b>{minutesSince(pinned.since, now.value)}</b>
        <span>{words.minutes}</span>
      </p>
      <div class={css.acts}>
        {pinned.acts.map((act, index) => {
          const icon = ICONS[act]
          return (
            <Button
              key={act}
              class={classes(css.act, index > 0 && css.second)}
              onClick={() => onAct(act, child)}
              label={`${child.kana} ${plain(words.pinned[act])}`}
              {...(icon ? { icon } : {})}
            >
              {plain(words.pinned[act])}
            </Button>
          )
        })}
      </div>
    </article>
  )
}
