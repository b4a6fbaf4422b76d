// 休園日と臨時の開園日: days on which the facility differs from weekday and national calendar (RB22).
import { useState } from 'preact/hooks'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/facility/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { eraYear, shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { lookAgain } from '../office/watch.ts'
import css from './Settings.module.css'
import { words } from './words.ts'

type Days = Reply<Routes, '/calendar'>
type State = 'open' | 'closed'

const word = wordOf<Routes>('facility')
const BACK = 45
const AHEAD = 400

export function Calendar() {
  const range = { from: addDays(today(), -BACK), to: addDays(today(), AHEAD) }
  const loaded = useLoad<Days>(addressOf(facilityId(), 'facility', '/calendar', range))
  const days = loaded?.data.value?.days
  const [day, setDay] = useState<Day | null>(null)
  const [state, setState] = useState<State>('closed')
  const [name, setName] = useState('')
  const [gap, setGap] = useState<{ field: 'day' | 'name'; message: string } | null>(null)
  const { busy, fault, send } = useSend()
  const change = async (json: { day: Day; state: State | 'usual'; name?: string }) => {
    const sent = await send((id) => word.post(facilityId(), '/calendar', { id, ...json }), json)
    if (!sent) return
    setDay(null)
    setName('')
    lookAgain()
    await loaded?.refresh()
  }
  const save = () => {
    const found =
      day === null
        ? ({ field: 'day', message: words.needDay } as const)
        : !name.trim()
          ? ({ field: 'name', message: words.needName } as const)
          : null
    setGap(found)
    if (!found && day !== null) void change({ day, state, name: name.trim() })
  }
  const errorOf = (field: 'day' | 'name') =>
    gap?.field === field ? gap.message : fault?.field === field ? fault.message : undefined
  return (
    <Part title={words.calendar} second={words.calendarMore}>
      <form
        class={css.calendar}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <DayField label={words.calendarDay} error={errorOf('day')} value={day} onChange={setDay} />
        <SelectField
          label={words.calendarState}
          value={state}
          onChange={(value) => setState(value === 'open' ? 'open' : 'closed')}
          options={[
            { value: 'closed', label: words.closed },
            { value: 'open', label: words.open },
          ]}
        />
        <Field
          label={words.calendarName}
          hint={words.calendarNameHint}
          error={errorOf('name')}
          maxLength={40}
          value={name}
          onChange={setName}
        />
        <Button type="submit" disabled={busy}>
          {words.calendarSave}
        </Button>
      </form>
      {fault && fault.field !== 'day' && fault.field !== 'name' && <Notice tone="look" title={fault.message} />}
      {!days ? (
        <Loading from={loaded} />
      ) : days.length === 0 ? (
        <p class={css.second}>{words.calendarNone}</p>
      ) : (
        <Table
          caption={words.calendar}
          columns={[
            { id: 'day', head: words.calendarDay, width: '12rem' },
            { id: 'state', head: words.calendarState, width: '8rem' },
            { id: 'name', head: words.calendarName },
            { id: 'restore', head: <span class="unseen">{words.restore}</span>, width: '8rem' },
          ]}
        >
          {days.map((one) => (
            <Line key={one.day}>
              <Cell name>
                {eraYear(one.day)} {shortDay(one.day)}
              </Cell>
              <Cell of={words.calendarState}>{one.open ? words.open : words.closed}</Cell>
              <Cell of={words.calendarName}>{one.name}</Cell>
              <Cell number>
                <Button
                  disabled={busy}
                  label={words.restoreOf(shortDay(one.day))}
                  onClick={() => void change({ day: one.day, state: 'usual' })}
                >
                  {words.restore}
                </Button>
              </Cell>
            </Line>
          ))}
        </Table>
      )}
    </Part>
  )
}
