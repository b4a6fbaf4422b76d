import { and, between, eq, type SQL } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'
import { sickbayStep } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'

/** Steps into and out of the 医務室 of some days, `only` of some children. */
export const sickbaySteps = (db: Shard, facilityId: number, from: Day, to: Day, only: SQL) =>
  db
    .select({
      day: sickbayStep.day,
      childId: sickbayStep.childId,
      stayId: sickbayStep.stayId,
      id: sickbayStep.id,
      kind: sickbayStep.kind,
      at: sickbayStep.at,
      by: writerOf('sickbay_step'),
    })
    .from(sickbayStep)
    .where(and(eq(sickbayStep.facilityId, facilityId), between(sickbayStep.day, from, to), only))
