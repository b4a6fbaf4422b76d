// 写真の同意 at the desk: what each family allows, who has not answered, what came on paper, and the list of a class to print.
import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { LEVELS, type Level } from '../../schema/photo/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField, SelectField } from '../kit/Field.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facility, facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { board } from '../office/watch.ts'
import { type ConsentOf, type Consents, photo } from './api.ts'
import css from './Photos.module.css'
import { levels, words } from './words.ts'

interface Room {
  classId: Id
  name: string
}
/** Who is in no class today is not lost. */
const NO_CLASS = ''

/** How the answer that stands was given. */
const saidText = ({ said }: ConsentOf): string => {
  const [last] = said
  if (!last) return words.unsaid
  return last.paper ? words.paper(shortDay(last.day)) : words.phone(shortDay(last.day))
}

export function ConsentDesk() {
  const loaded = useLoad<Consents>(photo.address(facilityId(), '/paper'), { every: 60_000 })
  const answer = loaded?.data.value ?? null
  const [chosen, setChosen] = useState<Id | null>(null)
  const [onlyUnsaid, setOnlyUnsaid] = useState(false)
  const [picked, setPicked] = useState<readonly Id[]>([])
  const inClass = (classId: Id) => answer?.children.filter((one) => (one.classId ?? NO_CLASS) === classId) ?? []
  const rooms: Room[] = [...(board.value?.classes ?? []), { classId: NO_CLASS, name: words.noClass }].filter(
    ({ classId }) => inClass(classId).length > 0,
  )
  const room = rooms.find(({ classId }) => classId === chosen) ?? rooms[0]
  const own = room ? inClass(room.classId) : []
  const shown = onlyUnsaid ? own.filter(({ said }) => said.length === 0) : own
  const unsaid = answer?.children.filter(({ said }) => said.length === 0).length ?? 0
  const toggle = (childId: Id) =>
    setPicked(picked.includes(childId) ? picked.filter((one) => one !== childId) : [...picked, childId])
  return (
    <Desk
      title={words.consents}
      name={words.consents}
      second={answer && words.consentsMore(unsaid, answer.children.length)}
      end={
        <>
          <Button icon={ChevronLeftIcon} href="/office/photo">
            {words.back}
          </Button>
          <Button icon={PrinterIcon} disabled={own.length === 0} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={room && <ConsentList room={room} children={own} />}
    >
      {!answer || !room ? (
        <Loading from={loaded} />
      ) : (
        <>
          <Tabs
            label={words.classes}
            panel="consents"
            tabs={rooms.map(({ classId, name }) => ({ id: classId, label: name }))}
            current={room.classId}
            onSelect={(id) => {
              setChosen(id)
              setPicked([])
            }}
          />
          <div id="consents" role="tabpanel" aria-label={words.consents} class={css.photos}>
            <Check checked={onlyUnsaid} onChange={setOnlyUnsaid}>
              {words.onlyUnsaid}
            </Check>
            {shown.length === 0 ? (
              <Sheet>
                <Empty title={words.allSaid}>{words.allSaidMore}</Empty>
              </Sheet>
            ) : (
              <Table
                caption={`${words.consents} ${room.name}`}
                columns={[
                  { id: 'pick', head: <span class="unseen">{words.pick}</span>, width: '3rem' },
                  { id: 'child', head: words.child },
                  { id: 'level', head: words.level },
                  { id: 'said', head: words.said },
                ]}
              >
                {shown.map((one) => (
                  <Line key={one.childId} tone={one.said.length === 0 ? 'look' : 'plain'}>
                    <Cell>
                      <label class={css.pick}>
                        <input
                          type="checkbox"
                          aria-label={one.name}
                          checked={picked.includes(one.childId)}
                          onChange={() => toggle(one.childId)}
                        />
                      </label>
                    </Cell>
                    <Cell name>
                      {one.name} <AllergensOf childId={one.childId} />
                    </Cell>
                    <Cell of={words.level}>{one.said.length === 0 ? words.unsaid : levels[one.level]}</Cell>
                    <Cell of={words.said}>{saidText(one)}</Cell>
                  </Line>
                ))}
              </Table>
            )}
            <OnPaper
              childIds={picked}
              onDone={() => {
                setPicked([])
                void loaded?.refresh()
              }}
            />
          </div>
        </>
      )}
    </Desk>
  )
}

/** What stands on the sheets of those who were picked. */
function OnPaper({ childIds, onDone }: { childIds: readonly Id[]; onDone: () => void }) {
  const [level, setLevel] = useState<Level>('book')
  const [day, setDay] = useState<Day | null>(today())
  const { busy, fault, send } = useSend()
  const record = async () => {
    if (!day) return
    const json = { childIds: [...childIds], level, day }
    if (await send((id) => photo.post(facilityId(), '/paper', { id, ...json }), json)) onDone()
  }
  return (
    <Sheet label={words.paperTitle}>
      <div class={css.form}>
        <h2>{words.paperTitle}</h2>
        <p class={css.second}>{words.paperMore}</p>
        <div class={css.paperForm}>
          <SelectField
            label={words.paperLevel}
            value={level}
            onChange={(value) => setLevel(value as Level)}
            options={LEVELS.map((value) => ({ value, label: levels[value] }))}
          />
          <DayField label={words.paperDay} value={day} max={today()} onChange={setDay} />
          <Button kind="give" disabled={busy || !day || childIds.length === 0} onClick={() => void record()}>
            {words.record(childIds.length)}
          </Button>
        </div>
        {fault && <Notice tone="look" title={fault.message} />}
      </div>
    </Sheet>
  )
}

/** The class on A4: what stands, and room for a mark where nothing was said yet. */
function ConsentList({ room, children }: { room: Room; children: readonly ConsentOf[] }) {
  return (
    <Paper
      title={words.listTitle}
      line={`${paperLine(facility.value?.name, today())} ・ ${room.name}`}
      foot={words.printed(shortDay(today()), clockTime(now.value))}
      legend={words.legend}
    >
      <table class={css.list}>
        <thead>
          <tr>
            <th scope="col">{words.child}</th>
            {LEVELS.map((level) => (
              <th key={level} scope="col">
                {levels[level]}
              </th>
            ))}
            <th scope="col">{words.said}</th>
          </tr>
        </thead>
        <tbody>
          {children.map((one) => (
            <tr key={one.childId}>
              <th scope="row">{one.name}</th>
              {LEVELS.map((level) => (
                <td key={level}>{one.said.length > 0 && one.level === level ? '○' : ''}</td>
              ))}
              <td>{one.said.length === 0 ? '' : saidText(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  )
}
