// A family's reports as one list: what the server has, and what this phone still holds or has just sent. Pure.
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { readTime, type Time } from '../../schema/kit/time.ts'
import type { Report as ReportOnWire } from '../../schema/notice/input.ts'
import type { AbsenceReason, NoticeKind } from '../../schema/notice/rule.ts'

/** unsent: on this phone only. refused: the server said no. arrived: the nursery has it. seen: a person there read it. */
export type ReportState = 'unsent' | 'refused' | 'arrived' | 'seen'

/** One report about one child. */
export interface Report {
  id: Id
  facilityId: number
  childId: Id
  kind: NoticeKind
  from: Day
  /** Last day as announced, and as it really counts after the child came (RA03). */
  to: Day
  until: Day
  reason: AbsenceReason | null
  symptoms: readonly string[]
  /** Tenths of a degree. */
  temperature: number | null
  time: Time | null
  person: string | null
  note: string | null
  /** Where the reader said it can be reached: null for everybody else. */
  contact: string | null
  writtenAt: Moment
  state: ReportState
  confirmedAt: Moment | null
  confirmer: string | null
  withdrawn: boolean
  /** A withdrawal is on its way. */
  withdrawing: boolean
  afterCutoff: boolean
  byStaff: boolean
  mine: boolean
  /** Known to the server, so that there is a history to read. */
  onServer: boolean
  /** The server's sentence, when it refused. */
  message: string | null
}

/** A notice as the family's day carries it. */
export interface NoticeOfDay {
  id: Id
  kind: NoticeKind
  startsOn: Day
  endsOn: Day
  announcedUntil: Day
  reason: AbsenceReason | null
  symptoms: readonly string[]
  temperature: number | null
  time: Time | null
  person: string | null
  note: string | null
  contact: string | null
  withdrawn: boolean
  afterCutoff: boolean
  byStaff: boolean
  mine: boolean
  writtenAt: Moment
  confirmedAt: Moment | null
  confirmer: string | null
}

/** An act of this phone, as the outbox keeps it. `receivedAt` once the server has receipted it. */
export interface ActOfPhone {
  id: Id
  facility: number
  path: string
  json: Record<string, unknown>
  childIds: readonly Id[]
  madeAt: Moment
  state: 'waiting' | 'refused' | 'received'
  message?: string
}

export const REPORT_PATH = 'notice'
export const WITHDRAW_PATH = 'notice/withdraw'

const fromNotice = (facilityId: number, childId: Id, { startsOn, announcedUntil, endsOn, ...notice }: NoticeOfDay): Report => ({
  ...notice,
  facilityId,
  childId,
  from: startsOn,
  to: announcedUntil,
  until: endsOn,
  state: notice.confirmedAt === null ? 'arrived' : 'seen',
  withdrawing: false,
  onServer: true,
  message: null,
})

const STATE: Record<ActOfPhone['state'], ReportState> = { waiting: 'unsent', refused: 'refused', received: 'arrived' }

function fromAct(act: ActOfPhone, childId: Id): Report {
  const sent = act.json as unknown as ReportOnWire
  const to = sent.to ?? sent.from
  return {
    id: act.id,
    facilityId: act.facility,
    childId,
    kind: sent.kind,
    from: sent.from,
    to,
    until: to,
    reason: sent.reason ?? null,
    symptoms: sent.symptoms ?? [],
    temperature: sent.temperature ?? null,
    time: sent.time === undefined ? null : readTime(sent.time),
    person: sent.person ?? null,
    note: sent.note ?? null,
    contact: sent.contact ?? null,
    writtenAt: act.madeAt,
    state: STATE[act.state],
    confirmedAt: null,
    confirmer: null,
    withdrawn: false,
    withdrawing: false,
    afterCutoff: false,
    byStaff: false,
    mine: true,
    onServer: false,
    message: act.message ?? null,
  }
}

/**
 * One child's reports, newest first: the server's, with what this phone has done since laid over them. A correction on its way hides
 * what it replaces; a refused one does not, because the old word still stands.
 */
export function reportsOf(
  facilityId: number,
  childId: Id,
  notices: readonly NoticeOfDay[],
  acts: readonly ActOfPhone[],
): Report[] {
  const mine = acts.filter((act) => act.facility === facilityId && act.childIds.includes(childId))
  const known = new Set(notices.map(({ id }) => id))
  const ours = mine.filter((act) => act.path === REPORT_PATH && !known.has(act.id))
  const replaced = new Set(ours.filter((act) => act.state !== 'refused').map((act) => act.json.replaces))
  const takenBack = new Map(
    mine.filter((act) => act.path === WITHDRAW_PATH && act.state !== 'refused').map((act) => [act.json.noticeId, act.state]),
  )
  return [...notices.map((notice) => fromNotice(facilityId, childId, notice)), ...ours.map((act) => fromAct(act, childId))]
    .filter(({ id }) => !replaced.has(id))
    .map((report) => {
      const taken = takenBack.get(report.id)
      return taken ? { ...report, withdrawing: taken === 'waiting', withdrawn: taken === 'received' || report.withdrawn } : report
    })
    .sort((a, b) => b.writtenAt - a.writtenAt || (a.id < b.id ? 1 : -1))
}

/** Says something that still stands or is on its way to stand. */
export const stands = (report: Report): boolean => !report.withdrawn && !report.withdrawing && report.state !== 'refused'

/** Still says something about a day. An absence that ended early covers the day of coming no longer on the family's screen. */
export const covers = (report: Report, day: Day): boolean => stands(report) && report.from <= day && day <= report.until

/** True while the family may still change it without a correction being seen as one (RA10). */
export const changeable = (report: Report): boolean => report.state !== 'seen'
