import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { App } from './context.ts'
import { tokenOf } from './token.ts'

/** A short digest of anything that can be written as JSON: 128 of SHA-256's bits. */
export const digestOf = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)

/** One row of the audit: who did what to which child, sealed by its own digest. `childId` is empty when no single child is concerned. */
export function auditRow(
  c: Context<App>,
  act: { id: Id; childId: Id | ''; content: unknown; deviceAt?: Moment | undefined; outcome?: 'done' | 'read' | 'denied' },
) {
  const { account, door, device } = tokenOf(c)
  const row = {
    facilityId: c.get('scope').facilityId,
    commandId: act.id,
    childId: act.childId,
    action: c.get('action'),
    accountId: account,
    door,
    deviceId: door === 'device' ? account : device,
    outcome: act.outcome ?? ('done' as const),
    at: c.get('now'),
    deviceAt: act.deviceAt ?? null,
    content: act.content,
  }
  return { ...row, digest: digestOf(row) }
}
