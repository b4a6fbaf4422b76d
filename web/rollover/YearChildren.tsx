// The children by the class they are in now, each with the class it will be in: one by one, a class as a whole, or those that were ticked.
import { useState } from 'preact/hooks'
import { similarNames } from '../../schema/child/similar-name.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Outcome } from '../../schema/rollover/plan.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { moment } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { SelectField } from '../kit/Field.tsx'
import { eraDay, shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { UndoBar } from '../kit/UndoBar.tsx'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { rollover, type Year, type YearChild } from './api.ts'
import css from './Rollover.module.css'
import { outcomeName, Target } from './Target.tsx'
import { words } from './words.ts'

const UNDO_FOR = 60_000
const SHOWS = ['everybody', 'onlyUndecided', 'onlyFresh', 'onlyHand'] as const
type Shows = (typeof SHOWS)[number]
const fits: Record<Shows, (child: YearChild) => boolean> = {
  everybody: () => true,
  onlyUndecided: ({ to }) => to === null,
  onlyFresh: ({ entersOn }) => entersOn !== null,
  onlyHand: ({ by }) => by === 'hand',
}

interface Placing {
  childId: Id
  to: Outcome | null
}

export function YearChildren({ year, refresh }: { year: Year; refresh: () => Promise<void> }) {
  const { busy, fault, send } = useSend()
  const [show, setShow] = useState<Shows>('everybody')
  const [ticked, setTicked] = useState<ReadonlySet<Id>>(new Set())
  const [done, setDone] = useState<{ before: Placing[]; where: string; until: number } | null>(null)

  const place = async (children: Placing[]): Promise<boolean> => {
    const sent = await send((id) => rollover.post(facilityId(), '/place', { id, year: year.year, children }), children)
    if (sent) await refresh()
    return sent !== null
  }
  const move = async (children: readonly YearChild[], to: Outcome | null) => {
    const before = children.map(({ childId, to: was, by }) => ({ childId, to: by === 'hand' ? was : null }))
    if (!(await place(children.map(({ childId }) => ({ childId, to }))))) return
    setTicked(new Set())
    setDone({ before, where: outcomeName(to, year), until: moment() + UNDO_FOR })
  }
  const takeBack = async (before: Placing[]) => {
    if (await place(before)) setDone(null)
  }
  const tick = (childId: Id, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(childId)
    else next.delete(childId)
    setTicked(next)
  }

  const shown = year.children.filter(fits[show])
  const groups = [
    ...year.thisYear.map((one) => ({
      id: one.id,
      name: one.name,
      age: one.classAge,
      children: shown.filter(({ from, entersOn }) => from === one.id && entersOn === null),
    })),
    {
      id: '',
      name: words.noClass,
      age: null,
      children: shown.filter(({ from, entersOn }) => from === null && entersOn === null),
    },
    { id: 'fresh', name: words.fresh, age: null, children: shown.filter(({ entersOn }) => entersOn !== null) },
  ].filter(({ children }) => children.length > 0)
  const alike = alikeInClass(year)
  const chosen = year.children.filter(({ childId }) => ticked.has(childId))

  return (
    <Part title={words.children} second={words.childrenMore}>
      {fault && <Notice tone="look" title={fault.message} />}
      {done && (
        <UndoBar until={done.until} whole={UNDO_FOR} onUndo={() => void takeBack(done.before)}>
          {words.moved(done.before.length, done.where)}
        </UndoBar>
      )}
      <div class={css.bar}>
        <SelectField
          label={words.show}
          value={show}
          onChange={(value) => setShow(value as Shows)}
          options={SHOWS.map((value) => ({ value, label: words[value] }))}
        />
      </div>
      {groups.length === 0 && (
        <Sheet>
          {year.children.length === 0 ? (
            <Empty title={words.empty} act={<Button href="/office/roster">{words.imports}</Button>}>
              {words.emptyMore}
            </Empty>
          ) : (
            <Empty title={words.nobody}>{words.nobodyMore}</Empty>
          )}
        </Sheet>
      )}
      {groups.map(({ id, name, age, children }) => (
        <section key={id} class={css.group}>
          <div class={css.head}>
            <h3>{words.groupOf(name, age === null ? '' : words.ageOf(age), children.length)}</h3>
            <span class={css.all}>
              {words.moveAll}
              <Target
                year={year}
                label={words.allOf(name)}
                to={null}
                back
                newcomer={id === 'fresh'}
                disabled={busy}
                onChoose={(to) => void move(children, to)}
              />
            </span>
          </div>
          {id === 'fresh' && <p class={css.second}>{words.freshMore}</p>}
          <Table
            caption={name}
            columns={[
              { id: 'name', head: words.child },
              { id: 'birth', head: words.birth, width: '11rem' },
              { id: 'age', head: words.age, width: '6rem' },
              { id: 'to', head: words.to, width: '15rem' },
              { id: 'how', head: words.how, width: '6rem' },
            ]}
          >
            {children.map((child) => (
              <Line key={child.childId} tone={child.to === null ? 'look' : 'plain'}>
                <Cell name>
                  <Check
                    checked={ticked.has(child.childId)}
                    onChange={(on) => tick(child.childId, on)}
                    {...(child.entersOn === null ? {} : { second: words.enters(shortDay(child.entersOn)) })}
                  >
                    {child.kana || child.name} <AllergensOf childId={child.childId} />
                    {alike.has(child.childId) && <span class={css.alike}>{words.alike}</span>}
                  </Check>
                </Cell>
                <Cell of={words.birth} muted>
                  {eraDay(child.birthDay)}
                </Cell>
                <Cell of={words.age}>{words.nextAge(child.classAge)}</Cell>
                <Cell of={words.to}>
                  <Target
                    year={year}
                    label={words.toOf(child.kana || child.name)}
                    to={child.to}
                    newcomer={child.entersOn !== null}
                    back={child.by === 'hand'}
                    disabled={busy}
                    onChoose={(to) => void move([child], to)}
                  />
                </Cell>
                <Cell of={words.how} muted={child.by !== 'hand'}>
                  {child.to === null ? '' : words[child.by]}
                </Cell>
              </Line>
            ))}
          </Table>
        </section>
      ))}
      {chosen.length > 0 && (
        <div class={css.chosen} role="status">
          <b>{words.chosen(chosen.length)}</b>
          <Target year={year} label={words.moveChosen} to={null} back disabled={busy} onChoose={(to) => void move(chosen, to)} />
          <Button kind="quiet" onClick={() => setTicked(new Set())}>
            {words.clear}
          </Button>
        </div>
      )}
    </Part>
  )
}

/** Children who will be in one class with somebody whose name is easily taken for theirs (RL10). */
function alikeInClass(year: Year): ReadonlySet<Id> {
  const found = year.classes.flatMap(({ id }) => {
    const inClass = year.children.filter(({ to }) => to?.outcome === 'class' && to.classroomId === id)
    return [...similarNames(inClass, { sameGiven: false }).keys()]
  })
  return new Set(found)
}
