// A family's word about a day, or a call written down by staff. Nothing is changed: each correction is a further version.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { addDays, type Day, daysBetween } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import type { report, withdraw } from '../../schema/notice/input.ts'
import { notice, noticeContact } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { absenceOf, namesDisease } from '../infection/open-case.ts'
import { knownCase, ownDiseases } from '../infection/queries.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, Fail, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'

type Report = v.InferOutput<typeof report>
type Withdrawal = v.InferOutput<typeof withdraw>

/** The longest absence in one notice, and how far ahead, in days; how far back staff may write down what they were told. */
const LONGEST = 92
const FARTHEST = 366
const STAFF_BACK = 7

/** Writes a notice for each child. `replaces` makes it a correction. */
export async function reportNotice(c: Context<App>, asked: Report): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { contact, ...said } = asked
  const { childIds, disease } = asked
  const { rows } = await read(c, (db) => [
    settingsOn(db, facilityId, c.get('today')),
    ownDiseases(db, facilityId),
    knownCase(db, facilityId, childIds[0] ?? '', disease?.key ?? '', c.get('today')),
  ])
  const [[setting], own, [open]] = rows
  const settings = setting?.settings
  if (!settings) throw notFound()
  const to = asked.to ?? asked.from
  const byStaff = tokenOf(c).door !== 'family'
  const afterCutoff = !byStaff && isAfterCutoff(c, asked, settings)
  const refusal =
    daysRefused(c, asked, to, byStaff) ??
    timeRefused(c, asked, settings, byStaff) ??
    contactRefused(asked, settings, byStaff) ??
    (afterCutoff && settings.afterCutoff === 'refuse'
      ? new Fail(409, 'after_cutoff', `${settings.cutoffText}${settings.phone ? ` 電話 ${settings.phone}` : ''}`)
      : null)
  const list = JSON.stringify(asked.childIds)
  const source = byStaff ? 'staff' : 'guardian'
  const symptoms = asked.symptoms?.length ? JSON.stringify(asked.symptoms) : null
  const named = disease ? namesDisease(c, asked, disease, { own, known: Boolean(open?.known) }) : null
  const reason = named ? absenceOf(settings) : (asked.reason ?? null)
  return write(c, {
    id: asked.id,
    input: asked,
    children: asked.childIds,
    conditions: [
      // First, so that nobody learns from a refusal whether a child that is not theirs to see is here.
      { holds: known(facilityId, asked.childIds), fail: notFound },
      // As a condition, so that a repetition of what was carried out gets its receipt, however late it comes.
      ...(refusal ? [{ holds: sql`0`, fail: refusal }] : []),
      {
        holds: enrolledOn(facilityId, asked.childIds, asked.from),
        fail: badInput('子ども（childIds）: この日に在園していない子どもがいます', 'childIds'),
      },
      ...(asked.replaces ? standsStill(facilityId, asked.childIds, asked.replaces, earliestOf(c)) : []),
      ...(asked.replaces && !byStaff ? keepsThePast(c, asked, asked.replaces) : []),
      ...(named?.conditions ?? []),
    ],
    rows: (db) => [
      // One statement of few parameters, however many children. What a corrected absence said of days that are over stays said.
      db.insert(notice).select(sql`
        select ${facilityId}, c.value, ${asked.id}, ${asked.kind}, min(${asked.from}, coalesce((select n.starts_on from notice n
          where n.facility_id = ${facilityId} and n.child_id = c.value and n.id = ${asked.replaces ?? ''}
            and n.kind = 'absent' and n.starts_on < ${c.get('today')} and ${byStaff ? 0 : 1}), ${asked.from})), ${to},
          ${reason}, ${symptoms}, ${asked.temperature ?? null}, ${asked.time ?? null}, ${asked.person || null},
          ${asked.note || null}, 0, ${asked.replaces ?? null}, ${source}, ${afterCutoff ? 1 : 0}, ${tokenOf(c).account}, ${c.get('now')}
        from json_each(${list}) c where true`),
      ...(contact
        ? [
            db
              .insert(noticeContact)
              .select(sql`select ${facilityId}, c.value, ${asked.id}, ${contact} from json_each(${list}) c where true`),
          ]
        : []),
      ...(named?.rows(db) ?? []),
    ],
    // Where a family can be reached stands with its notice, and nowhere else.
    content: { ...said, ...(named ? { reason, ...named.content } : {}), byStaff, afterCutoff },
    topics: ['presence', ...(named ? ['infection'] : []), ...asked.childIds.map((childId) => `child:${childId}`)],
    receipt: { afterCutoff },
  })
}

/** Takes a notice back: one more version that says nothing is announced any more. */
export async function withdrawNotice(c: Context<App>, asked: Withdrawal): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  const { account, door } = tokenOf(c)
  const source = door === 'family' ? 'guardian' : 'staff'
  const today = c.get('today')
  // An absence that has begun ends yesterday: the days it covered are in the register.
  const begun = sql`kind = 'absent' and starts_on < ${today}`
  return write(c, {
    id: asked.id,
    input: asked,
    children: asked.childIds,
    conditions: standsStill(facilityId, asked.childIds, asked.noticeId, earliestOf(c)),
    rows: (db) => [
      db.insert(notice).select(sql`
        select facility_id, child_id, ${asked.id}, kind, starts_on, case when ${begun} then ${addDays(today, -1)} else ends_on end, reason, null, null, time,
          pickup_person, null, not (${begun}), id, ${source}, 0, ${account}, ${now}
        from notice where facility_id = ${facilityId} and id = ${asked.noticeId} and child_id in (select value from json_each(${JSON.stringify(asked.childIds)}))`),
    ],
    content: { withdraws: asked.noticeId },
    topics: ['presence', ...asked.childIds.map((childId) => `child:${childId}`)],
  })
}

