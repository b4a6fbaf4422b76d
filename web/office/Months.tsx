// From month to month, and from year to year: the keys of every list at the desk that has a span of its own.
import { addMonths, fiscalYearOf, type Month } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { eraYear } from '../kit/format.ts'
import { ChevronLeftIcon, ChevronRightIcon } from '../kit/icons.tsx'
import css from './Months.module.css'
import { words } from './month-words.ts'

/** 令和8年11月 */
export const monthName = (month: Month): string => `${eraYear(`${month}-01`)}${Number(month.slice(5))}月`

export interface MonthsProps {
  month: Month
  onMonth: (month: Month) => void
  /** The last there is something of; without it there are later ones, too. */
  last?: Month
  /** The key between them, back to the month the list begins with. */
  home?: 'this' | 'last'
}

export const Months = ({ month, onMonth, last, home }: MonthsProps) => (
  <fieldset class={css.keys}>
    <legend class="unseen">{words.month}</legend>
    <Button icon={ChevronLeftIcon} onClick={() => onMonth(addMonths(month, -1))}>
      {words.before}
    </Button>
    {home && <Button onClick={() => onMonth(addMonths(today().slice(0, 7), home === 'last' ? -1 : 0))}>{words[home]}</Button>}
    <Button icon={ChevronRightIcon} disabled={last !== undefined && month >= last} onClick={() => onMonth(addMonths(month, 1))}>
      {words.after}
    </Button>
  </fieldset>
)

/** The fiscal year an address asks for: four figures; anything else is this one. */
export const yearOf = (asked: string | undefined): number => (/^\d{4}$/.test(asked ?? '') ? Number(asked) : fiscalYearOf(today()))

/** The fiscal year before and, unless it has not begun, the one after. */
export const Years = ({ year, onYear }: { year: number; onYear: (year: number) => void }) => (
  <>
    <Button icon={ChevronLeftIcon} onClick={() => onYear(year - 1)}>
      {words.year(year - 1)}
    </Button>
    <Button icon={ChevronRightIcon} disabled={year >= fiscalYearOf(today())} onClick={() => onYear(year + 1)}>
      {words.year(year + 1)}
    </Button>
  </>
)
