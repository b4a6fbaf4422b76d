import { Fragment } from 'preact'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import { timeOn } from '../../schema/kit/time.ts'
import type { Sleeper } from '../../schema/nap/day.ts'
import { type Check, isOdd, type Slot } from '../../schema/nap/rule.ts'
import { sensedIn } from '../../schema/nap/sensor.ts'
import { POSITION_SIGNS, POSITION_WORDS, SENSOR_SIGNS, timingText } from '../../schema/nap/words.ts'
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
              <Fragment key={sleeper.childId}>
                <tr>
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
                {sleeper.sensed.length > 0 && <Sensed sleeper={sleeper} times={part} />}
              </Fragment>
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}

/** What a machine measured, in a row of its own under the child's: in each slot what lay worst until the next. */
const Sensed = ({ sleeper, times }: { sleeper: Sleeper; times: readonly Moment[] }) => (
  <tr class={css.sensed}>
    <th scope="row" class={css.name}>
      <span class="unseen">{sleeper.kana} </span>
      {words.sensor}
    </th>
    <td />
    {times.map((at) => {
      const own = sleeper.nap.slots.some((slot) => slot.at === at)
      const seen = own ? sensedIn(sleeper.sensed, timeOn(dayOf(at), at), sleeper.nap.every ?? 0) : null
      const [, position = null, breaths = null, call = null] = seen ?? []
      return (
        <td key={at} class={classes((position === 'front' || call !== null) && css.late)}>
          {[position && SENSOR_SIGNS[position], breaths, call && words.sensorCallSign].filter((one) => one !== null).join(' ')}
        </td>
      )
    })}
  </tr>
)

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
