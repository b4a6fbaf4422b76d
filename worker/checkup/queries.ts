import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../schema/kit/id.ts'
import { checkupResult } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'

/** Lines of some children, with who wrote them and which guardians' accounts have read them. */
export const resultsOf = (db: Shard, facilityId: number, account: Id, only: SQL) =>
  db
    .select({
      childId: checkupResult.childId,
      id: checkupResult.id,
      kind: checkupResult.kind,
      day: checkupResult.day,
      outcome: checkupResult.outcome,
      findings: checkupResult.findings,
      followUp: checkupResult.followUp,
      doctor: checkupResult.doctor,
      supersedes: checkupResult.supersedes,
      reason: checkupResult.reason,
      at: checkupResult.at,
      by: sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from person p
        where p.facility_id = checkup_result.facility_id and p.account_id = checkup_result.account_id limit 1)`.as('by_name'),
      readAt: sql<number | null>`(select min(r.at) from checkup_read r where r.facility_id = checkup_result.facility_id
        and r.child_id = checkup_result.child_id and r.kind = checkup_result.kind and r.day = checkup_result.day
        and r.result_id = checkup_result.id)`.as('read_at'),
      mine: sql<0 | 1>`exists (select 1 from checkup_read r where r.facility_id = checkup_result.facility_id
        and r.child_id = checkup_result.child_id and r.kind = checkup_result.kind and r.day = checkup_result.day
        and r.result_id = checkup_result.id and r.account_id = ${account})`.as('mine'),
    })
    .from(checkupResult)
    .where(and(eq(checkupResult.facilityId, facilityId), only))
    .orderBy(checkupResult.day, checkupResult.at)
