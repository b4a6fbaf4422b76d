// The tables of one facility in memory, for tests: carries out writes with the same refusals the databases have.
import { ROSTER_KEYS, type RosterState, type RosterTable, type RosterWrites } from '../../schema/roster/plan.ts'
import { sameRow } from '../../schema/roster/settle-dated.ts'

export const emptyState = (): RosterState => ({
  classroom: [],
  person: [],
  child: [],
  enrollment: [],
  classMembership: [],
  contractHours: [],
  guardianship: [],
  pickupPerson: [],
})

/** The state after the writes. Throws on a key used twice and on a `before` that is not what stands there. */
export function carryOut(state: RosterState, { insert, change }: RosterWrites): RosterState {
  const after = structuredClone(state)
  for (const table of Object.keys(ROSTER_KEYS) as RosterTable[]) {
    const rows = after[table] as object[]
    const keyOf = (row: object) => JSON.stringify(ROSTER_KEYS[table].map((key) => (row as Record<string, unknown>)[key]))
    for (const row of insert[table]) {
      if (rows.some((other) => keyOf(other) === keyOf(row))) throw new Error(`${table} has ${keyOf(row)} already`)
      rows.push(structuredClone(row))
    }
    for (const { before, after: next } of change[table]) {
      const at = rows.findIndex((row) => sameRow(row, before))
      if (at < 0) throw new Error(`${table} no longer has ${keyOf(before)} as it was`)
      if (keyOf(before) !== keyOf(next)) throw new Error(`${table} would change a key`)
      rows[at] = structuredClone(next)
    }
  }
  return after
}
