import type { Context } from 'hono'
import type { App } from './context.ts'

/** A law fails sixty days before this (test/edge): whoever moves it reads SECURITY.md again first. */
export const SECURITY_EXPIRES = '2027-10-31T15:00:00Z'

/** security.txt (RFC 9116) of this deployment: where a weakness is reported. Its own page says how, also where no address was set. */
export function securityText(c: Context<App>): string {
  const { origin } = new URL(c.req.url)
  const contacts = [c.env.SECURITY_CONTACT, `${origin}/security`].filter((one) => one && /^(?:mailto:|https?:)/.test(one))
  return [
    ...contacts.map((one) => `Contact: ${one}`),
    `Expires: ${SECURITY_EXPIRES}`,
    'Preferred-Languages: ja, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    `Policy: ${origin}/security`,
    '',
  ].join('\n')
}
