// A family's word about a day, or a call written down by staff. Nothing is changed: each correction is a further version.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { addDays, daysBetween } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import type { report, withdraw } from '../../schema/notice/input.ts'
import { notice } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, Fail, notFound } from '../kit/fail.ts'
import { read, tokenOf } from '../kit/scope.ts'

type Report = v.InferOutput<typeof report>
type Withdrawal = v.InferOutput<typeof withdraw>

/** The longest absence in one notice, and how far ahead, in days; how far back staff may write down what they were told. */
const LONGEST = 92
const FARTHEST = 366
const STAFF_BACK = 7

/** Writes a notice for each child. `replaces` makes it a correction. */
export async function reportNotice(c: Context<App>, asked: Report): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [settingsOn(db, facilityId, c.get('today'))])
  const settings = rows[0][0]?.settings
  if (!settings) throw notFound()
  const to = asked.to ?? asked.from
  const byStaff = tokenOf(c).door !== 'family'
  checkDays(c, asked, to, byStaff)
  checkTime(c, asked, settings, byStaff)
  const afterCutoff = !byStaff && isAfterCutoff(c, asked, settings)
  if (afterCutoff && settings.afterCutoff === 'refuse') {
    throw new Fail(409, 'after_cutoff', `${settings.cutoffText}${settings.phone ? ` 電話 ${settings.phone}` : ''}`)
  }
  return write(c, {
    id: asked.id,
    input: asked,
    children: asked.childIds,
    conditions: [
      {
        holds: enrolledOn(facilityId, asked.childIds, asked.from),
        fail: badInput('子ども（childIds）: この日に在園していない子どもがいます', 'childIds'),
      },
      ...(asked.replaces ? standsStill(facilityId, asked.childIds, asked.replaces) : []),
    ],
    rows: (db) => [
      db.insert(notice).values(
        asked.childIds.map((childId) => ({
          facilityId,
          childId,
          id: asked.id,
          kind: asked.kind,
          startsOn: asked.from,
          endsOn: to,
          reason: asked.reason ?? null,
          symptoms: asked.symptoms?.length ? asked.symptoms : null,
          temperature: asked.temperature ?? null,
          time: asked.time ?? null,
          pickupPerson: asked.person || null,
          note: asked.note || null,
          withdrawn: false,
          supersedes: asked.replaces ?? null,
          source: byStaff ? ('staff' as const) : ('guardian' as const),
          afterCutoff,
          accountId: tokenOf(c).account,
          writtenAt: c.get('now'),
        })),
      ),
    ],
    content: { ...asked, byStaff, afterCutoff },
    topics: ['presence', ...asked.childIds.map((childId) => `child:${childId}`)],
    receipt: { afterCutoff },
  })
}

/** Takes a notice back: one more version that says nothing is announced any more. */
export async function withdrawNotice(c: Context<App>, asked: Withdrawal): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  const { account, door } = tokenOf(c)
  const source = door === 'family' ? 'guardian' : 'staff'
  return write(c, {
    id: asked.id,
    input: asked,
    children: asked.childIds,
    conditions: standsStill(facilityId, asked.childIds, asked.noticeId),
    rows: (db) => [
      db.insert(notice).select(sql`
        select facility_id, child_id, ${asked.id}, kind, starts_on, ends_on, reason, null, null, time, pickup_person, null, 1, id, ${source}, 0, ${account}, ${now}
        from notice where facility_id = ${facilityId} and id = ${asked.noticeId} and child_id in (select value from json_each(${JSON.stringify(asked.childIds)}))`),
    ],
    content: { withdraws: asked.noticeId },
    topics: ['presence', ...asked.childIds.map((childId) => `child:${childId}`)],
  })
}

const enrolledOn = (facilityId: number, childIds: readonly Id[], day: string) => sql`not exists (
  select 1 from json_each(${JSON.stringify(childIds)}) c where not exists (select 1 from enrollment e join child k
    on k.facility_id = e.facility_id and k.id = e.child_id and k.archived_at is null
    where e.facility_id = ${facilityId} and e.child_id = c.value and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day})))`

/** The version to be replaced is there for every child, and nobody replaced it in the meantime. */
function standsStill(facilityId: number, childIds: readonly Id[], noticeId: Id): Condition[] {
  const list = JSON.stringify(childIds)
  const there = sql`not exists (select 1 from json_each(${list}) c where not exists (select 1 from notice n
    where n.facility_id = ${facilityId} and n.child_id = c.value and n.id = ${noticeId}))`
  const newest = sql`not exists (select 1 from json_each(${list}) c join notice n
    on n.facility_id = ${facilityId} and n.child_id = c.value and (n.supersedes = ${noticeId} or (n.id = ${noticeId} and n.withdrawn)))`
  return [
    { holds: there, fail: notFound() },
    {
      holds: newest,
      fail: conflict('already_changed', 'この連絡はもう直されています。いまの内容を見て、もういちどおためしください。'),
    },
  ]
}

function checkDays(c: Context<App>, asked: Report, to: string, byStaff: boolean): void {
  const today = c.get('today')
  const earliest = byStaff ? addDays(today, -STAFF_BACK) : today
  if (asked.from < earliest) throw badInput('はじめの日（from）: すぎた日の連絡は、園におたずねください', 'from')
  if (asked.from > addDays(today, FARTHEST)) throw badInput('はじめの日（from）: 1年より先の連絡はまだできません', 'from')
  if (daysBetween(asked.from, to) >= LONGEST) throw badInput(`おわりの日（to）: 一度に${LONGEST}日までです`, 'to')
}

/** An announced time lies within the opening hours, and today's still lies ahead unless staff write down what was. */
function checkTime(c: Context<App>, asked: Report, settings: FacilitySettings, byStaff: boolean): void {
  if (asked.time === undefined) return
  if (asked.time < settings.opensAt || asked.time > settings.closesAt) {
    throw badInput(`時刻（time）: ${showTime(settings.opensAt)}から${showTime(settings.closesAt)}の間にしてください`, 'time')
  }
  const past = asked.from === c.get('today') && asked.time < timeOn(c.get('today'), c.get('now'))
  if (past && !byStaff) throw badInput('時刻（time）: もうすぎた時刻です', 'time')
}

/** 締切後: about this morning, after the facility's time. Pick-up changes have no cut-off. */
const isAfterCutoff = (c: Context<App>, asked: Report, settings: FacilitySettings): boolean =>
  (asked.kind === 'absent' || asked.kind === 'late') &&
  asked.from === c.get('today') &&
  timeOn(c.get('today'), c.get('now')) >= settings.cutoffAt
