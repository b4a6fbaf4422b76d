// The classes of the next year with how many children and whom they have, those who work in one, and what else begins with the year.
import { useState } from 'preact/hooks'
import { newId } from '../../schema/kit/id.ts'
import { ROLE_WORDS } from '../../schema/permission/role-words.ts'
import { groupsOf } from '../../schema/rollover/lay-out-classes.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { Field, SelectField } from '../kit/Field.tsx'
import { eraDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { rollover, type Year } from './api.ts'
import css from './Rollover.module.css'
import { words } from './words.ts'

interface PartProps {
  year: Year
  refresh: () => Promise<void>
}

const MIXED = 'mixed'
const AGES = [0, 1, 2, 3, 4, 5]
const ageName = (age: number | null): string => (age === null ? words.mixed : words.nextAge(age))

export function YearClasses({ year, refresh }: PartProps) {
  const { busy, fault, send } = useSend()
  const end = async (classroomId: string, ends: boolean) => {
    const content = { year: year.year, classroomId, ends }
    if (await send((id) => rollover.post(facilityId(), '/end-class', { id, ...content }), content)) await refresh()
  }
  const groups = groupsOf(year.classes, year.children)
  const ending = year.thisYear.filter(({ id }) => year.ending.includes(id))
  return (
    <Part title={words.classes} second={words.classesMore}>
      {fault && <Notice tone="look" title={fault.message} />}
      <Table
        caption={words.classes}
        columns={[
          { id: 'name', head: words.class },
          { id: 'age', head: words.classAge, width: '7rem' },
          { id: 'count', head: words.count, width: '6rem', number: true },
          { id: 'people', head: words.teachers },
          { id: 'ends', head: <span class="unseen">{words.ends}</span>, width: '11rem' },
        ]}
      >
        {groups.classes.map(({ id, name, classAge, fresh, children }) => (
          <Line key={id}>
            <Cell name>
              {name} {fresh && <span class={css.second}>{words.new}</span>}
            </Cell>
            <Cell of={words.classAge}>{ageName(classAge)}</Cell>
            <Cell of={words.count} number>
              {words.countOf(children.length)}
            </Cell>
            <Cell of={words.teachers}>
              {year.works
                .filter(({ to }) => to === id)
                .map((one) => one.name)
                .join('・') || <span class={css.second}>{words.noTeacher}</span>}
            </Cell>
            <Cell>
              <Button disabled={busy} label={words.endsOf(name)} onClick={() => void end(id, true)}>
                {words.ends}
              </Button>
            </Cell>
          </Line>
        ))}
        {ending.map(({ id, name, classAge }) => (
          <Line key={id} tone="rest">
            <Cell name>{name}</Cell>
            <Cell of={words.classAge}>{ageName(classAge)}</Cell>
            <Cell of={words.count} muted>
              {words.ending}
            </Cell>
            <Cell />
            <Cell>
              <Button disabled={busy} onClick={() => void end(id, false)}>
                {words.goesOn}
              </Button>
            </Cell>
          </Line>
        ))}
      </Table>
      <AddClass {...{ year, refresh }} />
    </Part>
  )
}

function AddClass({ year, refresh }: PartProps) {
  const { busy, fault, send } = useSend()
  const [name, setName] = useState('')
  const [age, setAge] = useState(MIXED)
  const [classroomId, setId] = useState(() => newId(moment()))
  const add = async () => {
    const content = { year: year.year, classroomId, name, classAge: age === MIXED ? null : Number(age) }
    if (!(await send((id) => rollover.post(facilityId(), '/class', { id, ...content }), content))) return
    setName('')
    setId(newId(moment()))
    await refresh()
  }
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Field label={words.name} value={name} onChange={setName} maxLength={30} error={fault?.message} />
      <SelectField
        label={words.classAge}
        value={age}
        onChange={setAge}
        options={[
          ...AGES.map((each) => ({ value: String(each), label: words.nextAge(each) })),
          { value: MIXED, label: words.mixed },
        ]}
      />
      <Button type="submit" disabled={busy || name.trim() === ''}>
        {words.add}
      </Button>
    </form>
  )
}

export function YearWorks({ year, refresh }: PartProps) {
  const { busy, fault, send } = useSend()
  const move = async (assignmentId: string, classroomId: string) => {
    const content = { year: year.year, assignmentId, classroomId }
    if (await send((id) => rollover.post(facilityId(), '/work', { id, ...content }), content)) await refresh()
  }
  const nameOf = new Map(year.thisYear.map(({ id, name }) => [id, name]))
  return (
    <Part title={words.works} second={words.worksMore}>
      {fault && <Notice tone="look" title={fault.message} />}
      {year.works.length === 0 ? (
        <Sheet>
          <p>{words.noWorks}</p>
        </Sheet>
      ) : (
        <Table
          caption={words.works}
          columns={[
            { id: 'name', head: words.person },
            { id: 'now', head: words.nowClass },
            { id: 'next', head: words.nextClass, width: '15rem' },
            { id: 'how', head: words.how, width: '6rem' },
          ]}
        >
          {year.works.map(({ assignmentId, name, role, from, to, by }) => (
            <Line key={assignmentId} tone={to === null ? 'look' : 'plain'}>
              <Cell name>
                {name} <span class={css.second}>{ROLE_WORDS[role]}</span>
              </Cell>
              <Cell of={words.nowClass}>{nameOf.get(from) ?? ''}</Cell>
              <Cell of={words.nextClass}>
                <select
                  class={to === null ? `${css.target} ${css.waits}` : css.target}
                  aria-label={words.nextOf(name)}
                  disabled={busy}
                  value={to ?? ''}
                  onChange={(event) => void move(assignmentId, event.currentTarget.value)}
                >
                  {to === null && <option value="">{words.choose}</option>}
                  {year.classes.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </Cell>
              <Cell of={words.how} muted={by !== 'hand'}>
                {words[by]}
              </Cell>
            </Line>
          ))}
        </Table>
      )}
    </Part>
  )
}

/** What begins with the year beside the classes, and where it is set. */
export function Beside({ year }: { year: Year }) {
  const { tariff, settings, ownForms } = year.beside
  const from = (day: string | null) =>
    day === null ? words.tariffNone : (day === year.firstDay ? words.tariffNew : words.tariffSame)(eraDay(day))
  const withoutHours = year.children.filter(({ to, hasHours }) => to?.outcome === 'class' && !hasHours)
  const hours = withoutHours.length === 0 ? words.hoursAll : words.hoursMissing(withoutHours.map(({ kana }) => kana).join('・'))
  return (
    <Part title={words.beside}>
      <Sheet flush>
        {mayHere('fee.keep') && (
          <Row href="/office/fee/price" second={from(tariff)}>
            {words.tariff}
          </Row>
        )}
        <Row href="/office/facility" second={from(settings)}>
          {words.settings}
        </Row>
        {mayHere('document.form') && (
          <Row href="/office/document/kinds" second={words.ownFormsOf(ownForms)}>
            {words.ownForms}
          </Row>
        )}
        <Row href="/office/roster" tone={withoutHours.length > 0 ? 'look' : 'plain'} second={hours}>
          {words.hours}
        </Row>
        <Row href="/office/ledger" second={words.roundMore}>
          {words.round}
        </Row>
      </Sheet>
    </Part>
  )
}
