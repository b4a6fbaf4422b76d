// 書類の種類: what a paper of the house consists of, who writes it, who approves it, and on which sheet it is printed. A kind is data with a
// version: a document keeps the version it was written with, and a new edition of a form changes no old paper.
import * as v from 'valibot'
import { addDays, addMonths, type Day, fiscalYearOf, isDay, mondayOf, monthRange } from '../kit/day.ts'
import { ID_PATTERN, type Id } from '../kit/id.ts'
import { listOf, needed, oneOf, strict, whole } from '../kit/input.ts'
import { ROLES, type Role } from '../permission/matrix.ts'

/**
 * What a paper is about: a class, the house, a child, or something that happened, of which a day may have several. A `case` is one that only its
 * writer, 主任 and 園長 read: an accident, a complaint.
 */
export const ABOUT = ['class', 'facility', 'child', 'event', 'case'] as const
export type About = (typeof ABOUT)[number]
/** `once`: when something happened, or is to; its subject is an id made by whoever begins the paper. */
export const CADENCES = ['day', 'week', 'month', 'term', 'year', 'once'] as const
export type Cadence = (typeof CADENCES)[number]
const SHAPES = ['text', 'grid', 'by-child'] as const
/** The section of a paper of something that happened whose text names it in lists. */
export const NAME = 'name'

/** A word that may stand in the name of a field. */
const key = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/))
const title = needed(40)
/** Class ages for which it is; without them for all. A mixed class has everything. */
const ages = v.optional(listOf(whole(0, 5), 1, 6))
const line = strict({ key, title, ages })

/**
 * A place of another kind's paper: of the one of the same period, or of the one before (`before`; of the same kind always). `row`: that row of a
 * table alone. `only`: the column of the 期, or the row of the weekday, on which the paper begins that quotes.
 */
const quote = strict({
  from: key,
  section: key,
  row: v.optional(key),
  only: v.optional(oneOf(['term', 'weekday'])),
  before: v.optional(v.literal(true)),
})
export type Quote = v.InferOutput<typeof quote>

/** True of a paper of something that happened. */
export const isEvent = (about: About): boolean => about === 'event' || about === 'case'

const section = strict({
  key,
  title,
  /** One text · a table of `rows` by `columns` · a row for each child. */
  shape: oneOf(SHAPES),
  rows: v.optional(listOf(line, 1, 40)),
  columns: v.optional(listOf(line, 1, 12)),
  /** What was written in care is offered beside it: the section of `Gathered`. */
  gather: v.optional(key),
  /** What stands in these places of other papers is offered. */
  quote: v.optional(listOf(quote, 1, 4)),
  /** Words that are often right there, one tap each; whatever else it was is written. Of one text alone. */
  options: v.optional(listOf(needed(20), 2, 12)),
  ages,
  /** Printed beside the next one, in half the width. */
  half: v.optional(v.literal(true)),
  /** Printed on a page of its own, or on the back. */
  turn: v.optional(v.literal(true)),
  /** 評価・反省 is thought, not gathered: nothing is ever offered there. */
  never: v.optional(v.literal('prefill')),
})
export type Section = v.InferOutput<typeof section>

/** Printed text under headings: aims by domain, what the images say. */
const printed = strict({
  key,
  title: needed(60),
  groups: listOf(strict({ title, lines: listOf(needed(400), 1, 6) }), 1, 12),
})

const kind = v.pipe(
  strict({
    key,
    version: whole(1, 999),
    title,
    about: oneOf(ABOUT),
    cadence: oneOf(CADENCES),
    /** Days from the first or the last day of the period by which it is handed in; negative: before it. */
    due: strict({ from: oneOf(['start', 'end']), days: whole(-60, 60) }),
    /** 第1報, 第2報: what was decided is revised for the next one. By how many days after the event each is handed in. */
    reports: v.optional(listOf(strict({ title, days: whole(0, 366) }), 2, 4)),
    /** Class ages of which it is expected; whoever has another need may still have one. */
    ages,
    /** Of a child in the fiscal year before it goes to school, and of no other. */
    lastYear: v.optional(v.literal(true)),
    writers: listOf(oneOf(ROLES), 1, ROLES.length),
    /** Who approves one after the other, and what the box on the paper is called. */
    approval: listOf(strict({ role: oneOf(['head_teacher', 'director']), title: oneOf(['確認', '決裁']) }), 1, 2),
    paper: strict({ size: oneOf(['A4', 'A3']), landscape: v.boolean() }),
    /** A form that is given from outside down to its lines, and has a paper of its own; every other is printed section by section. */
    form: v.optional(oneOf(['school_record'])),
    /** What such a form has printed on it before anybody writes. */
    printed: v.optional(listOf(printed, 1, 6)),
    parent: v.optional(key),
    /**
     * Out of what its sections gather: a class's day, the house's, what was noted and measured of a child in the period, what was noted and recorded of
     * it in that year and the two before, the けがの連絡 from which it was begun, the
     * pictures of a class's day, or what the house has planned for a month.
     */
    gathers: v.optional(oneOf(['day', 'house', 'period', 'years', 'injury', 'photos', 'month'])),
    sections: listOf(section, 1, 40),
  }),
  v.check(
    ({ sections }) => sections.every(({ shape, rows, columns }) => shape !== 'grid' || (rows && columns)),
    'a grid has rows and columns',
  ),
  v.check(({ sections }) => sections.every(({ shape, columns }) => shape !== 'by-child' || columns), 'a row has columns'),
  v.check(
    ({ sections }) => sections.every(({ never, gather, quote }) => !never || (!gather && !quote)),
    'what is thought is never offered',
  ),
  v.check(
    ({ about, cadence, sections }) =>
      isEvent(about) === (cadence === 'once') &&
      (!isEvent(about) || sections.some(({ key, shape }) => key === NAME && shape === 'text')),
    'what happened has a name',
  ),
  v.check(({ sections }) => sections.every(({ options, shape }) => !options || shape === 'text'), 'one text is tapped'),
  v.check(({ sections }) => new Set(sections.map((one) => one.key)).size === sections.length, 'a section stands once'),
  v.check(
    ({ sections, gathers }) => sections.every(({ gather }) => !gather || gathers),
    'a section gathers out of what its kind does',
  ),
)
export type Kind = v.InferOutput<typeof kind>

