// The columns of 月次報告: in the city's order, with its headings, and blank ones where its sheet has them.
import { useState } from 'preact/hooks'
import { newId } from '../../schema/kit/id.ts'
import { HEADINGS, RETURN_KEYS, type ReturnColumn, type ReturnKey } from '../../schema/organisation/return-layout.ts'
import { Button } from '../kit/Button.tsx'
import { call } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { Field, SelectField } from '../kit/Field.tsx'
import { PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useSend } from '../kit/use-send.ts'
import { cityAddress } from './city-address.ts'
import css from './ReturnColumns.module.css'
import type { Returns } from './Returns.tsx'
import { words } from './return-words.ts'

interface Row extends ReturnColumn {
  id: string
}

/** @param onDone hears whether the columns were changed */
export function Columns({ returns, onDone }: { returns: Returns; onDone: (changed: boolean) => void }) {
  const [rows, setRows] = useState<Row[]>(() => returns.columns.map((column) => ({ ...column, id: newId(moment()) })))
  const [adding, setAdding] = useState<ReturnKey>('blank')
  const { busy, fault, send } = useSend()
  const free = RETURN_KEYS.filter((key) => key === 'blank' || !rows.some((row) => row.key === key))
  const next = free.includes(adding) ? adding : 'blank'
  const move = (at: number, by: number) =>
    setRows(rows.map((one, place) => (place === at ? rows[at + by] : place === at + by ? rows[at] : one) ?? one))
  const save = async () => {
    const json = { seen: returns.layout, columns: rows.map(({ key, heading }) => ({ key, heading })) }
    if (await send((id) => call('POST', cityAddress('/month/layout'), { json: { id, ...json } }), json)) onDone(true)
  }
  return (
    <Sheet>
      <ol class={css.columns}>
        {rows.map((row, at) => (
          <li key={row.id} class={css.column}>
            <Field
              label={words.heading(at + 1, HEADINGS[row.key])}
              value={row.heading}
              onChange={(heading) => setRows(rows.map((one) => (one.id === row.id ? { ...one, heading } : one)))}
              maxLength={40}
            />
            <Button kind="quiet" disabled={at === 0} label={words.upOf(row.heading)} onClick={() => move(at, -1)}>
              {words.up}
            </Button>
            <Button kind="quiet" disabled={at === rows.length - 1} label={words.downOf(row.heading)} onClick={() => move(at, 1)}>
              {words.down}
            </Button>
            <Button
              kind="quiet"
              disabled={rows.length === 1}
              label={words.removeOf(row.heading)}
              onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ol>
      <div class={css.column}>
        <SelectField
          label={words.choose}
          value={next}
          onChange={(key) => setAdding(key as ReturnKey)}
          options={free.map((key) => ({ value: key, label: HEADINGS[key] }))}
        />
        <Button
          icon={PlusIcon}
          onClick={() => setRows([...rows, { id: newId(moment()), key: next, heading: next === 'blank' ? '' : HEADINGS[next] }])}
        >
          {words.add}
        </Button>
      </div>
      {fault && <Notice tone="look" title={fault.message} />}
      <p class={css.column}>
        <Button kind="give" disabled={busy} onClick={() => void save()}>
          {words.save}
        </Button>
        <Button kind="quiet" onClick={() => onDone(false)}>
          {words.back}
        </Button>
      </p>
    </Sheet>
  )
}
