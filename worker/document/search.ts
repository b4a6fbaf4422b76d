// Every text of the papers somebody may read that has all the words they look for, the last papers first. There is no index of words: the
// texts themselves are read, and only of what has the words it is asked who may read it (docs/decisions/102).
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type Kind, placeOf } from '../../schema/document/kind.ts'
import { kindOf } from '../../schema/document/kinds.ts'
import { type Hit, MOST_HITS, piecesOf, type SearchQuery } from '../../schema/document/search.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { App } from '../kit/context.ts'
import { blocked } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'
import { asForms, formRows } from './forms.ts'
import { subjectName } from './queries.ts'
import { isThere, READERS, reaches } from './reach.ts'

interface Row {
  kind: string
  version: number
  subject: Id
  name: string
  day: Day
  field: string
  text: string
  by: string
}

export async function searchDocuments(c: Context<App>, asked: SearchQuery): Promise<{ hits: Hit[]; more: boolean }> {
  const { facilityId } = c.get('scope')
  const { account } = tokenOf(c)
  const { from, to, kind, of, own } = asked
  const paper = {
    key: sql`d.kind`,
    about: sql`d.about`,
    subject: sql`d.subject`,
    startsOn: sql`d.starts_on`,
    endsOn: sql`d.ends_on`,
  }
  const has = sql.join(
    piecesOf(asked.words).map((piece) => sql`instr(e.text, ${piece}) > 0`),
    sql` and `,
  )
  // In the row of a child the field says whose it is.
  const whose = sql`substr(e.field, instr(e.field, '.') + 1, 22)`
  // In this order, because asking who may read costs a hundred times what reading does.
  const found: SQL = sql`case when ${has} then not exists (select 1 from document_edit o, json_each(o.bases) b
      where o.facility_id = e.facility_id and o.document_id = e.document_id and b.value = e.id)
    and ${reaches(c, paper, READERS)} and ${isThere(facilityId, paper)} and not ${blocked(facilityId, whose, account, c.get('today'))} end`
  const { rows } = await read(c, (db) => [
    db
      .select({
        kind: sql<string>`d.kind`.as('kind'),
        version: sql<number>`d.kind_version`.as('version'),
        subject: sql<Id>`d.subject`.as('subject'),
        name: subjectName(facilityId, 'd').as('subject_name'),
        day: sql<Day>`d.starts_on`.as('starts_on'),
        field: sql<string>`e.field`.as('field'),
        text: sql<string>`e.text`.as('text'),
        by: writerOf('e'),
      })
      .from(sql`document d join document_edit e on e.facility_id = d.facility_id and e.document_id = d.id`)
      .where(
        sql`d.facility_id = ${facilityId} and d.starts_on between ${from} and ${to}
          ${kind ? sql`and d.kind = ${kind}` : sql``} ${own ? sql`and e.account_id = ${account}` : sql``}
          ${of ? sql`and (d.subject = ${of} or ${whose} = ${of})` : sql``} and ${found}`,
      )
      .orderBy(sql`d.starts_on desc`)
      .limit(MOST_HITS + 1),
    formRows(db, facilityId),
  ])
  const [texts, forms] = [rows[0] as Row[], asForms(rows[1])]
  return { hits: texts.slice(0, MOST_HITS).map((one) => asHit(one, forms)), more: texts.length > MOST_HITS }
}

function asHit({ version, field, ...row }: Row, forms: readonly Kind[]): Hit {
  const kind = kindOf(row.kind, version, forms)
  return { ...row, title: kind?.title ?? row.kind, section: (kind && placeOf(kind, field)?.section.title) ?? field }
}
