// 提出状況: of every kind that the house uses, who has written what. A class is a column; a child is a line of its class, and of the house each day.
import { stateText } from '../../schema/document/words.ts'
import { Empty } from '../kit/Empty.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { mayHere } from '../office/desk.ts'
import { absenceWords } from './absence-words.ts'
import { type Listed, placeOf } from './api.ts'
import css from './Document.module.css'
import { kindWords, periodText } from './kind-words.ts'
import type { Place } from './waiting.ts'
import { words } from './words.ts'

interface BoardProps {
  list: Listed
  expected: readonly Place[]
}

export const Board = ({ list, expected }: BoardProps) =>
  expected.length === 0 ? (
    <Sheet>
      <Empty title={kindWords.noneUsed}>{kindWords.noneUsedMore}</Empty>
      <ToKinds />
    </Sheet>
  ) : (
    <>
      {list.kinds.map((kind) => {
        const rows = expected.filter((one) => one.kind.key === kind.key)
        return (
          rows.length > 0 && (
            <section key={kind.key} class={css.group}>
              <h2 class={css.heading}>{kind.title}</h2>
              {kind.about === 'class' && <ByClass title={kind.title} list={list} rows={rows} />}
              {kind.about === 'child' && <ByChild title={kind.title} list={list} rows={rows} />}
              {kind.about === 'facility' && <ByDay title={kind.title} rows={rows} />}
            </section>
          )
        )
      })}
      <ToKinds />
    </>
  )

/** The way to which papers the house uses, for whoever decides that. */
export const ToKinds = () =>
  mayHere('document.form') ? (
    <p>
      <a href="/office/document/kinds">{kindWords.title}</a>　<a href="/office/document/absence">{absenceWords.title}</a>
    </p>
  ) : null

const startsOf = (rows: readonly Place[]) => [...new Set(rows.map(({ startsOn }) => startsOn))]

function ByClass({ title, list, rows }: { title: string; list: Listed; rows: readonly Place[] }) {
  const classes = list.classes.filter(({ classId }) => rows.some((one) => one.subject === classId))
  return (
    <Table
      caption={title}
      columns={[
        { id: 'day', head: words.day, width: '7rem' },
        ...classes.map(({ classId, name }) => ({ id: classId, head: name })),
      ]}
    >
      {startsOf(rows).map((startsOn) => (
        <Line key={startsOn}>
          <Cell name>{periodText(rows[0]?.kind.cadence, startsOn)}</Cell>
          {classes.map(({ classId, name }) => (
            <Cell key={classId} of={name}>
              <State place={rows.find((one) => one.startsOn === startsOn && one.subject === classId)} />
            </Cell>
          ))}
        </Line>
      ))}
    </Table>
  )
}

/** A line for each day of the house. */
const ByDay = ({ title, rows }: { title: string; rows: readonly Place[] }) => (
  <Table
    caption={title}
    columns={[
      { id: 'day', head: words.day, width: '7rem' },
      { id: 'state', head: kindWords.state },
    ]}
  >
    {rows.map((one) => (
      <Line key={one.startsOn}>
        <Cell name>{periodText(one.kind.cadence, one.startsOn)}</Cell>
        <Cell of={kindWords.state}>
          <State place={one} />
        </Cell>
      </Line>
    ))}
  </Table>
)

/** The children of each class, shut until one wants to see them: a house has a hundred. The reader's own classes stand open. */
function ByChild({ title, list, rows }: { title: string; list: Listed; rows: readonly Place[] }) {
  const starts = startsOf(rows)
  return (
    <>
      {list.classes.map(({ classId, name: className }) => {
        const own = rows.filter((one) => one.classId === classId)
        const handedIn = own.filter(({ state }) => state !== null && state.at !== 'draft').length
        const late = own.filter((one) => one.late).length
        if (own.length === 0) return null
        return (
          <details key={classId} open={list.ownClasses.includes(classId)}>
            <summary class={css.item}>
              <b>{className}</b>
              <span>{kindWords.handedIn(String(handedIn), String(own.length))}</span>
              {late > 0 && <span class={css.late}>{kindWords.lateOnes(String(late))}</span>}
            </summary>
            <Table
              caption={`${title} ${className}`}
              columns={[
                { id: 'name', head: words.child },
                ...starts.map((startsOn) => ({ id: startsOn, head: periodText(own[0]?.kind.cadence, startsOn) })),
              ]}
            >
              {[...new Map(own.map((one) => [one.subject, one])).values()].map(({ subject, name }) => (
                <Line key={subject}>
                  <Cell name>{name}</Cell>
                  {starts.map((startsOn) => (
                    <Cell key={startsOn} of={periodText(own[0]?.kind.cadence, startsOn)}>
                      <State place={own.find((one) => one.startsOn === startsOn && one.subject === subject)} />
                    </Cell>
                  ))}
                </Line>
              ))}
            </Table>
          </details>
        )
      })}
    </>
  )
}

function State({ place }: { place: Place | undefined }) {
  if (!place) return null
  const { kind, subject, name, startsOn, state, late, found } = place
  const text = stateText(found?.approval ?? kind.approval, state, late)
  return (
    <a
      class={late ? css.late : state?.at === 'decided' ? css.done : css.state}
      href={placeOf({ kind: kind.key, subject, day: startsOn })}
      aria-label={`${words.open(kind.title, `${name} ${periodText(kind.cadence, startsOn)}`)} ${text}`}
    >
      {text}
    </a>
  )
}
