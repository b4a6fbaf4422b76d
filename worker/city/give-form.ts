// A form that a city gives to all its houses: copied into each of them, as rows of the same shape as a house's own. Each house is a batch of its
// own; the same act sent again gives it to those that have not got it yet, and to no house twice.
import { and, eq } from 'drizzle-orm'
import type { Context } from 'hono'
import { placement } from '../../schema/directory.ts'
import type { MakeForm } from '../../schema/document/own-form.ts'
import { audit } from '../../schema/shard.ts'
import { copiedFrom, formRow } from '../document/forms.ts'
import { withDigest } from '../kit/audit-row.ts'
import { raiseIn } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { openShard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { readCity } from './scope.ts'

/** Gives a form, made from one of the product's, to every open house of the organisation. Says how many have it now. */
export async function giveForm(c: Context<App>, asked: MakeForm): Promise<{ id: string; at: number; houses: number }> {
  const base = copiedFrom([], asked)
  const { rows } = await readCity(c, (db, organisationId) => [
    db
      .select({ facilityId: placement.facilityId, shard: placement.shard })
      .from(placement)
      .where(and(eq(placement.organisationId, organisationId), eq(placement.state, 'open'))),
  ])
  const [houses] = rows
  const now = c.get('now')
  const { account: accountId, door } = tokenOf(c)
  const act = { commandId: asked.id, action: c.get('action'), accountId, door, at: now, deviceAt: null, deviceId: null }
  for (const { facilityId, shard } of houses) {
    const db = openShard(c.env, shard)
    const content = { document: asked.title, from: base.title }
    await db.batch([
      formRow(db, facilityId, base, asked, 'city', now),
      db
        .insert(audit)
        .values(withDigest({ facilityId, childId: '', outcome: 'done' as const, ...act, content }))
        .onConflictDoNothing(),
      raiseIn(db, facilityId, ['document']),
    ])
  }
  return { id: asked.id, at: now, houses: houses.length }
}
