import type { BelongingRow, Thing } from '../belonging/rule.ts'
import type { HomeValues } from '../contactbook/home.ts'
import type { Day } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { StepRow } from '../sickbay/rule.ts'
import type { CareRow } from './rule.ts'

/** The entries of one day, as they travel. No name of a child: whoever reads it has the board. */
export interface CareDay {
  day: Day
  rows: CareRow[]
  /** Tenths of a degree from which a temperature is looked at. */
  feverFrom: number
  /** The same of those children alone who have a 平熱 by which it is another. */
  feverOf: Record<Id, number>
  /** What home measured before it came, of those children alone of whom it was said; for staff. A family has it on its own page. */
  homeOf: Record<Id, HomeValues['temperature']>
  /** 食事予定, likewise. */
  eatingOf: Record<Id, HomeValues['eating']>
  /** プール可否 likewise; null outside of the season. */
  poolOf: Record<Id, boolean> | null
  /** Steps into and out of the 医務室; null where the nursery keeps none, and for families. */
  sickbay: StepRow[] | null
  /** 持ち物: what may be asked for, and the taps of the last weeks; null for families, who have it on their own pages. */
  belongings: { things: Thing[]; rows: BelongingRow[] } | null
}
