// 紙から転記: what stood on paper during an outage, for many children on one screen. Each line goes by itself and stays until the nursery has it.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { addDays, type Day, type Moment, startOf } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { type BoardChild, foldBoard } from '../../schema/presence/fold-board.ts'
import { type PackedBoard, unpackBoard } from '../../schema/presence/pack-board.ts'
import { isEmptyLine, type PaperLine, readLine } from '../../schema/presence/read-paper.ts'
import type { Routes } from '../../worker/presence/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { NoLine, Refused, type Sent, wordOf } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { DayField, SelectField } from '../kit/Field.tsx'
import { clockTime, longDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { answerKey, store } from '../kit/store.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { paperWords as words } from './paper-words.ts'
import css from './Transcribe.module.css'
import { factWord } from './words.ts'

const presence = wordOf<Routes>('presence')
/** As far back as a line may be written without the director's correction. */
const BACK = 7

/** A line with the ids its two acts keep until they have arrived. */
interface Draft extends PaperLine {
  arriveId?: Id
  leaveId?: Id
  /** The nursery has it. */
  sent?: true
  fault?: string
}
type Drafts = Record<Id, Draft>
const EMPTY: PaperLine = { arrive: '', seenBy: '', leave: '', person: '' }

/** What was typed for a day, kept on the device at every letter. */
function useDrafts(facility: number, day: Day) {
  const place = answerKey(`paper ${facility} ${day}`, { 'X-Door': 'device' })
  const [drafts, setDrafts] = useState<Drafts | null>(null)
  useEffect(() => {
    let gone = false
    setDrafts(null)
    void store()
      .then((kept) => kept?.get('answer', place))
      .then((kept) => gone || setDrafts((kept?.body as Drafts) ?? {}))
      .catch(() => gone || setDrafts({}))
    return () => {
      gone = true
    }
  }, [place])
  const newest = useRef<Drafts>({})
  newest.current = drafts ?? {}
  const change = (childId: Id, more: Partial<Draft>): Draft => {
    const next = { ...EMPTY, ...newest.current[childId], ...more }
    newest.current = { ...newest.current, [childId]: next }
    setDrafts(newest.current)
    void store().then((kept) => kept?.put('answer', { body: newest.current, etag: null, at: moment() }, place))
    return next
  }
  return { drafts, change }
}

export function Transcribe({ facility, onBack }: { facility: number; onBack: () => void }) {
  const [day, setDay] = useState(today())
  const [classId, setClassId] = useState('')
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const loaded = useLoad<PackedBoard>(presence.address(facility, '/board', { day }))
  const { drafts, change } = useDrafts(facility, day)
  const packed = loaded?.data.value
  const board = useMemo(
    () => packed && foldBoard(unpackBoard(packed), day === today() ? moment() : startOf(addDays(day, 1)) - 1),
    [packed, day],
  )
  const children = (board?.children ?? []).filter((child) => classId === '' || child.classId === classId)
  const lineOf = (childId: Id): Draft => drafts?.[childId] ?? EMPTY
  const waiting = children.filter(({ childId }) => !isEmptyLine(lineOf(childId)) && !lineOf(childId).sent)

  const send = async () => {
    setBusy(true)
    setSaid('')
    let count = 0
    let faults = 0
    try {
      for (const child of waiting) {
        const line = lineOf(child.childId)
        const read = readLine(line, day, moment(), cameAt(child, day))
        if (read.fault) {
          faults += 1
          change(child.childId, { fault: words.faults[read.fault] })
          continue
        }
        try {
          await sendLine(facility, child.childId, line, read, change)
          count += 1
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          faults += 1
          change(child.childId, { fault: error.message })
        }
      }
      setSaid(words.written(count, faults))
    } catch (error) {
      if (!(error instanceof NoLine)) throw error
      setSaid(words.cut(count))
    } finally {
      setBusy(false)
      void loaded?.refresh()
    }
  }

  return (
    <Desk
      title={words.transcribe}
      name={words.transcribe}
      second={longDay(day)}
      end={<Button onClick={onBack}>{words.back}</Button>}
    >
      <div class={css.top}>
        <DayField
          label={words.paperDay}
          value={day}
          min={addDays(today(), -BACK)}
          max={today()}
          onChange={(next) => next && next <= today() && setDay(next)}
        />
        <SelectField
          label={words.class}
          value={classId}
          onChange={setClassId}
          options={[
            { value: '', label: words.all },
            ...(board?.classes ?? []).map((each) => ({ value: each.classId, label: each.name })),
          ]}
        />
      </div>
      <p>{words.transcribeHow}</p>
      <div aria-live="polite">{said && <Notice tone="look" title={said} />}</div>
      {!board || !drafts ? (
        <p role="status">{loaded?.offline.value ? words.noBoard : (loaded?.refused.value?.message ?? words.opening)}</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
          onKeyDown={onEnterNext}
        >
          <Table
            caption={words.transcribe}
            columns={[
              { id: 'name', head: words.name, width: '13rem' },
              { id: 'arrive', head: words.arrive, width: '7rem' },
              { id: 'seenBy', head: words.seenBy, width: '11rem' },
              { id: 'leave', head: words.leave, width: '7rem' },
              { id: 'person', head: words.person, width: '11rem' },
              { id: 'state', head: words.state },
            ]}
          >
            {children.map((child) => (
              <PaperRow
                key={child.childId}
                child={child}
                day={day}
                line={lineOf(child.childId)}
                onChange={(more) => change(child.childId, more)}
              />
            ))}
          </Table>
          <p class={css.end}>
            <Button kind="give" type="submit" disabled={busy || waiting.length === 0}>
              {busy ? words.sending : words.write(waiting.length)}
            </Button>
          </p>
        </form>
      )}
    </Desk>
  )
}

interface PaperRowProps {
  child: BoardChild
  day: Day
  line: Draft
  onChange: (more: Partial<Draft>) => void
}

function PaperRow({ child, day, line, onChange }: PaperRowProps) {
  const known = (child.acts ?? []).map(([kinds, at]) => `${clockTime(startOf(day) + at * 1000)} ${factWord(kinds)}`).join('、')
  const input = (name: keyof PaperLine, label: string, time: boolean) => (
    <input
      class={css.input}
      aria-label={`${child.kana} ${label}`}
      aria-invalid={line.fault !== undefined}
      value={line[name]}
      maxLength={time ? 6 : 40}
      inputMode={time ? 'numeric' : 'text'}
      autoComplete="off"
      disabled={line.sent === true}
      onInput={(event) => {
        const { fault: _fault, ...rest } = { ...line, [name]: event.currentTarget.value }
        onChange({ ...rest, fault: undefined as never })
      }}
    />
  )
  return (
    <Line tone={line.sent ? 'rest' : 'plain'}>
      <Cell name>
        {child.kana} <AllergensOf childId={child.childId} />
        {known && <span class={css.known}>{known}</span>}
      </Cell>
      <Cell of={words.arrive}>{input('arrive', words.arrive, true)}</Cell>
      <Cell of={words.seenBy}>{input('seenBy', words.seenBy, false)}</Cell>
      <Cell of={words.leave}>{input('leave', words.leave, true)}</Cell>
      <Cell of={words.person}>{input('person', words.person, false)}</Cell>
      <Cell of={words.state}>{line.sent ? words.sent : line.fault ? <b class={css.fault}>{line.fault}</b> : ''}</Cell>
    </Line>
  )
}

/** When the child came, as it is recorded; null when nobody has recorded it. */
const cameAt = ({ acts }: BoardChild, day: Day): Moment | null => {
  const [, at] = acts?.find(([kinds]) => /[as]/.test(kinds)) ?? []
  return at === undefined ? null : startOf(day) + at * 1000
}

/** Sends the two acts of a line, coming first. Their ids are kept before, so that a lost answer doubles nothing. */
async function sendLine(
  facility: number,
  childId: Id,
  line: Draft,
  { arrive, leave }: { arrive: Moment | null; leave: Moment | null },
  change: (childId: Id, more: Partial<Draft>) => Draft,
): Promise<void> {
  const { arriveId, leaveId } = change(childId, {
    arriveId: line.arriveId ?? newId(moment()),
    leaveId: line.leaveId ?? newId(moment()),
  })
  const post = (json: Sent<Routes, '/paper'>) => presence.post(facility, '/paper', json)
  const named = (key: 'seenBy' | 'person', text: string) => (text.trim() ? { [key]: text.trim() } : {})
  if (arrive !== null) await post({ id: arriveId ?? '', childId, kind: 'arrive', at: arrive, ...named('seenBy', line.seenBy) })
  if (leave !== null) await post({ id: leaveId ?? '', childId, kind: 'leave', at: leave, ...named('person', line.person) })
  change(childId, { sent: true, fault: undefined as never })
}

/** Enter goes to the next field, as on a sheet of numbers; only the button sends. */
function onEnterNext(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  const fields = [...form.querySelectorAll<HTMLElement>('input:not(:disabled), button')]
  fields[fields.indexOf(event.target) + 1]?.focus()
}
