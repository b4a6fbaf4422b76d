// Which row is which child we already have: by number first, else by the reading of the name and the birth date.
import { type Problem, problem } from '../kit/grid.ts'
import { foldKana, foldName, kanaBirth } from './compare-name.ts'
import type { ChildRow, RosterChild } from './plan.ts'

export const childName = (child: { familyName: string; givenName: string }): string =>
  `${child.familyName} ${child.givenName}`.trim()
const named = (child: ChildRow): string =>
  `${childName(child)}（${child.birthDay}${child.number ? `、番号${child.number}` : ''}）`

const group = <Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const known = groups.get(key)
    if (known) known.push(item)
    else groups.set(key, [item])
  }
  return groups
}

const kanaOf = (child: { familyKana: string; givenKana: string; birthDay: string }) =>
  kanaBirth(child.familyKana + child.givenKana, child.birthDay)

/** A row speaks of this child: at least one of reading, name and birth date is the same. A number alone can be somebody else's. */
const plausible = (row: RosterChild, child: ChildRow): boolean =>
  row.birthDay === child.birthDay ||
  foldKana(row.familyKana + row.givenKana) === foldKana(child.familyKana + child.givenKana) ||
  foldName(childName(row)) === foldName(childName(child))

/** The child each row means; rows that are not in the map are newcomers. A row that could mean two children, or two rows that mean one, are errors naming both. */
export function matchChildren(rows: readonly RosterChild[], children: readonly ChildRow[]) {
  const errors: Problem[] = []
  const matched = new Map<RosterChild, ChildRow>()
  const living = children.filter((child) => child.archivedAt === null)
  const byNumber = group(living, (child) => child.number)
  const byKana = group(living, kanaOf)
  const archivedByKana = group(
    children.filter((child) => child.archivedAt !== null),
    kanaOf,
  )

  for (const row of rows) {
    const numbered = row.number === null ? [] : (byNumber.get(row.number) ?? [])
    const read = byKana.get(kanaOf(row)) ?? []
    const [first, second] = numbered
    const other = read.find((child) => child !== first)
    if (first && second) {
      errors.push(problem(row.row, null, `番号${row.number}の園児が2人います。${named(first)} と ${named(second)}`))
    } else if (first && !plausible(row, first)) {
      const also = other ? `、ふりがなと生年月日では ${named(other)}` : ''
      errors.push(
        problem(
          row.row,
          null,
          `番号${row.number}は ${named(first)} です${also}。この行の ${childName(row)}（${row.birthDay}）とちがいます`,
        ),
      )
    } else if (first && other && !read.includes(first)) {
      errors.push(
        problem(row.row, null, `番号では ${named(first)}、ふりがなと生年月日では ${named(other)} です。どちらか分かりません`),
      )
    } else if (first) {
      matched.set(row, first)
    } else if (read.length > 1) {
      errors.push(
        problem(
          row.row,
          null,
          `ふりがなと生年月日が同じ園児が2人います。${read.slice(0, 2).map(named).join(' と ')}。児童番号を入れてください`,
        ),
      )
    } else {
      const only = read[0] ?? archivedByKana.get(kanaOf(row))?.[0]
      if (only) matched.set(row, only)
    }
  }
  errors.push(...twice(rows, matched))
  return { matched, errors }
}

function twice(rows: readonly RosterChild[], matched: ReadonlyMap<RosterChild, ChildRow>): Problem[] {
  const errors: Problem[] = []
  const report = (groups: Map<string, RosterChild[]>, why: string) => {
    for (const [first, ...more] of groups.values())
      for (const again of more)
        errors.push(
          problem(again.row, null, `${first?.row}行目と${why}です（${first ? childName(first) : ''}、${childName(again)}）`),
        )
  }
  report(
    group(rows, (row) => row.number),
    '同じ番号',
  )
  report(
    group(rows, (row) => matched.get(row)?.id ?? null),
    '同じ園児',
  )
  report(
    group(rows, (row) => (row.number === null && !matched.has(row) ? kanaOf(row) : null)),
    'ふりがなと生年月日が同じ',
  )
  const seen = new Set<number | null>()
  return errors.filter(({ row }) => !seen.has(row) && seen.add(row))
}
