import type { SheetChild } from '../../schema/growth/class-sheet.ts'
import type { Kind } from '../../schema/growth/rule.ts'
import { KIND_WORDS, showDifference, showValue, UNITS } from '../../schema/growth/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button, Buttons } from '../kit/Button.tsx'
import { slashDay } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { NumberPad } from '../kit/NumberPad.tsx'
import css from './Entry.module.css'
import { type Entry, judge, pressed } from './judge-entry.ts'
import { words } from './words.ts'

interface BesideProps {
  child: SheetChild
  kind: Kind
  entry: Entry
  day: Day
  pad: boolean
  asked: boolean
  onType: (text: string) => void
  onSure: () => void
  onAgain: () => void
  onNext: (() => void) | null
}

/** The value one is at: large, with what was there before, what is asked about it, and the keys. */
export function Beside({ child, kind, entry, day, pad, asked, onType, onSure, onAgain, onNext }: BesideProps) {
  const text = entry.values[child.childId]?.[kind] ?? ''
  const { value, before, ...open } = judge(child, kind, entry, day)
  const [fault, odd] = asked ? [open.fault, open.odd] : [null, null]
  return (
    <section class={css.beside} aria-label={words.cell(child.kana, KIND_WORDS[kind])}>
      <p class={css.who}>
        <b>{child.kana}</b> <AllergensOf childId={child.childId} /> {KIND_WORDS[kind]}
      </p>
      <p class={css.large}>
        <b>{text || '–'}</b> {UNITS[kind]}
        <span class={css.second}>
          {before && words.before(slashDay(before.day), showValue(kind, before.value))}
          {before && value !== null && !open.fault && <b class={css.by}> {showDifference(kind, value - before.value)}</b>}
        </span>
      </p>
      {(fault || odd) && (
        <div class={css.ask} role="alert">
          <Knot of="answer" size={22} />
          <div>
            <b>{fault ?? (odd && words.odd[odd])}</b>
            {odd && <p>{words.askAgain}</p>}
          </div>
          {odd && (
            <Buttons>
              <Button onClick={onSure}>{words.right}</Button>
              <Button onClick={onAgain}>{words.change}</Button>
            </Buttons>
          )}
        </div>
      )}
      {pad && !odd && (
        <>
          <NumberPad
            label={words.pad}
            onDigit={(digit) => onType(pressed(text, digit))}
            left={{ face: '.', onPress: () => onType(pressed(text, '.')) }}
            right={{ face: '⌫', label: words.erase, onPress: () => onType(pressed(text, 'back')) }}
          />
          <Button wide disabled={!onNext} onClick={() => onNext?.()}>
            {words.next}
          </Button>
        </>
      )}
    </section>
  )
}
