// What a register adds up.
import type { CellKind } from './fold-register.ts'

/** In the order in which registers have them. Which of them a register shows is the facility's to say. */
export const TOTALS = ['present', 'late', 'early', 'sick', 'family', 'suspended', 'bereavement', 'unknown'] as const

/** Days by what was written. `present` includes the days a child came late or left early. */
export type RegisterTotals = Record<(typeof TOTALS)[number], number>

export const noTotals = (): RegisterTotals => Object.fromEntries(TOTALS.map((kind) => [kind, 0])) as RegisterTotals

/** Into which totals a cell is counted. */
const COUNTED: Readonly<Record<CellKind, readonly (keyof RegisterTotals)[]>> = {
  present: ['present'],
  late: ['present', 'late'],
  early: ['present', 'early'],
  late_early: ['present', 'late', 'early'],
  sick: ['sick'],
  family: ['family'],
  suspended: ['suspended'],
  bereavement: ['bereavement'],
  unknown: ['unknown'],
  closed: [],
  notExpected: [],
  pending: [],
  outside: [],
}
export const cellCounts = (cell: CellKind, total: keyof RegisterTotals): boolean => COUNTED[cell].includes(total)

/** Adds one cell to some totals. */
export function countCell(totals: RegisterTotals, kind: CellKind): void {
  for (const total of COUNTED[kind]) totals[total] += 1
}
