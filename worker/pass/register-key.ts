import { and, eq, isNull } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { passKey } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { wardsFor } from '../kit/may.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'

/** The key of this phone that holds now; null when it has to make one. */
export async function readKey(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { account, hash } = tokenOf(c)
  const { rows } = await read(c, (db) => [
    db
      .select({ key: passKey.id })
      .from(passKey)
      .where(
        and(
          eq(passKey.facilityId, facilityId),
          eq(passKey.tokenHash, hash),
          eq(passKey.accountId, account),
          isNull(passKey.endedAt),
        ),
      ),
  ])
  return { key: rows[0][0]?.key ?? null }
}

/** Takes the public half of the key a phone made. The act's id is the key's; the phone's key before it is over. */
export async function registerKey(c: Context<App>, asked: { id: Id; publicKey: string }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { account, hash } = tokenOf(c)
  const now = c.get('now')
  const { who } = await read(c, () => [])
  return write(c, {
    id: asked.id,
    input: asked,
    children: wardsFor('pass.key', who),
    rows: (db) => [
      db
        .update(passKey)
        .set({ endedAt: now })
        .where(and(eq(passKey.facilityId, facilityId), eq(passKey.tokenHash, hash), isNull(passKey.endedAt))),
      db
        .insert(passKey)
        .values({ facilityId, id: asked.id, accountId: account, tokenHash: hash, publicKey: asked.publicKey, createdAt: now }),
    ],
    content: { key: 'registered' },
    topics: ['pass'],
  })
}
