// 食事の区分 of children from a day on, and 職員食 by weekday.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Day, weekdayOf } from '../../schema/kit/day.ts'
import { FORMS, type Form } from '../../schema/meal/count.ts'
import { BOX_WORDS } from '../../schema/meal/words.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Check } from '../kit/Check.tsx'
import { today } from '../kit/clock.ts'
import { DayField, SelectField } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type Forms, meal, type Staff } from './api.ts'
import css from './Desk.module.css'
import { words } from './desk-words.ts'

const WEEK = '日月火水木金土'

export function FormDesk({ bar }: { bar: ComponentChildren }) {
  return (
    <Desk title={words.title} name={words.form}>
      {bar}
      <div id="meal" role="tabpanel" aria-label={words.form} class={css.panel}>
        {mayHere('meal.form') && <Children />}
        {mayHere('meal.plan') && <People />}
      </div>
    </Desk>
  )
}

function Children() {
  const loaded = useLoad<Forms>(meal.address(facilityId(), '/form'))
  const [startsOn, setStartsOn] = useState<Day | null>(today())
  const { busy, fault, send } = useSend()
  const answer = loaded?.data.value
  const roomOf = (classId: string | null) => answer?.classes.find((one) => one.classId === classId)?.name ?? ''
  const set = async (childId: string, form: Form) => {
    if (startsOn === null) return
    const json = { startsOn, children: [{ childId, form }] }
    if (await send((id) => meal.post(facilityId(), '/form', { id, ...json }), json)) void loaded?.refresh()
  }
  return (
    <Part title={words.forms} second={words.formsMore}>
      {fault && <Notice tone="look" title={fault.message} />}
      {!answer ? (
        <Loading from={loaded} />
      ) : (
        <>
          <div class={css.line}>
            <DayField label={words.startsOn} value={startsOn} onChange={setStartsOn} min={today()} />
          </div>
          <Table
            caption={words.forms}
            columns={[
              { id: 'child', head: words.child },
              { id: 'room', head: words.classroom },
              { id: 'now', head: words.now },
              { id: 'next', head: words.next, width: '14rem' },
            ]}
          >
            {answer.children.map((child) => (
              <Line key={child.childId} tone={child.box === 'unset' ? 'look' : 'plain'}>
                <Cell name>
                  {child.kana} <AllergensOf childId={child.childId} />
                  {child.comesOn && <span class={css.second}> {words.comesOn(shortDay(child.comesOn))}</span>}
                </Cell>
                <Cell of={words.classroom}>{roomOf(child.classId)}</Cell>
                <Cell of={words.now}>
                  {BOX_WORDS[child.box]}
                  {child.box === 'elimination' && child.form && ` ・ ${BOX_WORDS[child.form]}`}
                  {child.next && (
                    <span class={css.second}>
                      {' '}
                      {words.from(shortDay(child.next.startsOn))} {BOX_WORDS[child.next.form]}
                    </span>
                  )}
                </Cell>
                <Cell of={words.next}>
                  <SelectField
                    label={<span class="unseen">{`${child.kana} ${words.next}`}</span>}
                    value=""
                    disabled={busy || startsOn === null}
                    onChange={(value) => value && void set(child.childId, value as Form)}
                    options={[{ value: '', label: words.choose }, ...FORMS.map((value) => ({ value, label: BOX_WORDS[value] }))]}
                  />
                </Cell>
              </Line>
            ))}
          </Table>
        </>
      )}
    </Part>
  )
}

function People() {
  const loaded = useLoad<Staff>(meal.address(facilityId(), '/staff'))
  const { busy, fault, send } = useSend()
  const people = loaded?.data.value?.people
  const set = async (personId: string, weekdays: number[], once: boolean) => {
    const json = { personId, startsOn: today(), once, weekdays }
    if (await send((id) => meal.post(facilityId(), '/staff', { id, ...json }), json)) void loaded?.refresh()
  }
  return (
    <Part title={words.staffMeals} second={words.staffMore}>
      {fault && <Notice tone="look" title={fault.message} />}
      {!people ? (
        <Loading from={loaded} />
      ) : (
        <Table
          caption={words.staffMeals}
          columns={[
            { id: 'who', head: words.who },
            { id: 'today', head: words.today, width: '12rem' },
            { id: 'week', head: words.staffMeals },
          ]}
        >
          {people.map((one) => (
            <Line key={one.personId} tone={one.elsewhere.length > 0 ? 'look' : 'plain'}>
              <Cell name>
                {one.name}
                {one.elsewhere.length > 0 && <p class={css.warn}>{words.elsewhere(one.elsewhere.join('、'))}</p>}
              </Cell>
              <Cell of={words.today}>
                <Check
                  checked={one.today}
                  disabled={busy}
                  onChange={(on) => void set(one.personId, on ? [weekdayOf(today())] : [], true)}
                >
                  <span class="unseen">{`${one.name} ${words.today} `}</span>
                  {one.today ? words.eats : words.not}
                </Check>
              </Cell>
              <Cell of={words.staffMeals}>
                <div class={css.week}>
                  {[1, 2, 3, 4, 5, 6].map((day) => (
                    <Check
                      key={day}
                      checked={one.weekdays.includes(day)}
                      disabled={busy}
                      onChange={(on) =>
                        void set(one.personId, on ? [...one.weekdays, day] : one.weekdays.filter((other) => other !== day), false)
                      }
                    >
                      <span class="unseen">{`${one.name} `}</span>
                      {WEEK[day]}
                    </Check>
                  ))}
                </div>
              </Cell>
            </Line>
          ))}
        </Table>
      )}
    </Part>
  )
}
