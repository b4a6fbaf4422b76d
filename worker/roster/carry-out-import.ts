// Carrying out a dry run, and taking it back: each one batch, all or nothing.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { undoImport } from '../../schema/roster/undo-import.ts'
import { rosterImport } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { versionOf } from '../kit/etag.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import type { KeptPlan } from './preview-import.ts'
import { stillAsPlanned, writesOf } from './roster-tables.ts'

const TOPICS = ['presence', 'roster', 'facility']

/** The kept import, or the 404 of everything that is not this facility's. */
async function findImport(c: Context<App>, importId: Id) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select()
      .from(rosterImport)
      .where(and(eq(rosterImport.facilityId, facilityId), eq(rosterImport.id, importId))),
  ])
  const found = rows[0][0]
  if (!found) throw notFound()
  return { ...found, plan: found.plan as KeptPlan }
}

const stands = (facilityId: number, importId: Id, state: 'preview' | 'done'): SQL => sql`exists (select 1 from roster_import i
  where i.facility_id = ${facilityId} and i.id = ${importId} and i.state = ${state})`

/** Writes what the dry run showed, if the roster is still what it was planned against. */
export async function commitImport(c: Context<App>, asked: { id: Id; importId: Id }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  const { plan, fileName, appliesOn } = await findImport(c, asked.importId)
  const changed = conflict('roster_changed', '名簿がその間に変わりました。もういちど読み込んでください。')
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: stands(facilityId, asked.importId, 'preview'),
        fail: conflict('already_imported', 'この名簿は、もう取り込みがすんでいます。'),
      },
      { holds: sql`${versionOf(facilityId, 'roster')} = ${plan.rosterVersion}`, fail: changed },
      { holds: stillAsPlanned(facilityId, plan), fail: changed },
    ],
    rows: (db) => [
      ...writesOf(db, facilityId, plan),
      db
        .update(rosterImport)
        .set({ state: 'done', doneAt: now })
        .where(and(eq(rosterImport.facilityId, facilityId), eq(rosterImport.id, asked.importId))),
    ],
    content: { imported: asked.importId, fileName, appliesOn, counts: plan.counts },
    topics: TOPICS,
    receipt: { importId: asked.importId, appliesOn, counts: plan.counts },
  })
}

/** Takes a whole import back: what it added never held, what it changed is as before. Refused once somebody has worked with it. */
export async function undoWholeImport(c: Context<App>, asked: { id: Id; importId: Id }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  const { plan, doneAt, fileName, appliesOn } = await findImport(c, asked.importId)
  const writes = undoImport(plan, doneAt ?? now)
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: stands(facilityId, asked.importId, 'done'),
        fail: conflict('not_imported', 'この名簿は、いま取り込まれていません。'),
      },
      ...nothingDependsOn(facilityId, asked.importId, plan),
      {
        holds: stillAsPlanned(facilityId, writes),
        fail: conflict(
          'roster_changed',
          '取り込んだあとに名簿が直されているので、まとめては戻せません。園児の画面で1人ずつ直してください。',
        ),
      },
    ],
    rows: (db) => [
      ...writesOf(db, facilityId, writes),
      db
        .update(rosterImport)
        .set({ state: 'undone', undoneAt: now })
        .where(and(eq(rosterImport.facilityId, facilityId), eq(rosterImport.id, asked.importId))),
    ],
    content: { undone: asked.importId, fileName, appliesOn },
    topics: TOPICS,
    receipt: { importId: asked.importId },
  })
}

/** Later work that would hang in the air: a newer import, a day of a newcomer, a notice about one, staff in a new class. */
function nothingDependsOn(facilityId: number, importId: Id, plan: KeptPlan): Condition[] {
  const fresh = JSON.stringify(plan.insert.enrollment.map(({ childId }) => childId))
  const first = plan.insert.enrollment.map(({ startsOn }) => startsOn).sort()[0] ?? '9999-12-31'
  const classes = JSON.stringify(plan.insert.classroom.map(({ id }) => id))
  const newer = sql`not exists (select 1 from roster_import mine join roster_import i on i.facility_id = mine.facility_id and i.state = 'done'
      and i.id <> mine.id and (i.done_at > mine.done_at or (i.done_at = mine.done_at and i.id > mine.id))
    where mine.facility_id = ${facilityId} and mine.id = ${importId})`
  const facts = sql`not exists (select 1 from presence_fact f where f.facility_id = ${facilityId} and f.day >= ${first}
    and f.child_id in (select value from json_each(${fresh})))`
  const notices = sql`not exists (select 1 from json_each(${fresh}) v join notice n on n.facility_id = ${facilityId}
    and n.child_id = v.value and n.ends_on >= ${first})`
  const staff = sql`not exists (select 1 from json_each(${classes}) v join assignment a on a.facility_id = ${facilityId}
    and a.classroom_id = v.value and (a.ends_on is null or a.ends_on >= a.starts_on))`
  return [
    {
      holds: newer,
      fail: conflict('newer_import', 'このあとに別の名簿を取り込んでいます。新しいほうから先に戻してください。'),
    },
    {
      holds: facts,
      fail: conflict('has_presence', 'この名簿で入れた園児に、もう登降園の記録があります。まとめては戻せません。'),
    },
    {
      holds: notices,
      fail: conflict('has_notice', 'この名簿で入れた園児に、もう保護者からの連絡があります。まとめては戻せません。'),
    },
    {
      holds: staff,
      fail: conflict('has_staff', 'この名簿でできたクラスに、もう職員がついています。先に職員のクラスを変えてください。'),
    },
  ]
}
