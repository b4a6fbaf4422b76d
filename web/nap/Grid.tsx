import type { Moment } from '../../schema/kit/day.ts'
import type { Sleeper } from '../../schema/nap/day.ts'
import { type Check, isOdd, type Slot } from '../../schema/nap/rule.ts'
import { POSITION_SIGNS, POSITION_WORDS, timingText } from '../../schema/nap/words.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { classes } from '../kit/classes.ts'
import { clockTime } from '../kit/format.ts'
import type { Asked } from './CorrectDialog.tsx'
import css from './DeskNaps.module.css'
import { sleptText } from './slept-text.ts'
import { words } from './words.ts'

/** Slots side by side on a sheet of A4; more of them go on below. */
const ACROSS = 24

export interface GridProps {
  caption: string
  sleepers: readonly Sleeper[]
  onCorrect?: ((asked: Asked) => void) | undefined
}

/** 仰, 仰+7, 管 仰 ※: what stands in a cell of the grid. */
export const signOf = (check: Check): string =>
  [
    check.timing === 'managed' ? words.managedSign : '',
    POSITION_SIGNS[check.position],
    check.timing === 'late' ? `+${check.minutes}` : '',
    isOdd(check) ? words.oddSign : '',
  ].join('')

/** Child × time. Children down, slots across. */
export function Grid({ caption, sleepers, onCorrect }: GridProps) {
  const times = [...new Set(sleepers.flatMap(({ nap }) => nap.slots.map(({ at }) => at)))].sort((a, b) => a - b)
  // Of equal width, so that no slot stands alone in a table of its own.
  const across = Math.ceil(times.length / Math.ceil(times.length / ACROSS))
  const parts: Moment[][] = []
  for (let from = 0; from < times.length; from += across) parts.push(times.slice(from, from + across))
  return (
    <>
      {(parts.length > 0 ? parts : [[]]).map((part) => (
        <table key={part[0] ?? 0} class={css.grid}>
          <caption class="unseen">
            {caption} {part[0] === undefined ? '' : `${clockTime(part[0])}–`}
          </caption>
          <thead>
            <tr>
              <th scope="col" class={css.name}>
                {words.child}
              </th>
              <th scope="col" class={css.slept}>
                {words.asleep}–{words.awake}
              </th>
              {part.map((at) => (
                <th key={at} scope="col">
                  {clockTime(at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sleepers.map((sleeper) => (
              <tr key={sleeper.childId}>
                <th scope="row" class={css.name}>
                  {sleeper.kana} <AllergensOf childId={sleeper.childId} />
                </th>
                <td class={css.slept}>{sleptText(sleeper.naps)}</td>
                {part.map((at) => (
                  <Square
                    key={at}
                    sleeper={sleeper}
                    slot={sleeper.nap.slots.find((one) => one.at === at)}
                    onCorrect={onCorrect}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}

interface SquareProps {
  sleeper: Sleeper
  slot: Slot | undefined
  onCorrect: GridProps['onCorrect']
}

function Square({ sleeper, slot, onCorrect }: SquareProps) {
  if (!slot) return <td />
  const { check } = slot
  const sign = check ? signOf(check) : slot.state === 'missing' ? words.missingSign : ''
  const said = check
    ? [POSITION_WORDS[check.position], timingText(check)].filter(Boolean).join(' ')
    : slot.state === 'missing'
      ? words.missingSlot
      : ''
  return (
    <td
      class={classes(
        slot.state === 'missing' && css.missing,
        check !== null && (check.timing !== 'on_time' || isOdd(check)) && css.late,
      )}
      data-slot={clockTime(slot.at)}
    >
      {onCorrect && slot.state !== 'open' ? (
        <button
          type="button"
          class={css.square}
          aria-label={`${sleeper.kana} ${clockTime(slot.at)} ${said} ${words.correct} ${sign}`}
          onClick={() => onCorrect({ sleeper, slot })}
        >
          {sign}
        </button>
      ) : (
        sign
      )}
    </td>
  )
}
