// Which paper is asked for which disease, from which day on; and diseases that only this nursery has.
import { useState } from 'preact/hooks'
import { FORMS, type Form, SOURCE_LINE } from '../../schema/infection/diseases.ts'
import { FORM_WORDS } from '../../schema/infection/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/infection/routes.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import type { Reply } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { DayField, Field } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { infection } from './api.ts'
import css from './Desk.module.css'
import { words } from './words.ts'

type Listed = Reply<Routes, '/disease'>
/** A disease that is changed, or one to be added. */
type Chosen = Pick<Listed['diseases'][number], 'key' | 'name' | 'form'> | 'new'

export function DiseaseTable() {
  const loaded = useLoad<Listed>(infection.address(facilityId(), '/disease'))
  const listed = loaded?.data.value
  const [chosen, setChosen] = useState<Chosen | null>(null)
  if (!listed) return <Loading from={loaded} />
  const later = (key: string) =>
    listed.own
      .filter((one) => one.key === key && one.startsOn > listed.today)
      .map(({ form, startsOn }) => `${shortDay(startsOn)}〜 ${FORM_WORDS[form]}`)
  return (
    <div class={css.form}>
      <Table
        caption={words.diseases}
        columns={[
          { id: 'name', head: words.disease },
          { id: 'form', head: words.paper, width: '11rem' },
          { id: 'criteria', head: words.criteria },
          { id: 'change', head: <span class="unseen">{words.change}</span>, width: '7rem' },
        ]}
      >
        {listed.diseases.map((one) => (
          <Line key={one.key}>
            <Cell name>{one.name}</Cell>
            <Cell of={words.paper}>{[FORM_WORDS[one.form], ...later(one.key)].join('、')}</Cell>
            <Cell of={words.criteria}>{one.criteria}</Cell>
            <Cell of={words.change}>
              <Button kind="quiet" onClick={() => setChosen(one)}>
                <span class="unseen">{one.name} </span>
                {words.change}
              </Button>
            </Cell>
          </Line>
        ))}
      </Table>
      <p class={css.second}>{SOURCE_LINE}</p>
      <div>
        <Button onClick={() => setChosen('new')}>{words.addOwn}</Button>
      </div>
      {chosen && (
        <Change
          chosen={chosen}
          onClose={() => setChosen(null)}
          onDone={() => {
            setChosen(null)
            void loaded?.refresh()
          }}
        />
      )}
    </div>
  )
}

function Change({ chosen, onClose, onDone }: { chosen: Chosen; onClose: () => void; onDone: () => void }) {
  const known = chosen === 'new' ? null : chosen
  const [form, setForm] = useState<Form | null>(known?.form ?? null)
  const [startsOn, setStart] = useState<Day | null>(today())
  const [name, setName] = useState('')
  const [criteria, setCriteria] = useState('')
  const { busy, fault, send } = useSend()
  const save = async () => {
    if (!form || !startsOn) return
    const json = { form, startsOn, ...(known ? { key: known.key } : { name, criteria }) }
    if (await send((id) => infection.post(facilityId(), '/disease', { id, ...json }), json)) onDone()
  }
  const ready = form && startsOn && (known || (name.trim() && criteria.trim()))
  return (
    <Dialog
      open
      place="side"
      onClose={onClose}
      title={known?.name ?? words.own}
      foot={
        <Button kind="give" disabled={busy || !ready} onClick={() => void save()}>
          {words.save}
        </Button>
      }
    >
      <div class={css.form}>
        {fault && <Notice tone="look" title={fault.message} />}
        {!known && (
          <>
            <Field label={words.name} value={name} maxLength={40} onChange={setName} />
            <Field label={words.criteria} value={criteria} maxLength={120} onChange={setCriteria} />
          </>
        )}
        <Chips<Form>
          legend={words.formKind}
          chips={FORMS.map((value) => ({ value, span: 4 as const, label: FORM_WORDS[value] }))}
          value={form}
          onChange={setForm}
        />
        <DayField label={words.startsOn} value={startsOn} min={today()} onChange={setStart} />
        {known && <p class={css.second}>{words.changeMore}</p>}
      </div>
    </Dialog>
  )
}
