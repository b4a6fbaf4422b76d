import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { addDays, type Day, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Board, BoardChild, NoticeOnBoard } from '../../schema/presence/fold-board.ts'
import { type PackedBoard, packBoard } from '../../schema/presence/pack-board.ts'
import { child, classMembership, presenceFact } from '../../schema/shard.ts'
import { dayRules, exceptionOn, settingsOn } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { asksWhetherFresh, holdsStill, versionOf, writeEtag } from '../kit/etag.ts'
import { notFound } from '../kit/fail.ts'
import { type Given, prepared, type Slot } from '../kit/prepared.ts'
import { type Principal, withoutKept } from '../kit/principal.ts'
import { childrenOfDevice, reachesFuture, reachesPast } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { assembleBoard, lookAt } from './assemble-board.ts'
import { type BoardAsked, type KeptBoard, keepBoard, keptBoard } from './kept-boards.ts'
import { type DayParts, keepParts, keptParts } from './kept-parts.ts'
import { sinceNight } from './night.ts'
import {
  classesOn,
  type FactRow,
  factsOn,
  noticesBetween,
  ONLY_FACTS,
  packedRosterOn,
  recordedHere,
  unpackFacts,
  unpackRoster,
} from './queries.ts'

/** The version of the board, and how much of it was more than facts of the day (`ONLY_FACTS`). */
const versionsOf = (db: Shard, facilityId: Given<number>) =>
  db
    .select({
      version: versionOf(facilityId, 'presence').as('version'),
      besides: sql<number>`${versionOf(facilityId, 'presence')} - ${versionOf(facilityId, ONLY_FACTS)}`.as('besides'),
    })
    .from(sql`(select 1)`)

/** What the board of a day is made of; `only` narrows to some children by SQL. */
export const queriesOf = (db: Shard, facilityId: Given<number>, day: Given<Day>, today: Given<Day>, only?: SQL) =>
  [
    versionsOf(db, facilityId),
    settingsOn(db, facilityId, day),
    exceptionOn(db, facilityId, day),
    classesOn(db, facilityId, day),
    packedRosterOn(db, facilityId, day, today, only),
    factsOn(db, facilityId, day, sinceNight(facilityId, day)),
    noticesBetween(db, facilityId, sinceNight(facilityId, day), day),
  ] as const
const inClass = (classId: Given<Id>) => eq(classMembership.classroomId, classId)
const queriesOfHouse = prepared((db, facilityId: Slot<number>, day: Slot<Day>, today: Slot<Day>) =>
  queriesOf(db, facilityId, day, today),
)
const queriesOfClass = prepared((db, facilityId: Slot<number>, day: Slot<Day>, today: Slot<Day>, classId: Slot<Id>) =>
  queriesOf(db, facilityId, day, today, inClass(classId)),
)

/** Of another day than today, only the children whose day the caller may look at (assurance §2.2 row 8, §2.4 move on 4/1). */
function queriesOfOtherDay(c: Context<App>, db: Shard, asked: { day: Day; class?: Id | undefined }) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const whose = sql`${child.id}`
  const reached =
    asked.day < today
      ? reachesPast('presence.history', facilityId, tokenOf(c), today, whose, sql`${asked.day}`)
      : reachesFuture('presence.history', facilityId, tokenOf(c), today, whose)
  return queriesOf(db, facilityId, asked.day, today, asked.class ? and(inClass(asked.class), reached) : reached)
}

const versionAlone = prepared((db, facilityId: Slot<number>) => [versionsOf(db, facilityId)])

/**
 * The version and, when it is another than the known one, the facts of the children who have another number of them than `counts` says: facts
 * are only added, as many as before are the same ones.
 */
const changesSince = prepared((db, facilityId: Slot<number>, day: Slot<Day>, known: Slot<number>, counts: Slot<string>) => {
  const changed = db
    .select({ childId: presenceFact.childId })
    .from(presenceFact)
    .where(
      and(
        sql`${versionOf(facilityId, 'presence')} <> ${known}`,
        eq(presenceFact.facilityId, facilityId),
        eq(presenceFact.day, day),
        recordedHere,
      ),
    )
    .groupBy(presenceFact.childId)
    .having(sql`count(*) <> coalesce(json_extract(${counts}, '$."' || ${presenceFact.childId} || '"'), 0)`)
  return [versionsOf(db, facilityId), factsOn(db, facilityId, day, day, inArray(presenceFact.childId, changed))] as const
})

/** Answers the board of a day; 304 while nothing changed and time alone changes nothing, what was folded before while it still holds. */
export async function readBoard(c: Context<App>, asked: { day: Day; class?: Id | undefined }) {
  const { facilityId } = c.get('scope')
  const [{ day }, today, token] = [asked, c.get('today'), tokenOf(c)]
  const key = `${day}${asked.class ? `-${asked.class}` : ''}`
  // Other days are narrowed to whom one reaches, and a day that begins anew begins with nothing kept.
  const name = day === today ? { facilityId, ...asked } : null
  const before = name && keptParts(name, token)
  if (before || asksWhetherFresh(c, key)) {
    const { who, rows } = await read(c, (db) =>
      before ? changesSince(db, facilityId, day, before.parts.version, before.counts) : versionAlone(db, facilityId),
    )
    const [[counted], [packed] = []] = rows
    if (holdsStill(c, who, counted?.version, key)) return c.body(null, 304)
    const kept = name && keptBoard(name, who, counted?.version, c.get('now'))
    if (kept) return answerWith(c, who, kept, key)
    if (before && counted?.besides === before.parts.besides)
      return answerFolded(c, who, {
        day,
        key,
        name,
        parts: withChanges(day, before.parts, counted.version, unpackFacts(packed?.facts, day)),
      })
  }
  const { who, rows } = await read(c, (db) =>
    token.door === 'device'
      ? queriesOf(db, facilityId, day, today, ofDevice(facilityId, token.account, today, asked.class))
      : day !== today
        ? queriesOfOtherDay(c, db, asked)
        : asked.class
          ? queriesOfClass(db, facilityId, day, today, asked.class)
          : queriesOfHouse(db, facilityId, day, today),
  )
  return answerFolded(c, who, { day, key, name, parts: partsOf(day, rows) })
}

