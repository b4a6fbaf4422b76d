// Reading what is sensitive, and taking it along as a file, leaves a line in the audit although nothing changed. So does a refusal.
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { accountEvent } from '../../schema/directory.ts'
import { MINUTE } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { audit, reading } from '../../schema/shard.ts'
import { auditRow } from './audit-row.ts'
import type { App } from './context.ts'
import { tokenOf } from './token.ts'

/** Writes down who read what, under the route's action. `childId` is empty when it was not about one child. `content` holds no personal data. */
export async function logReading(c: Context<App>, childId: Id | '', content: Record<string, unknown>): Promise<void> {
  const row = auditRow(c, { id: newId(c.get('now')), childId, content, outcome: 'read' })
  c.set('looked', 'logged')
  await c.get('scope').db.insert(audit).values(row)
}

/** What was noted lately by this isolate, so that a poll each ten seconds is one row in ten minutes and a loop of refusals one a minute. */
const noted = new Map<string, number>()
const MOST_NOTED = 20_000

function isNew(key: string, now: number, apart: number): boolean {
  const last = noted.get(key)
  if (last !== undefined && now >= last && now - last < apart) return false
  if (noted.size >= MOST_NOTED) noted.clear()
  noted.set(key, now)
  return true
}

const noteKey = (c: Context<App>): string => {
  const { account, door, device } = tokenOf(c)
  return [c.get('scope')?.facilityId, c.get('action'), door, account, device].join()
}

/**
 * Sums up, after the answer, that this person looked at this today; the exposure report is made from these rows. A family's children are
 * few and written down one by one, as they were reached: whatever becomes of the relation, the line stays.
 */
export function noteReading(c: Context<App>): void {
  const [{ facilityId, db }, now, day] = [c.get('scope'), c.get('now'), c.get('today')]
  const children = c.get('reached') ?? ['']
  if (!isNew(`r${day}${noteKey(c)}${children}`, now, 10 * MINUTE)) return
  const { account: accountId, door, device } = tokenOf(c)
  // One parameter for all of them: a statement takes a hundred.
  const wait = db
    .insert(reading)
    .select(
      sql`select ${facilityId}, ${day}, ${accountId}, ${device ?? ''}, ${door}, ${c.get('action')}, j.value, ${now}, ${now}, 1
        from json_each(${JSON.stringify(children)}) j where true`,
    )
    .onConflictDoUpdate({
      target: [
        reading.facilityId,
        reading.day,
        reading.accountId,
        reading.deviceId,
        reading.door,
        reading.action,
        reading.childId,
      ],
      set: { lastAt: now, times: sql`${reading.times} + 1` },
    })
  c.executionCtx.waitUntil(wait.then(() => undefined))
}

/** Writes down, after the answer, that somebody who is signed in here asked for what they may not. */
export function noteDenial(c: Context<App>): void {
  if (!isNew(`d${noteKey(c)}`, c.get('now'), MINUTE)) return
  const row = auditRow(c, { id: newId(c.get('now')), childId: '', content: {}, outcome: 'denied' })
  const wait = c.get('scope').db.insert(audit).values(row)
  c.executionCtx.waitUntil(wait.then(() => undefined))
}

/** Writes down, after the answer, an attempt on a child that a rule stopped. Each one counts, so none is summed up. */
export function noteRefusal(c: Context<App>, childId: Id, content: Record<string, unknown>): void {
  const row = auditRow(c, { id: newId(c.get('now')), childId, content, outcome: 'denied' })
  c.executionCtx.waitUntil(
    c
      .get('scope')
      .db.insert(audit)
      .values(row)
      .then(() => undefined),
  )
}

/** The same for somebody who is signed in, but not here: the facility does not know the account, so the directory keeps it. */
export function noteStranger(c: Context<App>): void {
  if (!isNew(`s${noteKey(c)}`, c.get('now'), MINUTE)) return
  const at = c.get('now')
  const detail = { facility: c.get('scope')?.facilityId ?? 0, action: c.get('action') }
  const wait = drizzle(c.env.DIRECTORY)
    .insert(accountEvent)
    .values({ accountId: tokenOf(c).account, at, id: newId(at), kind: 'denied', detail })
  c.executionCtx.waitUntil(wait.then(() => undefined))
}
