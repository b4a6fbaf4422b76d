// The phone that read the code at the entrance: the guardian's children there, a tap each, and who fetches them today in the same gesture.
import { useState } from 'preact/hooks'
import { type Id, newId } from '../../schema/kit/id.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { readScan } from '../../schema/pass/rule.ts'
import type { Routes as NoticeRoutes } from '../../worker/notice/routes.ts'
import type { Routes } from '../../worker/pass/routes.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { children, type FamilyChild } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import type { Sent as SentNotice } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { SelectField } from '../kit/Field.tsx'
import { CheckIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { send } from '../kit/outbox.ts'
import { Page } from '../kit/Page.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { plain, Say } from '../kit/words.tsx'
import { words } from './family-words.ts'
import css from './MyCode.module.css'
import { Reader } from './Reader.tsx'

type Stamp = SentNotice<Routes, '/stamp'>

/** What stands behind the address of the code: the facility and the code. */
const readHere = (text: string): { facilityId: number; code: string } | null => {
  const read = readScan(text)
  if (!read || !('entrance' in read)) return null
  const [facility = '', code = ''] = read.entrance.split('.')
  return { facilityId: Number(facility), code }
}

export function AtEntrance() {
  useArrival(words.readTitle)
  const [code, setCode] = useState(() => readHere(location.href))
  const [wrong, setWrong] = useState(false)
  const [done, setDone] = useState<{ names: string; kind: 'arrive' | 'leave' } | null>(null)
  if (done)
    return (
      <Page title={<Say w={words.readTitle} alone />}>
        <Sheet>
          <div class={css.done} role="status">
            <CheckIcon size={64} />
            <b>
              <Say w={words.done(done.names)} />
            </b>
            <p>
              <Say w={done.kind === 'arrive' ? words.stay : words.wait} />
            </p>
            <Button href="/family">
              <Say w={words.home} alone />
            </Button>
          </div>
        </Sheet>
      </Page>
    )
  return (
    <Page title={<Say w={words.readTitle} alone />} back="/family/pass">
      {code ? (
        <Children code={code} onDone={setDone} />
      ) : (
        <Sheet>
          <p>
            <Say w={words.readMore} />
          </p>
          {wrong && <Notice tone="look" title={<Say w={words.wrong} />} />}
          <Reader
            facing="environment"
            onRead={(text) => {
              const read = readHere(text)
              setWrong(!read)
              setCode(read)
            }}
          />
        </Sheet>
      )}
    </Page>
  )
}

const isHere = ({ status }: FamilyChild) => status === 'stamped' || status === 'present' || status === 'out'

interface ChildrenProps {
  code: { facilityId: number; code: string }
  onDone: (done: { names: string; kind: 'arrive' | 'leave' }) => void
}

function Children({ code, onDone }: ChildrenProps) {
  const mine = children.value.filter(({ facilityId, place }) => facilityId === code.facilityId && !place)
  const [chosen, setChosen] = useState<Id[]>(mine.length === 1 ? mine.map(({ childId }) => childId) : [])
  const [person, setPerson] = useState('')
  const [time, setTime] = useState('')
  if (mine.length === 0) return <Notice tone="look" title={<Say w={words.notYours} />} />
  const picked = mine.filter(({ childId }) => chosen.includes(childId))
  const toArrive = picked.filter((child) => !isHere(child))
  const toLeave = picked.filter(isHere)
  const people = [...new Set(toArrive.flatMap(({ pickupPeople }) => pickupPeople.map(({ name }) => name)))]
  const minutes = timeOn(today(), moment())
  const first = (Math.floor(minutes / 30) + 1) * 30
  const closesAt = mine[0]?.closesAt ?? 0
  const times = Array.from({ length: Math.max(0, Math.floor((closesAt - first) / 30) + 1) }, (_, at) => showTime(first + at * 30))

  const stamp = (kind: 'arrive' | 'leave', list: readonly FamilyChild[]) => {
    const at = moment()
    for (const { childId } of list) {
      const json: Stamp = { id: newId(at), childId, kind, at, code: code.code }
      void send({ id: json.id, facility: code.facilityId, path: 'pass/stamp', json: { ...json }, childIds: [childId] })
    }
    const told = list.filter(({ mayReport }) => mayReport).map(({ childId }) => childId)
    if (kind === 'arrive' && (person || time) && told.length > 0) {
      const json: SentNotice<NoticeRoutes, '/'> = {
        id: newId(at),
        childIds: told,
        kind: 'pickup_change',
        from: today(),
        ...(person ? { person } : {}),
        ...(time ? { time } : {}),
      }
      void send({ id: json.id, facility: code.facilityId, path: 'notice', json: { ...json }, childIds: told })
    }
    onDone({ names: list.map(({ given }) => given).join('・'), kind })
  }

  return (
    <Sheet>
      <Chips
        many
        legend={<Say w={words.who} alone />}
        chips={mine.map(({ childId, given }) => ({ value: childId, label: <Name>{given}</Name>, span: 2 as const }))}
        value={chosen}
        onChange={setChosen}
      />
      {toArrive.some(({ mayReport }) => mayReport) && (
        <>
          <SelectField
            label={<Say w={words.pickWho} alone />}
            value={person}
            onChange={setPerson}
            options={[{ value: '', label: plain(words.asUsual) }, ...people.map((name) => ({ value: name, label: name }))]}
          />
          <SelectField
            label={<Say w={words.pickTime} alone />}
            value={time}
            onChange={setTime}
            options={[{ value: '', label: plain(words.asUsual) }, ...times.map((value) => ({ value, label: value }))]}
          />
        </>
      )}
      {toArrive.length > 0 && (
        <Button kind="give" wide onClick={() => stamp('arrive', toArrive)}>
          <Say w={words.arrive} alone />
          {toLeave.length > 0 && ` ${toArrive.map(({ given }) => given).join('・')}`}
        </Button>
      )}
      {toLeave.length > 0 && (
        <Button kind={toArrive.length > 0 ? 'plain' : 'give'} wide onClick={() => stamp('leave', toLeave)}>
          <Say w={words.leave} alone />
          {toArrive.length > 0 && ` ${toLeave.map(({ given }) => given).join('・')}`}
        </Button>
      )}
    </Sheet>
  )
}
