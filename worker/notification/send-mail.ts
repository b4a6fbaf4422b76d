// The one way out by mail. What may stand in a letter is decided by who writes it: no name, no child, nothing that was recorded.
import type { Env } from '../kit/env.ts'

export interface Mail {
  to: string
  subject: string
  text: string
}

/** True when this deployment can send mail at all. */
export const canMail = (env: Env): boolean => Boolean((env.MAIL && env.MAIL_FROM) || env.MAIL_URL)

const PATIENCE = 10_000

/**
 * Hands one letter over. Resolves when it was taken; the taker cares for the rest of the way.
 * @throws when it was not taken, or nobody takes letters here
 */
export async function sendMail(env: Env, mail: Mail): Promise<void> {
  if (env.MAIL && env.MAIL_FROM) {
    await env.MAIL.send({ from: env.MAIL_FROM, ...mail })
    return
  }
  if (!env.MAIL_URL) throw new Error('this deployment sends no mail')
  const answer = await fetch(env.MAIL_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(mail),
    signal: AbortSignal.timeout(PATIENCE),
  })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`the receiver answered ${answer.status}`)
}
