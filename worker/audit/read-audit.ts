// The audit as a director reads it: newest first, by child, by person, by days, by what kind of act.
import { and, between, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { auditFileQuery } from '../../schema/audit/input.ts'
import { sayAct, sayContent } from '../../schema/audit/words.ts'
import { addDays, type Day, dayOf, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { audit, child } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { blocked } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { lockedAccounts } from './bulk-openings.ts'

const PAGE = 50
/** Of a file: more would not be read by anybody, and a window can be made smaller. */
export const MOST_IN_FILE = 20_000

export type Asked = v.InferOutput<typeof auditFileQuery>

/** A page of records with who, where and from which device, and what stands locked just now. `next` is handed back to go on. */
export async function readAudit(c: Context<App>, { after, ...asked }: Asked & { after?: string | undefined }) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    auditRows(c, db, asked, PAGE + 1, after === undefined ? undefined : readPlace(after)),
    lockedAccounts(db, facilityId, c.get('now')),
    childAsked(c, db, asked.child),
  ])
  const [found, locked, children] = rows
  if (asked.child && children.length === 0) throw notFound()
  if (asked.child) c.set('reached', [asked.child])
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    records: page.map(recordOf),
    next: found.length > PAGE && last ? `${last.at}.${last.commandId}.${last.childId}` : null,
    locked: locked.map(({ accountId, name, at, distinct }) => ({ accountId, name, at, distinct })),
  }
}

/** Children a block keeps from whoever is asking are in no record either. */
export const keptOf = (c: Context<App>, childId: SQL): SQL =>
  blocked(c.get('scope').facilityId, childId, tokenOf(c).account, c.get('today'))

/** SQL that is true for people `p` whose names stay out with such a child: its guardians. */
export const keptPerson = (c: Context<App>): SQL => sql`(p.account_id <> ${tokenOf(c).account}
  and exists (select 1 from guardianship g where g.facility_id = p.facility_id and g.person_id = p.id and ${keptOf(c, sql`g.child_id`)}))`

/** The child that was asked for, when it is one of this facility's. */
export const childAsked = (c: Context<App>, db: Shard, childId: Id | undefined) =>
  db
    .select({ name: sql<string>`trim(family_name || ' ' || given_name)` })
    .from(child)
    .where(
      and(eq(child.facilityId, c.get('scope').facilityId), eq(child.id, childId ?? ''), sql`not ${keptOf(c, sql`${child.id}`)}`),
    )

function readPlace(text: string): { at: number; commandId: string; childId: string } {
  const [, at, commandId, childId] = /^(\d{1,16})\.([0-9A-Za-z]{1,40})\.([0-9A-Za-z]{0,40})$/.exec(text) ?? []
  if (at === undefined || commandId === undefined) throw badInput('つづき（after）の形が違います', 'after')
  return { at: Number(at), commandId, childId: childId ?? '' }
}

/** The Japanese calendar day of a row, in SQL. Columns are written out here: in what is selected Drizzle leaves the table's name away. */
const ITS_DAY = sql<Day>`date(audit.at / 1000 + 32400, 'unixepoch')`

/** Who an account is to the facility on a day: name, roles, tie to the child. JSON text, null for somebody the facility does not know. */
const whoOf = (facilityId: number, hidden: SQL): SQL<string | null> => sql<string | null>`(select json_object(
    'name', trim(p.family_name || ' ' || p.given_name),
    'roles', (select json_group_array(distinct a.role) from assignment a where a.facility_id = p.facility_id and a.person_id = p.id
      and a.starts_on <= ${ITS_DAY} and (a.ends_on is null or a.ends_on >= ${ITS_DAY})),
    'tie', (select g.relationship from guardianship g where g.facility_id = p.facility_id and g.person_id = p.id
      and (audit.child_id = '' or g.child_id = audit.child_id) and g.starts_on <= ${ITS_DAY} limit 1))
  from person p where p.facility_id = ${facilityId} and p.account_id = audit.account_id and not ${hidden} limit 1)`

/** Rows of the audit, newest first, with the names they need. One statement. */
export function auditRows(
  c: Context<App>,
  db: Shard,
  asked: Asked,
  most: number,
  after?: { at: number; commandId: string; childId: string },
) {
  const { facilityId } = c.get('scope')
  return db
    .select({
      commandId: audit.commandId,
      childId: audit.childId,
      action: audit.action,
      accountId: audit.accountId,
      door: audit.door,
      outcome: audit.outcome,
      at: audit.at,
      deviceAt: audit.deviceAt,
      content: audit.content,
      who: whoOf(facilityId, keptPerson(c)),
      child: sql<string | null>`(select trim(c.family_name || ' ' || c.given_name) from child c
        where c.facility_id = ${facilityId} and c.id = audit.child_id)`,
      device: sql<string | null>`(select d.name from device d where d.facility_id = ${facilityId} and d.id = audit.device_id)`,
      sealed: sql<number | null>`(select s.number from audit_seal s where s.facility_id = ${facilityId}
        and s.command_id = audit.command_id and s.child_id = audit.child_id)`,
    })
    .from(audit)
    .where(
      and(
        eq(audit.facilityId, facilityId),
        between(audit.at, startOf(asked.from), startOf(addDays(asked.to, 1)) - 1),
        asked.child === undefined ? undefined : eq(audit.childId, asked.child),
        asked.account === undefined ? undefined : eq(audit.accountId, asked.account),
        asked.kind === undefined ? undefined : eq(audit.outcome, asked.kind),
        after && sql`(${audit.at}, ${audit.commandId}, ${audit.childId}) < (${after.at}, ${after.commandId}, ${after.childId})`,
        sql`not ${keptOf(c, sql`${audit.childId}`)}`,
      ),
    )
    .orderBy(desc(audit.at), desc(audit.commandId), desc(audit.childId))
    .limit(most)
}

export type FoundRow = Awaited<ReturnType<typeof auditRows>>[number]

/** Who somebody was on that day, as a screen says it. */
export interface Who {
  name: string
  roles: string[]
  /** 母, 祖父 … when they acted as family. */
  tie: string | null
}

export const whoIn = (text: string | null): Who | null => {
  if (text === null) return null
  const { name, roles, tie } = JSON.parse(text) as { name: string; roles: string[]; tie: string | null }
  return { name, roles, tie }
}

export function recordOf(row: FoundRow) {
  const { commandId, childId, accountId, child: name, door, outcome, at, deviceAt, device, sealed, content, action } = row
  return {
    key: `${commandId}.${childId}`,
    commandId,
    childId: childId as Id,
    child: name,
    accountId,
    who: whoIn(row.who),
    door,
    device,
    action,
    outcome,
    at,
    deviceAt,
    act: sayAct(action, outcome, content),
    content: sayContent(content, dayOf(at)),
    sealed: sealed !== null,
  }
}
export type AuditRecord = ReturnType<typeof recordOf>
