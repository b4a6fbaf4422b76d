// Reading what is sensitive, and taking it along as a file, leaves a line in the audit although nothing changed.
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { type Id, newId } from '../../schema/kit/id.ts'
import { audit } from '../../schema/shard.ts'
import type { App } from './context.ts'
import { tokenOf } from './scope.ts'

/** Writes down who read what, under the route's action. `childId` is empty when it was not about one child. `content` holds no personal data. */
export async function logReading(c: Context<App>, childId: Id | '', content: Record<string, unknown>): Promise<void> {
  const { facilityId, db } = c.get('scope')
  const { account: accountId, door } = tokenOf(c)
  const at = c.get('now')
  const row = { facilityId, commandId: newId(at), childId, action: c.get('action'), accountId, door, at }
  const digest = createHash('sha256')
    .update(JSON.stringify([row, null, content]))
    .digest('base64url')
    .slice(0, 22)
  await db.insert(audit).values({ ...row, content, digest })
}
