// What other papers offer to a paper while it is written: the plan above, and the paper before. Of another paper the words that were handed in
// count before those of a draft, and nothing is quoted of a place in which two texts stand.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Gathered } from '../../schema/document/gathered.ts'
import { fieldName, type Kind, periodOf, type Quote, type Section } from '../../schema/document/kind.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import { conflictsIn, type Edit, headsOf, textsOf } from '../../schema/document/merge.ts'
import type { Snapshot } from '../../schema/document/snapshot.ts'
import { addDays, type Day, weekdayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { App } from '../kit/context.ts'
import type { Shard } from '../kit/shard.ts'
import { type Asked, paperOf } from './asked.ts'
import { READERS, reaches } from './reach.ts'

/** Another paper of which something is quoted, and by which sections. */
interface Quoted {
  from: Asked
  /** It may begin this many days before: the day before is not always one on which somebody wrote. */
  back: number
  places: { to: Section; quote: Quote; place: Section }[]
}

/** Days in which the diary of the day before is looked for: over a long holiday. */
const DAY_BEFORE = 10

/** The papers that the sections of a form quote. @param forms the house's own */
export function quotedBy(asked: Asked, form: Kind, forms: readonly Kind[]): Quoted[] {
  const papers = new Map<string, Quoted>()
  for (const to of form.sections)
    for (const quote of to.quote ?? []) {
      const kind = currentKind(quote.from, forms)
      const place = kind?.sections.find(({ key }) => key === quote.section)
      const subject = kind ? subjectIn(kind, asked) : undefined
      if (!kind || !place || subject === undefined) continue
      const before = quote.before || kind.key === asked.kind.key
      const { startsOn } = periodOf(kind.cadence, before ? addDays(asked.from, -1) : asked.from)
      const key = `${kind.key} ${startsOn}`
      const back = before && kind.cadence === 'day' ? DAY_BEFORE : 0
      const paper = papers.get(key) ?? { from: paperOf(kind, subject, startsOn), back, places: [] }
      papers.set(key, { ...paper, places: [...paper.places, { to, quote, place }] })
    }
  return [...papers.values()]
}

/** Whose paper is quoted: the house's, or that of the same class or child; nothing of a class in a paper of one child. */
const subjectIn = ({ about }: Kind, { kind, subjectId }: Asked): string | undefined =>
  about === 'facility' ? '' : about === kind.about ? subjectId : undefined

export interface FoundPaper {
  id: Id
  startsOn: Day
  edits: string
  snapshot: string | null
}

/** What stands in the quoted sections of a paper that the caller may read. */
export function quotedPaper(c: Context<App>, db: Shard, { from, back, places }: Quoted) {
  const { facilityId } = c.get('scope')
  const sections = JSON.stringify(places.map(({ place }) => place.key))
  return db
    .select({
      id: sql<Id>`d.id`.as('id'),
      startsOn: sql<Day>`d.starts_on`.as('starts_on'),
      edits:
        sql<string>`(select json_group_array(json_object('id', e.id, 'field', e.field, 'bases', json(e.bases), 'text', e.text))
        from document_edit e where e.facility_id = d.facility_id and e.document_id = d.id and exists (select 1 from json_each(${sections}) s
          where e.field = s.value or substr(e.field, 1, length(s.value) + 1) = s.value || '.'))`.as('edits'),
      snapshot: sql<string | null>`(select s.snapshot from document_step s where s.facility_id = d.facility_id
        and s.document_id = d.id and s.kind = 'submitted' order by s.number desc limit 1)`.as('snapshot'),
    })
    .from(
      sql`(select d.facility_id, d.id, d.starts_on from document d where d.facility_id = ${facilityId} and d.kind = ${from.kind.key}
        and d.subject = ${from.subjectId} and d.starts_on between ${addDays(from.from, -back)} and ${from.from}
        order by d.starts_on desc limit 1) d`,
    )
    .where(reaches(c, from, READERS))
}

type Written = Pick<Edit, 'id' | 'field' | 'bases' | 'text'>

/** What a paper offers to the sections that quote it. @param day on which the paper begins that quotes */
export function quotesOf({ from, places }: Quoted, found: FoundPaper | undefined, day: Day): Gathered[] {
  if (!found) return []
  const standing = headsOf(JSON.parse(found.edits) as Written[])
  const texts = found.snapshot ? (JSON.parse(found.snapshot) as Snapshot).texts : textsOf(standing)
  const unsettled = new Set(found.snapshot ? [] : conflictsIn(standing))
  const about = { kind: from.kind.key, ...(from.subjectId ? { subject: from.subjectId } : {}) }
  const source = { word: 'document' as const, day: found.startsOn, id: found.id, ...about }
  return places.flatMap((one) =>
    fieldsOf(one, day).flatMap(({ field, row }): Gathered[] => {
      const text = unsettled.has(field) ? undefined : texts[field]
      const section = one.to.key
      if (!text) return []
      return [
        {
          key: `${section} ${found.id} ${field}`,
          section,
          ...(row ? { row } : {}),
          childId: null,
          text,
          at: null,
          sources: [source],
        },
      ]
    }),
  )
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
/** The 期 of the fiscal year in which a day lies: term_1 is April to June. */
const termOf = (day: Day): string => `term_${Math.floor((Number(day.slice(5, 7)) - 1) / 3) || 4}`

/** The fields that a quote is of, in the order of the paper; with the row in which they belong, where the section has the same one. */
function fieldsOf({ place, quote, to }: Quoted['places'][number], day: Day): { field: string; row: string | undefined }[] {
  if (place.shape === 'text') return [{ field: place.key, row: undefined }]
  const rows = (place.rows ?? []).filter(
    ({ key }) => (!quote.row || key === quote.row) && (quote.only !== 'weekday' || key === WEEKDAYS[weekdayOf(day)]),
  )
  const columns = (place.columns ?? []).filter(({ key }) => quote.only !== 'term' || key === termOf(day))
  return rows.flatMap((row) =>
    columns.map((column) => ({
      field: fieldName(place.key, row.key, column.key),
      row: to.rows?.some(({ key }) => key === row.key) ? row.key : undefined,
    })),
  )
}
