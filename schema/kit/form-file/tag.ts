// タグ: where something is put into a form of the house's own. `{{今月の行事}}` is a value; `{{個人目標：氏名}}` a column of a table, and the row it
// stands in is repeated. Written by people in Word and Excel: in narrow or wide signs, with spaces, cut into pieces by the program.

/** A number stays one in a cell that holds nothing else, so that the form's own sums count it. */
export type Value = string | number
export type Values = Readonly<Record<string, Value>>

/** What there is to be put in, by name. */
export interface Filling {
  values: Values
  /** The rows of each table; of one without rows its row stays, empty. */
  tables: Readonly<Record<string, readonly Values[]>>
}

/** The names a form may use. */
export interface Tags {
  values: readonly string[]
  /** Columns by table. */
  tables: Readonly<Record<string, readonly string[]>>
  /** Values without which a form is not taken. */
  required?: readonly string[]
}

/** What is wrong with a form, in a sentence that names the tag and the place. */
export interface Fault {
  tag: string
  place: string
  message: string
}

const MARK = /(?:\{\{|｛｛|｛\{|\{｛)([^{}｛｝]*)(?:\}\}|｝｝|｝\}|\}｝)/g
const HALF = /\{\{|\}\}|｛｛|｝｝|｛\{|\{｛|｝\}|\}｝/
/** Between table and column, and between the parts of a name. */
export const BETWEEN = '：'

/** A name as it is compared: 「 ねらい : 養護 」 is 「ねらい：養護」. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')

/** A tag as it is written into a form. */
export const written = (...parts: readonly string[]): string => `{{${parts.join(BETWEEN)}}}`

export interface Mark {
  name: string
  from: number
  to: number
}

/** The tags in a text, in their order. */
export const marksIn = (text: string): Mark[] =>
  [...text.matchAll(MARK)].map((found) => ({
    name: plainName(found[1] ?? ''),
    from: found.index,
    to: found.index + found[0].length,
  }))

/** A tag that is begun and not ended, or ended and not begun, with what stands beside it; null when there is none. */
export function halfTag(text: string): string | null {
  const rest = text.replace(MARK, (whole) => '　'.repeat(whole.length))
  const at = rest.search(HALF)
  return at < 0 ? null : text.slice(at, at + 20).trim()
}

/** What stands at a tag; '' of what is not known. */
export type Find = (name: string) => Value

/** What a form is filled with, by plain names. */
export interface Lookup {
  value: Find
  /** The table a tag is a column of; null of a value. */
  tableOf: (name: string) => string | null
  /** For each row of a table what stands in it: at least one, which is empty where there are none. */
  rowsOf: (table: string) => Find[]
}

export function lookupOf({ values, tables }: Filling): Lookup {
  const all = plainly(values)
  const rows = new Map(Object.entries(tables).map(([table, list]) => [plainName(table), list.map(plainly)]))
  const value: Find = (name) => all.get(name) ?? ''
  return {
    value,
    tableOf: (name) => (all.has(name) ? null : tableAmong(rows.keys(), name)),
    rowsOf: (table) => {
      const own = rows.get(table) ?? []
      return (own.length > 0 ? own : [new Map<string, Value>()]).map(
        (row): Find =>
          (name) =>
            name.startsWith(`${table}:`) ? (row.get(name.slice(table.length + 1)) ?? '') : value(name),
      )
    },
  }
}

const plainly = (values: Values): ReadonlyMap<string, Value> =>
  new Map(Object.entries(values).map(([name, value]) => [plainName(name), value]))

/** Of the tables a tag may be a column of, the one with the longest name: a name may hold a colon itself. */
const tableAmong = (tables: Iterable<string>, name: string): string | null =>
  [...tables].filter((table) => name.startsWith(`${table}:`)).sort((a, b) => b.length - a.length)[0] ?? null

/** What is wrong with the tags of a text at a place. `inRow`: in a row that can be repeated. */
export function faultsIn(text: string, place: string, tags: Known, inRow: boolean): Fault[] {
  const half = halfTag(text)
  return [
    ...(half === null
      ? []
      : [{ tag: half, place, message: `${place}「${half}」: {{ と }} がそろっていません。タグを書きなおしてください。` }]),
    ...marksIn(text).flatMap(({ name, from, to }): Fault[] => {
      const tag = text.slice(from, to)
      const fault = (message: string) => [{ tag, place, message: `${place}「${tag}」: ${message}` }]
      if (name === '') return fault('名前がありません。')
      if (tags.values.has(name)) return []
      const table = tableAmong(tags.tables.keys(), name)
      if (table === null || !tags.tables.get(table)?.has(name.slice(table.length + 1)))
        return fault('この書類にないタグです。タグの一覧から写してください。')
      return inRow ? [] : fault('子どもや行でくりかえすタグは、表の行の中に書いてください。')
    }),
  ]
}

/** Names as they are compared. */
export interface Known {
  values: ReadonlySet<string>
  tables: ReadonlyMap<string, ReadonlySet<string>>
}

export const knownOf = ({ values, tables }: Tags): Known => ({
  values: new Set(values.map(plainName)),
  tables: new Map(Object.entries(tables).map(([table, columns]) => [plainName(table), new Set(columns.map(plainName))])),
})

/** The tags, as they are written, that stand nowhere in a form. @param found plain names */
export function missingIn({ values, tables }: Tags, found: ReadonlySet<string>): string[] {
  const all = [
    ...values.map((name) => [name]),
    ...Object.entries(tables).flatMap(([table, columns]) => columns.map((column) => [table, column])),
  ]
  return all.filter((parts) => !found.has(plainName(parts.join(BETWEEN)))).map((parts) => written(...parts))
}
