// One field of the sheet: what is typed, and under it the last value, what is odd or what was measured already.
import { useEffect, useRef } from 'preact/hooks'
import type { SheetChild } from '../../schema/growth/class-sheet.ts'
import type { Kind } from '../../schema/growth/rule.ts'
import { KIND_WORDS, showDifference, showValue } from '../../schema/growth/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { classes } from '../kit/classes.ts'
import { slashDay } from '../kit/format.ts'
import css from './Entry.module.css'
import { type Entry, judge } from './judge-entry.ts'
import { words } from './words.ts'

/** Where one is on the sheet. */
export interface Place {
  childId: Id
  kind: Kind
}
export const fieldId = ({ childId, kind }: Place): string => `growth-${childId}-${kind}`

interface EntryFieldProps {
  child: SheetChild
  place: Place
  entry: Entry
  day: Day
  pad: boolean
  current: boolean
  asked: boolean
  onFocus: () => void
  onType: (text: string) => void
  onEnter: () => void
}

export function EntryField({ child, place, entry, day, pad, current, asked, onFocus, onType, onEnter }: EntryFieldProps) {
  const { kind } = place
  const { value, before, done, ...open } = judge(child, kind, entry, day)
  const [fault, odd] = current && !asked ? [null, null] : [open.fault, open.odd]
  const input = useRef<HTMLInputElement>(null)
  // The pad types into the field; the caret stays at the end of what stands there.
  useEffect(() => {
    const field = input.current
    if (current && field) field.setSelectionRange(field.value.length, field.value.length)
  }, [current, entry.values[place.childId]?.[kind]])
  const id = fieldId(place)
  return (
    <div class={css.cell}>
      <input
        ref={input}
        id={id}
        class={classes(css.field, (fault || odd) !== null && css.unsure, current && css.current)}
        aria-label={words.cell(child.kana, KIND_WORDS[kind])}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={`${id}-more`}
        inputMode={pad ? 'none' : 'decimal'}
        autoComplete="off"
        maxLength={8}
        value={entry.values[place.childId]?.[kind] ?? ''}
        onFocus={onFocus}
        onInput={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          onEnter()
        }}
      />
      <span id={`${id}-more`} class={css.second}>
        {fault ? (
          <b class={css.fault}>{fault}</b>
        ) : odd ? (
          <b class={css.fault}>{words.odd[odd]}</b>
        ) : done && value === null ? (
          words.done(showValue(kind, done.value), slashDay(done.day))
        ) : before ? (
          <>
            {words.before(slashDay(before.day), showValue(kind, before.value))}
            {value !== null && <b class={css.by}> {showDifference(kind, value - before.value)}</b>}
          </>
        ) : (
          words.first
        )}
      </span>
    </div>
  )
}
