// A class on one sheet: a field a child and kind, last month's value under it, and beside the sheet the value one is at, with the pad.

import { useState } from 'preact/hooks'
import type { SheetChild } from '../../schema/growth/class-sheet.ts'
import { KINDS, type Kind } from '../../schema/growth/rule.ts'
import { KIND_WORDS, UNITS } from '../../schema/growth/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { Knot } from '../kit/Knot.tsx'
import { Beside } from './Beside.tsx'
import css from './Entry.module.css'
import { EntryField, fieldId, type Place } from './EntryField.tsx'
import { affirmed, type Entry, firstOpen, judge, notMeasured, typed } from './judge-entry.ts'
import { words } from './words.ts'

interface ClassEntryProps {
  children: readonly SheetChild[]
  day: Day
  entry: Entry
  onChange: (change: (before: Entry) => Entry) => void
  /** Who is not here today. */
  absent: ReadonlySet<Id>
  /** Keys on the screen, for a tablet. */
  pad: boolean
  busy: boolean
  /** Said beside the button. */
  said: string | null
  onSave: () => void
}

const BASIC: readonly Kind[] = ['weight', 'height']

export function ClassEntry({ children, day, entry, onChange, absent, pad, busy, said, onSave }: ClassEntryProps) {
  const [more, setMore] = useState<Kind[]>([])
  const [at, setAt] = useState<Place | null>(null)
  const [looked, setLooked] = useState(false)
  /** The value one is at is asked about: not while it is being typed, but once one means to go on. */
  const [asked, setAsked] = useState(false)
  const typedKinds = KINDS.filter((kind) => children.some(({ childId }) => entry.values[childId]?.[kind]))
  const kinds = KINDS.filter((kind) => BASIC.includes(kind) || more.includes(kind) || typedKinds.includes(kind))
  const rest = notMeasured(children, entry)
  const count = children.filter(({ childId }) => KINDS.some((kind) => entry.values[childId]?.[kind]?.trim())).length
  const child = at && children.find(({ childId }) => childId === at.childId)
  const go = (place: Place | null) => {
    if (place) document.getElementById(fieldId(place))?.focus()
  }
  const nextOf = ({ childId, kind }: Place): Place | null => {
    const place = children.findIndex((one) => one.childId === childId)
    const next = children.slice(place + 1).find((one) => !absent.has(one.childId))
    return next ? { childId: next.childId, kind } : null
  }
  const save = () => {
    const open = firstOpen(children, entry, day)
    setLooked(open !== null)
    if (open) {
      go(open)
      setAsked(true)
    } else {
      setAt(null)
      onSave()
    }
  }
  const isOpen = ({ childId, kind }: Place): boolean => {
    const one = children.find((each) => each.childId === childId)
    if (!one) return false
    const { fault, odd } = judge(one, kind, entry, day)
    return fault !== null || odd !== null
  }
  const arrive = (place: Place) => {
    if (at?.childId === place.childId && at.kind === place.kind) return
    setAt(place)
    setAsked(isOpen(place))
  }
  const goOn = (place: Place) => (isOpen(place) ? setAsked(true) : go(nextOf(place)))
  const write = (place: Place, text: string) => {
    setAsked(false)
    onChange((before) => typed(before, place.childId, place.kind, text))
  }
  return (
    <div class={classes(css.entry, pad && css.withPad)}>
      <div class={css.sheet}>
        <fieldset class={css.more}>
          <legend class="unseen">{words.kinds}</legend>
          {KINDS.filter((kind) => !BASIC.includes(kind)).map((kind) => (
            <Button
              key={kind}
              pressed={kinds.includes(kind)}
              onClick={() =>
                setMore((before) => (before.includes(kind) ? before.filter((one) => one !== kind) : [...before, kind]))
              }
            >
              {KIND_WORDS[kind]}
            </Button>
          ))}
        </fieldset>
        <table class={css.table}>
          <caption class="unseen">{words.list}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {KIND_WORDS[kind]} <span class={css.unit}>{UNITS[kind]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {children.map((one) => (
              <tr key={one.childId} data-child={one.childId} class={classes(absent.has(one.childId) && css.away)}>
                <th scope="row">
                  <b class={css.kana}>{one.kana}</b> <AllergensOf childId={one.childId} />
                  {absent.has(one.childId) && (
                    <span class={css.second}>
                      <Knot of="absent" size={16} /> {words.absent}
                    </span>
                  )}
                </th>
                {kinds.map((kind) => {
                  const place = { childId: one.childId, kind }
                  return (
                    <td key={kind}>
                      <EntryField
                        child={one}
                        place={place}
                        entry={entry}
                        day={day}
                        pad={pad}
                        current={at?.childId === one.childId && at.kind === kind}
                        asked={asked}
                        onFocus={() => arrive(place)}
                        onType={(text) => write(place, text)}
                        onEnter={() => goOn(place)}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {rest.length > 0 && (
          <section class={css.rest} aria-label={words.rest(rest.length)}>
            <b>{words.rest(rest.length)}</b>
            <span class={css.second}>{words.restMore}</span>
            <span class={css.names}>{rest.map(({ kana }) => kana).join('　')}</span>
          </section>
        )}
      </div>
      <aside class={css.side}>
        {at && child ? (
          <Beside
            key={fieldId(at)}
            child={child}
            kind={at.kind}
            entry={entry}
            day={day}
            pad={pad}
            asked={asked}
            onType={(text) => {
              write(at, text)
              go(at)
            }}
            onSure={() => onChange((before) => affirmed(before, at.childId, at.kind))}
            onAgain={() => {
              write(at, '')
              go(at)
            }}
            onNext={nextOf(at) || isOpen(at) ? () => goOn(at) : null}
          />
        ) : (
          <p class={css.pick}>{words.pick}</p>
        )}
        <div class={css.foot}>
          <b>{rest.length > 0 ? words.rest(rest.length) : words.nobodyLeft}</b>
          <p role="status" class={css.said}>
            {looked ? words.look : said}
          </p>
          <Button kind="give" wide disabled={busy || count === 0} onClick={save}>
            {words.save(count)}
          </Button>
        </div>
      </aside>
    </div>
  )
}
