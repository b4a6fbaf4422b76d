// What the records, and the papers above and before, offer to a paper while it is written. Nothing of it is copied before its writer says so.
import type { Context } from 'hono'
import type { Gathered } from '../../schema/document/gathered.ts'
import type { Kind } from '../../schema/document/kind.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import type { Asked } from './asked.ts'
import { ownForms } from './forms.ts'
import { diaryOf, diaryQueries } from './gather-diary.ts'
import { houseOf, houseQueries } from './gather-house.ts'
import { injuryOf, injuryQueries } from './gather-injury.ts'
import { monthOf, monthQueries } from './gather-month.ts'
import { photoQueries, photosOf } from './gather-photos.ts'
import { recordOf, recordQueries } from './gather-record.ts'
import { schoolRecordOf, schoolRecordQueries } from './gather-school-record.ts'
import { type FoundPaper, quotedBy, quotedPaper, quotesOf } from './quotes.ts'

/**
 * Everything that is offered to a paper, each under the section of its form, in one round trip.
 * @param form the kind as it is for the age of its class
 */
export async function offeredTo(c: Context<App>, asked: Asked, form: Kind, classAge: number | null): Promise<Gathered[]> {
  const wanted = quotedBy(asked, form, ownForms(c))
  const gathering = gatheringOf(c, asked, classAge)
  if (wanted.length === 0 && !gathering) return []
  const { rows } = await read(
    c,
    (db) => [...wanted.map((one) => quotedPaper(c, db, one)), ...(gathering?.queries(db) ?? [])] as never,
  )
  const found = rows as unknown as FoundPaper[][]
  const gathered = gathering?.of(found.slice(wanted.length)) ?? []
  const bySection = form.sections.flatMap(({ key, gather }) =>
    gather ? gathered.filter(({ section }) => section === gather).map((item) => ({ ...item, section: key })) : [],
  )
  return [...wanted.flatMap((one, place) => quotesOf(one, found[place]?.[0], asked.from)), ...bySection]
}

interface Gathering {
  queries: (db: Shard) => readonly unknown[]
  /** What the rows of those queries offer. */
  of: (rows: readonly unknown[]) => Gathered[]
}

/** By what the kind gathers: facts of a class's day or of the house's, a note about an injury, or what was noted of a child over a period. What is planned for a month is of days to come; nothing else is. */
function gatheringOf(c: Context<App>, asked: Asked, classAge: number | null): Gathering | null {
  const { kind, subjectId, from, to }: Asked = asked
  const today = c.get('today')
  if (kind.gathers === 'month') return { queries: (db) => monthQueries(c, db, asked), of: (rows) => monthOf(rows as never) }
  if (from > today) return null
  if (kind.gathers === 'day') {
    const of = { day: from, classId: subjectId }
    return { queries: (db) => diaryQueries(c, db, of), of: (rows) => diaryOf(c, of, rows as never) }
  }
  if (kind.gathers === 'house')
    return { queries: (db) => houseQueries(c, db, from), of: (rows) => houseOf(c, from, rows as never) }
  if (kind.gathers === 'photos')
    return { queries: (db) => photoQueries(c, db, asked), of: (rows) => photosOf(from, rows as never) }
  if (kind.gathers === 'injury')
    return { queries: (db) => injuryQueries(c, db, asked), of: (rows) => injuryOf(from, rows as never) }
  if (kind.gathers === 'years')
    return { queries: (db) => schoolRecordQueries(c, db, asked), of: (rows) => schoolRecordOf(c, asked, rows as never) }
  if (kind.gathers !== 'period') return null
  const period = { childId: subjectId, from, to: to < today ? to : today, classAge }
  return { queries: (db) => recordQueries(c, db, period), of: (rows) => recordOf(period, rows as never) }
}
