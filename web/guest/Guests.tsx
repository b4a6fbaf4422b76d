// 共同保育: which children spend a day in another facility and which come from one, day by day.

import { useState } from 'preact/hooks'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { showTime } from '../../schema/kit/time.ts'
import type { Routes } from '../../worker/guest/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, longDay, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon, PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { writtenAt } from '../office/describe.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { ArrangeDialog } from './ArrangeDialog.tsx'
import { guest } from './guest.ts'
import { VisitDialog } from './VisitDialog.tsx'
import { kindWords, words } from './words.ts'

type Stays = Reply<Routes, '/'>
type Stay = Stays['stays'][number]

const DAYS = 8 * 7

export function Guests() {
  // Today by the server's clock, which a page that was just opened does not know yet.
  const [asked, setFrom] = useState<Day | null>(null)
  const from = asked ?? today()
  const to = addDays(from, DAYS)
  const loaded = useLoad<Stays>(addressOf(facilityId(), 'guest', '/', { from, to }), { every: 15_000 })
  const list = loaded?.data.value
  const [arranging, setArranging] = useState(false)
  const [visiting, setVisiting] = useState<{ of: Stay | null } | null>(null)
  const [ending, setEnding] = useState<Stay | null>(null)
  const [told, setTold] = useState('')
  const done = async (sentence: string) => {
    setArranging(false)
    setVisiting(null)
    setEnding(null)
    setTold(sentence)
    await loaded?.refresh()
  }
  const groups = list ? grouped(list.stays) : []
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={words.second(shortDay(from), shortDay(to))}
      end={
        <>
          <Button icon={ChevronLeftIcon} onClick={() => setFrom(addDays(from, -DAYS))}>
            {words.before}
          </Button>
          {from !== today() && <Button onClick={() => setFrom(null)}>{words.now}</Button>}
          <Button icon={ChevronRightIcon} onClick={() => setFrom(addDays(from, DAYS))}>
            {words.after}
          </Button>
          <Button icon={PrinterIcon} onClick={() => print()}>
            {words.print}
          </Button>
          {mayHere('guest.arrange') && (
            <>
              <Button onClick={() => setVisiting({ of: null })}>{words.visit}</Button>
              <Button kind="give" onClick={() => setArranging(true)}>
                {words.arrange}
              </Button>
            </>
          )}
        </>
      }
    >
      <p class="screen-only">{words.more}</p>
      <div aria-live="polite">{told && <Notice tone="ink" title={told} />}</div>
      {!list ? (
        <Loading from={loaded} />
      ) : groups.length === 0 ? (
        <Sheet>
          <Empty title={words.nothing}>{words.nothingMore}</Empty>
        </Sheet>
      ) : (
        groups.map((stays) => (
          <Group
            key={`${stays[0]?.day}${stays[0]?.side}${stays[0]?.otherId === 0}`}
            stays={stays}
            onEnd={setEnding}
            onAgain={(of) => setVisiting({ of })}
          />
        ))
      )}
      {arranging && (
        <ArrangeDialog onClose={() => setArranging(false)} onDone={(count, place) => void done(words.arranged(count, place))} />
      )}
      {visiting && (
        <VisitDialog
          of={visiting.of}
          onClose={() => setVisiting(null)}
          onDone={(name, count) => void done(words.visitDone(name, count))}
        />
      )}
      {ending && <End stay={ending} onClose={() => setEnding(null)} onDone={() => void done(words.endAsked(ending.name))} />}
    </Desk>
  )
}

/** Stays of one day and direction together, in the order of the days. */
function grouped(stays: readonly Stay[]): Stay[][] {
  const groups = new Map<string, Stay[]>()
  for (const stay of stays) {
    const key = `${stay.day} ${stay.side} ${stay.visitor !== null}`
    groups.set(key, [...(groups.get(key) ?? []), stay])
  }
  return [...groups.values()]
}

interface GroupProps {
  stays: readonly Stay[]
  onEnd: (stay: Stay) => void
  onAgain: (stay: Stay) => void
}

