// What a month would have cost by a tariff that is only thought about: reckoned here, on the days as they were.
import { useState } from 'preact/hooks'
import { chargeOf } from '../../schema/fee/charge.ts'
import type { Tariff } from '../../schema/fee/tariff.ts'
import type { Month } from '../../schema/kit/day.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type Basis, fee } from './api.ts'
import css from './Fee.module.css'
import { words, yenOf } from './words.ts'

export function TryOut({ draft, held, month }: { draft: Tariff; held: Tariff | null; month: Month }) {
  const [asked, setAsked] = useState(false)
  const loaded = useLoad<Basis>(asked ? fee.address(facilityId(), '/basis', { month }) : null)
  const basis = loaded?.data.value
  return (
    <section class={css.group}>
      <div class={css.row}>
        <Button onClick={() => setAsked(true)}>{words.tryOut(`${Number(month.slice(5))}月`)}</Button>
        <span class={css.second}>{words.tryMore}</span>
      </div>
      {asked && (basis ? <Compared {...{ basis, draft, held }} /> : <Loading from={loaded} />)}
    </section>
  )
}

function Compared({ basis, draft, held }: { basis: Basis; draft: Tariff; held: Tariff | null }) {
  const first = `${basis.month}-01`
  const totals = basis.children.map(({ childId, kana, month }) => ({
    ...{ childId, kana },
    was: held ? chargeOf([{ ...held, startsOn: first }], month).total : 0,
    would: chargeOf([{ ...draft, startsOn: first }], month).total,
  }))
  const changed = totals.filter(({ was, would }) => was !== would)
  const sum = (of: 'was' | 'would') => totals.reduce((total, one) => total + one[of], 0)
  const rows = changed.map(({ childId, kana, was, would }) => ({
    key: childId,
    name: (
      <>
        {kana} <AllergensOf childId={childId} />
      </>
    ),
    was,
    would,
  }))
  return (
    <Table
      caption={changed.length > 0 ? words.changed(changed.length) : words.same}
      quiet={false}
      columns={[
        { id: 'child', head: words.child },
        { id: 'was', head: words.was, number: true },
        { id: 'would', head: words.would, number: true },
        { id: 'difference', head: words.difference, number: true },
      ]}
    >
      {[...rows, { key: 'sum', name: words.sum(totals.length), was: sum('was'), would: sum('would') }].map((row) => (
        <Line key={row.key} tone={row.key === 'sum' ? 'sum' : 'plain'}>
          <Cell name>{row.name}</Cell>
          <Cell of={words.was} number>
            {yenOf(row.was)}
          </Cell>
          <Cell of={words.would} number>
            {yenOf(row.would)}
          </Cell>
          <Cell of={words.difference} number>
            {yenOf(row.would - row.was)}
          </Cell>
        </Line>
      ))}
    </Table>
  )
}
