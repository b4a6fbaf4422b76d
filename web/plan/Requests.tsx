// 予定の申し込み at the desk: what waits for an answer, and how many children each Saturday and each longer day has, by half hour (RA30).
import { useState } from 'preact/hooks'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/plan/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import type { Reply } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField, Field } from '../kit/Field.tsx'
import { longDay, shortDay, showTime } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { plan } from './api.ts'
import css from './Plan.module.css'
import { words } from './words.ts'

type Answer = Reply<Routes, '/requests'>
type Request = Answer['requests'][number]
const EVERY = 30_000
const AHEAD = 34

export function Requests() {
  const [first, setFrom] = useState<Day | null>(null)
  const from = first ?? today()
  const loaded = useLoad<Answer>(plan.address(facilityId(), '/requests', { from, to: addDays(from, AHEAD) }), {
    every: EVERY,
    keep: true,
  })
  const answer = loaded?.data.value
  const waiting = answer?.requests.filter(({ state }) => state === 'asked') ?? []
  const rest = answer?.requests.filter(({ state }) => state !== 'asked') ?? []
  return (
    <Desk
      title={words.requests}
      name={words.requests}
      second={answer && words.waiting(waiting.length)}
      end={
        <Button icon={PrinterIcon} onClick={() => print()}>
          {words.print}
        </Button>
      }
    >
      <div class="screen-only">
        <DayField label={words.fromDay} value={from} onChange={setFrom} />
      </div>
      {!answer ? (
        <Loading from={loaded} />
      ) : answer.requests.length === 0 ? (
        <Sheet>
          <Empty title={words.noRequests}>{words.noRequestsMore}</Empty>
        </Sheet>
      ) : (
        <>
          {waiting.length > 0 && (
            <Sheet label={words.toAnswer}>
              <h2>{words.toAnswer}</h2>
              {waiting.map((one) => (
                <Waiting key={one.requestId + one.childId} one={one} onDone={() => void loaded?.refresh()} />
              ))}
            </Sheet>
          )}
          <Heads heads={answer.heads} />
          {rest.length > 0 && (
            <Part title={words.others}>
              <Table
                caption={words.others}
                columns={[
                  { id: 'day', head: words.day, width: '8rem' },
                  { id: 'name', head: words.child },
                  { id: 'kind', head: words.what },
                  { id: 'hours', head: words.time, width: '9rem' },
                  { id: 'state', head: words.state },
                ]}
              >
                {rest.map((one) => (
                  <Line key={one.requestId + one.childId}>
                    <Cell name>{shortDay(one.day)}</Cell>
                    <Cell of={words.child}>
                      {one.kana} <AllergensOf childId={one.childId} />
                    </Cell>
                    <Cell of={words.what}>{words[one.kind]}</Cell>
                    <Cell of={words.time}>
                      {showTime(one.arrive)}–{showTime(one.leave)}
                    </Cell>
                    <Cell of={words.state}>
                      {words[one.state]} {one.answer}
                    </Cell>
                  </Line>
                ))}
              </Table>
            </Part>
          )}
        </>
      )}
    </Desk>
  )
}

function Waiting({ one, onDone }: { one: Request; onDone: () => void }) {
  const [note, setNote] = useState('')
  const [need, setNeed] = useState(false)
  const { busy, fault, send } = useSend()
  const give = async (answer: 'accepted' | 'declined') => {
    if (answer === 'declined' && !note.trim()) return setNeed(true)
    const json = {
      childId: one.childId,
      day: one.day,
      requestId: one.requestId,
      answer,
      ...(note.trim() ? { note: note.trim() } : {}),
    }
    if (await send((id) => plan.post(facilityId(), '/answer', { id, ...json }), json)) onDone()
  }
  return (
    <div class={css.act}>
      <b>
        {shortDay(one.day)} {one.kana} <AllergensOf childId={one.childId} />
      </b>
      <span>
        {words[one.kind]} {showTime(one.arrive)}–{showTime(one.leave)}
      </span>
      {one.note && <span>{one.note}</span>}
      {mayHere('plan.write') && (
        <>
          <Field
            label={words.answerNote}
            hint={words.answerNoteHint}
            error={need ? words.needWhy : undefined}
            maxLength={200}
            value={note}
            onChange={(text) => {
              setNote(text)
              setNeed(false)
            }}
          />
          {fault && <Notice tone="look" title={fault.message} />}
          <div class={css.buttons}>
            <Button kind="give" disabled={busy} onClick={() => void give('accepted')}>
              {words.accept}
            </Button>
            <Button disabled={busy} onClick={() => void give('declined')}>
              {words.decline}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

/** Heads by half hour, a line each: whoever plans the staff reads when there are how many. */
function Heads({ heads }: { heads: Answer['heads'] }) {
  if (heads.length === 0) return null
  return (
    <Part title={words.heads}>
      {heads.map(({ day, accepted, asked, halfHours }) => (
        <Sheet key={day} label={longDay(day)}>
          <h3>
            {longDay(day)} {words.headsOf(accepted, asked)}
          </h3>
          <p class={css.slots}>
            {halfHours.map((slot) => (
              <span key={slot.from}>
                <b>{showTime(slot.from)}</b> {words.headsShort(slot.accepted, slot.asked)}
              </span>
            ))}
          </p>
        </Sheet>
      ))}
      <p class={css.second}>{words.headsMore}</p>
    </Part>
  )
}
