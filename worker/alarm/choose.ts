// What 主任 and 園長 say about being told of alarms: which ones. In which browsers is said as with the families' pushes.
import { and, eq } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { ALARM_KINDS, type alarmChoice as alarmInput } from '../../schema/alarm/input.ts'
import { alarmChoice } from '../../schema/shard.ts'
import type { Receipt } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { writeOwn } from '../notification/choose.ts'
import { asShown, ownDevices } from '../notification/read-own.ts'
import { canPush, publicKeyOf } from '../notification/send-push.ts'

/** Of which alarms the caller is told by push, and in which browsers. */
export async function readOwnAlarms(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    ownDevices(db, c),
    db
      .select({ kinds: alarmChoice.kinds })
      .from(alarmChoice)
      .where(and(eq(alarmChoice.facilityId, facilityId), eq(alarmChoice.accountId, tokenOf(c).account))),
  ])
  const [devices, [choice]] = rows
  return {
    canPush: canPush(c.env),
    publicKey: publicKeyOf(c.env),
    kinds: choice?.kinds ?? [...ALARM_KINDS],
    devices: devices.map(asShown),
  }
}

/** Chooses of which alarms one is told. What stands already, and was not wanted until now, is told with the next round. */
export function chooseAlarms(c: Context<App>, asked: v.InferOutput<typeof alarmInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, kinds } = asked
  return writeOwn(c, {
    id,
    input: asked,
    rows: (db) => [
      db
        .insert(alarmChoice)
        .values({ facilityId, accountId: tokenOf(c).account, kinds })
        .onConflictDoUpdate({ target: [alarmChoice.facilityId, alarmChoice.accountId], set: { kinds } }),
    ],
    content: { alarms: kinds },
  })
}
