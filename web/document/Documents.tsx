// 書類 at the desk: what waits for whoever is there, and who has written what by when.
import { useState } from 'preact/hooks'
import { foldSteps } from '../../schema/document/approval.ts'
import { type Expected, expectedIn, type Waiting, waitsFor } from '../../schema/document/board.ts'
import { addDays, addMonths, type Day, isMonth, monthRange } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { eraYear, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon } from '../kit/icons.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type Listed, papers, placeOf } from './api.ts'
import css from './Document.module.css'
import { words } from './words.ts'

const EVERY = 30_000
/** Days before a paper is due from which it stands among what waits. */
const AHEAD = 3

export function Documents() {
  const { query } = visit.value
  const month = isMonth(query.month ?? '') ? (query.month as string) : today().slice(0, 7)
  const span = monthRange(month)
  const loaded = useLoad<Listed>(papers.address(facilityId(), '/list', span), { every: EVERY })
  const list = loaded?.data.value
  const [shown, setShown] = useState<'inbox' | 'board'>('inbox')
  const go = (by: number) => route(`/office/document?month=${addMonths(month, by)}`)
  const expected = list ? expectedOf(list) : []
  const waiting = list ? waitingIn(list, expected) : []
  return (
    <Desk
      title={`${words.title} ${words.month(eraYear(span.from), String(Number(month.slice(5))))}`}
      name={words.title}
      end={
        <>
          <Button icon={ChevronLeftIcon} onClick={() => go(-1)}>
            {words.before}
          </Button>
          <Button icon={ChevronRightIcon} onClick={() => go(1)}>
            {words.after}
          </Button>
        </>
      }
    >
      <Tabs
        label={words.tabs}
        panel="documents"
        tabs={[
          { id: 'inbox', label: `${words.inbox} ${waiting.length}` },
          { id: 'board', label: words.board },
        ]}
        current={shown}
        onSelect={(id) => setShown(id as 'inbox' | 'board')}
      />
      <div id="documents" role="tabpanel" aria-label={shown === 'inbox' ? words.inbox : words.board}>
        {!list ? (
          <Loading from={loaded} />
        ) : shown === 'inbox' ? (
          <Inbox items={waiting} />
        ) : (
          <Board list={list} expected={expected} />
        )}
      </div>
    </Desk>
  )
}

type Step = Listed['documents'][number]['steps'][number]
type Place = Expected<Step>

function expectedOf({ kinds, classes, from, to, today: day, begunOn, openDays, documents }: Listed): Place[] {
  const open = new Set(openDays)
  return expectedIn({ kinds, classes, from, to, today: day, begunOn, isOpen: (one) => open.has(one) }, documents)
}

interface Item {
  why: Waiting | 'write'
  kind: string
  title: string
  name: string
  subject: string
  day: Day
  due: Day | null
  late: boolean
  writers: readonly string[]
}

/** What waits for the reader: what they approve, what came back to them, what their classes have not handed in. */
function waitingIn({ documents, kinds, roles, ownClasses, account, today: day }: Listed, expected: readonly Place[]): Item[] {
  const given = documents.flatMap((one): Item[] => {
    const kind = kinds.find(({ key }) => key === one.kind)
    const state = kind && foldSteps(kind.approval, one.steps)
    const mine = one.steps.some(({ kind: step, accountId }) => step === 'submitted' && accountId === account)
    const why = kind && state ? waitsFor(kind, state, roles, mine) : null
    if (!kind || !why) return []
    const { subject, name, startsOn, writers } = one
    return [{ why, kind: kind.key, title: kind.title, name, subject, day: startsOn, due: null, late: false, writers }]
  })
  const missing = expected
    .filter(
      ({ classId, state, due, late }) =>
        ownClasses.includes(classId) &&
        (state === null || (state.at === 'draft' && state.back === null)) &&
        due <= addDays(day, AHEAD) &&
        (late || due >= day),
    )
    .map(({ kind, className, classId, startsOn, due, late, found }): Item => {
      const about = { kind: kind.key, title: kind.title, name: className, subject: classId, day: startsOn }
      return { why: 'write', ...about, due, late, writers: found?.writers ?? [] }
    })
  return [...given, ...missing]
}

const WHY: Record<Item['why'], () => string> = {
  approve: () => words.toApprove,
  read_after: () => words.toReadAfter,
  returned: () => words.returned,
  write: () => words.toWrite,
}

const Inbox = ({ items }: { items: readonly Item[] }) =>
  items.length === 0 ? (
    <Sheet>
      <Empty title={words.nothingWaits}>{words.nothingWaitsMore}</Empty>
    </Sheet>
  ) : (
    (['approve', 'read_after', 'returned', 'write'] as const).map((why) => {
      const own = items.filter((one) => one.why === why)
      return (
        own.length > 0 && (
          <section key={why} class={css.group}>
            <h2 class={css.heading}>{WHY[why]()}</h2>
            <ul class={css.items}>
              {own.map((one) => (
                <li key={`${one.kind} ${one.subject} ${one.day}`}>
                  <a class={css.item} href={placeOf(one)}>
                    <b>
                      {one.title}　{one.name}
                    </b>
                    <span>{shortDay(one.day)}</span>
                    {one.due && (
                      <span class={one.late ? css.late : undefined}>{one.late ? words.late : words.due(shortDay(one.due))}</span>
                    )}
                    {one.writers.length > 0 && <span class={css.second}>{words.writers(one.writers.join('・'))}</span>}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )
      )
    })
  )

function Board({ list, expected }: { list: Listed; expected: readonly Place[] }) {
  const { classes, kinds } = list
  const ofClasses = kinds.filter((kind) => expected.some((one) => one.kind.key === kind.key))
  return (
    <>
      {ofClasses.map((kind) => {
        const rows = expected.filter((one) => one.kind.key === kind.key)
        const starts = [...new Set(rows.map(({ startsOn }) => startsOn))]
        return (
          <section key={kind.key} class={css.group}>
            <h2 class={css.heading}>{kind.title}</h2>
            <Table
              caption={kind.title}
              columns={[
                { id: 'day', head: words.day, width: '7rem' },
                ...classes.map(({ classId, name }) => ({ id: classId, head: name })),
              ]}
            >
              {starts.map((startsOn) => (
                <Line key={startsOn}>
                  <Cell name>{shortDay(startsOn)}</Cell>
                  {classes.map(({ classId, name }) => {
                    const place = rows.find((one) => one.startsOn === startsOn && one.classId === classId)
                    return (
                      <Cell key={classId} of={name}>
                        {place && (
                          <a
                            class={place.late ? css.late : place.state?.at === 'decided' ? css.done : css.state}
                            href={placeOf({ kind: kind.key, subject: classId, day: startsOn })}
                            aria-label={`${words.open(kind.title, `${name} ${shortDay(startsOn)}`)} ${stateText(place)}`}
                          >
                            {stateText(place)}
                          </a>
                        )}
                      </Cell>
                    )
                  })}
                </Line>
              ))}
            </Table>
          </section>
        )
      })}
    </>
  )
}

/** Where a paper stands, in one word. */
function stateText({ kind, state, late }: Place): string {
  if (!state) return late ? words.late : words.notWritten
  if (state.at === 'decided') return words.decided
  if (state.at === 'waiting') return words.waitingFor(kind.approval[state.waits]?.title ?? '')
  return late ? words.late : words.writing
}
