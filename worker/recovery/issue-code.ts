// サインインできない人に、園がコードを出す。Who is asking is made sure face to face or by calling back; a code is given, never a password,
// and the owner of the account hears of it. The audit (shard) comes first, the code (DIRECTORY) second; the same act gives the same code
// again, so that a lost answer costs nothing.
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { account, passwordCode } from '../../schema/directory.ts'
import { HOUR } from '../../schema/kit/day.ts'
import type { issueCode as input } from '../../schema/recovery/input.ts'
import { person } from '../../schema/shard.ts'
import { sendSoon } from '../account/letters.ts'
import { tellOwner } from '../account/tell-owner.ts'
import { write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, Fail, notFound } from '../kit/fail.ts'
import { codeOf, hashCode } from '../kit/one-time-code.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { helpable, isBlocked, isStaff, onePerson } from './people.ts'

const CODE_LIFE = 24 * HOUR

const directorOnly = () => new Fail(403, 'director_only', '職員のコードを出せるのは園長だけです。園長にたのんでください。')

/** Gives a one-time code to somebody of this facility. It works for a day, once, and takes the place of any code before it. */
export async function issueCode(c: Context<App>, asked: v.InferOutput<typeof input>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const me = tokenOf(c).account
  const { who, rows } = await read(c, (db) => [onePerson(db, facilityId, asked.personId, today)])
  const [found] = rows[0]
  const accountId = found?.accountId
  if (!found || !accountId || found.blocked || accountId === me) throw notFound()
  if (!(await helpable(c, [accountId])).has(accountId)) throw notFound()
  const leads = who.roles.some(({ role }) => role === 'director')
  if (found.staff && !leads) throw directorOnly()
  if (asked.way === 'call_back' && !found.phone)
    throw conflict('no_phone', 'この人の電話番号が登録されていません。窓口で本人を確かめてください。')
  const still = sql`exists (select 1 from ${person} where ${person.facilityId} = ${facilityId} and ${person.id} = ${asked.personId}
    and ${person.accountId} = ${accountId} and not ${isBlocked(facilityId, today)}
    and ${leads ? sql`1` : sql`not ${isStaff(facilityId, today)}`})`
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: [{ holds: still, fail: notFound }],
    rows: () => [],
    content: {
      personId: asked.personId,
      way: asked.way,
      clearsFactor: asked.clearsFactor,
      ...(asked.way === 'call_back' ? { calledEnding: found.phone?.slice(-4) ?? '' } : {}),
    },
    topics: [],
  })
  const code = codeOf(c.env, 'recovery', String(facilityId), me, asked.id)
  const expiresAt = receipt.at + CODE_LIFE
  const codeHash = hashCode(code)
  const directory = drizzle(c.env.DIRECTORY)
  const [[mine]] = await directory.batch([
    directory.select({ login: account.login }).from(account).where(eq(account.id, accountId)),
    ...tellOwner(directory, accountId, {
      kind: 'recovery_issued',
      now: c.get('now'),
      when: sql`not exists (select 1 from password_code where code_hash = ${codeHash})`,
    }),
    directory
      .delete(passwordCode)
      .where(and(eq(passwordCode.accountId, accountId), isNull(passwordCode.usedAt), ne(passwordCode.codeHash, codeHash))),
    directory
      .insert(passwordCode)
      .values({ codeHash, accountId, clearsFactor: asked.clearsFactor, expiresAt })
      .onConflictDoNothing(),
  ])
  sendSoon(c)
  return { ...receipt, code, expiresAt, login: mine?.login ?? '' }
}
