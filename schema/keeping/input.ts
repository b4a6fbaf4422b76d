import * as v from 'valibot'
import { day, id, listOf, needed, oneOf, strict, whole } from '../kit/input.ts'
import { COPIES, METHODS } from './delivery.ts'
import { GROUPS, LEAST_YEARS, MOST_YEARS } from './rule.ts'

/** Papers of one proposal. */
export const MOST_DISPOSED = 100

const year = v.pipe(v.string(), v.regex(/^(20|21)\d\d$/, '2026 の形の年度を入れてください'), v.transform(Number))
export const deliveryQuery = strict({ year })
export const deliveryFileQuery = strict({ year, format: oneOf(['csv', 'xlsx']) })

export const sendRecord = strict({
  id,
  childId: id,
  /** The first day of the last year, by which its 要録 is named. */
  day,
  school: needed(80),
  addressee: needed(80),
  method: oneOf(METHODS),
  copy: oneOf(COPIES),
  sentOn: day,
})
export type SendRecord = v.InferOutput<typeof sendRecord>
export const receiveRecord = strict({ id, childId: id, deliveryId: id, receivedOn: day })
export type ReceiveRecord = v.InferOutput<typeof receiveRecord>
export const takeBackRecord = strict({ id, childId: id, deliveryId: id, reason: needed(200) })
export type TakeBackRecord = v.InferOutput<typeof takeBackRecord>

export const changePeriod = v.pipe(
  strict({ id, startsOn: day, group: oneOf(GROUPS), years: whole(1, MOST_YEARS) }),
  v.forward(
    v.check(({ group, years }) => years >= LEAST_YEARS[group], '定められた年数より短くはできません'),
    ['years'],
  ),
)
export type ChangePeriod = v.InferOutput<typeof changePeriod>
export const holdPaper = strict({ id, documentId: id, reason: needed(200) })
export type HoldPaper = v.InferOutput<typeof holdPaper>
export const endHold = strict({ id, documentId: id, holdId: id })
export type EndHold = v.InferOutput<typeof endHold>
const papers = listOf(id, 1, MOST_DISPOSED)
export const proposeDisposal = strict({ id, documentIds: papers })
export type ProposeDisposal = v.InferOutput<typeof proposeDisposal>
export const decideDisposal = strict({ id, documentIds: papers, outcome: oneOf(['disposed', 'refused']) })
export type DecideDisposal = v.InferOutput<typeof decideDisposal>
