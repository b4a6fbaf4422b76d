// 今日の名簿, and that of the days to come: what a tablet needs when the line is gone, and what is printed in the evening for the morning (RB24).
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { cardOf, foldAllergy } from '../../schema/allergy/rule.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { daysToKeep, LOOK_AHEAD, type Roster, type RosterDay } from '../../schema/presence/days-to-keep.ts'
import { block, child, pickupPerson } from '../../schema/shard.ts'
import { entriesOf, paperDates, toEntries } from '../allergy/queries.ts'
import { isBarredName } from '../block/barred.ts'
import { exceptionsBetween, isOpen, settingsBetween } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import type { Principal } from '../kit/principal.ts'
import { childrenOfDevice, reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { inForce } from './queries.ts'
import { boardOf, partsOf, queriesOf } from './read-board.ts'

/** SQL: the children of a day the caller has before them: those of a tablet's classes, or those their right reaches. */
function ofCaller(c: Context<App>, day: Day): SQL {
  const [{ facilityId }, token] = [c.get('scope'), tokenOf(c)]
  return token.door === 'device'
    ? childrenOfDevice(facilityId, token.account, day)
    : reachedChildren('presence.roster', facilityId, token, day, c.get('now'))
}

const peopleOn = (db: Shard, facilityId: number, day: Day, children: SQL) =>
  db
    .select({
      childId: pickupPerson.childId,
      id: pickupPerson.id,
      name: pickupPerson.name,
      relationship: pickupPerson.relationship,
    })
    .from(pickupPerson)
    .where(and(eq(pickupPerson.facilityId, facilityId), inForce(pickupPerson, day), sql`${pickupPerson.childId} in ${children}`))
    .orderBy(pickupPerson.childId, pickupPerson.position)

const blocksOn = (db: Shard, facilityId: number, day: Day) =>
  db
    .select({ childId: block.childId, names: block.names })
    .from(block)
    .where(and(eq(block.facilityId, facilityId), isNull(block.liftedAt), inForce(block, day)))

/** Today and the next days: the board of each as it stands now, and who may fetch each child. Of devices by themselves only a caregivers' tablet gets people. */
export async function readRoster(c: Context<App>): Promise<Roster> {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const end = addDays(today, 2 * LOOK_AHEAD)
  const { rows: calendar } = await read(c, (db) => [
    settingsBetween(db, facilityId, today, end),
    exceptionsBetween(db, facilityId, today, end),
  ])
  const [settings, exceptions] = calendar
  const settingsOf = (day: Day) => {
    const found = settings.findLast(({ startsOn }) => startsOn <= day)?.settings
    if (!found) throw notFound()
    return found
  }
  const { days, until } = daysToKeep(
    today,
    (day) =>
      isOpen(
        settingsOf(day),
        day,
        exceptions.find((one) => one.day === day),
      ),
    (day) => settingsOf(day).closesAt,
  )
  const anyDay = (childId: SQL) =>
    sql`(${sql.join(
      days.map((day) => sql`${childId} in ${ofCaller(c, day)}`),
      sql` or `,
    )})`
  // All days in one round trip.
  const { who, rows } = await read(c, (db) => [
    ...entriesOf(db, facilityId, tokenOf(c).door === 'device' ? anyDay : () => sql`0`),
    ...days.flatMap((day) => dayQueries(c, db, day)),
  ])
  const [entries, decisions, ...ofDays] = rows
  const each = ofDays.length / days.length
  const kept = days.map((day, place) =>
    assembleDay(c, who, day, ofDays.slice(place * each, (place + 1) * each) as unknown as DayRows),
  )
  const papers = who.device?.kind === 'tablet' ? [entries, decisions] : [[], []]
  return { until, days: kept, cards: cardsOf(c, kept, papers as Papers, paperDates(settingsOf(today)).warnDays) }
}

type Papers = Parameters<typeof toEntries>[0]

/** What is needed when something was eaten, of children about whom there is a paper or a plan. Only for a caregivers' tablet. */
function cardsOf(c: Context<App>, days: readonly RosterDay[], papers: Papers, warnDays: number): Roster['cards'] {
  const children = new Map(days.flatMap(({ board }) => board.children.map((one) => [one.childId, one.allergens ?? []] as const)))
  const entries = toEntries(papers, { account: tokenOf(c).account, named: false })
  return Object.fromEntries(
    [...entries].flatMap(([childId, own]) => {
      const list = children.get(childId)
      return list?.length ? [[childId, cardOf(foldAllergy(list, own, { today: c.get('today'), warnDays }))]] : []
    }),
  )
}

const dayQueries = (c: Context<App>, db: Shard, day: Day) => {
  const { facilityId } = c.get('scope')
  const children = ofCaller(c, day)
  return [
    ...queriesOf(db, facilityId, day, day, sql`${child.id} in ${children}`),
    peopleOn(db, facilityId, day, children),
    blocksOn(db, facilityId, day),
  ] as const
}
type DayRows = BatchResponse<ReturnType<typeof dayQueries>>

function assembleDay(c: Context<App>, who: Principal, day: Day, rows: DayRows): RosterDay {
  const [version, setting, exception, classes, roster, facts, notices, people, blocks] = rows
  const board = boardOf(c, who, day, partsOf(day, [version, setting, exception, classes, roster, facts, notices]))
  const listed: RosterDay['people'] = {}
  for (const { childId, id, name, relationship } of who.device && who.device.kind !== 'tablet' ? [] : people) {
    const names = blocks.flatMap((one) => (one.childId === childId ? one.names : []))
    if (isBarredName(names, name, relationship)) continue
    const list = listed[childId] ?? []
    listed[childId] = list
    list.push([relationship, name, id])
  }
  return { board, people: listed }
}