function answerFolded(
  c: Context<App>,
  who: Principal,
  { day, key, name, parts }: { day: Day; key: string; name: BoardAsked | null; parts: DayParts },
) {
  const board = boardOf(c, who, day, parts)
  const { version, nextChangeAt } = board
  const folded = { version, at: c.get('now'), nextChangeAt, text: JSON.stringify(board) }
  if (name) {
    keepBoard(name, who, folded)
    keepParts(name, tokenOf(c), parts)
  }
  return answerWith(c, who, folded, key)
}

function answerWith(c: Context<App>, who: Principal, { version, nextChangeAt, text }: KeptBoard, key: string) {
  writeEtag(c, who, version, nextChangeAt, key)
  return c.body(text, 200, { 'Content-Type': 'application/json' })
}

type Rows = BatchResponse<ReturnType<typeof queriesOf>>

/** Reads the rows of a day. */
export function partsOf(day: Day, rows: Rows): DayParts {
  const [[counted], [setting], [exception], classes, [children], [packed], notices] = rows
  if (!setting) throw notFound()
  return {
    version: counted?.version ?? 0,
    besides: counted?.besides ?? 0,
    rules: dayRules(setting.settings, day, exception),
    classes,
    roster: unpackRoster(children?.roster),
    asked: JSON.parse(children?.asked ?? '[]'),
    marks: new Map(JSON.parse(children?.marks ?? '[]') as [Id, string][]),
    facts: unpackFacts(packed?.facts, day),
    notices,
  }
}

/** The same with the facts of the day of those children who have other ones; a fact of the night is no fact of today alone. */
function withChanges(day: Day, parts: DayParts, version: number, changed: readonly FactRow[]): DayParts {
  const whose = new Set(changed.map(({ childId }) => childId))
  const stand = parts.facts.filter((fact) => fact.day < day || !whose.has(fact.childId))
  return { ...parts, version, facts: [...stand, ...changed] }
}

/** The board of a day out of its rows, as the caller may see it. */
export function boardOf(c: Context<App>, who: Principal, day: Day, parts: DayParts): PackedBoard {
  const today = c.get('today')
  const now = lookAt(day, today, c.get('now'), startOf(addDays(day, 1)) - 1, startOf(day))
  // Where one is a parent, one does not learn as staff what concerns the own child (assurance §2.3, 4).
  const own = new Set(who.wards.map(({ childId }) => childId))
  const { version, rules, classes, roster, notices, marks } = parts
  // Of a day to come nothing has happened, and who is here today goes home first.
  const facts = day > today ? [] : parts.facts
  const asked = new Set(parts.asked.filter((childId) => !own.has(childId)))
  const board: Board = assembleBoard(
    { roster: withoutKept(who, roster), facts, notices, asked, marks },
    rules,
    who.device?.classroomIds.length ? classes.filter(({ classId }) => who.device?.classroomIds.includes(classId)) : classes,
    version,
    now,
  )
  // A day to come changes when it begins; a 304 must not outlive that.
  const nextChangeAt = day > today ? startOf(day) : day === today ? board.nextChangeAt : null
  const shown =
    who.device?.kind === 'kiosk'
      ? board.children.map(nameOnly)
      : who.device || who.locked
        ? board.children.map((child) => plainly(child, who.device !== null))
        : board.children
  return packBoard({ ...board, children: shown, nextChangeAt })
}

/** A child at the entrance, where anybody may look (RB30): name, class, and whether it was stamped. */
function nameOnly({ childId, name, kana, classId, acts, night, status }: BoardChild): BoardChild {
  return { childId, name, kana, status, ...(classId ? { classId } : {}), ...(acts ? { acts } : {}), ...(night ? { night } : {}) }
}

/** A tablet by itself shows the children of its classes. */
const ofDevice = (facilityId: number, deviceId: Id, today: Day, classId: Id | undefined): SQL | undefined =>
  and(sql`${child.id} in ${childrenOfDevice(facilityId, deviceId, today)}`, classId ? inClass(classId) : undefined)

/**
 * A child as it stands on a tablet that nobody has open (assurance §2.2, column K): that it is away, comes later or is fetched earlier, so that
 * the statuses are right; not why or where to, how it is, what was written, or, where only the tablet looks, who fetches it. A name that lies locked sees
 * the same, and who fetches.
 */
function plainly<Child extends { notices?: NoticeOnBoard[]; outAt?: string }>(whole: Child, nobody: boolean): Child {
  const child = { ...whole }
  if (nobody) delete child.outAt
  if (!child.notices) return child
  const notices = child.notices.map(({ reason: _why, symptoms: _how, temperature: _heat, note: _note, person, ...rest }) => ({
    ...rest,
    ...(person && !nobody ? { person } : {}),
  }))
  return { ...child, notices }
}
