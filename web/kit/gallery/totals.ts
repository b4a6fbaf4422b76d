import { totalsOf } from '../../../schema/presence/rule.ts'
import type { Status, Totals } from '../status.ts'

/** Totals of so many children in each status. */
export const totals = (counts: Partial<Record<Status, number>>): Totals =>
  totalsOf(Object.entries(counts).flatMap(([status, count]) => Array.from({ length: count }, () => status as Status)))