/** A kind as lists know it. */
export type KindHead = Omit<Kind, 'sections'>

/** Reads a kind; throws with what is wrong with it. */
export const readKind = (data: unknown): Kind => v.parse(kind, data)

/** True for a class of that age, and for a mixed one. */
const isFor = (own: readonly number[] | undefined, age: number | null): boolean =>
  own === undefined || age === null || own.includes(age)

/** True for a class of one of the ages for which a kind is expected, and for a mixed one. */
export const isExpectedOf = ({ ages, lastYear }: Pick<Kind, 'ages' | 'lastYear'>, age: number | null): boolean =>
  isFor(lastYear ? [5] : ages, age)

/** The kind as it is for a class of that age: sections, rows and columns of other ages left out. */
export function kindFor(whole: Kind, age: number | null): Kind {
  const those = <One extends { ages?: number[] | undefined }>(list: One[] | undefined) =>
    list?.filter((one) => isFor(one.ages, age))
  return {
    ...whole,
    sections: whole.sections
      .filter((one) => isFor(one.ages, age))
      .map(({ rows, columns, ...one }) => ({
        ...one,
        ...(rows ? { rows: those(rows) } : {}),
        ...(columns ? { columns: those(columns) } : {}),
      })),
  }
}

/** The name under which a text is kept: `section`, `section.row.column`, `section.<child>.column`. */
export const fieldName = (section: string, row?: string, column?: string): string =>
  row && column ? `${section}.${row}.${column}` : section

/** The places of a section in the order of the paper: where each stands, what it is called, and of a table in which row and column. */
export function placesIn(
  { key, title, shape, rows = [], columns = [] }: Section,
  children: readonly { id: Id; name: string }[],
): { field: string; label: string; row: string; column: string; childId: Id | null }[] {
  if (shape === 'text') return [{ field: key, label: title, row: '', column: '', childId: null }]
  const lines =
    shape === 'grid'
      ? rows.map((row) => ({ key: row.key, title: row.title, childId: null }))
      : children.map(({ id, name }) => ({ key: id, title: name, childId: id }))
  return lines.flatMap((row) =>
    columns.map((column) => ({
      field: fieldName(key, row.key, column.key),
      label: columns.length > 1 ? `${row.title}　${column.title}` : row.title,
      row: row.title,
      column: column.title,
      childId: row.childId,
    })),
  )
}

/** Where a text stands; null when the kind has no such place, whatever the age. Of a row of a child, whose it is. */
export function placeOf({ sections }: Kind, field: string): { section: Section; childId: Id | null } | null {
  const [name, row, column, ...more] = field.split('.')
  const section = sections.find((one) => one.key === name)
  if (!section || more.length > 0) return null
  if (section.shape === 'text') return row === undefined ? { section, childId: null } : null
  if (row === undefined || !section.columns?.some((one) => one.key === column)) return null
  if (section.shape === 'by-child') return ID_PATTERN.test(row) ? { section, childId: row } : null
  return section.rows?.some((one) => one.key === row) ? { section, childId: null } : null
}

export interface Period {
  startsOn: Day
  endsOn: Day
}

/** The period in which a day lies. 期 are the four of the fiscal year: 4–6, 7–9, 10–12, 1–3. */
export function periodOf(cadence: Cadence, day: Day): Period {
  const month = day.slice(0, 7)
  if (cadence === 'day' || cadence === 'once') return { startsOn: day, endsOn: day }
  if (cadence === 'week') return { startsOn: mondayOf(day), endsOn: addDays(mondayOf(day), 5) }
  if (cadence === 'month') return spanOf(month, 1)
  if (cadence === 'year') return spanOf(`${fiscalYearOf(day)}-04`, 12)
  return spanOf(addMonths(month, -((Number(month.slice(5)) - 1) % 3)), 3)
}

const spanOf = (month: string, count: number): Period => ({
  startsOn: `${month}-01`,
  endsOn: monthRange(addMonths(month, count - 1)).to,
})

/** True when a period of that cadence begins on that day. */
export const beginsOn = (cadence: Cadence, day: Day): boolean => isDay(day) && periodOf(cadence, day).startsOn === day

/** The day by which a document of a period is handed in. */
export const dueOn = ({ due, cadence }: Pick<Kind, 'due' | 'cadence'>, startsOn: Day): Day =>
  addDays(due.from === 'start' ? startsOn : periodOf(cadence, startsOn).endsOn, due.days)

/** True when somebody of these roles writes that kind. */
export const writesIt = ({ writers }: Pick<Kind, 'writers'>, roles: readonly Role[]): boolean =>
  roles.some((role) => writers.includes(role))