const known = (
  facilityId: number,
  childIds: readonly Id[],
) => sql`not exists (select 1 from json_each(${JSON.stringify(childIds)}) c
  where not exists (select 1 from child k where k.facility_id = ${facilityId} and k.id = c.value))`

const enrolledOn = (facilityId: number, childIds: readonly Id[], day: string) => sql`not exists (
  select 1 from json_each(${JSON.stringify(childIds)}) c where not exists (select 1 from enrollment e join child k
    on k.facility_id = e.facility_id and k.id = e.child_id and k.archived_at is null
    where e.facility_id = ${facilityId} and e.child_id = c.value and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day})))`

/** The version to be replaced is there for every child, and nobody replaced it in the meantime. */
function standsStill(facilityId: number, childIds: readonly Id[], noticeId: Id, earliest: Day): Condition[] {
  const list = JSON.stringify(childIds)
  const there = sql`not exists (select 1 from json_each(${list}) c where not exists (select 1 from notice n
    where n.facility_id = ${facilityId} and n.child_id = c.value and n.id = ${noticeId}))`
  const newest = sql`not exists (select 1 from json_each(${list}) c join notice n
    on n.facility_id = ${facilityId} and n.child_id = c.value and (n.supersedes = ${noticeId} or (n.id = ${noticeId} and n.withdrawn)))`
  const over = sql`not exists (select 1 from json_each(${list}) c join notice n
    on n.facility_id = ${facilityId} and n.child_id = c.value and n.id = ${noticeId} and n.ends_on < ${earliest})`
  return [
    { holds: there, fail: notFound() },
    {
      holds: newest,
      fail: conflict('already_changed', 'この連絡はもう直されています。いまの内容を見て、もういちどおためしください。'),
    },
    { holds: over, fail: conflict('over', 'すぎた日の連絡は直せません。園におたずねください。') },
  ]
}

/** Up to which day back one's own word may be changed: families from today on, staff some days back. */
const earliestOf = (c: Context<App>): Day => addDays(c.get('today'), tokenOf(c).door === 'family' ? 0 : -STAFF_BACK)

/** A correction that could not carry on a running absence would take its past days out of the register. */
function keepsThePast(c: Context<App>, asked: Report, replaced: Id): Condition[] {
  if (asked.kind === 'absent' && asked.from <= c.get('today')) return []
  return [
    {
      holds: sql`not exists (select 1 from json_each(${JSON.stringify(asked.childIds)}) c join notice n
        on n.facility_id = ${c.get('scope').facilityId} and n.child_id = c.value and n.id = ${replaced} and n.kind = 'absent' and n.starts_on < ${c.get('today')})`,
      fail: conflict('begun', 'このおやすみはもう始まっています。とりけしてから、新しい連絡を送ってください。'),
    },
  ]
}

function daysRefused(c: Context<App>, asked: Report, to: string, byStaff: boolean): Fail | null {
  const today = c.get('today')
  const earliest = byStaff ? addDays(today, -STAFF_BACK) : today
  if (asked.from < earliest) return badInput('はじめの日（from）: すぎた日の連絡は、園におたずねください', 'from')
  if (asked.from > addDays(today, FARTHEST)) return badInput('はじめの日（from）: 1年より先の連絡はまだできません', 'from')
  if (daysBetween(asked.from, to) >= LONGEST) return badInput(`おわりの日（to）: 一度に${LONGEST}日までです`, 'to')
  return null
}

/** An announced time lies within the opening hours, and today's still lies ahead unless staff write down what was. */
function timeRefused(c: Context<App>, asked: Report, settings: FacilitySettings, byStaff: boolean): Fail | null {
  if (asked.time === undefined) return null
  if (asked.time < settings.opensAt || asked.time > settings.closesAt) {
    return badInput(`時刻（time）: ${showTime(settings.opensAt)}から${showTime(settings.closesAt)}の間にしてください`, 'time')
  }
  const past = asked.from === c.get('today') && asked.time < timeOn(c.get('today'), c.get('now'))
  return past && !byStaff ? badInput('時刻（time）: もうすぎた時刻です', 'time') : null
}

/** A family that announces an absence says where it can be reached, where the house wants that (RA24). */
const contactRefused = (asked: Report, { absenceContact }: FacilitySettings, byStaff: boolean): Fail | null =>
  absenceContact === 'required' && asked.kind === 'absent' && !byStaff && !asked.contact
    ? badInput('緊急連絡先（contact）: 連絡のつくところを入れてください', 'contact')
    : null

/** 締切後: about this morning, after the facility's time. Pick-up changes have no cut-off. */
const isAfterCutoff = (c: Context<App>, asked: Report, settings: FacilitySettings): boolean =>
  (asked.kind === 'absent' || asked.kind === 'late') &&
  asked.from === c.get('today') &&
  timeOn(c.get('today'), c.get('now')) >= settings.cutoffAt
