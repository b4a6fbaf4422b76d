// Changing what holds from a day on without touching what held before. Lists in, lists out; `compare` then says what to write.
import { addDays, type Day } from '../kit/day.ts'
import type { Change, Dated } from './plan.ts'

export const dayBefore = (day: Day): Day => addDays(day, -1)
/** A row that never held. */
export const isVoid = (row: Dated): boolean => row.endsOn !== null && row.endsOn < row.startsOn
export const holdsOn = (row: Dated, day: Day): boolean => row.startsOn <= day && (row.endsOn === null || row.endsOn >= day)
export const activeOn = <Row extends Dated>(rows: readonly Row[], day: Day): Row | undefined =>
  rows.find((row) => holdsOn(row, day))

/**
 * From `from` on, `make` holds instead of what held: the old row ends the day before, the new one lasts as long as the old would have or until
 * the next planned one. A row that begins on `from` itself is replaced, a void one taken up again, because the day is part of its key.
 */
export function settle<Row extends Dated>(rows: readonly Row[], from: Day, make: (held: Dated) => Row): Row[] {
  const active = activeOn(rows, from)
  const next = rows
    .filter((row) => row.startsOn > from && !isVoid(row))
    .map((row) => row.startsOn)
    .sort()[0]
  const ends = [active?.endsOn ?? null, next ? dayBefore(next) : null].filter((day) => day !== null).sort()
  const fresh = make({ startsOn: from, endsOn: ends[0] ?? null })
  const kept = rows
    .filter((row) => row.startsOn !== from)
    .map((row) => (row === active ? { ...row, endsOn: dayBefore(from) } : row))
  return [...kept, fresh]
}

/** Nothing holds after `last`: rows end there, later ones become void. */
export const cut = <Row extends Dated>(rows: readonly Row[], last: Day): Row[] =>
  rows.map((row) => {
    if (isVoid(row) || (row.endsOn !== null && row.endsOn <= last)) return row
    return { ...row, endsOn: row.startsOn > last ? dayBefore(row.startsOn) : last }
  })

/** What ended with an earlier end ends with the later one. */
export const stretch = <Row extends Dated>(rows: readonly Row[], end: Day | null, last: Day): Row[] =>
  rows.map((row) => (end !== null && row.endsOn === end && end < last && !isVoid(row) ? { ...row, endsOn: last } : row))

/** What must be written to get from one list to the other. Nothing is ever removed. */
export function compare<Row extends object>(before: readonly Row[], after: readonly Row[], keys: readonly string[]) {
  const keyOf = (row: Row): string => JSON.stringify(keys.map((key) => (row as Record<string, unknown>)[key]))
  const known = new Map(before.map((row) => [keyOf(row), row]))
  const insert: Row[] = []
  const change: Change<Row>[] = []
  for (const row of after) {
    const old = known.get(keyOf(row))
    if (!old) insert.push(row)
    else if (!sameRow(old, row)) change.push({ before: old, after: row })
  }
  return { insert, change }
}

/** Equal in every column, whatever the order they are written in. */
export function sameRow<Row extends object>(a: Row, b: Row): boolean {
  const columns = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Row>
  return [...columns].every((column) => JSON.stringify(a[column]) === JSON.stringify(b[column]))
}
