// 写真の同意: what a family allows of pictures of its child, said on the phone or on paper; the last that was said stands (RC13).
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { allowPhotos as allowInput, paperConsent as paperInput } from '../../schema/photo/input.ts'
import { type Level, UNSAID } from '../../schema/photo/rule.ts'
import { child, photoConsent } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'

export interface Consent {
  level: Level
  paper: boolean
  day: Day
  at: Moment
  /** Said by whoever asks; of others a family is not told who it was (assurance §2.4). */
  mine: boolean
}
export interface ConsentOf {
  childId: Id
  name: string
  /** Its class today; null of a child without one. */
  classId: Id | null
  level: Level
  /** Newest first. */
  said: Consent[]
}

/** What stands for each child the caller's action reaches, and how it came to that. */
export async function readConsents(c: Context<App>): Promise<{ kept: boolean; children: ConsentOf[] }> {
  const { facilityId } = c.get('scope')
  const reached = reachedChildren(c.get('action'), facilityId, tokenOf(c), c.get('today'), c.get('now'))
  const { rows } = await read(c, (db) => [
    db
      .select({
        childId: child.id,
        // Somebody of the family who sees nothing but whom to fetch knows the child by its given name, here as on the list of who fetches.
        name: sql<string>`trim(iif(${tokenOf(c).door === 'family'}, '', child.family_name || ' ') || child.given_name)`.as(
          'shown_name',
        ),
        classId:
          sql<Id | null>`(select m.classroom_id from class_membership m where m.facility_id = child.facility_id and m.child_id = child.id
          and m.starts_on <= ${c.get('today')} and (m.ends_on is null or m.ends_on >= ${c.get('today')}) limit 1)`.as('class_id'),
      })
      .from(child)
      .where(and(eq(child.facilityId, facilityId), sql`child.id in ${reached}`))
      .orderBy(child.kanaOrder),
    db
      .select({
        childId: photoConsent.childId,
        level: photoConsent.level,
        paper: photoConsent.paper,
        day: photoConsent.day,
        at: photoConsent.at,
        mine: sql<number>`photo_consent.account_id = ${tokenOf(c).account}`.as('mine'),
      })
      .from(photoConsent)
      .where(and(eq(photoConsent.facilityId, facilityId), sql`photo_consent.child_id in ${reached}`))
      .orderBy(sql`photo_consent.at desc, photo_consent.id desc`),
  ])
  const [children, said] = rows
  return {
    kept: c.env.PHOTOS !== undefined,
    children: children.map((one) => {
      const theirs = said.flatMap(({ childId, mine, ...row }) => (childId === one.childId ? [{ ...row, mine: mine === 1 }] : []))
      return { ...one, level: theirs[0]?.level ?? UNSAID, said: theirs }
    }),
  }
}

export const allowPhotos = (c: Context<App>, { id, childId, level }: v.InferOutput<typeof allowInput>): Promise<Receipt> =>
  say(c, { id, childIds: [childId], level, day: c.get('today'), paper: false })

/** 紙で同意. */
export function takePaper(c: Context<App>, asked: v.InferOutput<typeof paperInput>): Promise<Receipt> {
  if (asked.day > c.get('today')) throw badInput('日付（day）: まだ来ていない日です', 'day')
  return say(c, { ...asked, paper: true })
}

function say(
  c: Context<App>,
  { id, childIds, level, day, paper }: { id: Id; childIds: readonly Id[]; level: Level; day: Day; paper: boolean },
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  return write(c, {
    id,
    input: { childIds, level, day },
    children: childIds,
    conditions: [],
    rows: (db) => [
      db.insert(photoConsent).select(sql`select ${facilityId}, l.value, ${id}, ${level}, ${paper ? 1 : 0}, ${day},
        max(${c.get('now')}, coalesce((select max(k.at) + 1 from photo_consent k where k.facility_id = ${facilityId} and k.child_id = l.value), 0)),
        ${tokenOf(c).account} from json_each(${JSON.stringify(childIds)}) l`),
    ],
    content: { photos: level, paper, day },
    topics: ['photo'],
  })
}
