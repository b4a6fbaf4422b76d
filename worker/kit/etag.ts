// 304 without reading the data. An ETag here is `<version>.<nextChangeAt>.<what was asked>`: it says until when the answer holds by itself,
// because a board changes by time alone.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Moment } from '../../schema/kit/day.ts'
import { digestOf } from './audit-row.ts'
import type { App } from './context.ts'
import type { Given } from './prepared.ts'
import type { Principal } from './principal.ts'
import { read } from './scope.ts'

const PATTERN = /^(?:W\/)?"(\d+)\.(\d+)\.([\w-]*)"$/

/** SQL for the version of one topic. */
export const versionOf = (facilityId: Given<number>, topic: string): SQL<number> =>
  sql<number>`coalesce((select v.version from topic_version v where v.facility_id = ${facilityId} and v.topic = ${topic}), 0)`

/** SQL for the version of an answer that several topics change. */
export const versionOfAll = (facilityId: number, topics: readonly string[]): SQL<number> =>
  sql<number>`coalesce((select sum(v.version) from topic_version v where v.facility_id = ${facilityId}
    and v.topic in (select value from json_each(${JSON.stringify(topics)}))), 0)`

/** An answer is right only for the same person with the same rights: a class, a role, a block or a lock that changed makes another one of it, whatever the version. */
const keyFor = ({ accountId, roles, wards, kept, device, locked }: Principal, key: string): string =>
  `${key}-${digestOf(accountId, roles, wards, [...kept], device, locked)}`

/** True when what the caller holds is still right; answers only after session and right were checked. */
export async function stillFresh(c: Context<App>, version: SQL<number>, key: string): Promise<boolean> {
  if (!asksWhetherFresh(c, key)) return false
  const { who, rows } = await read(c, (db) => [db.select({ version }).from(sql`(select 1)`)])
  return holdsStill(c, who, rows[0][0]?.version, key)
}

/** What the caller says it holds; null when it holds nothing that we named. */
const heldBy = (c: Context<App>): RegExpExecArray | null => PATTERN.exec(c.req.header('if-none-match') ?? '')

/** True when the caller holds an answer to this very question, and asks whether it is still right. */
export const asksWhetherFresh = (c: Context<App>, key: string): boolean => heldBy(c)?.[3]?.startsWith(key) === true

/** True when what the caller holds is what it would be answered now; `version` as it was just read beside its rights. */
export function holdsStill(c: Context<App>, who: Principal, version: number | undefined, key: string): boolean {
  const [, held, next, named] = heldBy(c) ?? []
  return named === keyFor(who, key) && version === Number(held) && (next === '0' || c.get('now') < Number(next))
}

/** Names the answer for the next question. */
export const writeEtag = (c: Context<App>, who: Principal, version: number, nextChangeAt: Moment | null, key: string): void =>
  c.header('ETag', `W/"${version}.${nextChangeAt ?? 0}.${keyFor(who, key)}"`)
