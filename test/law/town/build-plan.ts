import { momentOf } from '../../../schema/kit/time.ts'
import type { dayPlan, planRequest } from '../../../schema/shard.ts'
import { type Child, idOf, tokenOf } from './town.ts'

/** A plan of a day, with what the family is told of it. */
export const planOf = (kid: Child, day: string): typeof dayPlan.$inferInsert => ({
  facilityId: kid.facility,
  childId: kid.id,
  id: idOf('plan', kid.id),
  startsOn: day,
  endsOn: day,
  kind: 'hours',
  arrive: 510,
  leave: 1020,
  meals: true,
  note: tokenOf('day_plan.note', kid.id),
  source: 'staff',
  accountId: idOf('somebody'),
  writtenAt: momentOf(day, 400),
})

/** What its family asked for. */
export const requestOf = (kid: Child, day: string): typeof planRequest.$inferInsert => ({
  facilityId: kid.facility,
  day,
  childId: kid.id,
  id: idOf('request', kid.id),
  kind: 'hours',
  arrive: 510,
  leave: 1020,
  note: tokenOf('plan_request.note', kid.id),
  taken: false,
  accountId: idOf('somebody'),
  writtenAt: momentOf(day, 400),
})
