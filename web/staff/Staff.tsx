// 職員: everybody who works here now or will, as what, and today's duties. One form takes somebody on, one act lets somebody go.
import { useState } from 'preact/hooks'
import { sayRole } from '../../schema/permission/role-words.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain } from '../kit/words.tsx'
import { Desk } from '../office/Desk.tsx'
import { facility, facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { AddDialog } from './AddDialog.tsx'
import { HelperDialog } from './HelperDialog.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import css from './Staff.module.css'
import { StaffTabs } from './StaffTabs.tsx'
import { type Classes, type Person, type StaffList, sayDates, sayDuty } from './staff.ts'
import { words } from './words.ts'

type Open = { what: 'add' | 'helper' } | { what: 'person'; personId: string }

export function Staff() {
  const loaded = useLoad<StaffList>(addressOf(facilityId(), 'staff', '/'))
  const list = loaded?.data.value
  const [open, setOpen] = useState<Open | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const done = async (text: string | null) => {
    await loaded?.refresh()
    setSaid(text)
  }
  const close = () => setOpen(null)
  const person = open?.what === 'person' ? list?.people.find(({ personId }) => personId === open.personId) : undefined
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={list && `${facility.value?.name} ・ ${words.count(list.people.length)}`}
      end={
        list && (
          <>
            {mayHere('staff.duty') && (
              <Button icon={PlusIcon} onClick={() => setOpen({ what: 'helper' })}>
                {words.helper}
              </Button>
            )}
            {mayHere('staff.change') && (
              <Button icon={PlusIcon} onClick={() => setOpen({ what: 'add' })}>
                {words.add}
              </Button>
            )}
          </>
        )
      }
    >
      <StaffTabs current="people" />
      <div aria-live="polite">{said && <Notice tone="ink" title={said} />}</div>
      {!list ? (
        <Loading from={loaded} />
      ) : list.people.length === 0 ? (
        <Sheet>
          <Empty title={words.empty}>{words.emptyMore}</Empty>
        </Sheet>
      ) : (
        <Table
          caption={words.title}
          columns={[
            { id: 'name', head: words.name, width: '16rem' },
            { id: 'work', head: words.work },
            { id: 'duty', head: words.duty, width: '14rem' },
            { id: 'pin', head: words.pin, width: '9rem' },
          ]}
        >
          {list.people.map((one) => (
            <PersonLine
              key={one.personId}
              person={one}
              list={list}
              onOpen={() => setOpen({ what: 'person', personId: one.personId })}
            />
          ))}
        </Table>
      )}
      {list && open?.what === 'add' && <AddDialog classes={list.classes} onClose={close} onDone={done} />}
      {open?.what === 'helper' && <HelperDialog onClose={close} onDone={done} />}
      {list && person && <PersonDialog person={person} classes={list.classes} today={list.today} onClose={close} onDone={done} />}
    </Desk>
  )
}

function PersonLine({ person, list, onOpen }: { person: Person; list: StaffList; onOpen: () => void }) {
  const { name, kana, self, duties } = person
  return (
    <Line>
      <Cell name>
        {mayHere('staff.change') || mayHere('pin.issue') ? (
          <button type="button" class={css.open} onClick={onOpen}>
            {name}
            <span class={css.kana}>{kana}</span>
          </button>
        ) : (
          <>
            {name}
            <span class={css.kana}>{kana}</span>
          </>
        )}
        {self && <span class={css.tag}>{words.self}</span>}
      </Cell>
      <Cell of={words.work}>
        <Works person={person} classes={list.classes} today={list.today} />
      </Cell>
      <Cell of={words.duty}>
        <span class={css.lines}>
          {duties.map((duty) => (
            <span key={duty.kind}>{sayDuty(duty)}</span>
          ))}
          {duties.length === 0 && <span class={css.second}>{words.none}</span>}
        </span>
      </Cell>
      <Cell of={words.pin} muted={!person.hasPin}>
        {person.hasPin ? words.hasPin : (person.codeUntil ?? 0) > moment() ? words.codeGiven : words.noPin}
      </Cell>
    </Line>
  )
}

/** Each role with its class, and its days where they are not simply now. */
const Works = ({ person, classes, today }: { person: Person; classes: Classes; today: string }) => (
  <span class={css.lines}>
    {person.assignments.map((one) => (
      <span key={one.assignmentId}>
        {plain(sayRole(one.role, one.classroomId, classes))} <span class={css.second}>{sayDates(one, today)}</span>
      </span>
    ))}
  </span>
)