function Group({ stays, onEnd, onAgain }: GroupProps) {
  const [first] = stays
  if (!first) return null
  const home = first.side === 'home'
  const day = longDay(first.day)
  const title = first.visitor ? words.visiting(day) : home ? words.leaving(day) : words.coming(day)
  const place = first.visitor ? words.use : home ? words.place : words.origin
  return (
    <Part title={title} second={words.count(stays.filter(({ endedAt }) => endedAt === null).length)}>
      <Table
        caption={title}
        columns={[
          { id: 'name', head: words.name },
          { id: 'place', head: place },
          { id: 'hours', head: words.hours, width: '8rem' },
          { id: 'times', head: words.times, width: '9rem' },
          { id: 'state', head: words.state },
          { id: 'act', head: <span class="unseen">{words.act}</span>, width: '8rem' },
        ]}
      >
        {stays.map((stay) => (
          <Line key={stay.id + stay.childId} tone={toneOf(stay)}>
            <Cell name>
              {stay.name} {stay.kana !== stay.name && <small>{stay.kana}</small>} <AllergensOf childId={stay.childId} />
            </Cell>
            <Cell of={place}>
              {stay.otherName} {stay.otherPhone && <a href={`tel:${stay.otherPhone}`}>{stay.otherPhone}</a>}
            </Cell>
            <Cell of={words.hours}>{words.span(showTime(stay.from), showTime(stay.to))}</Cell>
            <Cell of={words.times}>{sayTimes(stay)}</Cell>
            <Cell of={words.state}>{`${kindWords[stay.kind]} ・ ${sayState(stay)}`}</Cell>
            <Cell number>
              {stay.visitor && mayHere('guest.arrange') && (
                <Button kind="quiet" label={words.againOf(stay.name)} onClick={() => onAgain(stay)}>
                  {words.again}
                </Button>
              )}
              {(home || stay.visitor) && mayHere('guest.arrange') && mayEnd(stay) && (
                <Button label={words.endOf(stay.name)} onClick={() => onEnd(stay)}>
                  {words.end}
                </Button>
              )}
            </Cell>
          </Line>
        ))}
      </Table>
    </Part>
  )
}

const mayEnd = (stay: Stay): boolean =>
  stay.endedAt === null && stay.endAskedAt === null && stay.arrivedAt === null && stay.day >= today()

/** Amber where somebody has to know it: the other facility does not have the child yet, or keeps it. */
const toneOf = (stay: Stay) =>
  stay.endedAt !== null ? 'rest' : stay.side === 'home' && (stay.sentAt === null || stay.endRefusedAt !== null) ? 'look' : 'plain'

const sayTimes = ({ arrivedAt, leftAt }: Stay): string =>
  arrivedAt === null ? words.toCome : words.span(clockTime(arrivedAt), leftAt === null ? '' : clockTime(leftAt))

function sayState(stay: Stay): string {
  if (stay.endedAt !== null) return words.ended
  if (stay.visitor) return words.visitMade(writtenAt(stay.arrangedAt, today()))
  if (stay.side === 'host') return words.arrivedHere(writtenAt(stay.arrangedAt, today()))
  if (stay.endAskedAt !== null) return words.ending
  if (stay.endRefusedAt !== null) return words.endRefused
  return stay.sentAt === null ? words.notSent : words.sent(writtenAt(stay.sentAt, today()))
}

function End({ stay, onClose, onDone }: { stay: Stay; onClose: () => void; onDone: () => void }) {
  const { busy, fault, send } = useSend()
  const end = async () => {
    const json = { childId: stay.childId, day: stay.day, stayId: stay.id }
    if (await send((id) => guest.post(facilityId(), stay.visitor ? '/visit/end' : '/end', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.endTitle(stay.name)}
      foot={
        <Button disabled={busy} onClick={() => void end()}>
          {words.end}
        </Button>
      }
    >
      <p>{stay.visitor ? words.visitEndMore : words.endMore}</p>
      {fault && <Notice tone="look" title={fault.message} />}
    </Dialog>
  )
}
