// 申し送り: written by whoever has the class, read by whoever comes, and gone by itself on its day.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { addDays, daysBetween } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Role } from '../../schema/permission/matrix.ts'
import type {
  endRelay as endInput,
  offersQuery,
  RelayQuery,
  readRelays as readInput,
  WriteRelay,
} from '../../schema/relay/input.ts'
import { MOST_DAYS, MOST_LISTED_DAYS, offeredNow } from '../../schema/relay/rule.ts'
import { relay, relayStep } from '../../schema/shard.ts'
import { inClass, isLead } from '../contactbook/reach.ts'
import { diaryOf, diaryQueries } from '../document/gather-diary.ts'
import { isThere, type Paper, READERS, reaches } from '../document/reach.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { blocked } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'

/** Whose it is, as SQL: of a class, or of the house. */
const paperOf = (classId: SQL, startsOn: SQL, endsOn: SQL): Paper => ({
  ...{ key: sql`''`, subject: classId, startsOn, endsOn },
  about: sql`case when ${classId} = '' then 'facility' else 'class' end`,
})
const ROW = paperOf(sql`relay.class_id`, sql`relay.starts_on`, sql`relay.ends_on`)

const CHILD: Paper = { ...ROW, about: sql`'child'`, subject: sql`relay.child_id`, endsOn: sql`relay.starts_on` }

/** SQL: a row the caller reads: of a class of theirs or of the house, and of a child that was the house's own then and that nothing keeps from them. */
const readable = (c: Context<App>): SQL => {
  const { facilityId } = c.get('scope')
  return sql`(${reaches(c, ROW, READERS)} and (relay.child_id is null or (${isThere(facilityId, CHILD)}
    and not ${blocked(facilityId, sql`relay.child_id`, tokenOf(c).account, c.get('today'))})))`
}

/** SQL: somebody has said that it is over. */
const ended = sql`exists (select 1 from relay_step e where e.facility_id = relay.facility_id and e.relay_id = relay.id and e.kind = 'ended')`

/** Who tells something on: whoever writes papers. */
const WRITERS: readonly Role[] = ['nursery_teacher', 'head_teacher', 'director']

const MOST = 500

const relaysBetween = (c: Context<App>, db: Shard, { from, to }: RelayQuery, only: SQL = sql`1`) => {
  const { facilityId } = c.get('scope')
  return db
    .select({
      id: relay.id,
      classId: relay.classId,
      className: sql<
        string | null
      >`(select r.name from classroom r where r.facility_id = relay.facility_id and r.id = relay.class_id)`.as('class_name'),
      childId: relay.childId,
      childName: sql<
        string | null
      >`(select trim(k.family_name || ' ' || k.given_name) from child k where k.facility_id = relay.facility_id
        and k.id = relay.child_id)`.as('child_name'),
      startsOn: relay.startsOn,
      endsOn: relay.endsOn,
      text: relay.text,
      sources: relay.sources,
      at: relay.at,
      by: writerOf('relay'),
      mine: sql<number>`relay.account_id = ${tokenOf(c).account}`.as('mine'),
      ended: sql<number>`${ended}`.as('is_ended'),
      reads:
        sql<string>`(select json_group_array(json_object('by', coalesce((select trim(p.family_name || ' ' || p.given_name) from person p
        where p.facility_id = e.facility_id and p.account_id = e.account_id limit 1), ''), 'at', e.at,
        'mine', e.account_id = ${tokenOf(c).account})) from relay_step e where e.facility_id = relay.facility_id and e.relay_id = relay.id
        and e.kind = 'read')`.as('reads'),
    })
    .from(relay)
    .where(
      sql`relay.facility_id = ${facilityId} and relay.ends_on >= ${from} and relay.starts_on <= ${to} and ${only} and ${readable(c)}`,
    )
    .orderBy(sql`relay.at desc`)
    .limit(MOST)
}

