// Stories to rows, exactly as the commands of the product would have written them: facts, audit, the family's lines, versions.
import type { Day, Moment } from '../../../schema/kit/day.ts'
import { dayOf, daysBetween } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { audit, careEntry, duty, notice, noticeConfirmation, outbox, presenceFact, topicVersion } from '../../../schema/shard.ts'
import { withDigest } from '../../kit/audit-row.ts'
import { diceOf } from './dice.ts'
import { inventCare } from './invent-care.ts'
import type { ChildDay, Duty } from './invent-day.ts'
import { type House, type HouseChild, holds } from './read-house.ts'
import { insertRows } from './store.ts'

/** Rows of several days, gathered before they are written. Commands are not kept: they answer repetitions, and nobody repeats these. */
export interface DayRows {
  facts: (typeof presenceFact.$inferInsert)[]
  notices: (typeof notice.$inferInsert)[]
  confirmations: (typeof noticeConfirmation.$inferInsert)[]
  audits: (typeof audit.$inferInsert)[]
  lines: (typeof outbox.$inferInsert)[]
  duties: (typeof duty.$inferInsert)[]
  care: (typeof careEntry.$inferInsert)[]
}

export const noRows = (): DayRows => ({ facts: [], notices: [], confirmations: [], audits: [], lines: [], duties: [], care: [] })

/** Days before the shown one of which there is care: enough for a week of contact books. */
export const CARE_DAYS = 7

/** Adds what one day holds up to a moment; what lies after it has not happened. */
export function addDay(rows: DayRows, house: House, day: Day, children: readonly ChildDay[], until: Moment): void {
  const cared = daysBetween(day, dayOf(until)) < CARE_DAYS
  for (const one of children) {
    if (cared) rows.care.push(...inventCare(house.facilityId, day, one, until))
    addNotice(rows, house, day, one, until)
    const { arriveAt, leaveAt, person } = one.story
    if (arriveAt !== null && arriveAt <= until) addAct(rows, house, day, one.child, 'arrive', arriveAt, one.receivedBy, null)
    if (leaveAt !== null && leaveAt <= until) addAct(rows, house, day, one.child, 'leave', leaveAt, one.handedBy, person)
  }
}

/** Adds the duties of a day. */
export function addDuties(rows: DayRows, { facilityId }: House, day: Day, duties: readonly Duty[]): void {
  const seen = new Set<string>()
  for (const { personId, kind, fromTime, toTime } of duties) {
    if (seen.has(`${personId}${kind}`)) continue
    seen.add(`${personId}${kind}`)
    rows.duties.push({ facilityId, day, personId, kind, fromTime, toTime })
  }
}

function addAct(
  rows: DayRows,
  { facilityId }: House,
  day: Day,
  child: HouseChild,
  kind: 'arrive' | 'leave',
  at: Moment,
  accountId: Id,
  person: string | null,
): void {
  const { childId } = child
  const id = diceOf(`${childId} ${day} ${kind}`).id(at)
  const facts = kind === 'arrive' ? (['arrive', 'sighting'] as const) : (['leave', 'handover'] as const)
  for (const fact of facts) {
    const detail = fact === 'handover' ? person : null
    rows.facts.push({ facilityId, day, childId, id, kind: fact, at, receivedAt: at, accountId, source: 'room', detail })
  }
  addAudit(
    rows,
    { facilityId, commandId: id, childId, action: 'presence.record', accountId, door: 'room', at },
    { facts, at, ...(person ? { person } : {}) },
  )
  tell(rows, facilityId, child, id, kind === 'arrive' ? 'arrived' : 'left', day, at)
}

function addNotice(rows: DayRows, { facilityId }: House, day: Day, { child, story, readBy }: ChildDay, until: Moment): void {
  const told = story.notice
  if (!told || told.writtenAt > until) return
  const { childId } = child
  const parent = child.guardians.find(
    (one) => holds(one, day) && one.accountId !== null && one.capabilities.includes(',absence,'),
  )
  const { id, writtenAt, confirmedAt, byStaff: called, person, ...rest } = told
  // A family that is not registered calls.
  const byStaff = called || !parent?.accountId
  const accountId = called || !parent?.accountId ? readBy : parent.accountId
  rows.notices.push({
    facilityId,
    childId,
    ...rest,
    id,
    startsOn: day,
    pickupPerson: person,
    withdrawn: false,
    supersedes: null,
    source: byStaff ? 'staff' : 'guardian',
    accountId,
    writtenAt,
  })
  const door = byStaff ? 'room' : 'family'
  addAudit(
    rows,
    { facilityId, commandId: id, childId, action: 'notice.report', accountId, door, at: writtenAt },
    { id, childIds: [childId], kind: told.kind, from: day, to: told.endsOn, byStaff, afterCutoff: told.afterCutoff },
  )
  if (confirmedAt > until) return
  const commandId = diceOf(`${childId} ${id} confirm`).id(confirmedAt)
  rows.confirmations.push({ facilityId, childId, noticeId: id, accountId: readBy, confirmedAt })
  addAudit(
    rows,
    { facilityId, commandId, childId, action: 'notice.confirm', accountId: readBy, door: 'room', at: confirmedAt },
    { confirms: id },
  )
  tell(rows, facilityId, child, commandId, 'confirmed', dayOf(confirmedAt), confirmedAt)
}

type AuditKey = Omit<typeof audit.$inferInsert, 'content' | 'digest' | 'deviceAt' | 'deviceId' | 'outcome'>

function addAudit(rows: DayRows, key: AuditKey, content: unknown): void {
  const { at, ...rest } = key
  rows.audits.push(withDigest({ ...rest, deviceId: null, outcome: 'done', at, deviceAt: null, content }))
}

function tell(
  rows: DayRows,
  facilityId: number,
  child: HouseChild,
  commandId: Id,
  kind: 'arrived' | 'left' | 'confirmed',
  day: Day,
  at: Moment,
): void {
  for (const { accountId, capabilities, ...dated } of child.guardians) {
    if (accountId === null || !holds(dated, day) || !capabilities.includes(',read_presence,')) continue
    rows.lines.push({
      facilityId,
      accountId,
      commandId,
      childId: child.childId,
      channel: 'app',
      kind,
      day,
      at,
      createdAt: at,
      dueAt: at,
      retractedAt: null,
    })
  }
}

/** Writes the gathered rows; what is there already stays as it is. */
export async function writeDays({ db, facilityId }: House, rows: DayRows): Promise<void> {
  const keep = 'on conflict do nothing'
  await insertRows(db, presenceFact, rows.facts, keep)
  await insertRows(db, notice, rows.notices, keep)
  await insertRows(db, noticeConfirmation, rows.confirmations, keep)
  await insertRows(db, audit, rows.audits, keep)
  await insertRows(db, outbox, rows.lines, keep)
  await insertRows(db, duty, rows.duties, keep)
  await insertRows(db, careEntry, rows.care, keep)
  const topics = ['presence', 'care', ...new Set(rows.audits.map(({ childId }) => `child:${childId}`))]
  await insertRows(
    db,
    topicVersion,
    topics.map((topic) => ({ facilityId, topic, version: 1 })),
    'on conflict do update set version = version + 1',
  )
}
