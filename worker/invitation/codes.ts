// An invitation stands in two databases: the facility's shard says who is invited and whether it still holds, DIRECTORY only finds it by the
// hash of its code. The shard is written first, with the right to do so; what DIRECTORY lacks does not work, what it has too much finds nothing.
import { createHmac } from 'node:crypto'
import { eq, inArray, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { invitationCode } from '../../schema/directory.ts'
import type { Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { App } from '../kit/context.ts'
import { codeOf, hashCode } from '../kit/one-time-code.ts'

export interface MadeInvitation {
  id: Id
  personId: Id
  code: string
  codeHash: string
}

/**
 * The invitations of one act. Code and id follow from the act, so that an act repeated after a lost answer gives the same sheets again, and
 * still nobody keeps a code.
 */
export function invitationsOf(c: Context<App>, actId: Id, at: Moment, personIds: readonly Id[]): MadeInvitation[] {
  const facility = String(c.get('scope').facilityId)
  return personIds.map((personId) => {
    const code = codeOf(c.env, 'invitation', facility, actId, personId)
    const bits = createHmac('sha256', c.env.SECRET)
      .update(JSON.stringify(['invitation id', facility, actId, personId]))
      .digest()
    return { id: newId(at, bits.subarray(0, 10)), personId, code, codeHash: hashCode(code) }
  })
}

/** Makes codes findable, and those they replace no longer. May run any number of times. */
export async function announceCodes(
  c: Context<App>,
  made: readonly MadeInvitation[],
  expiresAt: Moment,
  replaced: readonly string[],
): Promise<void> {
  const directory = drizzle(c.env.DIRECTORY)
  const { facilityId } = c.get('scope')
  const fresh = new Set(made.map(({ codeHash }) => codeHash))
  await directory.batch([
    revokeCodes(
      c,
      replaced.filter((hash) => !fresh.has(hash)),
    ),
    directory
      .insert(invitationCode)
      .select(
        sql`select v.value ->> 'codeHash', ${facilityId}, v.value ->> 'id', ${expiresAt}, null
          from json_each(${JSON.stringify(made.map(({ id, codeHash }) => ({ id, codeHash })))}) v where true`,
      )
      .onConflictDoNothing(),
  ])
}

/** Makes codes unfindable. */
export const revokeCodes = (c: Context<App>, hashes: readonly string[]) =>
  drizzle(c.env.DIRECTORY)
    .update(invitationCode)
    .set({ revokedAt: c.get('now') })
    .where(
      sql`${inArray(invitationCode.codeHash, sql`(select value from json_each(${JSON.stringify(hashes)}))`)} and ${isNull(invitationCode.revokedAt)}
        and ${eq(invitationCode.facilityId, c.get('scope').facilityId)}`,
    )
