// A class's day as it was written down, at the desk: what its diary was filled from, every child on one line, and who went out together.
import { useEffect, useRef } from 'preact/hooks'
import type { CareDay } from '../../schema/care/day.ts'
import { type CareOfChild, type CareRow, foldCare } from '../../schema/care/rule.ts'
import { EATEN_WORDS, MOOD_WORDS, SIGN_WORDS, STOOL_WORDS } from '../../schema/care/words.ts'
import { addDays, type Day, isDay, type Moment, startOf } from '../../schema/kit/day.ts'
import { MEAL_WORDS } from '../../schema/meal/words.ts'
import { type BoardChild, foldBoard } from '../../schema/presence/fold-board.ts'
import { type PackedBoard, unpackBoard } from '../../schema/presence/pack-board.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import { foldOuting, leavesHouse } from '../../schema/roll/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { addressOf } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, longDay } from '../kit/format.ts'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { statusWords } from '../kit/status.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Say } from '../kit/words.tsx'
import { Desk, Part } from '../office/Desk.tsx'
import { describe, kindWords } from '../office/describe.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import css from './Document.module.css'
import { words } from './words.ts'

export function SourceDay() {
  const { query } = visit.value
  const day: Day = isDay(query.day ?? '') && (query.day ?? '') <= today() ? (query.day as Day) : today()
  const classId = query.class ?? ''
  const facility = facilityId()
  const loaded = useLoad<PackedBoard>(addressOf(facility, 'presence', '/board', { day, class: classId }))
  const care = useLoad<CareDay>(mayHere('care.read') ? addressOf(facility, 'care', '/day', { day, class: classId }) : null)
  const roll = useLoad<RollDay>(mayHere('roll.read') ? addressOf(facility, 'roll', '/day', { day }) : null)
  const packed = loaded?.data.value
  const board = packed && foldBoard(unpackBoard(packed), day < today() ? startOf(addDays(day, 1)) - 1 : now.value)
  const careOf = Map.groupBy(care?.data.value?.rows ?? [], ({ childId }) => childId)
  const here = new Set(board?.children.map(({ childId }) => childId))
  const outings = (roll?.data.value?.outings ?? []).flatMap((outing) => {
    const { members, departedAt, returnedAt } = foldOuting(outing, outing.steps, Number.MAX_SAFE_INTEGER)
    const own = members.filter(({ childId }) => here.has(childId)).length
    return leavesHouse(outing.kind) && departedAt !== null && own > 0 ? [{ outing, own, departedAt, returnedAt }] : []
  })
  const name = board?.classes.find((one) => one.classId === classId)?.name ?? ''
  return (
    <Desk title={`${words.recordsOf(name)}　${longDay(day)}`} name={words.recordsOf(name)}>
      {!board ? (
        <Loading from={loaded} />
      ) : board.children.length === 0 ? (
        <Sheet>
          <Empty title={words.noRecords}>{words.noRecordsMore}</Empty>
        </Sheet>
      ) : (
        <Table
          caption={words.recordsOf(name)}
          columns={[
            { id: 'child', head: words.child, width: '11rem' },
            { id: 'presence', head: words.recordPresence, width: '24rem' },
            { id: 'care', head: words.recordCare },
          ]}
        >
          {board.children.map((child) => (
            <OfChild
              key={child.childId}
              day={day}
              child={child}
              rows={careOf.get(child.childId) ?? []}
              marked={child.childId === query.child}
            />
          ))}
        </Table>
      )}
      {outings.length > 0 && (
        <Part title={words.recordOutings}>
          <ul class={css.items}>
            {outings.map(({ outing, own, departedAt, returnedAt }) => (
              <li key={outing.id} class={css.item}>
                <b>{outing.place ?? words.outside}</b>
                <span>{span(departedAt, returnedAt)}</span>
                <span>{words.count(String(own))}</span>
                <span class={css.second}>{outing.by}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </Desk>
  )
}

const span = (from: Moment | null, to: Moment | null): string =>
  `${from === null ? '' : clockTime(from)}〜${to === null ? '' : clockTime(to)}`

/** The letters an act of a board travels as, where somebody came or went. */
const ACTS: Record<string, string> = { a: words.came, o: words.wentOut, b: words.cameBack, l: words.left }

function OfChild({ day, child, rows, marked }: { day: Day; child: BoardChild; rows: readonly CareRow[]; marked: boolean }) {
  const line = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (marked) line.current?.scrollIntoView({ block: 'center' })
  }, [marked])
  return (
    <Line current={marked}>
      <Cell name>
        <span ref={line}>
          {child.name} <AllergensOf childId={child.childId} />
        </span>
      </Cell>
      <Cell of={words.recordPresence}>
        <Say w={statusWords[child.status].word} />
        {child.acts?.map(([kinds, second]) => {
          const what = [...kinds].map((kind) => ACTS[kind]).filter(Boolean)
          return (
            what.length > 0 && (
              <div key={`${second} ${kinds}`}>{`${clockTime(startOf(day) + second * 1000)} ${what.join('・')}`}</div>
            )
          )
        })}
        {child.notices?.map((notice) => (
          <div key={notice.id} class={css.second}>
            {clockTime(notice.writtenAt)} {kindWords[notice.kind]} {describe(notice)}
          </div>
        ))}
      </Cell>
      <Cell of={words.recordCare}>
        {careLines(foldCare(rows)).map((text) => (
          <div key={text}>{text}</div>
        ))}
      </Cell>
    </Line>
  )
}

/** A line for each thing that was written of a child, with its time and by whom. */
const careLines = ({ temperatures, meals, milks, stools, naps, conditions }: CareOfChild): string[] => [
  ...temperatures.map(({ tenths, at, by }) => `${clockTime(at)} ${(tenths / 10).toFixed(1)}℃　${by}`),
  ...meals.map(({ meal, eaten, at, by }) => `${clockTime(at)} ${MEAL_WORDS[meal]} ${EATEN_WORDS[eaten] ?? ''}　${by}`),
  ...milks.map(({ ml, at, by }) => `${clockTime(at)} ${words.milk} ${ml}ml　${by}`),
  ...naps.map(({ from, to }) => `${words.sleep} ${span(from, to)}`),
  ...stools.map(({ stool, at, by }) => `${clockTime(at)} ${words.stool} ${STOOL_WORDS[stool]}　${by}`),
  ...conditions.map(({ mood, signs, note, at, by }) =>
    [clockTime(at), words.mood, MOOD_WORDS[mood], ...signs.map((sign) => SIGN_WORDS[sign]), note, `　${by}`]
      .filter(Boolean)
      .join(' '),
  ),
]
