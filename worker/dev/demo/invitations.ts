// Families that are not registered yet, so that the board of 未登録の家庭 has something to show: some have their paper, some let it run out.
import type { D1Database } from '@cloudflare/workers-types'
import { invitationCode } from '../../../schema/directory.ts'
import { lifeOf } from '../../../schema/invitation/rule.ts'
import { addDays, type Day, startOf } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { invitation } from '../../../schema/shard.ts'
import { hashCode } from '../../kit/one-time-code.ts'
import { diceOf } from './dice.ts'
import type { Household } from './household.ts'
import { insertRows } from './store.ts'

/** Days ago at which a paper was handed out. */
const HANDED_OUT = { open: 3, expired: 20 } as const
const EVERY = 8

/** Leaves every eighth thrown family without an account, and of another eighth the second guardian. The fixed ones can all sign in. */
export function leaveUnregistered(households: readonly Household[]): void {
  households.forEach((home, index) => {
    const turn = index % EVERY
    if (turn !== 3 && turn !== 5) return
    const sheet = (['none', 'open', 'expired'] as const)[Math.floor(index / EVERY) % 3] ?? 'none'
    for (const one of turn === 3 ? home.guardians : home.guardians.slice(1)) one.waits = sheet
    if (turn === 3 && sheet === 'none') home.contactWay = index % (EVERY * 2) === turn ? 'paper' : 'phone'
  })
}

/** The papers that were handed out in one facility. Nobody has their codes, not even this world. */
export async function writeInvitations(
  at: { directory: D1Database; shard: D1Database; facilityId: number; today: Day; createdBy: Id },
  waiting: readonly { personId: Id; waits: 'none' | 'open' | 'expired' | null }[],
): Promise<void> {
  const { facilityId, today, createdBy } = at
  const rows = waiting.flatMap(({ personId, waits }) => {
    if (waits !== 'open' && waits !== 'expired') return []
    const createdAt = momentOf(addDays(today, -HANDED_OUT[waits]), 16 * 60)
    const dice = diceOf(`invitation ${personId}`)
    return [
      {
        facilityId,
        id: dice.id(createdAt),
        personId,
        kind: 'guardian' as const,
        codeHash: hashCode(`${dice.id(startOf(today))}${dice.id(0)}`),
        briefing: false,
        createdBy,
        createdAt,
        expiresAt: createdAt + lifeOf(false),
      },
    ]
  })
  await insertRows(at.shard, invitation, rows)
  await insertRows(
    at.directory,
    invitationCode,
    rows.map(({ codeHash, id, expiresAt }) => ({ codeHash, facilityId, invitationId: id, expiresAt, revokedAt: null })),
  )
}
