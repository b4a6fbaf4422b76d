import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { account, placement, rollUp } from '../../schema/directory.ts'
import { forCity } from '../../schema/infection/count-cases.ts'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import { STATUSES, type Totals, totalsOf } from '../../schema/presence/rule.ts'
import type { App } from '../kit/context.ts'
import { tokenOf } from '../kit/token.ts'
import { canMail } from '../notification/send-mail.ts'
import { FRESH, rollUpPlaces } from './roll-up.ts'
import { type Directory, readCity } from './scope.ts'

/** One facility in the city's eyes: numbers and minutes, never a child (RN01). */
export interface FacilityToday {
  facilityId: number
  name: string
  state: 'opening' | 'open' | 'moving'
  /** When it was counted; null while it never was. */
  asOf: Moment | null
  /** True when that is too long ago: old numbers are not safe numbers. */
  silent: boolean
  open: boolean
  totals: Totals
  contradictions: number
  /** Minutes since the longest open 未登園・連絡なし; null when there is none. */
  longestOverdue: number | null
  /** 打刻のみ: children a machine has heard of and nobody has seen, and the minutes since the first of them was stamped. */
  unseen: number
  longestUnseen: number | null
  /** The chase has gone on for so long that the city looks for the child, too. */
  isCase: boolean
  /** 保育士 the children who are here need, and how many are at work; null where the house has not said. */
  needed: number
  atWork: number | null
  /** 事故報告 that are still to come, and the end of the day by which the first is due (RN05). */
  reports: { open: number; dueAt: Moment } | null
  /** Children with an infectious disease told in the last seven days (RD16); null: fewer than five, which are not counted out. */
  infections: number | null
}

const facilitiesOf = (db: Directory, organisationId: number, day: string) =>
  db
    .select({
      facilityId: placement.facilityId,
      name: placement.name,
      shard: placement.shard,
      state: placement.state,
      asOf: rollUp.asOf,
      totals: rollUp.totals,
    })
    .from(placement)
    .leftJoin(rollUp, and(eq(rollUp.facilityId, placement.facilityId), eq(rollUp.day, day)))
    .where(eq(placement.organisationId, organisationId))
    .orderBy(asc(placement.facilityId))
type Row = Awaited<ReturnType<typeof facilitiesOf>>[number]

/** Today in every facility of the organisation. Numbers older than two minutes are counted again first. */
export async function readCityToday(c: Context<App>) {
  const day = c.get('today')
  const now = c.get('now')
  const { organisation, db, rows } = await readCity(c, (directory, organisationId) => [
    facilitiesOf(directory, organisationId, day),
    directory
      .select({ email: account.email })
      .from(account)
      .where(eq(account.id, tokenOf(c).account)),
  ])
  let facilities: Row[] = rows[0]
  const [own] = rows[1]
  const old = facilities.filter(({ state, asOf }) => state === 'open' && (asOf === null || now - asOf > FRESH))
  if (old.length > 0) {
    await rollUpPlaces(c.env, old, now).catch(() => 0)
    facilities = await facilitiesOf(db, organisation.id, day)
  }
  const seen = facilities.map((row) => facilityToday(row, now))
  return {
    day,
    organisation: { organisationId: organisation.id, name: organisation.name, wording: organisation.wording },
    facilities: seen,
    /** Whether a letter tells this officer when a chase becomes the city's (chase/mail-officers.ts). */
    mail: canMail(c.env) ? (own?.email ? ('told' as const) : ('no_address' as const)) : ('none' as const),
    totals: sumOf(seen.map(({ totals }) => totals)),
  }
}

function facilityToday({ facilityId, name, state, asOf, totals }: Row, now: Moment): FacilityToday {
  const minutesSince = (since = 0): number | null => (since > 0 ? Math.max(0, Math.floor((now - since) / MINUTE)) : null)
  return {
    facilityId,
    name,
    state,
    asOf,
    silent: state !== 'opening' && (asOf === null || now - asOf > FRESH),
    open: (totals?.open ?? 0) === 1,
    totals: sumOf(totals ? [totals] : []),
    contradictions: totals?.contradictions ?? 0,
    longestOverdue: minutesSince(totals?.overdueSince),
    unseen: totals?.unseen ?? 0,
    longestUnseen: minutesSince(totals?.unseenSince),
    isCase: (totals?.overdue ?? 0) > 0 && (totals?.cityDueAt ?? 0) > 0 && (totals?.cityDueAt ?? 0) <= now,
    needed: totals?.needed ?? 0,
    atWork: totals?.atWork ?? null,
    reports: totals?.reports ? { open: totals.reports, dueAt: totals.reportDueAt ?? 0 } : null,
    infections: forCity(totals?.infections ?? 0),
  }
}

function sumOf(list: readonly Partial<Record<keyof Totals, number>>[]): Totals {
  const sum = totalsOf([])
  for (const totals of list) for (const key of ['enrolled', ...STATUSES] as const) sum[key] += totals[key] ?? 0
  return sum
}

/** Facilities of an organisation with what a list said of them, for planning an import. */
export const placementsOf = (db: Directory, organisationId: number) =>
  db
    .select({
      facilityId: placement.facilityId,
      name: placement.name,
      publicId: placement.publicId,
      details: placement.details,
      state: placement.state,
    })
    .from(placement)
    .where(eq(placement.organisationId, organisationId))
/** How many facilities each shard holds. */
export const loadOfShards = (db: Directory) =>
  db
    .select({ shard: placement.shard, facilities: sql<number>`count(*)`.as('facilities') })
    .from(placement)
    .groupBy(placement.shard)
