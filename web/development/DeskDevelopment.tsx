// 発達記録 of a class at the desk: how many of the items of its age each child was seen with, by domain; and the list itself, for whom it is to set.
import { useState } from 'preact/hooks'
import { AREAS, ageWord, type ClassDevelopment } from '../../schema/development/rule.ts'
import { monthsOld } from '../../schema/growth/rule.ts'
import { TAG_WORDS } from '../../schema/memo/vocabulary.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { development } from './api.ts'
import { ListEditor } from './ListEditor.tsx'
import { words } from './words.ts'

export function DeskDevelopment() {
  const loaded = useLoad<ClassDevelopment>(development.address(facilityId(), '/class', { day: today() }))
  const [chosen, setChosen] = useState('')
  const [editing, setEditing] = useState(false)
  const answer = loaded?.data.value
  const rooms = answer?.classes.filter(({ classId }) => answer.children.some((child) => child.classId === classId)) ?? []
  const room = rooms.find(({ classId }) => classId === chosen) ?? rooms[0]
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={<a href="/office/memo">{words.memos}</a>}
      end={
        <>
          {mayHere('document.form') && <Button onClick={() => setEditing(true)}>{words.list}</Button>}
          <Button icon={PrinterIcon} disabled={!room} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        answer &&
        room && (
          <Paper
            title={words.title}
            size="a4-landscape"
            seals={words.seals}
            line={`${paperLine(answer.facility, answer.day)} ・ ${room.name}`}
            legend={words.countHint}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <ClassTable answer={answer} classId={room.classId} />
          </Paper>
        )
      }
    >
      {editing && <ListEditor onClose={() => setEditing(false)} onSaved={() => void loaded?.refresh()} />}
      {!answer ? (
        <Loading from={loaded} />
      ) : answer.items.length === 0 ? (
        <Sheet>
          <Empty title={words.none}>{mayHere('document.form') ? words.noneMore : words.askDirector}</Empty>
        </Sheet>
      ) : !room ? (
        <Empty title={words.nobody}>{words.nobodyMore}</Empty>
      ) : (
        <>
          <Tabs
            label={words.title}
            tabs={rooms.map(({ classId, name }) => ({ id: classId, label: name }))}
            current={room.classId}
            onSelect={setChosen}
            panel="development"
          />
          <div id="development" role="tabpanel" aria-label={room.name}>
            <ClassTable answer={answer} classId={room.classId} />
            <p>{words.countHint}</p>
          </div>
        </>
      )}
    </Desk>
  )
}

function ClassTable({ answer, classId }: { answer: ClassDevelopment; classId: string }) {
  const areas = AREAS.filter((area) => answer.items.some((item) => item.area === area))
  return (
    <Table
      caption={words.title}
      columns={[
        { id: 'child', head: words.child },
        { id: 'age', head: words.age },
        ...areas.map((area) => ({ id: area, head: TAG_WORDS[area], number: true })),
      ]}
    >
      {answer.children
        .filter((child) => child.classId === classId)
        .map(({ childId, kana, birthDay, seen }) => {
          const months = monthsOld(birthDay, answer.day)
          const of = new Set(seen.map(([item]) => item))
          return (
            <Line key={childId}>
              <Cell name>
                <a href={`/office/development/${childId}`}>{kana}</a> <AllergensOf childId={childId} />
              </Cell>
              <Cell of={words.age}>{ageWord(Math.floor(months))}</Cell>
              {areas.map((area) => {
                const due = answer.items.filter((item) => item.area === area && item.months <= months)
                return (
                  <Cell key={area} of={TAG_WORDS[area]} number>
                    {words.count(due.filter(({ key }) => of.has(key)).length, due.length)}
                  </Cell>
                )
              })}
            </Line>
          )
        })}
    </Table>
  )
}
