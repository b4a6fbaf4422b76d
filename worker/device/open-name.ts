// A caregiver opens their name on a paired tablet with a PIN, chooses a PIN with a one-time code, and closes the name again.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { HOUR, type Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { person, session } from '../../schema/shard.ts'
import { checkPassword, hashPassword } from '../account/password.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import type { Env } from '../kit/env.ts'
import { conflict, notFound, signedOut } from '../kit/fail.ts'
import { codeOf, hashCode } from '../kit/one-time-code.ts'
import type { Shard } from '../kit/shard.ts'
import { LIFETIMES, mintToken, tokenOf, writeCookie } from '../kit/token.ts'
import { countTry, forgetTries, type Known, refuseTry } from './count-pin.ts'
import { worksToday } from './queries.ts'

/** Two groups of four: it opens nothing but on a paired tablet, where five wrong ones rest. */
const PIN_CODE_SIGNS = 9
const PIN_CODE_LASTS = 7 * 24 * HOUR
/** What is hashed is not the PIN but a keyed digest of it: whoever has only the database cannot try ten thousand PINs. */
const pinText = (env: Env, facilityId: number, personId: Id, pin: string): string =>
  createHmac('sha256', env.SECRET).update(`pin ${facilityId} ${personId} ${pin}`).digest('base64url')

/** What is kept of a PIN. */
export const hashPin = (env: Env, facilityId: number, personId: Id, pin: string): Promise<string> =>
  hashPassword(pinText(env, facilityId, personId, pin))

export interface OpenedName {
  personId: Id
  until: Moment
}

/** Opens a name with its PIN. For a name that is open it is the proof again: a new session in place of the one before. */
export async function openName(c: Context<App>, asked: { personId: Id; pin: string }): Promise<OpenedName> {
  const { facilityId } = c.get('scope')
  const known = await countTry(c, asked.personId)
  const right = await checkPassword(pinText(c.env, facilityId, asked.personId, asked.pin), known.pinHash)
  if (!right || !known.works) return refuseTry(c, asked.personId, known)
  return letIn(c, asked.personId, known, known.pinHash ?? '', () => [])
}

/** Chooses a PIN with the one-time code of the office, or by knowing the old one, and opens the name. */
export async function choosePin(
  c: Context<App>,
  asked: { personId: Id; code?: string | undefined; old?: string | undefined; pin: string },
): Promise<OpenedName> {
  const { facilityId } = c.get('scope')
  const { personId } = asked
  const known = await countTry(c, personId)
  const byCode = asked.code !== undefined && same(hashCode(asked.code), known.codeHash)
  const byOld = asked.old !== undefined && (await checkPassword(pinText(c.env, facilityId, personId, asked.old), known.pinHash))
  if (!(byCode || byOld) || !known.works) return refuseTry(c, personId, known)
  const pinHash = await hashPin(c.env, facilityId, personId, asked.pin)
  return letIn(c, personId, known, pinHash, (db) => [
    db
      .update(person)
      .set({ pinHash, pinCodeHash: null, pinCodeUntil: null })
      .where(and(eq(person.facilityId, facilityId), eq(person.id, personId))),
    // Whoever opened this name with the old PIN, on whatever tablet, has to know the new one.
    db
      .update(session)
      .set({ endedAt: c.get('now') })
      .where(
        and(
          eq(session.facilityId, facilityId),
          sql`${session.accountId} = (select p.account_id from person p where p.facility_id = ${facilityId} and p.id = ${personId})`,
          sql`${session.deviceId} is not null`,
          isNull(session.endedAt),
        ),
      ),
  ])
}

const same = (given: string, kept: string | null): boolean =>
  kept !== null && given.length === kept.length && timingSafeEqual(Buffer.from(given), Buffer.from(kept))

