// Which papers are over their time, which are held, and what was proposed and decided about them (RH05).
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Kind } from '../../schema/document/kind.ts'
import { kindOf } from '../../schema/document/kinds.ts'
import type { DuePaper, Hold, Period, Proposal } from '../../schema/keeping/due.ts'
import { type Group, groupOf, keptUntil, LEAST_YEARS, yearsOn } from '../../schema/keeping/rule.ts'
import { type Day, dayOf, type Moment, monthsAfter } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { disposal, document, keepingHold, keepingPeriod } from '../../schema/shard.ts'
import { asForms, formRows } from '../document/forms.ts'
import { subjectName } from '../document/queries.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { blocked } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'

/** Papers shown at once, the oldest first; and of the register the newest. */
const MOST_DUE = 500
const MOST_REGISTERED = 500
/** No paper is over its time before so many months. */
const LEAST_MONTHS = 12 * Math.min(...Object.values(LEAST_YEARS))

/** SQL: no block keeps the child of a paper from the caller. */
const notKept = (c: Context<App>): SQL => sql`not (document.about = 'child'
  and ${blocked(c.get('scope').facilityId, sql`document.subject`, tokenOf(c).account, c.get('today'))})`

const oldPapers = (c: Context<App>, db: Shard, facilityId: number) =>
  db
    .select({
      documentId: document.id,
      key: document.kind,
      version: document.kindVersion,
      subject: document.subject,
      name: subjectName(facilityId).as('subject_name'),
      startsOn: document.startsOn,
      endsOn: document.endsOn,
      lastStepAt: sql<Moment | null>`(select max(s.at) from document_step s where s.facility_id = document.facility_id
        and s.document_id = document.id)`.as('last_step_at'),
      leftOn: sql<Day | null>`(select case when count(*) = count(e.ends_on) then max(e.ends_on) end from enrollment e
        where document.about = 'child' and e.facility_id = document.facility_id and e.child_id = document.subject
          and e.kind = 'regular')`.as('left_on'),
    })
    .from(document)
    .where(
      sql`document.facility_id = ${facilityId} and document.ends_on <= ${monthsAfter(c.get('today'), -LEAST_MONTHS)} and ${notKept(c)}
        and not exists (select 1 from disposal x where x.facility_id = document.facility_id and x.document_id = document.id
          and x.outcome = 'disposed')`,
    )
    .orderBy(document.endsOn, document.kind)

/** 保存期間: the years of each group, the papers that are over them, and what was held, proposed and decided. */
export async function readPeriods(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { who, rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    db
      .select({ startsOn: keepingPeriod.startsOn, group: keepingPeriod.group, years: keepingPeriod.years })
      .from(keepingPeriod)
      .where(sql`keeping_period.facility_id = ${facilityId}`)
      .orderBy(keepingPeriod.startsOn),
    formRows(db, facilityId),
    oldPapers(c, db, facilityId),
    db
      .select({
        id: keepingHold.id,
        documentId: keepingHold.documentId,
        reason: keepingHold.reason,
        at: keepingHold.at,
        by: writerOf('keeping_hold'),
      })
      .from(keepingHold)
      .where(sql`keeping_hold.facility_id = ${facilityId} and keeping_hold.ended_at is null`),
    db
      .select({
        id: disposal.id,
        documentId: disposal.documentId,
        key: document.kind,
        version: document.kindVersion,
        name: subjectName(facilityId).as('subject_name'),
        startsOn: document.startsOn,
        endsOn: document.endsOn,
        keptUntil: disposal.keptUntil,
        proposedAt: disposal.proposedAt,
        proposedBy: person('proposed_by'),
        mine: sql<number>`disposal.proposed_by = ${tokenOf(c).account}`.as('mine'),
        outcome: disposal.outcome,
        decidedAt: disposal.decidedAt,
        decidedBy: person('decided_by'),
      })
      .from(disposal)
      .innerJoin(document, sql`document.facility_id = disposal.facility_id and document.id = disposal.document_id`)
      .where(sql`disposal.facility_id = ${facilityId} and ${notKept(c)}`)
      .orderBy(sql`disposal.proposed_at desc`)
      .limit(MOST_REGISTERED),
  ])
  const [[house], periods, own, papers, holds, proposals] = rows
  if (!house) throw notFound()
  const forms = asForms(own)
  const years = yearsOn(periods, today)
  const due = papers.flatMap((paper) => dueOf(paper, kindOf(paper.key, paper.version, forms), years, today))
  return {
    today,
    facility: house.name,
    decides: who.roles.some(({ role }) => role === 'director'),
    years,
    periods: periods satisfies Period[],
    due: due.slice(0, MOST_DUE),
    /** There are so many more of them. */
    more: Math.max(0, due.length - MOST_DUE),
    holds: holds satisfies Hold[],
    proposals: proposals.map(
      ({ key, version, mine, ...one }): Proposal => ({
        ...one,
        title: kindOf(key, version, forms)?.title ?? key,
        mine: mine === 1,
      }),
    ),
  }
}

/** SQL: the name of an account in a column of a proposal; null where there is none. */
const person = (column: 'proposed_by' | 'decided_by') =>
  sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from person p where p.facility_id = disposal.facility_id
    and p.account_id = disposal.${sql.identifier(column)} limit 1)`.as(`${column}_name`)

interface OldPaper {
  documentId: Id
  key: string
  version: number
  subject: string
  name: string
  startsOn: Day
  endsOn: Day
  lastStepAt: Moment | null
  leftOn: Day | null
}

function dueOf(
  { key, version: _version, lastStepAt, leftOn, ...paper }: OldPaper,
  kind: Kind | null,
  years: Record<Group, number>,
  today: Day,
): DuePaper[] {
  if (!kind) return []
  const group = groupOf(kind)
  const decidedOn = lastStepAt === null ? null : dayOf(lastStepAt)
  const until = keptUntil(group, { endsOn: paper.endsOn, decidedOn, leftOn }, years[group])
  return until !== null && until < today ? [{ ...paper, kind: key, title: kind.title, group, keptUntil: until }] : []
}
