// What the records, and the papers above and before, offer to a paper while it is written. Nothing of it is copied before its writer says so.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Gathered } from '../../schema/document/gathered.ts'
import { type Kind, periodOf } from '../../schema/document/kind.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import { conflictsIn, type Edit, headsOf, textsOf } from '../../schema/document/merge.ts'
import type { Snapshot } from '../../schema/document/snapshot.ts'
import { addDays } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { type Asked, askedOf } from './asked.ts'
import { diaryOf, diaryQueries } from './gather-diary.ts'
import { recordOf, recordQueries } from './gather-record.ts'
import { idOf } from './queries.ts'
import { READERS, reaches } from './reach.ts'

/**
 * Everything that is offered to a paper, each under the section of its form, in one round trip.
 * @param form the kind as it is for the age of its class
 */
export async function offeredTo(c: Context<App>, asked: Asked, form: Kind, classAge: number | null): Promise<Gathered[]> {
  const wanted = quotedBy(c, asked, form)
  const gathering = gatheringOf(c, asked, classAge)
  if (wanted.length === 0 && !gathering) return []
  const { rows } = await read(c, (db) => [...wanted.map((one) => textOf(c, db, one)), ...(gathering?.queries(db) ?? [])] as never)
  const found = rows as unknown as FoundText[][]
  const gathered = gathering?.of(found.slice(wanted.length)) ?? []
  const bySection = form.sections.flatMap(({ key, gather }) =>
    gather ? gathered.filter(({ section }) => section === gather).map((item) => ({ ...item, section: key })) : [],
  )
  return [...wanted.flatMap((one, place) => quoteOf(one, found[place]?.[0]) ?? []), ...bySection]
}

interface Gathering {
  queries: (db: Shard) => readonly unknown[]
  /** What the rows of those queries offer. */
  of: (rows: readonly unknown[]) => Gathered[]
}

/** By what the kind gathers: facts of a class's day, or what was noted of a child over a period. Nothing of days to come. */
function gatheringOf(c: Context<App>, { kind, subjectId, from, to }: Asked, classAge: number | null): Gathering | null {
  const today = c.get('today')
  if (from > today) return null
  if (kind.gathers === 'day') {
    const of = { day: from, classId: subjectId }
    return { queries: (db) => diaryQueries(c, db, of), of: (rows) => diaryOf(c, of, rows as never) }
  }
  if (kind.gathers !== 'period') return null
  const period = { childId: subjectId, from, to: to < today ? to : today, classAge }
  return { queries: (db) => recordQueries(c, db, period), of: (rows) => recordOf(period, rows as never) }
}

/** A section of the paper before (of the same kind) or above (of another): its text, as it was handed in or else as it stands; none while two stand. */
interface Quoted {
  section: string
  from: Asked
  field: string
}

type Written = Pick<Edit, 'id' | 'field' | 'bases' | 'text'>
interface FoundText {
  id: Id
  edits: string
  snapshot: string | null
}

/** What the sections of a form quote. */
const quotedBy = (c: Context<App>, asked: Asked, form: Kind): Quoted[] =>
  form.sections.flatMap(({ key, quote }): Quoted[] => {
    const kind = quote && currentKind(quote.from)
    if (!quote || !kind) return []
    const { startsOn } = periodOf(kind.cadence, kind.key === asked.kind.key ? addDays(asked.from, -1) : asked.from)
    const from = askedOf({ kind: quote.from, subject: asked.subjectId, day: startsOn }, c.get('today'))
    return [{ section: key, from, field: quote.section }]
  })

/** The text of one field of a paper that the caller may read. */
function textOf(c: Context<App>, db: Shard, { from, field }: Quoted) {
  const { facilityId } = c.get('scope')
  return db
    .select({
      id: sql<Id>`d.id`.as('id'),
      edits:
        sql<string>`(select json_group_array(json_object('id', e.id, 'field', e.field, 'bases', json(e.bases), 'text', e.text))
        from document_edit e where e.facility_id = d.facility_id and e.document_id = d.id and e.field = ${field})`.as('edits'),
      snapshot: sql<string | null>`(select s.snapshot from document_step s where s.facility_id = d.facility_id
        and s.document_id = d.id and s.kind = 'submitted' order by s.number desc limit 1)`.as('snapshot'),
    })
    .from(sql`(select ${idOf(facilityId, from)} as id, ${facilityId} as facility_id) d`)
    .where(sql`d.id is not null and ${reaches(c, from, READERS)}`)
}

function quoteOf({ section, from, field }: Quoted, found: FoundText | undefined): Gathered | null {
  if (!found) return null
  const handedIn = found.snapshot ? (JSON.parse(found.snapshot) as Snapshot).texts[field] : undefined
  const standing = headsOf(JSON.parse(found.edits) as Written[])
  const text = handedIn ?? (conflictsIn(standing).length === 0 ? textsOf(standing)[field] : undefined)
  const about = { kind: from.kind.key, ...(from.subjectId ? { subject: from.subjectId } : {}) }
  const source = { word: 'document' as const, day: from.from, id: found.id, ...about }
  return text ? { key: `${section} ${found.id}`, section, childId: null, text, at: null, sources: [source] } : null
}
