import { DayField } from '../kit/Field.tsx'
import type { Range } from './audit.ts'
import { words } from './words.ts'

/** Two days, neither of them empty. */
export const Days = ({ range, onChange }: { range: Range; onChange: (range: Range) => void }) => (
  <>
    <DayField label={words.from} value={range.from} max={range.to} onChange={(from) => from && onChange({ ...range, from })} />
    <DayField label={words.to} value={range.to} min={range.from} onChange={(to) => to && onChange({ ...range, to })} />
  </>
)
