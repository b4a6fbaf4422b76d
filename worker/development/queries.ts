import { and, eq, type SQL } from 'drizzle-orm'
import { developmentList, developmentMark } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'

/** Every version of the list. */
export const listsOf = (db: Shard, facilityId: number) =>
  db
    .select({
      startsOn: developmentList.startsOn,
      id: developmentList.id,
      items: developmentList.items,
      writtenAt: developmentList.writtenAt,
    })
    .from(developmentList)
    .where(eq(developmentList.facilityId, facilityId))
    .orderBy(developmentList.startsOn, developmentList.writtenAt)

/** Every word about items of some children. */
export const marksOf = (db: Shard, facilityId: number, only: SQL, named: boolean) =>
  db
    .select({
      childId: developmentMark.childId,
      item: developmentMark.item,
      id: developmentMark.id,
      day: developmentMark.day,
      at: developmentMark.at,
      by: writerOf('development_mark', named),
    })
    .from(developmentMark)
    .where(and(eq(developmentMark.facilityId, facilityId), only))
    .orderBy(developmentMark.at)
