// Naps on the board: who sleeps and who is to be looked at next, with the alarm; the round itself lies over the board.
import { useEffect, useRef } from 'preact/hooks'
import { foldNapDay } from '../../schema/nap/day.ts'
import { alarmOf, roundOf } from '../../schema/nap/rule.ts'
import { MATRIX } from '../../schema/permission/matrix.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { now } from '../kit/clock.ts'
import { clockTime } from '../kit/format.ts'
import { Strip } from '../kit/Strip.tsx'
import { remind } from './alarm.ts'
import css from './NapRoom.module.css'
import { NapScreen } from './NapScreen.tsx'
import { napOpened, napSound } from './nap-opened.ts'
import { useNap } from './open-nap.ts'
import { words } from './words.ts'

export interface NapRoomProps {
  facility: number
  board: Board
  /** The children of the class shown, or all. */
  shown: readonly BoardChild[]
  roles: readonly { role: string }[]
  /** Whoever is open on the tablet. */
  name: string
}

/** Nothing for whom naps are no work: no question is asked that would be refused. */
export const NapRoom = (props: NapRoomProps) =>
  props.roles.some(({ role }) => role in MATRIX['nap.read'].staff) ? <Naps {...props} /> : null

function Naps({ facility, board, shown, name }: NapRoomProps) {
  const day = useNap(facility, board, shown)
  // A tap of this minute must not lie in the future of a clock that ticks each half minute.
  const at = Math.max(now.value, ...day.checks.map((one) => one.at), ...day.sleeps.map((one) => one.at))
  const sleepers = foldNapDay(day, at)
  const asleep = sleepers.filter(({ nap }) => nap.since !== null)
  const round = roundOf(sleepers, at)
  const bell = alarmOf(round, at)
  const rung = useRef<string | null>(null)
  useEffect(() => {
    if (bell === null || bell === rung.current) return
    rung.current = bell
    remind(napSound.peek() === 'on')
  }, [bell])
  if (napOpened.value) return <NapScreen {...{ facility, board, day, at, sleepers, round, name }} />
  if (asleep.length === 0) return null
  const waits = round.waiting.length > 0 && round.slot !== null
  return (
    <Strip
      label={words.strip}
      look={waits || round.missing > 0}
      open={words.open}
      onOpen={() => {
        napOpened.value = true
      }}
    >
      <b>{words.asleepNow(asleep.length)}</b>
      {round.next !== null && (
        <span>
          {waits ? words.waiting(clockTime(round.slot ?? 0), round.waiting.length) : words.allSeen(clockTime(round.next))}
        </span>
      )}
      {round.missing > 0 && <b class={css.missing}>{words.missing(round.missing)}</b>}
    </Strip>
  )
}
