// 連絡先: the address to which letters about one's sign-in go. It never signs anybody in (ASVS 6.3.6), and it counts only once the code
// that was sent there came back. The address before is told of the change.
import { timingSafeEqual } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Context } from 'hono'
import { account, letter } from '../../schema/directory.ts'
import { HOUR } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, tooMany } from '../kit/fail.ts'
import { sourceOf } from '../kit/source.ts'
import { canMail } from '../notification/send-mail.ts'
import { confirmCode, openConfirm, sendSoon, writeConfirm } from './letters.ts'
import { readOwn } from './own-account.ts'
import { tellOwner } from './tell-owner.ts'
import { countTry, subjectsOf, takeBack } from './throttle.ts'

/** The address in use, one that waits for its code, and whether this deployment sends mail at all. */
export async function readContact(c: Context<App>) {
  const { rows } = await readOwn(c, (db, accountId) => [
    db.select({ email: account.email }).from(account).where(eq(account.id, accountId)),
    openConfirm(db, accountId, c.get('now')),
  ])
  const [[mine], [open]] = rows
  return {
    email: mine?.email ?? null,
    waiting: open ? { email: open.address, since: open.createdAt, sent: open.sentAt !== null } : null,
    canMail: canMail(c.env),
  }
}

/** Sends a code to a new address. Nothing changes until it comes back. */
export async function changeEmail(c: Context<App>, email: string) {
  const now = c.get('now')
  if (!canMail(c.env)) throw conflict('no_mail', 'ここではメールを使えません。大事なお知らせは、この画面に出ます。')
  const { db, token } = await readOwn(c, () => [], { fresh: true })
  const [written] = await db.batch(writeConfirm(db, { id: newId(now), accountId: token.account, address: email, now }))
  if (written.length === 0) throw tooMany((24 * HOUR) / 1000)
  sendSoon(c)
  return { waiting: email }
}

/** Takes the code that was sent to the new address. Wrong, old and used ones look alike. */
export async function confirmEmail(c: Context<App>, code: string) {
  const now = c.get('now')
  const { db, token, rows } = await readOwn(c, (db, accountId) => [openConfirm(db, accountId, now)])
  const subjects = subjectsOf(c.env, `confirm-email ${token.account}`, sourceOf(c))
  await countTry(db, subjects, now)
  const [[open]] = rows
  const given = Buffer.from(code.normalize('NFKC').replace(/\D/g, '').padStart(8, '*').slice(0, 8))
  const right = open !== undefined && timingSafeEqual(given, Buffer.from(confirmCode(c.env, open.id)))
  if (!right) throw badInput('確認番号がちがうか、30分をすぎています。もういちど送ってもらってください。', 'code')
  await db.batch([
    takeBack(db, subjects),
    db.update(letter).set({ endedAt: now }).where(eq(letter.id, open.id)),
    // First the letter to the address that still holds, then the change.
    ...tellOwner(db, token.account, { kind: 'email_changed', now }),
    db.update(account).set({ email: open.address }).where(eq(account.id, token.account)),
  ])
  sendSoon(c)
  return { email: open.address }
}

/** Forgets the address; it is told so for the last time. */
export async function removeEmail(c: Context<App>) {
  const now = c.get('now')
  const { db, token } = await readOwn(c, () => [], { fresh: true })
  await db.batch([
    db
      .update(letter)
      .set({ endedAt: now })
      .where(and(eq(letter.accountId, token.account), eq(letter.kind, 'confirm'), isNull(letter.endedAt))),
    ...tellOwner(db, token.account, { kind: 'email_changed', now }),
    db.update(account).set({ email: null }).where(eq(account.id, token.account)),
  ])
  sendSoon(c)
  return { email: null }
}
