// Moves one facility to another shard without losing an act: freeze, copy, compare, switch, open. Until the switch the old home stays
// whole, and anything that goes wrong opens it again.
import { createHash } from 'node:crypto'
import * as schema from '../../schema/shard.ts'
import { inOrder } from '../export/tables.ts'
import { insert, quote, type Row, type Target } from './target.ts'

const PAGE = 1000
const HOME = 'facility_home'
/** A session's freshness may be written while its facility stands still, so its rows travel but are not compared. */
const MOVING = 'session'

interface Table {
  name: string
  /** Columns that give every row its place. */
  order: string[]
}

/** Every table of a shard, parents before children, except the one that says where a facility is at home. */
export const shardTables = (): Table[] =>
  inOrder(schema)
    .map(({ name, key }) => ({ name, order: key.map((column) => column.name) }))
    .filter(({ name }) => name !== HOME)

function* pages(target: Target, shard: string, table: Table, facilityId: number): Generator<Row[]> {
  for (let offset = 0; ; offset += PAGE) {
    const order = table.order.map((name) => `"${name}"`).join(', ')
    const rows = target.all(
      shard,
      `select * from "${table.name}" where facility_id = ${facilityId} order by ${order} limit ${PAGE} offset ${offset}`,
    )
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
  }
}

/** Number of rows and digest of their content, in key order. */
function digest(target: Target, shard: string, table: Table, facilityId: number): { rows: number; digest: string } {
  const hash = createHash('sha256')
  let rows = 0
  for (const page of pages(target, shard, table, facilityId)) {
    for (const row of page) hash.update(JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    rows += page.length
  }
  return { rows, digest: hash.digest('hex') }
}

const setHome = (facilityId: number, state: 'open' | 'frozen' | 'moved'): string =>
  `insert into ${HOME} (facility_id, state) values (${facilityId}, '${state}') on conflict (facility_id) do update set state = excluded.state`

/** Moves a facility. Returns the rows moved by table. Throws with a sentence for the person; the old home is open again then. */
export function moveFacility(
  target: Target,
  facilityId: number,
  to: string,
  say: (line: string) => void,
): Record<string, number> {
  const [place] = target.all('DIRECTORY', `select shard, state from placement where facility_id = ${facilityId}`)
  if (!place) throw new Error(`園 ${facilityId} は見つかりません。`)
  const from = String(place.shard)
  if (from === to) throw new Error(`園 ${facilityId} はもう ${to} にあります。`)
  const [there] = target.all(to, `select state from ${HOME} where facility_id = ${facilityId}`)
  if (there?.state === 'open') throw new Error(`${to} にも園 ${facilityId} がひらいています。先に確かめてください。`)

  say(`園 ${facilityId} を ${from} で止めます`)
  target.run('DIRECTORY', [`update placement set state = 'moving' where facility_id = ${facilityId}`])
  target.run(from, [setHome(facilityId, 'frozen')])
  let moved: Record<string, number>
  try {
    moved = copy(target, facilityId, from, to, say)
  } catch (error) {
    target.run(from, [setHome(facilityId, 'open')])
    target.run('DIRECTORY', [`update placement set state = 'open' where facility_id = ${facilityId}`])
    throw new Error(`移せなかったので、${from} でもういちどひらきました。何も失われていません。`, { cause: error })
  }
  target.run(to, [setHome(facilityId, 'open')])
  target.run('DIRECTORY', [`update placement set shard = ${quote(to)}, state = 'open' where facility_id = ${facilityId}`])
  target.run(from, [setHome(facilityId, 'moved')])
  say(`園 ${facilityId} は ${to} でひらいています。${from} の行は「moved」として残してあります。`)
  return moved
}

function copy(target: Target, facilityId: number, from: string, to: string, say: (line: string) => void): Record<string, number> {
  const tables = shardTables()
  // What an earlier, broken-off move or an earlier stay has left behind there.
  target.run(to, [
    setHome(facilityId, 'frozen'),
    ...tables.toReversed().map(({ name }) => `delete from "${name}" where facility_id = ${facilityId}`),
  ])
  const moved: Record<string, number> = {}
  for (const table of tables) {
    for (const page of pages(target, from, table, facilityId))
      target.run(
        to,
        page.map((row) => insert(table.name, row)),
      )
    const [source, copied] = [from, to].map((shard) => digest(target, shard, table, facilityId))
    if (table.name !== MOVING && source?.digest !== copied?.digest)
      throw new Error(`${table.name}: ${source?.rows} 行が ${copied?.rows} 行になり、内容が合いません`)
    moved[table.name] = copied?.rows ?? 0
    if (moved[table.name]) say(`  ${table.name}: ${moved[table.name]} 行`)
  }
  return moved
}
