// けがの連絡 at the desk: a month of them, those that wait first; let out or sent back, on A4, as a file.
import { useState } from 'preact/hooks'
import { isHead } from '../../schema/injury/body.ts'
import { foldNotes, type Note } from '../../schema/injury/rule.ts'
import { isMonth, type Month, monthRange } from '../../schema/kit/day.ts'
import { placeOf } from '../document/api.ts'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { type Answer, injury } from './api.ts'
import css from './Injury.module.css'
import { NoteItem } from './NoteItem.tsx'
import { NotePaper } from './NotePaper.tsx'
import { words } from './words.ts'

const SHOWN: Record<string, (note: Note) => boolean> = {
  all: () => true,
  waiting: ({ state }) => state === 'waiting',
  heads: ({ last, state }) => state !== 'gone' && isHead(last.parts),
}
const EVERY = 30_000

export function DeskInjury() {
  const { query } = visit.value
  const current = today().slice(0, 7)
  const month = isMonth(query.month ?? '') && (query.month ?? '') <= current ? (query.month as Month) : current
  const facility = facilityId()
  const { from, to: last } = monthRange(month)
  const to = month === current ? today() : last
  const loaded = useLoad<Answer>(injury.address(facility, '/list', { from, to }), { every: EVERY })
  const [shown, setShown] = useState('all')
  const answer = loaded?.data.value
  const children = new Map(answer?.versions.map((one) => [one.childId, one]))
  const notes = answer ? foldNotes(answer.versions, answer.steps).toReversed() : []
  const waiting = notes.filter(({ state }) => state === 'waiting')
  const list = [...waiting, ...notes.filter(({ state }) => state !== 'waiting')].filter(SHOWN[shown] ?? (() => true))
  const files = useFiles(
    'injury.export',
    (format) => injury.address(facility, '/file', { from, to, format }),
    `${words.title}_${month}`,
    notes.length === 0,
  )
  const go = (next: Month) => route(`/office/injury?month=${next}`)
  return (
    <Desk
      title={`${words.title} ${monthName(month)}`}
      name={words.title}
      second={answer && words.summary(notes.length, waiting.length)}
      end={
        <>
          {files.buttons}
          <Button icon={PrinterIcon} disabled={list.length === 0} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        answer &&
        list.map((note) => (
          <Paper
            key={note.id}
            title={words.paperTitle}
            seals={words.seals}
            line={paperLine(answer.facility, note.last.day)}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <NotePaper note={note} child={children.get(note.last.childId)} />
          </Paper>
        ))
      }
    >
      {files.refused}
      <div class={css.filter}>
        <Months month={month} onMonth={go} last={current} home="this" />
        <Tabs
          label={words.filter}
          panel="injury-list"
          tabs={[
            { id: 'all', label: words.all },
            { id: 'waiting', label: words.waiting },
            { id: 'heads', label: words.heads },
          ]}
          current={shown}
          onSelect={setShown}
        />
      </div>
      <div id="injury-list" role="tabpanel" aria-label={words.title} class={css.cards}>
        {!answer ? (
          <Loading from={loaded} />
        ) : list.length === 0 ? (
          <Sheet>
            <Empty title={words.none}>{words.noneMore}</Empty>
          </Sheet>
        ) : (
          list.map((note) => (
            <NoteItem
              key={note.id}
              {...{ facility, note, reviews: answer.reviews }}
              kana={[children.get(note.last.childId)?.kana, children.get(note.last.childId)?.className].filter(Boolean).join(' ')}
              dated
              papers={<ToPapers note={note} />}
              onDone={() => void loaded?.refresh()}
            />
          ))
        )}
      </div>
    </Desk>
  )
}

/** 事故報告 and ヒヤリハット are called by the number of the note they are begun from: the same button opens what somebody has begun. */
const ToPapers = ({ note: { id, last } }: { note: Note }) =>
  mayHere('injury.write') ? (
    <p class={css.papers}>
      <span class={css.second}>{words.toPapers}</span>
      <Button href={placeOf({ kind: 'accident', subject: id, day: last.day })}>{words.toAccident}</Button>
      <Button href={placeOf({ kind: 'near_miss', subject: id, day: last.day })}>{words.toNearMiss}</Button>
    </p>
  ) : null
