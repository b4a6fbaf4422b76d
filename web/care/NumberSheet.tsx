// 検温・ミルク: a name, and a pad under the thumb. Three digits are a temperature, and the next child is ready.

import { useEffect, useRef, useState } from 'preact/hooks'
import { COLDEST, HOTTEST, isFever } from '../../schema/care/rule.ts'
import { clockOf, type HomeValues } from '../../schema/contactbook/home.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { classes } from '../kit/classes.ts'
import { showTime } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { NumberPad } from '../kit/NumberPad.tsx'
import css from './Care.module.css'
import { enter, leaveOut } from './draft.ts'
import { type Said, Stands } from './Stands.tsx'
import { entered, type SheetProps } from './sheet.ts'
import { words } from './words.ts'

type Kind = 'temperature' | 'milk'
const LIMITS = { temperature: [COLDEST, HOTTEST], milk: [5, 500] } as const
export const degrees = (tenths: number): string => (tenths / 10).toFixed(1)

/** 家 36.8℃ 7:05. */
const homeText = ({ tenths, at }: HomeValues['temperature']): string =>
  `${words.atHome} ${degrees(tenths)}${words.degrees} ${at === null ? '' : showTime(clockOf(at))}`.trim()

export function NumberSheet({ kind, facility, day, care, draft, children, at }: SheetProps & { kind: Kind }) {
  const [current, setCurrent] = useState<Id | null>(null)
  const [digits, setDigits] = useState('')
  const child = children.find(({ childId }) => childId === current)
  const [from, to] = LIMITS[kind]
  const unit = kind === 'temperature' ? words.degrees : words.ml
  const say = (value: number) => (kind === 'temperature' ? degrees(value) : String(value))
  const value = digits === '' ? null : Number(digits)
  const whole = kind === 'temperature' ? digits.length === 3 : digits !== ''
  const wrong = whole && value !== null && (value < from || value > to)
  const numberOf = (childId: Id): number | undefined =>
    kind === 'temperature' ? entered(draft, childId, 'temperature')?.tenths : entered(draft, childId, 'milk')?.ml
  const standing = (childId: Id): Said[] =>
    kind === 'temperature'
      ? care.of(childId).temperatures.map(({ tenths, ...one }) => ({ ...one, kind, text: `${degrees(tenths)}${unit}` }))
      : care.of(childId).milks.map(({ ml, ...one }) => ({ ...one, kind, text: `${ml}${unit}` }))

  const homeOf = (childId: Id) => (kind === 'temperature' ? care.home(childId) : undefined)
  const homeClass = ({ tenths }: HomeValues['temperature'], childId: Id) =>
    classes(css.home, isFever(tenths, care.feverFrom(childId)) && css.hot)
  const pick = (childId: Id | null) => {
    setCurrent(childId)
    setDigits('')
  }
  const goOn = () => {
    const place = children.findIndex(({ childId }) => childId === current)
    const later = [...children.slice(place + 1), ...children.slice(0, place)]
    pick(later.find(({ childId }) => numberOf(childId) === undefined)?.childId ?? null)
  }
  const put = (text: string) => {
    if (!child) return
    setDigits(text)
    const number = Number(text)
    if (text === '') return leaveOut(facility, day, [kind], child.childId)
    if (number < from || number > to || (kind === 'temperature' && text.length < 3)) return
    const base = { childId: child.childId, at: at() }
    enter(facility, day, kind === 'temperature' ? { ...base, kind, tenths: number } : { ...base, kind, ml: number })
  }
  const type = (digit: string) => put(wrong || digits.length >= 3 ? digit : (digits + digit).replace(/^0+/, ''))
  const keys = useRef({ type, put })
  keys.current = { type, put }
  useEffect(() => {
    const typed = ({ key, target }: KeyboardEvent) => {
      if (target instanceof HTMLInputElement) return
      if (/^\d$/.test(key)) keys.current.type(key)
      if (key === 'Backspace') keys.current.put('')
    }
    addEventListener('keydown', typed)
    return () => removeEventListener('keydown', typed)
  }, [])
  const atHome = child && homeOf(child.childId)
  const feverFrom = care.feverFrom(child?.childId ?? '')
  const fever = kind === 'temperature' && value !== null && whole && !wrong && isFever(value, feverFrom)
  return (
    <div class={css.twin}>
      <ul class={css.names} aria-label={words.kinds[kind]}>
        {children.map((one) => {
          const own = numberOf(one.childId)
          const said = standing(one.childId)
          const last = own ?? (kind === 'temperature' ? care.of(one.childId).temperatures.at(-1)?.tenths : undefined)
          const home = homeOf(one.childId)
          // What was measured here counts; until then, what home measured.
          const newest = last ?? home?.tenths
          const look = kind === 'temperature' && newest !== undefined && isFever(newest, care.feverFrom(one.childId))
          return (
            <li
              key={one.childId}
              class={classes(css.name, one.childId === current && css.current, look && css.look)}
              data-care={one.childId}
            >
              <button
                type="button"
                class={css.pick}
                aria-pressed={one.childId === current}
                onClick={() => pick(one.childId === current ? null : one.childId)}
              >
                <b class={css.kana}>{one.kana}</b>
                {look && <Knot of="answer" size={18} label={words.fever(degrees(care.feverFrom(one.childId)))} />}
                <Allergens words={one.allergens} mark={one.mark} />
                {own !== undefined && (
                  <b class={css.own}>
                    {say(own)}
                    {unit}
                  </b>
                )}
                {home && <span class={homeClass(home, one.childId)}>{homeText(home)}</span>}
              </button>
              <Stands facility={facility} day={day} child={one} said={said} />
            </li>
          )
        })}
      </ul>
      <section class={css.pane} aria-label={child?.kana ?? words.pick}>
        {child ? (
          <>
            <h3 class={css.paneName}>
              {child.kana} <Allergens words={child.allergens} mark={child.mark} />
            </h3>
            {child && atHome && <p class={homeClass(atHome, child.childId)}>{homeText(atHome)}</p>}
            <p class={css.number} role="status">
              <b>{digits === '' ? '–' : kind === 'temperature' && digits.length === 3 ? degrees(Number(digits)) : digits}</b>
              <span>{unit}</span>
            </p>
            <p class={classes(css.word, (wrong || fever) && css.wordLook)}>
              {wrong ? words.tooFar(Number(say(from)), Number(say(to)), unit) : fever ? words.fever(degrees(feverFrom)) : ''}
            </p>
            <NumberPad
              label={words.kinds[kind]}
              onDigit={type}
              left={{ face: words.clear, onPress: () => put('') }}
              right={{ face: words.next, onPress: goOn }}
            />
          </>
        ) : (
          <p class={css.none}>{words.pick}</p>
        )}
      </section>
    </div>
  )
}
