import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { PUSH_KINDS } from '../../schema/notification/input.ts'
import { pushChoice, pushDevice, session } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { canMail } from './send-mail.ts'
import { canPush, publicKeyOf } from './send-push.ts'
import { liveFor } from './send-pushes.ts'

/** SQL: devices of the caller. */
export const own = (c: Context<App>): SQL | undefined =>
  and(eq(pushDevice.facilityId, c.get('scope').facilityId), eq(pushDevice.accountId, tokenOf(c).account))

/** SQL: the last push was given up, and none was taken since. */
export const failing = sql<number>`(${pushDevice.failedAt} is not null)`

/** The caller's browsers that are told, the newest first. An address is shown to nobody, not even to its owner. */
export const ownDevices = (db: Shard, c: Context<App>) =>
  db
    .select({
      id: pushDevice.id,
      label: session.label,
      here: sql<number>`${pushDevice.tokenHash} = ${tokenOf(c).hash}`.as('here'),
      language: pushDevice.language,
      since: sql<number>`${pushDevice.createdAt}`.as('since'),
      sentAt: pushDevice.sentAt,
      failing: failing.as('failing'),
    })
    .from(pushDevice)
    .innerJoin(
      session,
      and(
        eq(session.facilityId, pushDevice.facilityId),
        eq(session.tokenHash, pushDevice.tokenHash),
        liveFor(c.get('now'), tokenOf(c).door === 'office' ? 'office' : 'family'),
      ),
    )
    .where(own(c))
    .orderBy(desc(pushDevice.createdAt))

/** A device as its owner sees it. */
export const asShown = <Row extends { here: number; failing: number }>({ here, failing: fails, ...device }: Row) => ({
  ...device,
  here: here === 1,
  failing: fails === 1,
})

/** How the caller is told by this facility. */
export async function readOwn(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    ownDevices(db, c),
    db
      .select()
      .from(pushChoice)
      .where(and(eq(pushChoice.facilityId, facilityId), eq(pushChoice.accountId, tokenOf(c).account))),
  ])
  const [devices, [choice]] = rows
  const { quietFrom = null, quietTo = null } = choice ?? {}
  return {
    canPush: canPush(c.env),
    publicKey: publicKeyOf(c.env),
    canMail: canMail(c.env),
    kinds: choice?.kinds ?? [...PUSH_KINDS],
    mail: choice?.mail ?? ('second' as const),
    quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
    devices: devices.map(asShown),
  }
}
