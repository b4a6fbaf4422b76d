// Letters about an account: what they say, and the sweep that sends them. At least once, at most five tries, none older than a day.
import { createHmac } from 'node:crypto'
import { and, eq, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { letter } from '../../schema/directory.ts'
import { HOUR, MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { App } from '../kit/context.ts'
import type { Env } from '../kit/env.ts'
import { logTrouble } from '../kit/log.ts'
import { canMail, type Mail, sendMail } from '../notification/send-mail.ts'

export type LetterKind = 'changed' | 'confirm'

/** Waits after each try that failed. */
const AGAIN_AFTER = [1, 5, 30, 120].map((minutes) => minutes * MINUTE)
const MOST_TRIES = AGAIN_AFTER.length + 1
const TOO_OLD = 24 * HOUR
const MOST_AT_ONCE = 50
/** How long the code of a letter may be given back. */
export const CONFIRM_WITHIN = 30 * MINUTE

/** The eight digits of a letter, worked out from its id and the server's secret: kept nowhere, the same at every try of sending. */
export const confirmCode = (env: Env, letterId: Id): string => {
  const bytes = createHmac('sha256', env.SECRET).update(`confirm-email\n${letterId}`).digest()
  return String(bytes.readUIntBE(0, 6) % 100_000_000).padStart(8, '0')
}

/** A letter reveals nothing to who reads over a shoulder: no name, no place, no child, no link to follow. */
function mailOf(env: Env, { id, kind, address }: { id: Id; kind: string; address: string }): Mail {
  if (kind !== 'confirm')
    return {
      to: address,
      subject: 'つむぎからのお知らせ',
      text: [
        'つむぎのサインインに変更がありました。アプリをひらいて確かめてください。',
        'サインインに かわったことが あります。アプリを ひらいて みて ください。',
        'Something about your sign-in to Tsumugi has changed. Please open the app and check.',
        '',
      ].join('\n'),
    }
  const code = confirmCode(env, id).replace(/^\d{4}/, '$& ')
  return {
    to: address,
    subject: 'つむぎの確認番号',
    text: [
      `確認番号: ${code}`,
      'つむぎの画面に、30分のうちに入れてください。心あたりがないときは、なにもしないでください。',
      'Enter this number in Tsumugi within 30 minutes. If you did not ask for it, do nothing.',
      '',
    ].join('\n'),
  }
}

/** Sends what is due. Runs each minute, and at once after a letter was written. */
export async function sendLetters(env: Env, now: Moment): Promise<void> {
  const directory = drizzle(env.DIRECTORY)
  const waiting = and(isNull(letter.sentAt), isNull(letter.endedAt))
  const due = await directory
    .select()
    .from(letter)
    .where(and(waiting, lte(letter.dueAt, now)))
    .orderBy(letter.dueAt)
    .limit(MOST_AT_ONCE)
  if (due.length === 0) return
  await directory
    .update(letter)
    .set({ endedAt: now })
    .where(
      and(
        waiting,
        or(lt(letter.createdAt, now - TOO_OLD), and(eq(letter.kind, 'confirm'), lt(letter.createdAt, now - CONFIRM_WITHIN))),
      ),
    )
  if (!canMail(env)) return
  for (const row of due) await sendOne(env, row, now)
}

/** Sends what was written a moment ago, after the answer; the next minute would come too. */
export function sendSoon(c: Context<App>): void {
  if (canMail(c.env)) c.executionCtx.waitUntil(sendLetters(c.env, c.get('now')))
}

async function sendOne(env: Env, row: typeof letter.$inferSelect, now: Moment): Promise<void> {
  const directory = drizzle(env.DIRECTORY)
  const next = now + (AGAIN_AFTER[row.tries] ?? TOO_OLD)
  // Whoever moves the row first sends it; the other sweep finds it moved.
  const [taken] = await directory
    .update(letter)
    .set({ tries: row.tries + 1, dueAt: next })
    .where(and(eq(letter.id, row.id), eq(letter.tries, row.tries), isNull(letter.sentAt), isNull(letter.endedAt)))
    .returning({ id: letter.id })
  if (!taken) return
  try {
    await sendMail(env, mailOf(env, row))
    await directory.update(letter).set({ sentAt: now }).where(eq(letter.id, row.id))
  } catch (error) {
    logTrouble(now, 'sendLetters', error)
    if (row.tries + 1 >= MOST_TRIES) await directory.update(letter).set({ endedAt: now }).where(eq(letter.id, row.id))
  }
}

/** Letters with a code in a day: for one account, and to one address whoever asks. */
const MOST_CONFIRMS = 5

/**
 * Statements that write the letter with which an address is confirmed, and end the ones before. The first returns nothing when there were too
 * many in a day; then nothing changes.
 */
export const writeConfirm = (
  directory: ReturnType<typeof drizzle>,
  { id, accountId, address, now }: { id: Id; accountId: Id; address: string; now: Moment },
) => {
  const kind = 'confirm' satisfies LetterKind
  const lately = (whose: SQL): SQL =>
    sql`(select count(*) from letter l where l.kind = ${kind} and l.created_at > ${now - 24 * HOUR} and ${whose}) < ${MOST_CONFIRMS}`
  return [
    directory
      .insert(letter)
      .select(
        sql`select ${id}, ${accountId}, ${address}, ${kind}, ${now}, ${now}, 0, null, null
          where ${lately(sql`l.account_id = ${accountId}`)} and ${lately(sql`l.address = ${address}`)}`,
      )
      .returning({ id: letter.id }),
    directory
      .update(letter)
      .set({ endedAt: now })
      .where(
        and(
          eq(letter.accountId, accountId),
          eq(letter.kind, kind),
          isNull(letter.endedAt),
          ne(letter.id, id),
          sql`exists (select 1 from letter l where l.id = ${id})`,
        ),
      ),
  ] as const
}

/** A statement for the letter whose code would be right now: the last one asked for, unused and not too old. */
export const openConfirm = (directory: ReturnType<typeof drizzle>, accountId: Id, now: Moment) =>
  directory
    .select()
    .from(letter)
    .where(
      and(
        eq(letter.accountId, accountId),
        eq(letter.kind, 'confirm'),
        isNull(letter.endedAt),
        sql`${letter.createdAt} > ${now - CONFIRM_WITHIN}`,
      ),
    )
    .orderBy(sql`${letter.createdAt} desc`)
    .limit(1)
