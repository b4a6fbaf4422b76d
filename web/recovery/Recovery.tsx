// サインインできないとき: who it is, how they were made sure of, and the code, once.
import { useState } from 'preact/hooks'
import { dayOf } from '../../schema/kit/day.ts'
import type { Way } from '../../schema/recovery/input.ts'
import type { Routes } from '../../worker/recovery/routes.ts'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { Facts } from '../kit/Facts.tsx'
import { clockTime, monthDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import css from './Recovery.module.css'
import { words } from './words.ts'

const word = wordOf<Routes>('recovery')
type People = Reply<Routes, '/'>
type Person = People['people'][number]
type Issued = Reply<Routes, '/issue', 'post'>
type Asked = { childId: string } | { personId: string }

const untilText = (moment: number): string => `${monthDay(dayOf(moment))} ${clockTime(moment)}`

/** The people of a child, or one person who works here. Reading them is written down, so it waits for a press. */
export function Recovery(asked: Asked) {
  const [open, setOpen] = useState(false)
  return (
    <div class={css.form}>
      <p class={css.second}>{words.lead}</p>
      {open ? <Steps asked={asked} /> : <Button onClick={() => setOpen(true)}>{words.open}</Button>}
    </div>
  )
}

function Steps({ asked }: { asked: Asked }) {
  const loaded = useLoad<People>(addressOf(facilityId(), 'recovery', '/', asked))
  const [chosen, setChosen] = useState<string | null>(null)
  const people = loaded?.data.value?.people
  if (!people) return <Loading from={loaded} />
  const [only] = people
  if (!only) return <Empty title={words.none}>{words.noneMore}</Empty>
  const person = people.length === 1 ? only : people.find(({ personId }) => personId === chosen)
  return (
    <>
      {people.length > 1 && (
        <Chips
          legend={words.who}
          chips={people.map(({ personId, name, relationship }) => ({
            value: personId,
            span: 4,
            label: relationship ? `${name}（${relationship}）` : name,
          }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {person && <OnePerson key={person.personId} person={person} />}
      <p class={css.second}>{words.noneMore}</p>
    </>
  )
}

function OnePerson({ person }: { person: Person }) {
  const [way, setWay] = useState<Way | null>(null)
  const [clearsFactor, setClears] = useState(false)
  const [gap, setGap] = useState(false)
  const [issued, setIssued] = useState<Issued | null>(null)
  const { busy, fault, send } = useSend()
  if (!person.joined) return <Notice tone="ink" title={words.notJoined} />
  if (!person.mayIssue) return <Notice tone="ink" title={words.directorOnly} />
  if (issued) return <Code person={person} issued={issued} />
  const issue = async () => {
    setGap(way === null)
    if (way === null) return
    const json = { personId: person.personId, way, clearsFactor }
    setIssued(await send((id) => word.post(facilityId(), '/issue', { id, ...json }), json))
  }
  return (
    <>
      {person.codeUntil !== null && <p class={css.second}>{words.codeUntil(untilText(person.codeUntil))}</p>}
      <Chips
        legend={words.way}
        error={gap ? words.needWay : undefined}
        chips={[
          { value: 'in_person', span: 4, label: words.in_person },
          { value: 'call_back', span: 4, label: words.call_back, disabled: person.phone === null },
        ]}
        value={way}
        onChange={setWay}
      />
      <p class={css.second}>{person.phone === null ? words.noPhone : words.phone(person.phone)}</p>
      {person.factor && (
        <Check checked={clearsFactor} onChange={setClears} second={words.factorMore}>
          {words.factor}
        </Check>
      )}
      {fault && <Notice tone="look" title={fault.message} />}
      <Button kind="give" disabled={busy} onClick={() => void issue()}>
        {words.issue}
      </Button>
      <p class={css.second}>{words.logged}</p>
    </>
  )
}

/** The code, large enough to read out. */
function Code({ person, issued }: { person: Person; issued: Issued }) {
  return (
    <div class={css.form} role="status">
      <p>{words.paper(person.name)}</p>
      <p class={css.code}>{issued.code}</p>
      <Facts
        facts={[
          { name: words.login, is: issued.login },
          { name: words.until, is: untilText(issued.expiresAt) },
        ]}
      />
      <p>{words.how}</p>
      <p class={css.second}>{words.once}</p>
      <Button icon={PrinterIcon} onClick={() => print()}>
        {words.print}
      </Button>
    </div>
  )
}
