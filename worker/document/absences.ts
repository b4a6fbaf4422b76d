// 不在と代決者: said by 園長, heard by whoever stands in.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { AbsentRole, EndAbsence, SayAbsence } from '../../schema/document/absence.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { documentAbsence } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { inForceOf } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'

/** How far back and ahead they are said and shown, in days. */
const REACH = 366

/** Those that were said and not ended, of some days. */
export const absencesBetween = (db: Shard, facilityId: number, from: Day, to: Day) =>
  db
    .select({
      id: documentAbsence.id,
      role: documentAbsence.role,
      startsOn: documentAbsence.startsOn,
      endsOn: documentAbsence.endsOn,
      reason: documentAbsence.reason,
      deputy: sql<Id | null>`(select p.account_id from person p where p.facility_id = document_absence.facility_id
        and p.id = document_absence.deputy_id)`.as('deputy_account'),
      deputyName: sql<string>`coalesce((select trim(p.family_name || ' ' || p.given_name) from person p
        where p.facility_id = document_absence.facility_id and p.id = document_absence.deputy_id), '')`.as('deputy_name'),
    })
    .from(documentAbsence)
    .where(
      sql`document_absence.facility_id = ${facilityId} and document_absence.ended_at is null and document_absence.starts_on <= ${to}
        and document_absence.ends_on >= ${from}`,
    )
    .orderBy(documentAbsence.startsOn, documentAbsence.id)

/** Who may stand in for a role: whoever else approves papers (schema/document/approval.ts). */
const DEPUTIES: Record<AbsentRole, AbsentRole> = { director: 'head_teacher', head_teacher: 'director' }

/** What was said of today and later, and who may stand in. */
export async function readAbsences(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { rows } = await read(c, (db) => [
    absencesBetween(db, facilityId, today, addDays(today, REACH)),
    db
      .select({
        personId: sql<Id>`p.id`.as('person_id'),
        name: sql<string>`trim(p.family_name || ' ' || p.given_name)`.as('person_name'),
        role: sql<AbsentRole>`a.role`.as('its_role'),
      })
      .from(sql`assignment a join person p on p.facility_id = a.facility_id and p.id = a.person_id`)
      .where(
        sql`a.facility_id = ${facilityId} and a.role in ('director', 'head_teacher') and p.account_id is not null and ${inForceOf('a', today)}`,
      )
      .orderBy(sql`p.kana`),
  ])
  const [absences, approvers] = rows
  return { today, absences, approvers }
}

export function sayAbsence(c: Context<App>, asked: SayAbsence): Promise<Receipt> {
  const { id, role, deputyId, startsOn, endsOn, reason } = asked
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  if (startsOn < today) throw badInput('いつから（startsOn）: きょうからあとにしてください', 'startsOn')
  if (endsOn > addDays(today, REACH)) throw badInput('いつまで（endsOn）: 1年より先です', 'endsOn')
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: sql`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = ${deputyId}
          and a.role = ${DEPUTIES[role]} and ${inForceOf('a', startsOn)})`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      db.insert(documentAbsence).values({
        ...{ facilityId, id, role, deputyId, startsOn, endsOn, reason, accountId: tokenOf(c).account, at: c.get('now') },
        ...{ endedAt: null, endedBy: null },
      }),
    ],
    content: { absent: role, deputy: deputyId, startsOn, endsOn, reason },
    topics: ['document'],
  })
}

export function endAbsence(c: Context<App>, { id, absenceId }: EndAbsence): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const own = sql`document_absence.facility_id = ${facilityId} and document_absence.id = ${absenceId} and document_absence.ended_at is null`
  return write(c, {
    id,
    input: { id, absenceId },
    children: [],
    conditions: [{ holds: sql`exists (select 1 from document_absence where ${own})`, fail: notFound }],
    rows: (db) => [
      db
        .update(documentAbsence)
        .set({ endedAt: c.get('now'), endedBy: tokenOf(c).account })
        .where(own),
    ],
    content: { absence: 'やめた' },
    topics: ['document'],
  })
}
