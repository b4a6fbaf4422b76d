// Every kind of paper: to begin one, and to find those of this month.
import { useState } from 'preact/hooks'
import { isEvent, type KindHead, periodOf, writesIt } from '../../schema/document/kind.ts'
import { useOn } from '../../schema/document/use.ts'
import { stateText } from '../../schema/document/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import { Button } from '../kit/Button.tsx'
import { moment, today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { DayField, SelectField } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { PlusIcon } from '../kit/icons.tsx'
import { route } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { mayHere } from '../office/desk.ts'
import { type Listed, placeOf } from './api.ts'
import { ToKinds } from './Board.tsx'
import css from './Document.module.css'
import { elsewhere, every, kindWords, ofWhom, periodText, whichDay } from './kind-words.ts'
import { nearMissWords } from './measure-words.ts'
import own from './Writing.module.css'
import { stateOf } from './waiting.ts'
import { words } from './words.ts'

export function Shelf({ list }: { list: Listed }) {
  const { kinds, uses, documents, roles, from, to } = list
  const [found, setFound] = useState<string | null>(null)
  const [begun, setBegun] = useState<KindHead | null>(null)
  const inMonth = documents.filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from)
  const shown = found === null ? null : (kinds.find(({ key }) => key === found) ?? null)
  return (
    <>
      <Table
        caption={kindWords.all}
        columns={[
          { id: 'kind', head: kindWords.kind },
          { id: 'of', head: kindWords.of },
          { id: 'find', head: kindWords.thisMonth },
          { id: 'begin', head: <span class="unseen">{kindWords.begin}</span>, width: '11rem' },
        ]}
      >
        {kinds.map((kind) => {
          const { key, title, about, cadence } = kind
          const count = inMonth.filter((one) => one.kind === key).length
          const withdrawn = useOn(uses, key, today())?.used === false
          return (
            <Line key={key}>
              <Cell name>{title}</Cell>
              <Cell of={kindWords.of}>{ofWhom[about] + (isEvent(about) ? '' : `・${every[cadence]}`)}</Cell>
              <Cell of={kindWords.thisMonth}>
                {count > 0 ? (
                  <Button kind="quiet" label={kindWords.find(String(count), title)} onClick={() => setFound(key)}>
                    {kindWords.count(String(count))}
                  </Button>
                ) : (
                  '—'
                )}
              </Cell>
              <Cell>
                {withdrawn ? (
                  <span class={css.second}>{kindWords.withdrawn}</span>
                ) : (
                  writesIt(kind, roles) && (
                    <Button icon={PlusIcon} label={kindWords.beginOf(title)} onClick={() => setBegun(kind)}>
                      {kindWords.begin}
                    </Button>
                  )
                )}
              </Cell>
            </Line>
          )
        })}
      </Table>
      <Elsewhere />
      <ToKinds />
      {shown && (
        <Dialog open onClose={() => setFound(null)} title={shown.title}>
          <ul class={css.items}>
            {inMonth
              .filter((one) => one.kind === shown.key)
              .map((one) => {
                const state = stateOf(one)
                return (
                  <li key={`${one.subject} ${one.startsOn}`}>
                    <a class={css.item} href={placeOf({ ...one, day: one.startsOn })}>
                      <b>{one.name || shown.title}</b>
                      <span>{periodText(shown.cadence, one.startsOn)}</span>
                      <span class={css.second}>{stateText(one.approval, state, false)}</span>
                    </a>
                  </li>
                )
              })}
          </ul>
        </Dialog>
      )}
      {begun && <Begin kind={begun} list={list} onClose={() => setBegun(null)} />}
    </>
  )
}

/** Papers that are kept where their facts are written, each printed there: whoever looks for a paper finds it here. */
const ELSEWHERE: readonly [Action, string, string][] = [
  ['document.read', '/office/document/near-misses', nearMissWords.link],
  ['injury.read', '/office/injury', elsewhere.injury],
  ['nap.read', '/office/nap', elsewhere.nap],
  ['medicine.read', '/office/medicine', elsewhere.medicine],
  ['infection.summary', '/office/infection', elsewhere.infection],
  ['presence.month', '/office/attendance-book', elsewhere.presence],
  ['memo.read', '/office/development', elsewhere.development],
  ['ledger.read', '/office/ledger', elsewhere.ledger],
]

const Elsewhere = () => (
  <section class={css.group} aria-label={elsewhere.title}>
    <h2 class={css.heading}>{elsewhere.title}</h2>
    <ul class={own.elsewhere}>
      {ELSEWHERE.map(
        ([action, href, text]) =>
          mayHere(action) && (
            <li key={href}>
              <Button href={href}>{text}</Button>
            </li>
          ),
      )}
    </ul>
  </section>
)

/** About whom, and of which day: then the paper is there to be written in. */
function Begin({ kind, list, onClose }: { kind: KindHead; list: Listed; onClose: () => void }) {
  const { title, about, cadence } = kind
  const options =
    about === 'class'
      ? list.classes.map(({ classId, name }) => ({ value: classId, label: name }))
      : about === 'child'
        ? list.children.map(({ childId, name, className }) => ({ value: childId, label: `${className}　${name}` }))
        : []
  const mine = about === 'class' ? options.find(({ value }) => list.ownClasses.includes(value)) : undefined
  const [subject, setSubject] = useState((mine ?? options[0])?.value)
  const [day, setDay] = useState<Day | null>(today())
  const asks = about === 'class' || about === 'child'
  const go = () => {
    if (day === null) return
    const named = isEvent(about) ? newId(moment()) : asks ? subject : undefined
    route(placeOf({ kind: kind.key, subject: named, day: periodOf(cadence, day).startsOn }))
  }
  const ready = day !== null && (!asks || subject !== undefined)
  return (
    <Dialog
      open
      onClose={onClose}
      title={kindWords.beginOf(title)}
      foot={
        <Button kind="give" disabled={!ready} onClick={go}>
          {kindWords.begin}
        </Button>
      }
    >
      <div class={css.reason}>
        {asks && options.length === 0 && (
          <Sheet>
            <Empty title={kindWords.nobody}>{kindWords.nobodyMore}</Empty>
          </Sheet>
        )}
        {asks && options.length > 0 && (
          <SelectField
            label={about === 'class' ? kindWords.class : words.child}
            value={subject ?? ''}
            onChange={setSubject}
            options={options}
          />
        )}
        <DayField label={whichDay[cadence]} value={day} onChange={setDay} />
        {day !== null && cadence !== 'day' && cadence !== 'once' && (
          <p class={css.second}>
            {shortDay(periodOf(cadence, day).startsOn)}〜{shortDay(periodOf(cadence, day).endsOn)}
          </p>
        )}
      </div>
    </Dialog>
  )
}
