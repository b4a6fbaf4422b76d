// What happens in a group. Every child that was seen in a roll becomes a fact of presence with its own moment, in the same act.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { addDays, type Day, dayOf, MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import {
  type beginOuting,
  type endOuting,
  OUTING_KINDS,
  SCENES_OF,
  type outingStep as stepInput,
} from '../../schema/roll/input.ts'
import { type Called, factsOf } from '../../schema/roll/rule.ts'
import { outing, outingStep, presenceFact } from '../../schema/shard.ts'
import { dayConditions } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'
import { isGone } from '../pickup/may-hand.ts'
import { cameWithin } from '../presence/night.ts'
import { ONLY_FACTS } from '../presence/queries.ts'

/** A roll that comes later than this was made without a line: the group has gone on by then, and what it leaves open is shown, not refused. */
const AT_ONCE = 2 * MINUTE

/** What must be true of the moment and the children of every step. */
const common = (c: Context<App>, at: Moment, childIds: readonly Id[], others: readonly Moment[] = []): Condition[] =>
  dayConditions(c, {
    action: 'roll.record',
    at,
    childIds,
    others: { moments: others, field: 'children', word: '見た時刻' },
    word: '点呼',
  })

const stepRow = (
  c: Context<App>,
  step: { outingId: Id; id: Id; at: Moment; kind: 'begin' | 'roll' | 'join' | 'leave' | 'end'; children: readonly Called[] },
) => ({
  facilityId: c.get('scope').facilityId,
  day: dayOf(step.at),
  outingId: step.outingId,
  id: step.id,
  kind: step.kind,
  at: step.at,
  receivedAt: c.get('now'),
  accountId: tokenOf(c).account,
  children: JSON.stringify(step.children),
})

/** A group begins. Belonging to it says nothing of where a child is. */
export async function begin(c: Context<App>, asked: v.InferOutput<typeof beginOuting>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, at, kind, place = null, returnBy = null, childIds } = asked
  const day = dayOf(at)
  if (returnBy !== null && (returnBy <= at || dayOf(returnBy) !== day))
    throw badInput('もどる予定（returnBy）: 出発のあとの、その日の時刻にしてください', 'returnBy')
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: common(c, at, childIds),
    rows: (db) => [
      insertRows(db, outing, [{ facilityId, day, id, kind, place, returnBy, at, accountId: tokenOf(c).account }]),
      insertRows(db, outingStep, [
        stepRow(c, { outingId: id, id, at, kind: 'begin', children: childIds.map((childId) => [childId, null]) }),
      ]),
    ],
    content: { outing: id, kind, ...(returnBy === null ? {} : { returnBy }), children: childIds.length },
    deviceAt: at,
    topics: ['roll'],
  })
}

/** SQL: the group exists since before this moment, and is not over. */
function groupConditions(c: Context<App>, outingId: Id, at: Moment): Condition[] {
  const key = keyOf(c, outingId, dayOf(at))
  return [
    { holds: sql`exists (select 1 from outing o where ${key('o', 'id')})`, fail: notFound },
    {
      holds: sql`exists (select 1 from outing o where ${key('o', 'id')} and o.at <= ${at})`,
      fail: () => conflict('before_begin', 'このグループが始まるより前の時刻です。端末の時計をたしかめてください。'),
    },
    {
      holds: sql`not exists (select 1 from outing_step s where ${key('s')} and s.kind = 'end' and s.at <= ${at})`,
      fail: () => conflict('over', 'このグループの点呼は、もう終わっています。'),
    },
  ]
}

const keyOf =
  (c: Context<App>, outingId: Id, day: Day) =>
  (alias: string, column = 'outing_id'): SQL => {
    const row = sql.identifier(alias)
    return sql`${row}.facility_id = ${c.get('scope').facilityId} and ${row}.day = ${day} and ${row}.${sql.identifier(column)} = ${outingId}`
  }

