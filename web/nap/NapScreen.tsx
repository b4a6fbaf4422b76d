// A round of 午睡チェック: a row for each child, one tap on the position. What is done recedes, what waits stays bright; nothing is preselected.
import { useEffect, useState } from 'preact/hooks'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { NapDay, Sleeper } from '../../schema/nap/day.ts'
import { INTERVALS, POSITIONS, type Round } from '../../schema/nap/rule.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { second } from '../kit/clock.ts'
import { FullScreen } from '../kit/FullScreen.tsx'
import { clockTime } from '../kit/format.ts'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { Knot } from '../kit/Knot.tsx'
import { Notice } from '../kit/Notice.tsx'
import { brightness } from '../presence/tablet.ts'
import { look } from './act.ts'
import { type Looked, LookSheet } from './LookSheet.tsx'
import css from './Nap.module.css'
import { NapRow } from './NapRow.tsx'
import { napOpened, napSound } from './nap-opened.ts'
import { RoomSheet } from './RoomSheet.tsx'
import { words } from './words.ts'

/** Slots that stand side by side, the running one at the right. */
const COLUMNS = 7

export interface NapScreenProps {
  facility: number
  board: Board
  day: NapDay
  at: Moment
  sleepers: readonly Sleeper[]
  round: Round
  /** Whoever is open on the tablet: in whose name a look is made. */
  name: string
}

/** Dark while children sleep, unless somebody chose light or dark for this tablet. */
function useDark(): void {
  useEffect(() => {
    if (brightness.peek() !== '') return
    const { dataset } = document.documentElement
    dataset.theme = 'dark'
    return () => {
      if (brightness.peek() === '') delete dataset.theme
    }
  }, [])
}

/** The times of the columns: of the shortest interval among the children. */
export function columnsOf(sleepers: readonly Sleeper[], at: Moment): Moment[] {
  const every = Math.min(...sleepers.map(({ nap }) => nap.every ?? 60), 60)
  const round = (every === 60 ? INTERVALS[0] : every) * MINUTE
  const last = at - (at % round)
  return Array.from({ length: COLUMNS }, (_, place) => last - (COLUMNS - 1 - place) * round)
}

export function NapScreen({ facility, board, day, at, sleepers, round, name }: NapScreenProps) {
  useDark()
  const close = () => {
    napOpened.value = false
  }
  const [same, setSame] = useState(false)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [rooms, setRooms] = useState(false)
  const columns = columnsOf(sleepers, at)
  const classIds = [...new Set(sleepers.map(({ classId }) => classId))]
  const [only] = classIds.length === 1 ? classIds : []
  const className = board.classes.find(({ classId }) => classId === only)?.name
  const every = [...new Set(sleepers.flatMap(({ nap }) => nap.every ?? []))].sort((a, b) => a - b)
  const asleep = sleepers.filter(({ nap }) => nap.since !== null).length
  const last = day.rooms.filter(({ classId }) => classIds.includes(classId)).at(-1)
  return (
    <FullScreen label={words.title} onClose={close}>
      <header>
        <div class={css.head}>
          <Button kind="quiet" icon={ChevronLeftIcon} onClick={close}>
            {words.close}
          </Button>
          <h2 class={css.title}>
            {className ? words.nap(className) : words.title} {every.length > 0 && <span>{words.every(every)}</span>}
          </h2>
          <Button onClick={() => setRooms(true)}>
            {words.temperature}{' '}
            <b>{last?.temperature ? `${(last.temperature / 10).toFixed(1)}${words.degrees}` : words.noRoom}</b> {words.humidity}{' '}
            <b>{last?.humidity ? `${last.humidity}${words.percent}` : words.noRoom}</b>
          </Button>
          <Button
            kind="quiet"
            onClick={() => {
              napSound.value = napSound.value === 'on' ? 'off' : 'on'
            }}
          >
            {napSound.value === 'on' ? words.soundOn : words.soundOff}
          </Button>
          <p class={css.clock}>
            <b>{clockTime(at)}</b> {name}
          </p>
        </div>
        <Due round={round} />
      </header>
      <div class={css.body}>
        {round.missing > 0 && (
          <Notice tone="look" title={words.missingBanner(round.missing)}>
            {words.missingMore}
          </Notice>
        )}
        <div class={css.columns} aria-hidden="true">
          <span>{words.sleeping(asleep, sleepers.length - asleep)}</span>
          {columns.map((column, place) => (
            <b key={column} class={classes(css.column, place === COLUMNS - 1 && css.running)}>
              {clockTime(column)}
            </b>
          ))}
          <span class={css.heads}>
            {POSITIONS.map((position) => (
              <span key={position} class={css.over}>
                {words.heads[position]}
              </span>
            ))}
          </span>
        </div>
        <ul class={css.rows} aria-label={words.title}>
          {sleepers.map((sleeper) => (
            <NapRow
              key={sleeper.childId}
              facility={facility}
              sleeper={sleeper}
              columns={columns}
              waits={round.waiting.includes(sleeper.childId)}
              done={round.done.includes(sleeper.childId)}
              same={same}
              asked={day.setting.attest === 'each'}
              onLook={setLooked}
            />
          ))}
        </ul>
      </div>
      <footer class={css.foot}>
        <p class={css.hint}>{same ? words.sameHint : day.setting.attest === 'each' ? words.hintEach : words.hint}</p>
        <Button pressed={same} onClick={() => setSame(!same)}>
          {same ? words.sameOn : words.same}
        </Button>
      </footer>
      {looked && (
        <LookSheet
          facility={facility}
          at={at}
          looked={looked}
          onClose={() => setLooked(null)}
          onLook={(seen) => {
            look(facility, seen)
            setLooked(null)
          }}
        />
      )}
      {rooms && (
        <RoomSheet
          facility={facility}
          classes={board.classes.filter(({ classId }) => classIds.includes(classId))}
          onClose={() => setRooms(false)}
        />
      )}
    </FullScreen>
  )
}

/** When the next look is due, and how many of this one are done. */
function Due({ round }: { round: Round }) {
  const { slot, next, waiting, done, missing } = round
  const left = next === null ? 0 : Math.max(0, Math.ceil((next - second.value) / 1000))
  return (
    <section class={css.due} aria-label={words.next}>
      {next !== null && (
        <p class={css.next}>
          <span>
            {words.next} {clockTime(next)} {words.until}
          </span>{' '}
          <b role="timer">
            {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
          </b>
        </p>
      )}
      {next !== null && slot !== null && (
        <span class={css.passing} style={{ '--passed': 1 - (left * 1000) / (next - slot) }} aria-hidden="true" />
      )}
      {slot !== null && (
        <p class={css.next}>
          <span>{words.checked(clockTime(slot))}</span> <b>{done.length}</b> <span>{words.of(done.length + waiting.length)}</span>
        </p>
      )}
      {missing > 0 && (
        <b class={css.missingText}>
          <Knot of="overdue" size={20} /> {words.missing(missing)}
        </b>
      )}
    </section>
  )
}
