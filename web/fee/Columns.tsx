// The columns of the file for the city's 公金 system, in the city's own order, from today on (RJ14).
import { useState } from 'preact/hooks'
import { COLUMNS, type Column } from '../../schema/fee/input.ts'
import { COLUMN_WORDS } from '../../schema/fee/lay-out.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { SelectField } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { fee } from './api.ts'
import css from './Fee.module.css'
import { words } from './words.ts'

const NONE = ''

export function Columns({ columns, refresh }: { columns: readonly Column[]; refresh: () => Promise<void> }) {
  const [chosen, setChosen] = useState<readonly Column[]>(columns)
  const [kept, setKept] = useState(false)
  const { busy, fault, send } = useSend()
  const choose = (place: number, value: string) => {
    setKept(false)
    const rest = chosen.filter((one, index) => index !== place && one !== value)
    setChosen(value === NONE ? rest : rest.toSpliced(place, 0, value as Column))
  }
  const keep = async () => {
    const sent = await send((id) => fee.post(facilityId(), '/layout', { id, startsOn: today(), columns: [...chosen] }), chosen)
    if (sent === null) return
    setKept(true)
    await refresh()
  }
  const places = chosen.length < COLUMNS.length ? [...chosen, NONE] : chosen
  return (
    <Sheet label={words.columns}>
      <h2 class={css.heading}>{words.columns}</h2>
      <p class={css.second}>{words.columnsMore}</p>
      {fault && <Notice tone="look" title={fault.message} />}
      <div class={css.row}>
        {places.map((value, place) => (
          <SelectField
            key={value || 'next'}
            label={words.columnOf(place + 1)}
            value={value}
            onChange={(next) => choose(place, next)}
            options={[
              { value: NONE, label: words.noColumn },
              ...COLUMNS.map((column) => ({ value: column, label: COLUMN_WORDS[column] })),
            ]}
          />
        ))}
      </div>
      <div class={css.row}>
        <Button disabled={busy || chosen.length === 0} onClick={() => void keep()}>
          {words.keepColumns}
        </Button>
        {kept && <span role="status">{words.kept}</span>}
      </div>
    </Sheet>
  )
}
