// 予定 above, what was above the hours beneath: one bar for a day, and the same in words for who does not see it.
import type { DayBar as Bar, StayKind } from '../../schema/presence/day-bar.ts'
import { showTime } from '../kit/format.ts'
import { type Phrase, Say } from '../kit/words.tsx'
import css from './DayBar.module.css'

export interface DayBarProps {
  bar: Bar
  words: Readonly<Record<StayKind | 'plan', Phrase>>
}

export function DayBar({ bar, words }: DayBarProps) {
  const share = (time: number) => `${((time - bar.from) / (bar.to - bar.from)) * 100}%`
  const span = (from: number, to: number) => ({
    '--from': share(from),
    '--long': `${((to - from) / (bar.to - bar.from)) * 100}%`,
  })
  const step = bar.to - bar.from > 6 * 60 ? 120 : 60
  const hours = Array.from({ length: Math.floor((bar.to - bar.from) / step) + 1 }, (_, place) => bar.from + place * step)
  return (
    <figure class={css.day}>
      <div class={css.bar} aria-hidden="true">
        {bar.plan && <span class={css.plan} style={span(...bar.plan)} />}
        {bar.stays.map(({ kind, from, to }) => (
          <span key={from} class={`${css.stay} ${css[kind]}`} style={span(from, to)} />
        ))}
        {hours.map((time) => (
          <span key={time} class={css.hour} style={span(time, time)}>
            {time / 60}
          </span>
        ))}
      </div>
      <figcaption>
        <ul class={css.list}>
          {bar.plan && (
            <li>
              <span class={`${css.mark} ${css.plan}`} aria-hidden="true" />
              <Say w={words.plan} alone /> {showTime(bar.plan[0])}–{showTime(bar.plan[1])}
            </li>
          )}
          {bar.stays.map(({ kind, from, to, open }) => (
            <li key={from}>
              <span class={`${css.mark} ${css[kind]}`} aria-hidden="true" />
              <Say w={words[kind]} alone /> {showTime(from)}–{!open && showTime(to)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
