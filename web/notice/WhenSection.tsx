import { addDays } from '../../schema/kit/day.ts'
import { readTime, showTime, writeTime } from '../../schema/kit/time.ts'
import { Chips } from '../kit/Chips.tsx'
import { DayField, TimeField } from '../kit/Field.tsx'
import { shortDayWord } from '../kit/format.ts'
import { CalendarIcon } from '../kit/icons-later.tsx'
import { InEnglish, Say } from '../kit/words.tsx'
import { type Circumstances, dayOf, type Missing, timeChips } from './compose-report.ts'
import type { Draft } from './draft.ts'
import css from './Report.module.css'
import { missing, words } from './words.ts'

interface WhenSectionProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  error: Missing | null
  about: Circumstances
  /** Today is only to be had by telephone. */
  closed: boolean
  plan: readonly [arrive: number, leave: number] | null
}

/** How far ahead a report may begin, in days. */
const FARTHEST = 366
const of = (error: Missing | null, ...which: Missing[]) =>
  error && which.includes(error) ? <Say w={missing[error]} /> : undefined

/** いつ: the first day on offer or others, and for a coming or going its time. */
export function WhenSection({ draft, change, error, about, closed, plan }: WhenSectionProps) {
  const { kind, first, today } = about
  const name = first === today ? words.today : words.tomorrow
  const earliest = closed ? addDays(today, 1) : today
  return (
    <div class={css.section}>
      <div data-missing={error === 'when' || undefined}>
        <Chips<'first' | 'other'>
          legend={<Say w={words.when} />}
          error={of(error, 'when')}
          chips={[
            {
              value: 'first',
              span: 2,
              disabled: closed,
              label: (
                <span class={css.chip}>
                  <Say w={name} alone />
                  <small>
                    <Say w={shortDayWord(first)} alone />
                  </small>
                  <InEnglish w={name} />
                </span>
              ),
            },
            { value: 'other', span: 2, icon: CalendarIcon, label: <Say w={kind === 'absent' ? words.range : words.otherDay} /> },
          ]}
          value={draft.when}
          onChange={(when) =>
            change({ when, ...(when === 'other' && draft.from === null ? { from: closed ? earliest : first } : {}) })
          }
        />
      </div>
      {draft.when === 'other' && (
        <div class={css.days} data-missing={error === 'from' || error === 'to' || error === 'order' || undefined}>
          <DayField
            label={<Say w={kind === 'absent' ? words.firstDay : words.day} />}
            error={of(error, 'from')}
            value={draft.from}
            onChange={(from) => change({ from })}
            min={earliest}
            max={addDays(today, FARTHEST)}
          />
          {kind === 'absent' && (
            <DayField
              label={<Say w={words.lastDay} />}
              error={of(error, 'to', 'order')}
              value={draft.to}
              onChange={(to) => change({ to })}
              min={draft.from ?? earliest}
              max={addDays(draft.from ?? today, 91)}
            />
          )}
        </div>
      )}
      {draft.when === 'other' && kind === 'absent' && (
        <p class={css.hint}>
          <Say w={words.closedFine} />
        </p>
      )}
      {kind !== 'absent' && <TimeSection {...{ draft, change, error, about, plan }} />}
    </div>
  )
}

/** The likely times as chips, any other in a field. */
function TimeSection({ draft, change, error, about, plan }: Omit<WhenSectionProps, 'closed'>) {
  const isToday = dayOf(draft, about).from === about.today
  const planned = about.kind === 'late' ? (plan?.[0] ?? about.opensAt) + (about.reason ? 0 : 30) : (plan?.[1] ?? 17 * 60) - 60
  const start = isToday ? Math.max(about.now + 1, planned) : planned
  const chips = timeChips(start, about.opensAt, about.closesAt)
  return (
    <div class={css.section} data-missing={error === 'time' || error === 'early' || error === 'outside' || undefined}>
      {chips.length > 0 && (
        <Chips
          legend={<Say w={about.kind === 'late' ? words.arriveAt : words.collectAt} />}
          chips={chips.map((time) => ({ value: writeTime(time), label: showTime(time) }))}
          value={draft.time === null ? null : writeTime(draft.time)}
          onChange={(time) => change({ time: readTime(time) })}
        />
      )}
      <TimeField
        label={<Say w={words.otherTime} />}
        error={of(error, 'time', 'early', 'outside')}
        value={draft.time}
        onChange={(time) => change({ time })}
      />
    </div>
  )
}
