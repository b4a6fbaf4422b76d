// What is typed for one child and kind, beside what is known: read, refused by its sentence, or asked about once more. The same on tablet and desk.
import type { SheetChild, Value } from '../../schema/growth/class-sheet.ts'
import { outside } from '../../schema/growth/input.ts'
import { type Oddity, oddityOf } from '../../schema/growth/oddity.ts'
import { KINDS, type Kind, lastOf, RANGES } from '../../schema/growth/rule.ts'
import { readValue } from '../../schema/growth/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { words } from './words.ts'

/** What was typed for a class on a day, and of which values a person said that they are so. */
export interface Entry {
  values: Readonly<Record<Id, Partial<Record<Kind, string>>>>
  sure: Readonly<Record<Id, readonly Kind[]>>
}
export const EMPTY: Entry = { values: {}, sure: {} }

export interface Judged {
  /** Null while nothing is typed, or it cannot be read. */
  value: number | null
  fault: string | null
  /** Not yet answered. */
  odd: Oddity | null
  /** The last value of an earlier day. */
  before: Value | undefined
  /** What was measured in this month already. */
  done: Value | undefined
}

export function judge(child: SheetChild, kind: Kind, entry: Entry, day: Day): Judged {
  const text = entry.values[child.childId]?.[kind]?.trim() ?? ''
  const known = [...child.before, ...child.now]
  const before = lastOf(
    known.filter((one) => one.day < day),
    kind,
  )
  const done = lastOf(child.now, kind)
  if (text === '') return { value: null, fault: null, odd: null, before, done }
  const value = readValue(kind, text)
  if (value === null) return { value, fault: words.noNumber, odd: null, before, done }
  const [least, most] = RANGES[kind]
  if (value < least || value > most) return { value, fault: outside(kind), odd: null, before, done }
  const sure = entry.sure[child.childId]?.includes(kind) ?? false
  return { value, fault: null, odd: sure ? null : oddityOf({ kind, value, day }, before, child), before, done }
}

/** The children of an entry as they are sent; null while a value has a fault or is not answered for. */
export function childrenOf(children: readonly SheetChild[], entry: Entry, day: Day) {
  const measured = children.flatMap((child) => {
    const found = KINDS.map((kind) => [kind, judge(child, kind, entry, day)] as const).filter(
      ([, one]) => one.value !== null || one.fault,
    )
    return found.length === 0 ? [] : [{ child, found }]
  })
  if (measured.some(({ found }) => found.some(([, one]) => one.fault || one.odd))) return null
  return measured.map(({ child: { childId }, found }) => {
    const sure = (entry.sure[childId] ?? []).filter((kind) => found.some(([of]) => of === kind))
    return {
      childId,
      ...(Object.fromEntries(found.map(([kind, one]) => [kind, one.value])) as Partial<Record<Kind, number>>),
      ...(sure.length > 0 ? { sure } : {}),
    }
  })
}

/** The first value that has a fault or waits for an answer. */
export function firstOpen(children: readonly SheetChild[], entry: Entry, day: Day): { childId: Id; kind: Kind } | null {
  for (const child of children)
    for (const kind of KINDS) {
      const { fault, odd } = judge(child, kind, entry, day)
      if (fault || odd) return { childId: child.childId, kind }
    }
  return null
}

/** Typing takes back what was said of the value before. */
export function typed(entry: Entry, childId: Id, kind: Kind, text: string): Entry {
  const { [childId]: sure = [], ...others } = entry.sure
  const left = sure.filter((one) => one !== kind)
  return {
    values: { ...entry.values, [childId]: { ...entry.values[childId], [kind]: text } },
    sure: left.length > 0 ? { ...others, [childId]: left } : others,
  }
}

export const affirmed = (entry: Entry, childId: Id, kind: Kind): Entry => ({
  ...entry,
  sure: { ...entry.sure, [childId]: [...(entry.sure[childId] ?? []), kind] },
})

/** A key of the pad on what stands there: at most one point, and no more digits than a value has. */
export function pressed(text: string, key: string): string {
  if (key === 'back') return text.slice(0, -1)
  if (key === '.') return text.includes('.') ? text : `${text === '' ? '0' : text}.`
  return /\.\d{2}$/.test(text) || text.replace('.', '').length >= 5 ? text : (text === '0' ? '' : text) + key
}

/** Children of whom nothing was measured in the month, and nothing is typed: for another day. */
export const notMeasured = (children: readonly SheetChild[], entry: Entry): SheetChild[] =>
  children.filter(
    ({ childId, now }) =>
      !now.some(({ place }) => place === 'nursery') && !KINDS.some((kind) => entry.values[childId]?.[kind]?.trim()),
  )
