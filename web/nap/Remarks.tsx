import type { Id } from '../../schema/kit/id.ts'
import type { NapDay, Sleeper } from '../../schema/nap/day.ts'
import { cameLater, isOdd } from '../../schema/nap/rule.ts'
import { oddText, POSITION_WORDS, timingText } from '../../schema/nap/words.ts'
import { clockTime, momentText, showTime } from '../kit/format.ts'
import css from './DeskNaps.module.css'
import { words } from './words.ts'

export interface RemarksProps {
  day: NapDay
  classId: Id
  sleepers: readonly Sleeper[]
}

/** Under the grid: what was late, put right or noticed, with who and why; the room; and who looked. */
export function Remarks({ day, classId, sleepers }: RemarksProps) {
  const all = sleepers.flatMap(({ kana, nap }) => [
    ...nap.slots.flatMap(({ at, check }) => (check ? [{ kana, at, check }] : [])),
    ...nap.beside.map((check) => ({ kana, at: check.slot ?? check.at, check })),
  ])
  const said = all
    .filter(({ check }) => check.timing !== 'on_time' || isOdd(check) || cameLater(check) || check.replaced)
    .sort((a, b) => a.at - b.at)
  const rooms = day.rooms.filter((one) => one.classId === classId)
  const sensed = sleepers.filter((one) => one.sensed.length > 0)
  const checkers = [...new Set(all.map(({ check }) => check.by))].filter(Boolean)
  return (
    <div class={css.remarks}>
      <p>
        <b>{words.roomsTitle}</b>{' '}
        {rooms.length === 0
          ? words.noRemarks
          : rooms
              .map(({ at, temperature, humidity }) =>
                [
                  clockTime(at),
                  temperature === null ? '' : `${(temperature / 10).toFixed(1)}${words.degrees}`,
                  humidity === null ? '' : `${humidity}${words.percent}`,
                ]
                  .filter(Boolean)
                  .join(' '),
              )
              .join('、')}
      </p>
      <p>
        <b>{words.checkers}</b> {checkers.join('、') || words.noRemarks}
      </p>
      {sensed.length > 0 && (
        <p>
          <b>{words.sensorApart}</b>{' '}
          {sensed
            .map(({ kana, sensed: list }) =>
              [
                words.sensorCount(kana, list.length, showTime(list[0]?.[0] ?? 0), showTime(list.at(-1)?.[0] ?? 0)),
                ...list.flatMap(([at, , , call]) => (call === null ? [] : [words.sensorCall(showTime(at), call)])),
              ].join('　'),
            )
            .join('、')}
        </p>
      )}
      <p>
        <b>{words.remarks}</b> {said.length === 0 && words.noRemarks}
      </p>
      {said.length > 0 && (
        <ul>
          {said.map(({ kana, at, check }) => (
            <li key={`${kana} ${check.id}`}>
              {[
                clockTime(at),
                kana,
                POSITION_WORDS[check.position],
                timingText(check),
                oddText(check),
                words.by(check.by, momentText(check.at, day.day)),
                check.reason ? `${words.reason} ${check.reason}` : '',
                check.replaced
                  ? words.was(
                      [
                        check.replaced.position ? POSITION_WORDS[check.replaced.position] : '',
                        check.replaced.by,
                        momentText(check.replaced.at, day.day),
                      ].join(' '),
                    )
                  : '',
                cameLater(check) ? words.came : '',
              ]
                .filter(Boolean)
                .join('　')}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
