// A copy of the facility's state on which a plan is worked out; what differs in the end is what gets written.
import type { Id } from '../kit/id.ts'
import { ROSTER_KEYS, type RosterState, type RosterTable, type RosterTables, type RosterWrites } from './plan.ts'
import { compare } from './settle-dated.ts'

type ChildTable = { [Table in RosterTable]: RosterTables[Table] extends { childId: Id } ? Table : never }[RosterTable]
type OwnTable = Exclude<RosterTable, ChildTable>

export interface RosterDraft {
  /** Every row of a table. */
  all<Table extends RosterTable>(table: Table): RosterTables[Table][]
  /** One child's rows of a table. */
  of<Table extends ChildTable>(table: Table, childId: Id): RosterTables[Table][]
  /** Adds a row, or takes the place of the one with the same id. */
  put<Table extends OwnTable>(table: Table, row: RosterTables[Table]): void
  /** Replaces one child's rows of a table. */
  replace<Table extends ChildTable>(
    table: Table,
    childId: Id,
    change: (rows: RosterTables[Table][]) => RosterTables[Table][],
  ): void
  /** What must be written to get here from the state the draft was made of. */
  writes(): RosterWrites
}

const ownerOf = (row: RosterTables[RosterTable]): Id => ('childId' in row ? row.childId : row.id)

export function draftOf(state: RosterState): RosterDraft {
  const tables = {} as { [Table in RosterTable]: Map<Id, RosterTables[Table][]> }
  const names = Object.keys(ROSTER_KEYS) as RosterTable[]
  const fill = <Table extends RosterTable>(table: Table) => {
    const groups = new Map<Id, RosterTables[Table][]>()
    for (const row of state[table]) groups.set(ownerOf(row), [...(groups.get(ownerOf(row)) ?? []), row])
    tables[table] = groups as (typeof tables)[Table]
  }
  for (const table of names) fill(table)
  const all = <Table extends RosterTable>(table: Table): RosterTables[Table][] => [...tables[table].values()].flat()
  const of = <Table extends ChildTable>(table: Table, childId: Id): RosterTables[Table][] => tables[table].get(childId) ?? []
  return {
    all,
    of,
    put: (table, row) => void tables[table].set(row.id, [row]),
    replace: (table, childId, change) => void tables[table].set(childId, change(of(table, childId))),
    writes() {
      const found = names.map((table) => {
        return [table, compare(state[table] as object[], all(table) as object[], ROSTER_KEYS[table])] as const
      })
      return {
        insert: Object.fromEntries(found.map(([table, { insert }]) => [table, insert])),
        change: Object.fromEntries(found.map(([table, { change }]) => [table, change])),
      } as unknown as RosterWrites
    },
  }
}
