// Many children's contacts opened within an hour by one account: a scraper with somebody's sign-in, or a nursery that calls every family
// because of a storm. The second is served: after two classes' worth the person proves who they are again, after three it stops, and the
// director reads why and lets it go on (assurance §1.5, the profiles taken through customers' own accounts in 2025).
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { HOUR, type Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { audit } from '../../schema/shard.ts'
import { auditRow } from '../kit/audit-row.ts'
import type { App } from '../kit/context.ts'
import { Fail, proofNeeded } from '../kit/fail.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'

/** In largest classes of the day, since that is what one person has reason to open in one go; small nurseries get a floor. */
const PROOF_AFTER = { classes: 2, least: 20 }
const STOP_AFTER = { classes: 3, least: 30 }
const COUNTED_FOR = HOUR

/** What the account has opened lately, counted again after a director let it go on; one row. */
export function openedLately(c: Context<App>, db: Shard, childId: Id) {
  const { facilityId } = c.get('scope')
  const { account, hash } = tokenOf(c)
  const [now, today] = [c.get('now'), c.get('today')]
  const opened = sql`(select a.child_id, min(a.at) as at from audit a indexed by audit_account where a.facility_id = ${facilityId}
    and a.account_id = ${account} and a.at > ${now - COUNTED_FOR} and a.action in ('child.phone', 'child.address', 'ledger.open') and a.outcome = 'read' and a.at > coalesce((
      select max(u.at) from audit u indexed by audit_at where u.facility_id = ${facilityId} and u.at > ${now - COUNTED_FOR}
        and u.action = 'audit.unlock' and u.outcome = 'done' and u.content ->> 'account' = ${account}), 0)
    group by a.child_id)`
  return db
    .select({
      distinct: sql<number>`(select count(*) from ${opened})`,
      again: sql<number>`(select count(*) from ${opened} where child_id = ${childId})`,
      /** Since when: the openings in order, as JSON. */
      moments: sql<string>`(select json_group_array(at) from (select at from ${opened} order by at))`,
      largest: sql<number>`coalesce((select max(n) from (select count(*) as n from class_membership m where m.facility_id = ${facilityId}
        and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}) group by m.classroom_id)), 0)`,
      freshAt: sql<number>`coalesce((select s.fresh_at from session s where s.facility_id = ${facilityId} and s.token_hash = ${hash}), 0)`,
    })
    .from(sql`(select 1)`)
}
type Opened = Awaited<ReturnType<typeof openedLately>>[number]

const most = ({ classes, least }: typeof PROOF_AFTER, largest: number): number => Math.max(classes * largest, least)

/** Lets the next opening through, asks for a new proof, or stops and leaves a line for the director. */
export async function mayOpenMore(c: Context<App>, childId: Id, found: Opened | undefined): Promise<void> {
  if (!found || found.again > 0) return
  const { distinct, largest, freshAt } = found
  if (distinct >= most(STOP_AFTER, largest)) {
    const content = { alarm: 'bulk', distinct, account: tokenOf(c).account }
    const row = auditRow(c, { id: newId(c.get('now')), childId, content, outcome: 'denied' })
    await c.get('scope').db.insert(audit).values(row)
    throw new Fail(
      403,
      'opened_many',
      '1時間にとても多くの連絡先をひらいたので、いったん止めました。園長が「記録」の画面で続けられるようにします。急ぐときは、印刷した連絡先を使ってください。',
    )
  }
  const asked = most(PROOF_AFTER, largest)
  if (distinct < asked) return
  const since = (JSON.parse(found.moments) as Moment[])[asked - 1] ?? 0
  if (freshAt <= since) throw proofNeeded()
}

/** Accounts that were stopped within the hour and not let on again. */
export const lockedAccounts = (db: Shard, facilityId: number, now: Moment) =>
  db
    .select({
      accountId: audit.accountId,
      name: sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from person p
        where p.facility_id = ${facilityId} and p.account_id = audit.account_id limit 1)`,
      at: sql<number>`max(${audit.at})`,
      distinct: sql<number>`max(${audit.content} ->> 'distinct')`,
    })
    .from(audit)
    .where(
      and(
        eq(audit.facilityId, facilityId),
        gt(audit.at, now - COUNTED_FOR),
        eq(audit.outcome, 'denied'),
        sql`${audit.content} ->> 'alarm' = 'bulk'`,
        sql`not exists (select 1 from audit u where u.facility_id = ${facilityId} and u.at >= ${audit.at} and u.action = 'audit.unlock'
          and u.outcome = 'done' and u.content ->> 'account' = ${audit.accountId})`,
      ),
    )
    .groupBy(audit.accountId)
    .orderBy(desc(sql`max(${audit.at})`))