/** The session of a name on this tablet. A person without an account gets an identity here in that moment; it opens nothing elsewhere. */
async function letIn(
  c: Context<App>,
  personId: Id,
  known: Known,
  pinHash: string,
  rows: (db: Shard) => readonly BatchItem<'sqlite'>[],
): Promise<OpenedName> {
  const { facilityId } = c.get('scope')
  const [now, today, tablet] = [c.get('now'), c.get('today'), tokenOf(c)]
  const accountId = known.accountId ?? newId(now)
  const { token, value } = mintToken(accountId, 'room', tablet.account)
  const chosen = pinHash !== known.pinHash
  await write(c, {
    id: newId(now),
    input: { personId, session: token.hash },
    children: [],
    conditions: [
      {
        holds: sql`exists (select 1 from person p where p.facility_id = ${facilityId} and p.id = ${personId}
          and coalesce(p.account_id, ${accountId}) = ${accountId} and p.pin_hash is ${known.pinHash} and ${worksToday(sql`p.id`, facilityId, today)})`,
        fail: () => conflict('changed', 'いま変わったところです。もういちど入れてください。'),
      },
    ],
    rows: (db) => [
      ...rows(db),
      db
        .update(person)
        .set({ accountId })
        .where(and(eq(person.facilityId, facilityId), eq(person.id, personId), isNull(person.accountId))),
      db
        .update(session)
        .set({ endedAt: now })
        .where(
          and(
            eq(session.facilityId, facilityId),
            eq(session.accountId, accountId),
            eq(session.deviceId, tablet.account),
            isNull(session.endedAt),
          ),
        ),
      db.insert(session).values({
        facilityId,
        tokenHash: token.hash,
        accountId,
        door: 'room',
        createdAt: now,
        usedAt: now,
        idleMs: LIFETIMES.room.idle * 1000,
        expiresAt: known.until,
        strength: 'device',
        freshAt: now,
        label: '',
        deviceId: tablet.account,
        activeAt: now,
      }),
      forgetTries(db, facilityId, tablet.account, personId),
    ],
    content: chosen ? { opened: personId, pin: 'chosen' } : { opened: personId },
    topics: [],
  })
  writeCookie(c, 'room', value, personId)
  return { personId, until: known.until }
}

/** Closes one's own name on this tablet. What the tablet has not sent of it stays there, and waits for the PIN. */
export async function closeName(c: Context<App>): Promise<{ done: true }> {
  const { facilityId, db } = c.get('scope')
  const token = tokenOf(c)
  const personId = c.req.header('x-person')
  if (token.door !== 'room' || !token.device || !personId) throw notFound()
  const [known] = await db
    .update(session)
    .set({ endedAt: sql`coalesce(${session.endedAt}, ${c.get('now')})` })
    .where(
      and(
        eq(session.facilityId, facilityId),
        eq(session.tokenHash, token.hash),
        eq(session.accountId, token.account),
        eq(session.deviceId, token.device),
      ),
    )
    .returning({ hash: session.tokenHash })
  if (!known) throw signedOut()
  c.set('checked', true)
  writeCookie(c, 'room', null, personId)
  return { done: true }
}

/** 園長 or 主任 hands out a one-time code with which a person chooses a PIN; a new one makes the one before worthless. */
export async function issuePinCode(
  c: Context<App>,
  asked: { id: Id; personId: Id },
): Promise<Receipt & { code: string; until: Moment }> {
  const { facilityId } = c.get('scope')
  const code = codeOf(c.env, 'pin code', String(facilityId), asked.personId, asked.id).slice(0, PIN_CODE_SIGNS)
  const until = c.get('now') + PIN_CODE_LASTS
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: sql`exists (select 1 from person p where p.facility_id = ${facilityId} and p.id = ${asked.personId}
          and ${worksToday(sql`p.id`, facilityId, c.get('today'))})`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      db
        .update(person)
        .set({ pinCodeHash: hashCode(code), pinCodeUntil: until })
        .where(and(eq(person.facilityId, facilityId), eq(person.id, asked.personId))),
    ],
    content: { pinCodeFor: asked.personId },
    topics: [],
  })
  return { ...receipt, code, until: receipt.at + PIN_CODE_LASTS }
}
