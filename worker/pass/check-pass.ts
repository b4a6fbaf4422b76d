// What a device read before it sent a stamp: a printed card or the code of a guardian's phone. The device has looked at it already, perhaps
// without a line; here it is looked at again, as it stood in the moment of the stamp.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { timeOn } from '../../schema/kit/time.ts'
import type { pass, pickupSaid } from '../../schema/pass/input.ts'
import { isTimely, type KeyCode } from '../../schema/pass/rule.ts'
import { isSigned } from '../../schema/pass/verify.ts'
import { notice, passKey, passUse } from '../../schema/shard.ts'
import type { Condition } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, type Fail, notFound } from '../kit/fail.ts'
import { rightHolds } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'
import { type Token, tokenOf } from '../kit/token.ts'

type Pass = v.InferOutput<typeof pass>
type PickupSaid = v.InferOutput<typeof pickupSaid>

/** What a read code adds to a stamp. */
export interface Shown {
  source: 'card' | 'qr' | 'phone'
  conditions: readonly Condition[]
  rows: (db: Shard) => readonly BatchItem<'sqlite'>[]
  /** Whose phone it was: that person is known, and may also let a child go. */
  guardian?: Id
}

export interface Stamped {
  id: Id
  childId: Id
  kind: 'arrive' | 'leave'
  at?: Moment | undefined
  pickup?: PickupSaid | undefined
}

type Timed = Stamped & { at: Moment }

/** Looks at what was read. @throws 409 with one sentence for a code that is forged or not of that moment */
export async function checkPass(c: Context<App>, shown: Pass, stamped: Stamped): Promise<Shown> {
  const stamp = { ...stamped, at: stamped.at ?? c.get('now') }
  if (tokenOf(c).door !== 'device') throw notFound()
  return 'card' in shown ? cardShown(c, shown.card, stamp) : keyShown(c, shown, stamp)
}

/** 登園カード. It names no person, so nothing more than the arrival can be said with it. */
function cardShown(c: Context<App>, hash: string, { childId, at, pickup }: Timed): Shown {
  if (pickup) throw badInput('お迎え（pickup）: カードでは入れられません', 'pickup')
  const { facilityId } = c.get('scope')
  return {
    source: 'card',
    conditions: [
      {
        holds: sql`exists (select 1 from pass_card p where p.facility_id = ${facilityId} and p.code_hash = ${hash}
          and p.child_id = ${childId} and (p.revoked_at is null or p.revoked_at > ${at}))`,
        fail: () => conflict('card_over', 'このカードは使えなくなっています。先生に声をかけてください。'),
      },
    ],
    rows: () => [],
  }
}

const forged = (): Fail => conflict('code_wrong', 'このQRは使えません。アプリをひらき直して、もういちどかざしてください。')
const old = (): Fail => conflict('code_old', 'QRの時間がすぎています。アプリの新しいQRを、もういちどかざしてください。')

/** The code of a phone: signed, of this moment, of a key that still held, of a guardian who may, and shown nowhere else. */
async function keyShown(c: Context<App>, code: KeyCode, stamp: Timed): Promise<Shown> {
  const { db, facilityId } = c.get('scope')
  const device = tokenOf(c).account
  const { at, childId, pickup } = stamp
  const [known] = await db
    .select()
    .from(passKey)
    .where(and(eq(passKey.facilityId, facilityId), eq(passKey.id, code.key)))
  if (!known || !(await isSigned(known.publicKey, facilityId, code))) throw forged()
  if (!isTimely(code.minute, at)) throw old()
  const { key, minute } = code
  const guardian: Token = { account: known.accountId, door: 'family', hash: known.tokenHash, device: null }
  const day = dayOf(at)
  const may = (action: 'pass.key' | 'notice.report') => rightHolds(action, facilityId, guardian, day, at, [childId])
  return {
    source: 'qr',
    guardian: known.accountId,
    conditions: [
      { holds: sql`(${keyHeld(facilityId, key, at)} and ${may('pass.key')})`, fail: forged },
      {
        holds: sql`not exists (select 1 from pass_use u where u.facility_id = ${facilityId} and u.key_id = ${key} and u.minute = ${minute}
          and u.device_id <> ${device})`,
        fail: () =>
          conflict('code_used', 'このQRは、もうほかの端末で使われました。アプリの新しいQRを、もういちどかざしてください。'),
      },
    ],
    rows: (db) => [
      db.insert(passUse).values({ facilityId, keyId: key, minute, deviceId: device }).onConflictDoNothing(),
      ...(pickup?.person || pickup?.time !== undefined
        ? [saidAtTheDoor(db, { facilityId, day, guardian: known.accountId, may: may('notice.report'), ...stamp, pickup })]
        : []),
    ],
  }
}

/** SQL: the key stood at a moment, and so did the sign-in of the phone it lies on. */
export const keyHeld = (facilityId: number, key: Id | SQL, at: Moment): SQL => sql`exists (select 1 from pass_key k
  join session s on s.facility_id = k.facility_id and s.token_hash = k.token_hash and s.account_id = k.account_id
  where k.facility_id = ${facilityId} and k.id = ${key} and (k.ended_at is null or k.ended_at > ${at})
    and (s.ended_at is null or s.ended_at > ${at}) and s.expires_at > ${at} and s.used_at + s.idle_ms > ${at})`

/** The guardian's word about today's pick-up, as if it had been sent from the phone. It is left out where she may not send one. */
const saidAtTheDoor = (
  db: Shard,
  said: { facilityId: number; day: Day; guardian: Id; may: SQL; pickup: PickupSaid } & Timed,
): BatchItem<'sqlite'> =>
  db
    .insert(notice)
    .select(sql`select ${said.facilityId}, ${said.childId}, ${said.id}, 'pickup_change', ${said.day}, ${said.day}, null, null,
    null, ${said.pickup.time ?? null}, ${said.pickup.person ?? null}, null, 0, null, 'guardian', 0, ${said.guardian}, ${said.at}
    where ${said.may} and ${said.pickup.time ?? 1440} > ${timeOn(said.day, said.at)}`)