/** 点呼, and children who join or leave midway. */
export async function recordStep(c: Context<App>, asked: v.InferOutput<typeof stepInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, outingId, at, kind, scene = null, children } = asked
  const [now, day] = [c.get('now'), dayOf(at)]
  const childIds = children.map(({ childId }) => childId)
  const seen = children.flatMap(({ childId, seenAt }) => (seenAt === undefined ? [] : [{ childId, seenAt }]))
  const key = keyOf(c, outingId, day)
  const group = sql`outing_step s, json_each(s.children) e where ${key('s')}`
  const conditions = [
    ...common(
      c,
      at,
      childIds,
      seen.map(({ seenAt }) => seenAt),
    ),
    ...groupConditions(c, outingId, at),
  ]
  if (scene !== null)
    conditions.push({
      holds: sql`exists (select 1 from outing o where ${key('o', 'id')}
        and o.kind in (select value from json_each(${JSON.stringify(kindsWith(scene))})))`,
      fail: badInput('場面（scene）: このグループにはない場面です', 'scene'),
    })
  if (kind !== 'join')
    conditions.push({
      holds: sql`not exists (select 1 from json_each(${JSON.stringify(childIds)}) c
        where c.value not in (select e.value ->> 0 from ${group}))`,
      fail: () => conflict('not_in_group', 'このグループにいない子どもが入っています。先に「途中から」で加えてください。'),
    })
  if (kind === 'roll' && scene !== 'evacuate' && now - at <= AT_ONCE)
    conditions.push({
      holds: sql`not exists (select 1 from ${group} and s.at <= ${at} and e.value ->> 2 is null
        and e.value ->> 0 not in (select value from json_each(${JSON.stringify(childIds)}))
        and not exists (select 1 from outing_step g, json_each(g.children) x where ${key('g')} and g.at <= ${at}
          and (g.at > s.at or (g.at = s.at and (s.kind = 'begin' or g.id > s.id))) and x.value ->> 0 = e.value ->> 0 and x.value ->> 2 is not null))`,
      fail: () =>
        conflict('missing', '人数がちがいます。いない子どもがいるあいだは移動できません。さがすか、理由をえらんでください。'),
    })
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions,
    rows: (db) => [
      insertRows(db, outingStep, [
        {
          ...stepRow(c, {
            outingId,
            id,
            at,
            kind,
            children: children.map(({ childId, seenAt = null, reason }) =>
              reason ? [childId, null, reason] : [childId, seenAt],
            ),
          }),
          scene,
        },
      ]),
      ...(seen.length > 0 ? [db.insert(presenceFact).select(factRows(asked, seen))] : []),
    ],
    content: { outing: outingId, step: kind, ...(scene ? { scene } : {}), seen: seen.length, of: children.length },
    deviceAt: at,
    topics:
      seen.length > 0
        ? ['roll', 'presence', ...(day === c.get('today') ? [ONLY_FACTS] : []), ...seen.map(({ childId }) => `child:${childId}`)]
        : ['roll'],
  })

  /** One row a child and fact, each at the moment the child was seen. What the group is decides whether it goes out of the house. */
  function factRows({ kind: step }: typeof asked, rows: readonly { childId: Id; seenAt: Moment }[]): SQL {
    const kinds = OUTING_KINDS.flatMap((of) => factsOf({ kind: step, scene }, of).map((fact) => [of, fact]))
    const [childId, seenAt, before] = [sql`c.value ->> 'childId'`, sql`(c.value ->> 'seenAt')`, addDays(day, -1)]
    const ofNight = sql`${cameWithin(facilityId, childId, before, seenAt)} and not ${isGone(facilityId, before, childId)}
      and not exists (select 1 from presence_fact f where f.facility_id = ${facilityId} and f.day = ${day} and f.child_id = ${childId}
        and f.kind = 'arrive')`
    return sql`select ${facilityId}, case when ${ofNight} then ${before} else ${day} end, ${childId}, ${id}, k.value ->> 1, c.value ->> 'seenAt', ${now},
      ${tokenOf(c).account}, ${tokenOf(c).door === 'office' ? 'office' : 'room'},
      case when k.value ->> 1 = 'out' then coalesce(o.place, case o.kind when 'bus' then 'バス' end) end, null
      from outing o, json_each(${JSON.stringify(rows)}) c, json_each(${JSON.stringify(kinds)}) k
      where ${key('o', 'id')} and k.value ->> 0 = o.kind`
  }
}

const kindsWith = (scene: string) => OUTING_KINDS.filter((kind) => (SCENES_OF[kind] as readonly string[]).includes(scene))

/** おわり. A group that is out of the house cannot end; a bus ends when nobody is left in it and somebody has walked through it. */
export async function end(c: Context<App>, asked: v.InferOutput<typeof endOuting>): Promise<Receipt> {
  const { id, outingId, at, childIds, walkedThrough, deviceChecked } = asked
  const key = keyOf(c, outingId, dayOf(at))
  const rolled = (scene: string) => sql`exists (select 1 from outing_step s where ${key('s')} and s.scene = ${scene})`
  const isKind = (kind: string) => sql`exists (select 1 from outing o where ${key('o', 'id')} and o.kind = ${kind})`
  const looked = walkedThrough && deviceChecked ? 1 : 0
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      ...common(c, at, childIds),
      ...groupConditions(c, outingId, at),
      {
        holds: sql`not (${isKind('walk')} and ${rolled('depart')} and not ${rolled('return')})`,
        fail: () => conflict('still_out', 'まだ園の外です。帰園の点呼をしてから終わってください。'),
      },
      {
        holds: sql`not (${isKind('bus')} and ${rolled('board')} and not ${rolled('alight')})`,
        fail: () => conflict('still_out', 'まだバスの中です。降車の点呼をしてから終わってください。'),
      },
      {
        holds: sql`not (${isKind('bus')} and ${rolled('board')} and not ${looked})`,
        fail: () => conflict('not_walked', 'バスの中を最後列まで見て、置き去り防止装置をたしかめてから終わってください。'),
      },
    ],
    rows: (db) => [
      insertRows(db, outingStep, [
        { ...stepRow(c, { outingId, id, at, kind: 'end', children: [] }), walkedThrough: walkedThrough === true },
      ]),
    ],
    content: { outing: outingId, step: 'end', ...(looked ? { walkedThrough, deviceChecked } : {}) },
    deviceAt: at,
    topics: ['roll'],
  })
}
