// A 園長 who lost password, app and codes has nobody in the house to ask. Whoever runs the service makes sure who it is, in person or by
// calling the nursery back, and gives a code at the terminal: the same kind a 園長 gives to others, and the owner of the account hears of it.
import { loginForm } from '../../schema/account/login.ts'
import { HOUR, type Moment } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { hashCode, newCode } from '../kit/one-time-code.ts'
import { Refused } from './open-house.ts'
import { insert, quote, type Target } from './target.ts'

const CODE_LIFE = 24 * HOUR

/**
 * A one-time code for an account with work at a desk. It works for a day, once, in place of any code before it; with it a new password is
 * chosen, the second factor goes, and every sign-in ends.
 * @throws Refused when there is no such account in use
 */
export function letInAgain(target: Target, login: string, now: Moment): { login: string; code: string; expiresAt: Moment } {
  const form = loginForm(login)
  const known = target.all(
    'DIRECTORY',
    `select id, email from account where login = ${quote(form)} and retired_at is null
      and exists (select 1 from membership m where m.account_id = account.id and m.door = 'office')`,
  )[0]
  if (!known) throw new Refused(`「${form}」という、事務室に入れるIDはありません。`)
  const [code, expiresAt, account_id] = [newCode(), now + CODE_LIFE, String(known.id)]
  target.run('DIRECTORY', [
    `delete from password_code where account_id = ${quote(account_id)} and used_at is null`,
    insert('password_code', { code_hash: hashCode(code), account_id, clears_factor: 1, expires_at: expiresAt, used_at: null }),
    insert('account_event', { account_id, at: now, id: newId(now), kind: 'recovery_issued', detail: '{"by":"operator"}' }),
    ...(known.email
      ? [
          insert('letter', {
            id: newId(now),
            account_id,
            address: known.email,
            kind: 'changed',
            created_at: now,
            due_at: now,
            tries: 0,
            sent_at: null,
            ended_at: null,
          }),
        ]
      : []),
  ])
  return { login: form, code, expiresAt }
}
