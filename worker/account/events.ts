// 最近のできごと: what happened to one's own sign-in.
import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { EVENT_KINDS, type EventKind, isImportant } from '../../schema/account/event.ts'
import { account, accountEvent } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { readOwn } from './own-account.ts'

const MOST = 50

/** The latest of what happened, newest first; `unseen` are those that matter and that the owner has not confirmed reading. */
export async function readEvents(c: Context<App>) {
  const { rows } = await readOwn(c, (db, accountId) => [
    db.select({ seenAt: account.eventsSeenAt, since: account.createdAt }).from(account).where(eq(account.id, accountId)),
    db
      .select({ at: accountEvent.at, id: accountEvent.id, kind: accountEvent.kind, detail: accountEvent.detail })
      .from(accountEvent)
      .where(
        and(
          eq(accountEvent.accountId, accountId),
          sql`${accountEvent.kind} in (select value from json_each(${JSON.stringify(EVENT_KINDS)}))`,
        ),
      )
      .orderBy(desc(accountEvent.at))
      .limit(MOST),
  ])
  const [[mine], found] = rows
  const events = found.map((event) => ({ ...event, kind: event.kind as EventKind }))
  const isUnseen = ({ at, kind }: (typeof events)[number]) => isImportant(kind) && at > (mine?.seenAt ?? 0)
  return { events, unseen: events.filter(isUnseen).map(({ id }) => id) }
}

/** The owner has read everything up to a moment; a later one stays as it is. */
export async function seeEvents(c: Context<App>, until: number) {
  const { db, token } = await readOwn(c, () => [])
  const seen = Math.min(until, c.get('now'))
  await db
    .update(account)
    .set({ eventsSeenAt: seen })
    .where(and(eq(account.id, token.account), or(isNull(account.eventsSeenAt), lt(account.eventsSeenAt, seen))))
  return { done: true }
}
