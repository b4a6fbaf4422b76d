// Writing a 申し送り: what the records of the day say already goes with one press, everything else is typed.
import { useState } from 'preact/hooks'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { MOST_DAYS } from '../../schema/relay/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { DayField, SelectField, TextArea } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { type Offers, relay } from './api.ts'
import css from './Relay.module.css'
import { words } from './words.ts'

interface RelayFormProps {
  facility: number
  today: Day
  classes: readonly { classId: string; name: string }[]
  /** The class before the reader: it is told on to that one, unless another is chosen. */
  shown?: Id | undefined
  onDone: () => void
}

type Offer = Offers['offered'][number]

export function RelayForm({ facility, today, classes, shown, onDone }: RelayFormProps) {
  const [chosen, setClassId] = useState<Id | null>(null)
  const here = classes.find((one) => one.classId === shown) ?? classes[0]
  const classId = chosen ?? here?.classId ?? ''
  const [endsOn, setEndsOn] = useState<Day | null>(addDays(today, 1))
  const [text, setText] = useState('')
  const { busy, fault, send } = useSend()
  const loaded = useLoad<Offers>(classId ? relay.address(facility, '/offers', { class: classId }) : null)
  const offered = loaded?.data.value?.offered ?? []
  const of = classId ? { classId } : {}
  const tell = async (said: object) => {
    if (endsOn === null) return
    if (!(await send((id) => relay.post(facility, '/write', { id, endsOn, ...said } as never), [endsOn, said]))) return
    setText('')
    await loaded?.refresh()
    onDone()
  }
  const take = ({ text: line, childId, sources }: Offer) =>
    tell({
      ...of,
      ...(childId ? { childId } : {}),
      text: line.slice(0, 400),
      sources: sources.slice(0, 100).map(({ word, day, id }) => ({ word, day, id })),
    })
  return (
    <div class={css.form}>
      <SelectField
        label={words.of}
        value={classId}
        onChange={setClassId}
        options={[...classes.map((one) => ({ value: one.classId, label: one.name })), { value: '', label: words.house }]}
      />
      <DayField label={words.until} value={endsOn} onChange={setEndsOn} min={today} max={addDays(today, MOST_DAYS)} />
      <TextArea label={words.text} maxLength={400} value={text} onChange={setText} />
      {fault && <Notice tone="look" title={fault.message} />}
      <Button
        kind="give"
        disabled={busy || endsOn === null || !text.trim()}
        onClick={() => void tell({ ...of, text: text.trim() })}
      >
        {words.send}
      </Button>
      {offered.length > 0 && (
        <section aria-label={words.offered}>
          <h2 class={css.offers}>{words.offered}</h2>
          <ul class={css.list}>
            {offered.map((item) => (
              <li key={item.key} class={css.offer}>
                <span>
                  {item.text} {item.childId && <AllergensOf childId={item.childId} />}
                </span>
                <Button label={words.tellIt(item.text)} disabled={busy || endsOn === null} onClick={() => void take(item)}>
                  {words.tell}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
