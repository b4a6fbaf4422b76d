import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, person, presenceFact } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { reachesPast } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'

interface ActOfDay {
  id: Id
  kinds: string[]
  at: Moment
  receivedAt: Moment
  source: string
  by: string
  /** Whom the child was handed to. */
  person: string | null
  /** Who received it, as it stood on paper. */
  seenBy: string | null
  /** Where it went out to. */
  place: string | null
  undone: { at: Moment; by: string; reason: string | null } | null
}

/**
 * Everything that was recorded of one child on one day, also what was taken back: who, when really, when heard (RB04). Today's is for all
 * who may see the board; a day that is over, for those whose child it was on that day.
 */
export async function readActs(c: Context<App>, asked: { childId: Id; day: Day }): Promise<{ acts: ActOfDay[] }> {
  const { facilityId } = c.get('scope')
  const over = asked.day < c.get('today')
  const reached = over
    ? reachesPast('presence.history', facilityId, tokenOf(c), c.get('today'), sql`${child.id}`, sql`${asked.day}`)
    : undefined
  const { who, rows } = await read(c, (db) => [
    db
      .select({
        id: presenceFact.id,
        kind: presenceFact.kind,
        at: presenceFact.at,
        receivedAt: presenceFact.receivedAt,
        source: presenceFact.source,
        detail: presenceFact.detail,
        supersedes: presenceFact.supersedes,
        familyName: person.familyName,
        givenName: person.givenName,
      })
      .from(presenceFact)
      .leftJoin(person, and(eq(person.facilityId, presenceFact.facilityId), eq(person.accountId, presenceFact.accountId)))
      .where(
        and(eq(presenceFact.facilityId, facilityId), eq(presenceFact.day, asked.day), eq(presenceFact.childId, asked.childId)),
      )
      .orderBy(presenceFact.at, presenceFact.kind),
    db
      .select({ id: child.id })
      .from(child)
      .where(and(eq(child.facilityId, facilityId), eq(child.id, asked.childId), reached)),
  ])
  if (rows[1].length === 0 || who.kept.has(asked.childId)) throw notFound()
  const acts = new Map<Id, ActOfDay>()
  for (const row of rows[0]) {
    if (row.kind === 'undo') continue
    const { id, kind, at, receivedAt, source } = row
    const act = acts.get(id) ?? {
      id,
      kinds: [],
      at,
      receivedAt,
      source,
      by: nameOf(row),
      person: null,
      seenBy: null,
      place: null,
      undone: null,
    }
    if (!act.kinds.includes(kind)) act.kinds.push(kind)
    if (kind === 'handover') act.person = row.detail
    if (kind === 'sighting') act.seenBy = row.detail
    if (kind === 'out') act.place = row.detail
    acts.set(id, act)
  }
  for (const row of rows[0]) {
    const act = row.kind === 'undo' && row.supersedes ? acts.get(row.supersedes) : undefined
    if (act) act.undone = { at: row.at, by: nameOf(row), reason: row.detail }
  }
  return { acts: [...acts.values()] }
}

const nameOf = (row: { familyName: string | null; givenName: string | null }): string =>
  [row.familyName, row.givenName].filter(Boolean).join(' ')
