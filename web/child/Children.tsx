// 子ども: everyone enrolled on a day, found by a piece of the name in kana or kanji.

import { useEffect, useRef, useState } from 'preact/hooks'
import { type NamePiece, similarNames } from '../../schema/child/similar-name.ts'
import type { Day } from '../../schema/kit/day.ts'
import { showTime } from '../../schema/kit/time.ts'
import type { Routes } from '../../worker/child/routes.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { classes } from '../kit/classes.ts'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { eraDay, longDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { board } from '../office/watch.ts'
import { whereText } from '../roll/room-text.ts'
import { words as roomWords } from '../roll/room-words.ts'
import { useRooms } from '../roll/use-rooms.ts'
import css from './Children.module.css'
import { withPiece } from './find-name.ts'
import { words } from './words.ts'

export type ChildList = Reply<Routes, '/'>
export type ListedChild = ChildList['children'][number]

const ALL = ''
const NONE = 'none'

export function Children() {
  const { query } = visit.value
  const [asked, setDay] = useState<Day | null>(null)
  const day = asked ?? today()
  const [text, setText] = useState('')
  const [classId, setClass] = useState(ALL)
  const loaded = useLoad<ChildList>(addressOf(facilityId(), 'child', '/', { day }), { keep: true })
  const place = useRef<HTMLDivElement>(null)
  const wanted = query.search !== undefined
  useEffect(() => {
    if (wanted) place.current?.querySelector('input')?.focus()
  }, [wanted])
  const list = loaded?.data.value
  const rooms = useRooms(facilityId(), board.value)
  const where = day === today() ? rooms : null
  const alike = list ? similarNames(list.children, { sameGiven: false }) : new Map<string, NamePiece[]>()
  const found = withPiece(text)
  const shown = (list?.children ?? []).filter((child) => (classId === ALL || (child.classId ?? NONE) === classId) && found(child))
  const classNames = new Map(list?.classes.map((each) => [each.classId, each.name]))
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={list && `${longDay(day)} ・ ${words.count(shown.length, list.children.length)}`}
      end={
        <>
          {mayHere('ledger.read') && <Button href="/office/ledger">{words.round}</Button>}
          <Button icon={PrinterIcon} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
    >
      <div class={classes(css.filters, 'screen-only')} ref={place}>
        <Field label={words.search} hint={words.searchHint} type="search" value={text} onChange={setText} maxLength={40} />
        <SelectField
          label={words.class}
          value={classId}
          onChange={setClass}
          options={[
            { value: ALL, label: words.all },
            ...(list?.classes ?? []).map((each) => ({ value: each.classId, label: each.name })),
            ...(list?.children.some((child) => child.classId === null) ? [{ value: NONE, label: words.noClass }] : []),
          ]}
        />
        <DayField label={words.day} value={day} onChange={setDay} />
      </div>
      {!list ? (
        <Loading from={loaded} />
      ) : list.children.length === 0 ? (
        <Sheet>
          <Empty title={words.empty} act={<Button href="/office/roster">{words.takeRoster}</Button>}>
            {words.emptyMore}
          </Empty>
        </Sheet>
      ) : shown.length === 0 ? (
        <Empty
          title={words.nobody}
          act={
            <Button
              onClick={() => {
                setText('')
                setClass(ALL)
              }}
            >
              {words.clear}
            </Button>
          }
        >
          {words.nobodyMore}
        </Empty>
      ) : (
        <Table
          caption={words.title}
          columns={[
            { id: 'name', head: words.name },
            { id: 'written', head: words.written },
            { id: 'class', head: words.class },
            ...(where ? [{ id: 'now', head: roomWords.column }] : []),
            { id: 'age', head: words.age, width: '6.5rem' },
            { id: 'birth', head: words.birthDay, width: '10rem' },
            { id: 'need', head: words.need, width: '5.5rem' },
            { id: 'plan', head: words.plan, width: '8rem' },
            { id: 'allergens', head: words.allergens },
          ]}
        >
          {shown.map((child) => (
            <Line key={child.childId}>
              <Cell name>
                <a class={css.link} href={`/office/child/${child.childId}${day === today() ? '' : `?day=${day}`}`}>
                  <Kana child={child} pieces={alike.get(child.childId)} />
                </a>
              </Cell>
              <Cell of={words.written}>
                {child.name}
                {alike.has(child.childId) && <span class={css.alike}>{words.alike}</span>}
              </Cell>
              <Cell of={words.class}>
                <span class={css.whole}>{classNames.get(child.classId ?? '') ?? words.noClass}</span>
              </Cell>
              {where && <Cell of={roomWords.column}>{whereText(where, child.childId)}</Cell>}
              <Cell of={words.age}>{words.ageOf(child.classAge)}</Cell>
              <Cell of={words.birthDay}>{child.birthDay ? eraDay(child.birthDay) : '–'}</Cell>
              <Cell of={words.need}>{child.need ? words[child.need] : '–'}</Cell>
              <Cell of={words.plan}>{child.plan ? `${showTime(child.plan[0])}–${showTime(child.plan[1])}` : words.noPlan}</Cell>
              <Cell of={words.allergens}>
                <Allergens words={child.allergens} />
              </Cell>
            </Line>
          ))}
        </Table>
      )}
    </Desk>
  )
}

/** The reading, with what tells it from a similar one underlined. */
const Kana = ({ child, pieces }: { child: Pick<ListedChild, 'kana' | 'name'>; pieces: NamePiece[] | undefined }) => (
  <>{pieces?.map(({ text, differs }, index) => (differs ? <u key={index}>{text}</u> : text)) ?? (child.kana || child.name)}</>
)
