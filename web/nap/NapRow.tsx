import type { Moment } from '../../schema/kit/day.ts'
import type { Sleeper } from '../../schema/nap/day.ts'
import { type Check, isOdd, POSITIONS, type Position, type Slot } from '../../schema/nap/rule.ts'
import { oddText, POSITION_SIGNS, POSITION_WORDS } from '../../schema/nap/words.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { classes } from '../kit/classes.ts'
import { clockTime } from '../kit/format.ts'
import { usePress } from '../presence/use-press.ts'
import { addChild, look, tapped, wake } from './act.ts'
import type { Looked } from './LookSheet.tsx'
import css from './Nap.module.css'
import shapes from './Shape.module.css'
import { sleptText } from './slept-text.ts'
import { words } from './words.ts'

export interface NapRowProps {
  facility: number
  sleeper: Sleeper
  columns: readonly Moment[]
  waits: boolean
  done: boolean
  /** 変化なし: one button a child, for a look that found it as before. */
  same: boolean
  /** Breathing and colour are asked each. */
  asked: boolean
  onLook: (looked: Looked) => void
}

export function NapRow({ facility, sleeper, columns, waits, done, same, asked, onLook }: NapRowProps) {
  const { childId, kana, nap, added } = sleeper
  const running = nap.slots.at(-1)
  const check = done ? (running?.check ?? null) : null
  const before = nap.slots.findLast((slot) => slot.check !== null)?.check
  const press = (position: Position) => {
    if (check?.position === position) return
    if (asked) onLook({ sleeper, position, odd: false, supersedes: check?.id })
    else look(facility, tapped(childId, position, check?.id))
  }
  return (
    <li class={classes(css.row, waits && css.waits)} data-nap={childId}>
      <div class={css.who}>
        <b class={css.kana}>{kana}</b>
        <span>
          {nap.since !== null ? words.since(clockTime(nap.since)) : sleptText(sleeper.naps)}
          {added && ` ${words.added}`}
          <AllergensOf childId={childId} />
        </span>
      </div>
      {columns.map((column, place) => (
        <Place
          key={column}
          running={place === columns.length - 1}
          slot={nap.slots.find(({ at }) => at === column)}
          covered={
            nap.slots.every(({ at, state }) => at !== column || state !== 'open') &&
            nap.slots.some(({ at }) => at < column) &&
            (nap.since !== null || (nap.slots.at(-1)?.at ?? 0) > column)
          }
          onOpen={(slot) => onLook({ sleeper, slot, odd: false })}
        />
      ))}
      <div class={css.acts}>
        {nap.since === null ? (
          <p class={css.awake}>{sleeper.awakeAt === null ? words.unsure : words.awakeSince(clockTime(sleeper.awakeAt))}</p>
        ) : nap.every === null ? (
          <>
            <p class={css.awake}>{words.notChecked}</p>
            <button type="button" class={css.wide} onClick={() => addChild(facility, childId, true)}>
              <span class="unseen">{kana} </span>
              {words.add}
            </button>
          </>
        ) : same && waits && before && !asked ? (
          <button
            type="button"
            class={css.wide}
            onClick={() =>
              look(facility, { ...tapped(childId, before.position === 'turned' ? 'back' : before.position), way: 'same' })
            }
          >
            <span class="unseen">{kana} </span>
            {words.sameTap(POSITION_WORDS[before.position === 'turned' ? 'back' : before.position])}
          </button>
        ) : (
          POSITIONS.map((position) => (
            <PositionButton
              key={position}
              kana={kana}
              position={position}
              chosen={check?.position === position}
              disabled={!waits && !done}
              onTap={() => press(position)}
              onHold={() => onLook({ sleeper, position, odd: true, supersedes: check?.id })}
            />
          ))
        )}
        {nap.since !== null && nap.every !== null && (
          <button
            type="button"
            class={css.odd}
            disabled={!waits && !done}
            onClick={() => onLook({ sleeper, odd: true, supersedes: check?.id })}
          >
            <span class="unseen">{kana} </span>
            {words.odd}
          </button>
        )}
        {nap.since !== null && (
          <button type="button" class={css.odd} onClick={() => wake(facility, childId)}>
            <span class="unseen">{kana} </span>
            {words.awake}
          </button>
        )}
      </div>
    </li>
  )
}

interface PositionButtonProps {
  kana: string
  position: Position
  chosen: boolean
  disabled: boolean
  onTap: () => void
  /** Something was noticed with it. */
  onHold: () => void
}

function PositionButton({ kana, position, chosen, disabled, onTap, onHold }: PositionButtonProps) {
  return (
    <button
      type="button"
      class={classes(css.position, position === 'turned' && css.both, chosen && css.chosen)}
      aria-pressed={chosen}
      aria-label={`${kana} ${words.buttons[position]}`}
      disabled={disabled}
      {...usePress(onTap, onHold)}
    >
      <span aria-hidden="true">{words.signs[position]}</span>
    </button>
  )
}

interface PlaceProps {
  running: boolean
  slot: Slot | undefined
  /** Asleep then, without a slot of its own: a longer interval. */
  covered: boolean
  onOpen: (slot: Slot) => void
}

/** One slot of a row: what was seen, a missing one, or nothing yet. */
function Place({ running, slot, covered, onOpen }: PlaceProps) {
  const look = slot?.check
  return (
    <div
      class={classes(css.place, running && css.running, (look || covered) && css.thread, slot?.state === 'missing' && css.cut)}
    >
      {slot && look && (
        <button type="button" class={css.slot} onClick={() => onOpen(slot)} aria-label={slotText(slot, look)}>
          <span aria-hidden="true" class={classes(shapes.shape, shapes[look.position], isOdd(look) && shapes.noticed)}>
            {POSITION_SIGNS[look.position]}
          </span>
          {look.timing !== 'on_time' && (
            <span aria-hidden="true" class={shapes.late}>
              {words.late(look.minutes)}
            </span>
          )}
        </button>
      )}
      {slot?.state === 'missing' && (
        <button
          type="button"
          class={css.slot}
          onClick={() => onOpen(slot)}
          aria-label={`${clockTime(slot.at)} ${words.missingSlot}`}
        >
          <span class={shapes.lost}>{words.missingSlot}</span>
        </button>
      )}
      {slot?.state === 'open' && <span class={shapes.dotted} />}
    </div>
  )
}

const slotText = (slot: Slot, check: Check): string =>
  [
    clockTime(slot.at),
    POSITION_SIGNS[check.position],
    POSITION_WORDS[check.position],
    check.timing === 'on_time' ? '' : words.late(check.minutes),
    isOdd(check) ? `${words.odd} ${oddText(check)}` : '',
  ]
    .filter(Boolean)
    .join(' ')
