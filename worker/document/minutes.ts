// How long papers take: of the caller by kind, and for who leads the house of all together, without names.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { ListQuery } from '../../schema/document/input.ts'
import { kindOf } from '../../schema/document/kinds.ts'
import { type Minutes, minutesOf, type Timed } from '../../schema/document/minutes.ts'
import { daysBetween } from '../../schema/kit/day.ts'
import { document } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { asForms, formRows } from './forms.ts'

/** Days of one answer: a fiscal year. */
const MOST_DAYS = 366

export async function readMinutes(
  c: Context<App>,
  { from, to }: ListQuery,
): Promise<{ own: Minutes[]; house: Minutes[] | null }> {
  const { facilityId } = c.get('scope')
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const mine = tokenOf(c).account
  const of = sql`t.facility_id = document.facility_id and t.document_id = document.id`
  const { who, rows } = await read(c, (db) => [
    db
      .select({
        kind: document.kind,
        version: document.kindVersion,
        startsOn: document.startsOn,
        seconds: sql<number>`(select coalesce(sum(t.seconds), 0) from document_time t where ${of})`.as('seconds'),
        ownSeconds:
          sql<number>`(select coalesce(sum(t.seconds), 0) from document_time t where ${of} and t.account_id = ${mine})`.as(
            'own_seconds',
          ),
        fields: sql<number>`(select count(distinct t.field) from document_edit t where ${of} and t.text <> '')`.as('fields'),
        prefilled:
          sql<number>`(select count(distinct t.field) from document_edit t where ${of} and t.text <> '' and exists (select 1
          from document_choice x where x.facility_id = t.facility_id and x.document_id = t.document_id and x.field = t.field
            and x.kept = 1))`.as('prefilled'),
        steps:
          sql<string>`(select json_group_array(json_object('number', t.number, 'kind', t.kind, 'place', t.place, 'role', t.role,
          'accountId', t.account_id, 'at', t.at)) from document_step t where ${of})`.as('steps'),
      })
      .from(document)
      .where(
        sql`document.facility_id = ${facilityId} and document.starts_on between ${from} and ${to}
          and exists (select 1 from document_time t where ${of})`,
      )
      .orderBy(document.kind),
    formRows(db, facilityId),
  ])
  const [timed, own] = rows
  const forms = asForms(own)
  const papers = timed.flatMap(({ kind: key, version, steps, ...one }): Timed[] => {
    const kind = kindOf(key, version, forms)
    return kind ? [{ ...one, kind, steps: JSON.parse(steps) as Timed['steps'] }] : []
  })
  const leads = who.roles.some(({ role }) => role === 'director' || role === 'head_teacher')
  return { own: minutesOf(papers, 'ownSeconds'), house: leads ? minutesOf(papers, 'seconds') : null }
}