/** What is told on some days, the last first. */
export async function listRelays(c: Context<App>, { from, to }: RelayQuery) {
  const { facilityId } = c.get('scope')
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_LISTED_DAYS) throw badInput(`日（to）: ${MOST_LISTED_DAYS}日分までにしてください`, 'to')
  const { who, rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    relaysBetween(c, db, { from, to }),
    db
      .select({ classId: sql<Id>`classroom.id`.as('class_id'), name: sql<string>`classroom.name`.as('class_name') })
      .from(sql`classroom`)
      .where(
        sql`classroom.facility_id = ${facilityId} and classroom.starts_on <= ${to} and (classroom.ends_on is null or classroom.ends_on >= ${from})
          and ${reaches(c, paperOf(sql`classroom.id`, sql`${from}`, sql`${to}`), READERS)}`,
      )
      .orderBy(sql`classroom.position`),
  ])
  const [[house], list, classes] = rows
  if (!house) throw notFound()
  return {
    from,
    to,
    today: c.get('today'),
    facility: house.name,
    leads: who.roles.some(({ role }) => role === 'head_teacher' || role === 'director'),
    writes: who.roles.some(({ role }) => WRITERS.includes(role)),
    classes,
    relays: list.map(({ reads, mine, ended: over, ...one }) => ({
      ...one,
      mine: mine === 1,
      ended: over === 1,
      reads: (JSON.parse(reads) as { by: string; at: number; mine: number }[]).map((step) => ({
        ...step,
        mine: step.mine === 1,
      })),
    })),
  }
}
export type RelayList = Awaited<ReturnType<typeof listRelays>>

/** What the records of today say of a class that the next shift has to know, without what was told already. */
export async function offerRelays(c: Context<App>, { class: classId }: v.InferOutput<typeof offersQuery>) {
  const today = c.get('today')
  const asked = { day: today, classId }
  const { rows } = await read(
    c,
    (db) =>
      [
        ...diaryQueries(c, db, asked),
        relaysBetween(c, db, { from: today, to: today }, sql`relay.class_id = ${classId}`),
      ] as const,
  )
  const told = rows.at(-1) as unknown as Awaited<ReturnType<typeof relaysBetween>>
  return { offered: offeredNow(diaryOf(c, asked, rows.slice(0, -1) as never), told) }
}

export function writeRelay(c: Context<App>, asked: WriteRelay): Promise<Receipt> {
  const { id, classId = '', childId = null, endsOn, text, sources = [] } = asked
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  if (endsOn < today || endsOn > addDays(today, MOST_DAYS))
    throw badInput(`いつまで（endsOn）: きょうから${MOST_DAYS}日のあいだにしてください`, 'endsOn')
  const paper = paperOf(sql`${classId}`, sql`${today}`, sql`${today}`)
  return write(c, {
    id,
    input: asked,
    children: childId ? [childId] : [],
    conditions: [
      { holds: reaches(c, paper, WRITERS), fail: notFound },
      {
        holds: classId
          ? sql`exists (select 1 from classroom r where r.facility_id = ${facilityId} and r.id = ${classId})`
          : sql`1`,
        fail: notFound,
      },
      ...(childId
        ? [
            {
              holds: sql`${childId} in ${inClass(facilityId, classId, today)} and not ${blocked(facilityId, sql`${childId}`, tokenOf(c).account, today)}`,
              fail: notFound,
            },
          ]
        : []),
    ],
    rows: (db) => [
      db.insert(relay).values({
        facilityId,
        id,
        classId,
        childId,
        startsOn: today,
        endsOn,
        text,
        sources,
        accountId: tokenOf(c).account,
        at: c.get('now'),
      }),
    ],
    content: { relay: text, until: endsOn },
    topics: ['relay'],
  })
}

/** 既読: of those the caller reads; what was read before stays as it was. */
export function readRelays(c: Context<App>, asked: v.InferOutput<typeof readInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const list = JSON.stringify(asked.relayIds)
  const those = sql`relay.facility_id = ${facilityId} and relay.id in (select value from json_each(${list}))`
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: sql`(select count(*) from relay where ${those} and ${readable(c)}) = ${new Set(asked.relayIds).size}`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      db
        .insert(relayStep)
        .select(sql`select ${facilityId}, relay.id, 'read', ${tokenOf(c).account}, ${c.get('now')} from relay where ${those}`)
        .onConflictDoNothing(),
    ],
    content: { relays: asked.relayIds.length },
    topics: ['relay'],
  })
}

/** It is over before its day: said by whoever wrote it, by 主任 or by 園長. */
export function endRelay(c: Context<App>, { id, relayId }: v.InferOutput<typeof endInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { account } = tokenOf(c)
  const own = sql`relay.facility_id = ${facilityId} and relay.id = ${relayId}`
  return write(c, {
    id,
    input: { id, relayId },
    children: [],
    conditions: [
      {
        holds: sql`exists (select 1 from relay where ${own} and ${readable(c)} and (relay.account_id = ${account} or ${isLead(c)}))`,
        fail: notFound,
      },
      {
        holds: sql`not exists (select 1 from relay where ${own} and ${ended})`,
        fail: () => conflict('ended', 'この申し送りは、もうおわっています。'),
      },
    ],
    rows: (db) => [db.insert(relayStep).values({ facilityId, relayId, kind: 'ended', accountId: account, at: c.get('now') })],
    content: { relay: 'おわり' },
    topics: ['relay'],
  })
}
