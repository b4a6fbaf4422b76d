// 点呼をはじめる: who goes where. Two taps begin an evacuation.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { momentOf, type Time } from '../../schema/kit/time.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import type { OutingKind } from '../../schema/roll/input.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { moment, today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, TimeField } from '../kit/Field.tsx'
import { beginGroup } from './act.ts'
import { isHere } from './here.ts'
import { byClass } from './of-classes.ts'
import type { Group } from './open-roll.ts'
import css from './Roll.module.css'
import { closeRoll, rollOpened } from './roll-opened.ts'
import { words } from './words.ts'

interface StartSheetProps {
  facility: number
  classes: Board['classes']
  /** The children of the classes of this room, or all. */
  near: readonly BoardChild[]
  /** Those of the class shown, who are chosen at first. */
  own: readonly BoardChild[]
  groups: readonly Group[]
}

const PLANNED: readonly Exclude<OutingKind, 'evacuation'>[] = ['walk', 'inside', 'bus']

export function StartSheet({ facility, classes, near, own, groups }: StartSheetProps) {
  const here = near.filter(isHere)
  const [kind, setKind] = useState<Exclude<OutingKind, 'evacuation'>>('walk')
  const [chosen, setChosen] = useState<readonly Id[]>(() =>
    own.filter(({ status }) => status === 'present').map(({ childId }) => childId),
  )
  const [place, setPlace] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [returnBy, setReturnBy] = useState<Time | null>(null)
  const [late, setLate] = useState(false)
  const places = recentPlaces(groups)
  const out = kind !== 'inside'
  // A bus in the morning fetches children who have not come yet.
  const children = kind === 'bus' ? near.filter(({ status }) => status !== 'left' && status !== 'absent') : here
  const open = (id: Id) => {
    rollOpened.value = { what: 'roll', outingId: id }
  }
  const evacuate = () => {
    // One group a class: whoever may call one class only is not held up by the others.
    const ids = byClass(classes, here).map((of) =>
      beginGroup(facility, { kind: 'evacuation', childIds: of.children.map(({ childId }) => childId) }),
    )
    if (ids.length === 1 && ids[0]) open(ids[0])
    else closeRoll()
  }
  return (
    <Dialog open onClose={closeRoll} title={words.start} place="side">
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          const back = returnBy === null ? null : momentOf(today(), returnBy)
          if (back !== null && back <= moment()) return setLate(true)
          const where = text.trim() || place
          if (where) rememberPlace(where)
          open(
            beginGroup(facility, {
              kind,
              ...(out && where ? { place: where } : {}),
              ...(out && back !== null ? { returnBy: back } : {}),
              childIds: children.filter(({ childId }) => chosen.includes(childId)).map(({ childId }) => childId),
            }),
          )
        }}
      >
        {here.length > 0 && (
          <Button type="button" wide class={css.evacuate} onClick={evacuate}>
            {words.evacuate}
          </Button>
        )}
        <Chips
          legend={words.scene}
          chips={PLANNED.map((value) => ({
            value,
            label: words.kinds[value],
            span: 2 as const,
          }))}
          value={kind}
          onChange={setKind}
        />
        {out && (
          <>
            {places.length > 0 && (
              <Chips
                legend={words.place}
                chips={places.map((value) => ({ value, label: value, span: 2 as const }))}
                value={place}
                onChange={setPlace}
              />
            )}
            <Field
              label={places.length > 0 ? words.placeText : words.place}
              value={text}
              onChange={setText}
              maxLength={40}
              autoComplete="off"
            />
            <TimeField
              label={words.returnBy}
              value={returnBy}
              onChange={setReturnBy}
              error={late ? words.backLater : undefined}
            />
          </>
        )}
        {byClass(classes, children).map(({ classId, name, children: of }, _, all) => {
          const ids = of.map(({ childId }) => childId)
          const going = ids.filter((childId) => chosen.includes(childId))
          const rest = chosen.filter((childId) => !ids.includes(childId))
          return (
            <div key={classId} class={css.ofClass}>
              <Chips
                many
                legend={all.length > 1 ? `${words.who} ${name}` : words.who}
                hint={words.ofAll(going.length, ids.length)}
                chips={of.map(({ childId, kana }) => ({
                  value: childId,
                  label: (
                    <>
                      {kana} <AllergensOf childId={childId} />
                    </>
                  ),
                  span: 2 as const,
                }))}
                value={going}
                onChange={(now) => setChosen([...rest, ...now])}
              />
              {all.length > 1 && (
                <Button type="button" onClick={() => setChosen(going.length === ids.length ? rest : [...rest, ...ids])}>
                  {going.length === ids.length ? words.noneOf(name) : words.allOf(name)}
                </Button>
              )}
            </div>
          )
        })}
        <Button kind="give" type="submit" wide disabled={chosen.length === 0}>
          {chosen.length === 0 ? words.nobody : words.begin(chosen.length)}
        </Button>
      </form>
    </Dialog>
  )
}

const PLACES = 'tsumugi.room.places'
const readPlaces = (): string[] => {
  try {
    return JSON.parse(localStorage.getItem(PLACES) ?? '[]') as string[]
  } catch {
    return []
  }
}

/** Where groups went lately: those of today, then what this tablet remembers. */
const recentPlaces = (groups: readonly Group[]): string[] =>
  [...new Set([...groups.flatMap(({ outing }) => outing.place ?? []), ...readPlaces()])].slice(0, 6)

function rememberPlace(place: string): void {
  try {
    localStorage.setItem(PLACES, JSON.stringify([place, ...readPlaces().filter((one) => one !== place)].slice(0, 6)))
  } catch {
    // Closed storage: it is typed again next time.
  }
}
