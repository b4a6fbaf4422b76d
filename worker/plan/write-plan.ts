// What the house says of single days of a child: other hours, a day more or less, 慣らし保育. Nothing is changed: what is said anew ends what was said before.
import { type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { addDays, type Day, daysBetween } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { MIDNIGHT, showTime, type Time } from '../../schema/kit/time.ts'
import type { endPlan as endInput, writePlan as planInput } from '../../schema/plan/input.ts'
import { dayPlan, dayPlanEnd } from '../../schema/shard.ts'
import { exceptionOn, isOpen, settingsOn } from '../facility/day-rules.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, type Fail, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'

/** How far ahead a plan begins, and how long it lasts at most, in days. */
const FARTHEST = 366
const LONGEST = 92

type Step = v.InferOutput<typeof planInput>['steps'][number]

/** Writes a plan for each child, in the place of another where it names one. */
export async function writePlan(c: Context<App>, asked: v.InferOutput<typeof planInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childIds, kind, steps, note, replaces } = asked
  const [first, last] = [steps[0] as Step, steps.at(-1) as Step]
  const { rows } = await read(c, (db) => [settingsOn(db, facilityId, first.from), exceptionOn(db, facilityId, first.from)])
  const [[setting], [exception]] = rows
  if (!setting) throw notFound()
  const oneDay = first.from === last.to
  const refusal =
    daysRefused(c.get('today'), first.from, last.to) ??
    (oneDay && first.arrive !== undefined && !isOpen(setting.settings, first.from, exception)
      ? badInput('日付（steps）: その日は園が休みです', 'steps')
      : null) ??
    hoursRefused(steps, setting.settings)
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      { holds: enrolledBetween(facilityId, childIds, first.from, last.to), fail: notFound },
      ...(refusal ? [{ holds: sql`0`, fail: refusal }] : []),
      ...(replaces ? stillStands(facilityId, childIds, replaces, c.get('today')) : []),
    ],
    rows: (db) => [
      insertPlan(c, db, { id, childIds, kind, steps, note: note || null, source: 'staff' }),
      ...(replaces ? [insertEnd(c, db, { childIds, planId: replaces, replacedBy: id })] : []),
    ],
    content: { planned: kind, steps, ...(note ? { note } : {}), ...(replaces ? { replaces } : {}) },
    topics: topicsOf(childIds),
  })
}

/** Takes a plan back from today on; what it said of the days before stays said. */
export const endPlan = (c: Context<App>, { id, childIds, planId }: v.InferOutput<typeof endInput>): Promise<Receipt> =>
  write(c, {
    id,
    input: { id, childIds, planId },
    children: childIds,
    conditions: stillStands(c.get('scope').facilityId, childIds, planId, c.get('today')),
    rows: (db) => [insertEnd(c, db, { childIds, planId, replacedBy: null })],
    content: { endsPlan: planId },
    topics: topicsOf(childIds),
  })

/** Everything that shows a plan looks again. */
export const topicsOf = (childIds: readonly Id[]): string[] => [
  'presence',
  'plan',
  ...childIds.map((childId) => `child:${childId}`),
]

interface Planning {
  id: Id
  childIds: readonly Id[]
  kind: typeof dayPlan.$inferInsert.kind
  steps: readonly Step[]
  note: string | null
  source: 'staff' | 'guardian'
}

/** One statement of few parameters, however many children and steps. */
export const insertPlan = (
  c: Context<App>,
  db: Shard,
  { id, childIds, kind, steps, note, source }: Planning,
): BatchItem<'sqlite'> =>
  db
    .insert(dayPlan)
    .select(sql`select ${c.get('scope').facilityId}, c.value, s.value ->> 'to', ${id}, s.value ->> 'from', ${kind},
    s.value ->> 'arrive', s.value ->> 'leave', s.value ->> 'meals', ${note}, ${source}, ${tokenOf(c).account}, ${c.get('now')}
    from json_each(${JSON.stringify(childIds)}) c, json_each(${JSON.stringify(steps)}) s where true`)

/** Ends a plan from today on. */
export const insertEnd = (
  c: Context<App>,
  db: Shard,
  { childIds, planId, replacedBy }: { childIds: readonly Id[]; planId: Id; replacedBy: Id | null },
): BatchItem<'sqlite'> =>
  db.insert(dayPlanEnd).select(sql`select ${c.get('scope').facilityId}, c.value, ${planId}, ${c.get('today')}, ${replacedBy},
    ${tokenOf(c).account}, ${c.get('now')} from json_each(${JSON.stringify(childIds)}) c where true`)

/** The plan is there for every child, is not over, and nobody ended it in the meantime. */
function stillStands(facilityId: number, childIds: readonly Id[], planId: Id, today: Day): Condition[] {
  const list = JSON.stringify(childIds)
  const its = sql`day_plan p where p.facility_id = ${facilityId} and p.child_id = c.value and p.id = ${planId}`
  const each = (holds: SQL) => sql`not exists (select 1 from json_each(${list}) c where not (${holds}))`
  return [
    { holds: each(sql`exists (select 1 from ${its})`), fail: notFound },
    {
      holds: each(sql`not exists (select 1 from day_plan_end x where x.facility_id = ${facilityId} and x.child_id = c.value
        and x.plan_id = ${planId})`),
      fail: () => conflict('already_changed', 'この予定はもう直されています。いまの内容を見て、もういちどおためしください。'),
    },
    {
      holds: each(sql`exists (select 1 from ${its} and p.ends_on >= ${today})`),
      fail: () => conflict('over', 'もう終わった予定です。'),
    },
  ]
}

/** The child is here on some day of a span; whoever comes to the nursery next month has a 慣らし before. */
const enrolledBetween = (facilityId: number, childIds: readonly Id[], from: Day, to: Day) => sql`not exists (
  select 1 from json_each(${JSON.stringify(childIds)}) c where not exists (select 1 from enrollment e join child k
    on k.facility_id = e.facility_id and k.id = e.child_id and k.archived_at is null
    where e.facility_id = ${facilityId} and e.child_id = c.value and e.starts_on <= ${to} and (e.ends_on is null or e.ends_on >= ${from})))`

function daysRefused(today: Day, from: Day, to: Day): Fail | null {
  if (from < today) return badInput('はじめの日（steps）: すぎた日の予定は変えられません', 'steps')
  if (from > addDays(today, FARTHEST)) return badInput('はじめの日（steps）: 1年より先の予定はまだ入れられません', 'steps')
  return daysBetween(from, to) >= LONGEST ? badInput(`おわりの日（steps）: 一度に${LONGEST}日までです`, 'steps') : null
}

/** Planned hours lie within those of the house, or go on over midnight for as long as it keeps a child. */
export function hoursRefused(steps: readonly Step[], settings: FacilitySettings): Fail | null {
  const { opensAt, closesAt, overnightHours: hours = 0 } = settings
  const stays = (arrive: Time, leave: Time) => leave > MIDNIGHT && leave - arrive <= hours * 60
  const refused = steps.find(
    ({ arrive = opensAt, leave = closesAt }) => arrive < opensAt || (leave > closesAt && !stays(arrive, leave)),
  )
  if (!refused) return null
  const over = hours > 0 ? `。日またぎは、登園から${hours}時間までです` : ''
  return badInput(`時刻（steps）: ${showTime(opensAt)}から${showTime(closesAt)}の間にしてください${over}`, 'steps')
}
