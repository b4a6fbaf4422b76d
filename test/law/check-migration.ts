// Reading migrations as text: what they must never do, and how every table of a shard must begin.
export interface Table {
  name: string
  /** First column with its type, as written. */
  first: string
  primaryKey: string[]
  foreignKeys: { columns: string[]; table: string; to: string[] }[]
  withoutRowid: boolean
}

const columnsIn = (list: string): string[] => [...list.matchAll(/`([^`]+)`/g)].map(([, column = '']) => column)

/** Statements that have destroyed rows on this platform, unless the line above says `-- reviewed: <why>`. */
export function dangersIn(sql: string): string[] {
  const lines = sql.split('\n')
  return lines.flatMap((line, index) => {
    const bare = line.replace(/--(?!>).*$/, '')
    const danger =
      /\bDROP\s+TABLE\b|__new_|\bON\s+(?:DELETE|UPDATE)\s+CASCADE\b|\bPRAGMA\b|\bDELETE\s+FROM\b|\bDROP\s+COLUMN\b/i.exec(
        bare,
      )?.[0]
    return danger && !/^--\s*reviewed:\s*\S+/.test(lines[index - 1] ?? '') ? [danger] : []
  })
}

/** Every CREATE TABLE of a migration. */
export function tablesIn(sql: string): Table[] {
  return [...sql.matchAll(/CREATE TABLE `(\w+)` \(\n([\s\S]*?)\n\)([^;]*);/g)].map(([, name = '', body = '', tail = '']) => {
    const lines = body.split('\n').map((line) => line.trim().replace(/,$/, ''))
    const key = lines.find((line) => line.startsWith('PRIMARY KEY'))
    const inline = lines.filter((line) => /^`\w+`.*PRIMARY KEY/.test(line)).flatMap((line) => columnsIn(line).slice(0, 1))
    return {
      name,
      first: lines[0] ?? '',
      primaryKey: key ? columnsIn(key) : inline,
      foreignKeys: lines
        .filter((line) => line.startsWith('FOREIGN KEY'))
        .map((line) => {
          const [own = '', there = ''] = line.split('REFERENCES')
          const [table = '', ...to] = columnsIn(there)
          return { columns: columnsIn(own), table, to }
        }),
      withoutRowid: /WITHOUT ROWID/i.test(tail),
    }
  })
}

/** Indexes of a migration, with their columns. */
export const indexesIn = (sql: string): { name: string; columns: string[] }[] =>
  [...sql.matchAll(/CREATE (?:UNIQUE )?INDEX `(\w+)` ON `\w+` \(([^)]*)\)/g)].map(([, name = '', list = '']) => ({
    name,
    columns: columnsIn(list),
  }))

/** What is wrong with a table of a shard: a row that could belong to, or point into, another facility. */
export function faultsOfShardTable(table: Table): string[] {
  const faults: string[] = []
  if (!/^`facility_id` integer\b/.test(table.first)) faults.push('does not begin with facility_id')
  if (table.primaryKey.length > 0 && table.primaryKey[0] !== 'facility_id')
    faults.push('its primary key does not begin with facility_id')
  for (const { columns, table: other, to } of table.foreignKeys) {
    if (columns[0] !== 'facility_id' || to[0] !== 'facility_id')
      faults.push(`its key to ${other} could point into another facility`)
  }
  return faults.map((fault) => `${table.name} ${fault}`)
}
