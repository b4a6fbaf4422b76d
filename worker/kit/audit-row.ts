import { hash } from 'node:crypto'
import type { Context } from 'hono'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { audit } from '../../schema/shard.ts'
import type { App } from './context.ts'
import { tokenOf } from './token.ts'

/** A short digest of anything that can be written as JSON: 128 of SHA-256's bits. */
export const digestOf = (...parts: unknown[]): string => hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22)

export type AuditRow = Omit<typeof audit.$inferSelect, 'digest'>

/** What stands in place of a content that was erased when its time was over: the day, and the digest that still proves the row. */
export interface Erased {
  erasedOn: string
  was: string
}
const isErased = (content: unknown): content is Erased =>
  typeof content === 'object' && content !== null && 'erasedOn' in content && 'was' in content

/**
 * The digest of an audit row: over every column, the content by a digest of its own. So a content may be erased one day (`Erased`), and who
 * did what to whom when stays proved. The verifier makes it again from what is stored.
 */
export const rowDigest = (row: AuditRow): string =>
  digestOf(
    row.facilityId,
    row.commandId,
    row.childId,
    row.action,
    row.accountId,
    row.door,
    row.deviceId,
    row.outcome,
    row.at,
    row.deviceAt,
    isErased(row.content) ? row.content.was : digestOf(row.content),
  )

/** A row as it is kept: with its digest. Every row of the audit is made by this. */
export const withDigest = <Row extends AuditRow>(row: Row): Row & { digest: string } => ({ ...row, digest: rowDigest(row) })

/** One row of the audit: who did what to which child, sealed by its own digest. `childId` is empty when no single child is concerned. */
export function auditRow(
  c: Context<App>,
  act: { id: Id; childId: Id | ''; content: unknown; deviceAt?: Moment | undefined; outcome?: 'done' | 'read' | 'denied' },
) {
  const { account, door, device } = tokenOf(c)
  return withDigest({
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
  })
}
