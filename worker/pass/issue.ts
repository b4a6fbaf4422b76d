// The office prints cards for children and the code for the entrance. A new one takes the place of the one before; what is lost is ended at once.
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { child, classMembership, entranceCode, facility, passCard } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { codeOf, hashCode } from '../kit/one-time-code.ts'
import { withoutKept } from '../kit/principal.ts'
import { inForceOf } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { switchedOffOn } from '../kit/switched-off.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { classesOn } from '../presence/queries.ts'

/** Children of today by class, with the day their card was printed. */
export async function readCards(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { who, rows } = await read(c, (db) => [
    db.select({ name: facility.name }).from(facility).where(eq(facility.facilityId, facilityId)),
    classesOn(db, facilityId, today),
    db
      .select({
        childId: child.id,
        familyName: child.familyName,
        givenName: child.givenName,
        familyKana: child.familyKana,
        givenKana: child.givenKana,
        classId: classMembership.classroomId,
        issuedAt: sql<number | null>`(select max(p.issued_at) from pass_card p where p.facility_id = child.facility_id
          and p.child_id = child.id and p.revoked_at is null)`.as('issued_at'),
      })
      .from(child)
      .leftJoin(
        classMembership,
        and(
          eq(classMembership.facilityId, child.facilityId),
          eq(classMembership.childId, child.id),
          inForceOf('class_membership', today),
        ),
      )
      .where(and(eq(child.facilityId, facilityId), isNull(child.archivedAt), enrolled(facilityId, today)))
      .orderBy(child.kanaOrder, child.id),
  ])
  const [[home], classes, children] = rows
  if (!home) throw notFound()
  return {
    facility: home.name,
    classes,
    children: withoutKept(who, children).map((row) => ({
      childId: row.childId,
      name: fullName(row),
      kana: `${row.familyKana} ${row.givenKana}`.trim(),
      classId: row.classId,
      issuedAt: row.issuedAt,
    })),
  }
}

/** SQL over `child`: 在籍 today, and not a guest. */
const enrolled = (
  facilityId: number,
  today: string,
): SQL => sql`exists (select 1 from enrollment e where e.facility_id = ${facilityId}
  and e.child_id = child.id and e.kind = 'regular' and e.starts_on <= ${today} and (e.ends_on is null or e.ends_on >= ${today}))`

export interface IssuedCards extends Receipt {
  /** Codes in clear, said this once for the printer. */
  cards: { childId: Id; code: string }[]
}

/** Prints a card for each child. The card a child had before is over. */
export async function issueCards(c: Context<App>, asked: { id: Id; childIds: readonly Id[] }): Promise<IssuedCards> {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  const account = tokenOf(c).account
  const cards = asked.childIds.map((childId) => ({
    childId,
    code: codeOf(c.env, 'card', String(facilityId), asked.id, childId),
  }))
  const list = JSON.stringify(cards.map(({ childId, code }) => [childId, hashCode(code)]))
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: asked.childIds,
    conditions: [
      {
        holds: sql`(select count(*) from child where child.facility_id = ${facilityId} and ${enrolled(facilityId, c.get('today'))}
          and child.id in (select value ->> 0 from json_each(${list}))) = ${cards.length}`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      endCards(c, db, sql`(select value ->> 0 from json_each(${list}))`),
      db
        .insert(passCard)
        .select(
          sql`select ${facilityId}, v.value ->> 1, v.value ->> 0, ${account}, ${now}, null, null from json_each(${list}) v where true`,
        ),
    ],
    content: { cards: asked.childIds.length },
    topics: ['pass'],
  })
  return { ...receipt, cards }
}

const endCards = (c: Context<App>, db: ReturnType<typeof scoped>, children: SQL) =>
  db
    .update(passCard)
    .set({ revokedBy: tokenOf(c).account, revokedAt: c.get('now') })
    .where(
      and(
        eq(passCard.facilityId, c.get('scope').facilityId),
        isNull(passCard.revokedAt),
        sql`${passCard.childId} in ${children}`,
      ),
    )
const scoped = (c: Context<App>) => c.get('scope').db

/** A card was lost: it is dead at once, on a device without a line with its next list. */
export const revokeCard = (c: Context<App>, asked: { id: Id; childId: Id }): Promise<Receipt> => {
  const { facilityId } = c.get('scope')
  return write(c, {
    id: asked.id,
    input: asked,
    children: [asked.childId],
    conditions: [
      {
        holds: sql`exists (select 1 from child d where d.facility_id = ${facilityId} and d.id = ${asked.childId})`,
        fail: notFound,
      },
      {
        holds: sql`exists (select 1 from pass_card p where p.facility_id = ${facilityId} and p.child_id = ${asked.childId} and p.revoked_at is null)`,
        fail: () => conflict('no_card', '使えるカードはありません。もう止められています。'),
      },
    ],
    rows: (db) => [endCards(c, db, sql`(${asked.childId})`)],
    content: { cardEnded: true },
    topics: ['pass'],
  })
}

/** Whether a code hangs at the entrance, since when, and whether the facility has switched it off. */
export async function readEntrance(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({
        issuedAt: entranceCode.issuedAt,
        by: sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from person p
          where p.facility_id = ${facilityId} and p.account_id = entrance_code.issued_by limit 1)`.as('by'),
      })
      .from(entranceCode)
      .where(and(eq(entranceCode.facilityId, facilityId), isNull(entranceCode.revokedAt))),
    db.select({ switchedOff: switchedOffOn(facilityId, c.get('today')).as('off_today') }).from(sql`(select 1)`),
  ])
  const [[code], [home]] = rows
  return { issuedAt: code?.issuedAt ?? null, by: code?.by ?? null, off: home?.switchedOff?.includes(',entrance,') ?? false }
}

const endEntrance = (c: Context<App>, db: ReturnType<typeof scoped>) =>
  db
    .update(entranceCode)
    .set({ revokedBy: tokenOf(c).account, revokedAt: c.get('now') })
    .where(and(eq(entranceCode.facilityId, c.get('scope').facilityId), isNull(entranceCode.revokedAt)))

/** A new code for the entrance; the paper that hangs there now opens nothing any more. */
export async function issueEntrance(c: Context<App>, asked: { id: Id }): Promise<Receipt & { code: string }> {
  const { facilityId } = c.get('scope')
  const code = codeOf(c.env, 'entrance', String(facilityId), asked.id)
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: [],
    rows: (db) => [
      endEntrance(c, db),
      db.insert(entranceCode).values({
        facilityId,
        codeHash: hashCode(code),
        issuedBy: tokenOf(c).account,
        issuedAt: c.get('now'),
      }),
    ],
    content: { entrance: 'issued' },
    topics: ['pass'],
  })
  return { ...receipt, code }
}

/** The paper is taken down: no phone stamps with it from now on. */
export const revokeEntrance = (c: Context<App>, asked: { id: Id }): Promise<Receipt> =>
  write(c, {
    id: asked.id,
    input: asked,
    children: [],
    rows: (db) => [endEntrance(c, db)],
    content: { entrance: 'ended' },
    topics: ['pass'],
  })
