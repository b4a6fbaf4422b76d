// サインイン中の端末: the browsers one is signed in with, to look at and to end.
import { createHmac } from 'node:crypto'
import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { DOOR_NAMES, type Door } from '../../schema/account/input.ts'
import { signIn } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { LIFETIMES } from '../kit/token.ts'
import { endOtherSignIns, endSignIn } from './end-sign-ins.ts'
import { readOwn } from './own-account.ts'

/** The name under which a sign-in is shown and ended: keyed, so that it is of no use to whoever reads a screen or a log. */
const publicId = (c: Context<App>, hash: string): string =>
  createHmac('sha256', c.env.SECRET).update(`sign-in\n${hash}`).digest('base64url').slice(0, 22)

/** Longest since last use that a sign-in of a door can still be alive. */
const idleOf = sql.join(
  [
    sql`case ${signIn.door}`,
    ...DOOR_NAMES.map((door: Door) => sql`when ${door} then ${LIFETIMES[door].idle * 1000}`),
    sql`else 0 end`,
  ],
  sql` `,
)

async function liveOnes(c: Context<App>) {
  const now = c.get('now')
  return readOwn(c, (db, accountId) => [
    db
      .select()
      .from(signIn)
      .where(
        and(
          eq(signIn.accountId, accountId),
          isNull(signIn.endedAt),
          ne(signIn.strength, 'half'),
          gt(signIn.expiresAt, now),
          sql`coalesce(${signIn.usedAt}, ${signIn.createdAt}) + ${idleOf} > ${now}`,
        ),
      )
      .orderBy(desc(sql`coalesce(${signIn.usedAt}, ${signIn.createdAt})`)),
  ])
}

/** Every browser the caller is signed in with, this one first. `usedAt` is right to the hour. */
export async function readSignIns(c: Context<App>) {
  const { token, rows } = await liveOnes(c)
  const signIns = rows[0].map(({ tokenHash, door, label, createdAt, usedAt, strength }) => ({
    id: publicId(c, tokenHash),
    door,
    label,
    since: createdAt,
    usedAt: usedAt ?? createdAt,
    strength,
    mine: tokenHash === token.hash,
  }))
  return { signIns: [...signIns.filter(({ mine }) => mine), ...signIns.filter(({ mine }) => !mine)] }
}

/** Ends one sign-in, or all but this one. It bites on the next request anywhere. */
export async function endSignIns(c: Context<App>, asked: { id?: string | undefined; others?: true | undefined }) {
  const { token, rows } = await liveOnes(c)
  if (asked.others) return { ended: await endOtherSignIns(c, token.account, token.hash) }
  const wanted = rows[0].find(({ tokenHash }) => publicId(c, tokenHash) === asked.id)
  if (!wanted) throw notFound()
  await endSignIn(c, token.account, wanted.tokenHash)
  return { ended: 1 }
}
