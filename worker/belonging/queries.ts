import { and, between, eq, type SQL } from 'drizzle-orm'
import type { Day } from '../../schema/kit/day.ts'
import { belongingStep } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'

/** Taps about 持ち物 of some days, `only` of some children. */
export const belongingRows = (db: Shard, facilityId: number, from: Day, to: Day, only: SQL) =>
  db
    .select({
      id: belongingStep.id,
      childId: belongingStep.childId,
      thing: belongingStep.thing,
      kind: belongingStep.kind,
      words: belongingStep.words,
      at: belongingStep.at,
    })
    .from(belongingStep)
    .where(and(eq(belongingStep.facilityId, facilityId), between(belongingStep.day, from, to), only))
