// The one way out by push (RFC 8030): encrypted for the browser alone (RFC 8291), signed as ours (RFC 8292), to the known push services only.
import { encryptNotification, vapidHeaders } from '@block65/webcrypto-web-push'
import { HOUR, SECOND } from '../../schema/kit/day.ts'
import { isPushService } from '../../schema/notification/push-service.ts'
import type { PushNote } from '../../schema/notification/words.ts'
import type { Env } from '../kit/env.ts'

/** Whom a push service may ask about us; Apple takes nothing without. */
const contactOf = (env: Env): string | null =>
  env.SECURITY_CONTACT ??
  (env.MAIL_FROM ? `mailto:${env.MAIL_FROM}` : env.MODE === 'production' ? null : 'mailto:nobody@tsumugi.invalid')

/** True when this deployment can push at all. */
export const canPush = (env: Env): boolean => Boolean(env.VAPID_KEYS && contactOf(env))
/** Our public key, to which a browser binds its subscription. */
export const publicKeyOf = (env: Env): string => env.VAPID_KEYS?.split('.')[0] ?? ''
/** True for an address this deployment writes to. */
export const mayPushTo = (env: Env, endpoint: string): boolean => isPushService(endpoint, env.PUSH_LOOPBACK === 'on')

export interface PushAddress {
  endpoint: string
  p256dh: string
  auth: string
}

/** `gone`: the subscription is no more. `again`: the push service has trouble. `refused`: it will not take this one, however often it is asked. */
export interface Answer {
  kind: 'taken' | 'gone' | 'again' | 'refused'
  /** HTTP status; 0 when there was no answer. */
  status: number
  /** Milliseconds the service asked us to wait. */
  wait: number
}

const PATIENCE = 10 * SECOND
/** A push service keeps it for a phone that is off; what comes later than this says nothing any more. */
const KEEP = (4 * HOUR) / SECOND
/** Of several that wait for a phone that is off, the last is enough: they say the same. */
const TOPIC = 'tsumugi'

const NOTHING: Answer = { kind: 'again', status: 0, wait: 0 }
const NEVER: Answer = { kind: 'refused', status: 0, wait: 0 }

/** A function that sends to devices. The proof of who we are is made once for each push service, not for each push. */
export function openPushes(env: Env): (to: PushAddress, note: PushNote) => Promise<Answer> {
  const proofs = new Map<string, Promise<{ headers: { authorization: string } }>>()
  const [publicKey, privateKey] = env.VAPID_KEYS?.split('.') ?? []
  return async ({ endpoint, p256dh, auth }, note) => {
    // Asked again: a row may be older than the list.
    if (!canPush(env) || !mayPushTo(env, endpoint)) return NEVER
    const { host } = new URL(endpoint)
    // The library signs for https only, as RFC 8030 wants it; of an endpoint it needs the host.
    const service = { endpoint: `https://${host}/`, expirationTime: null, keys: { p256dh, auth } }
    const proof = proofs.get(host) ?? vapidHeaders(service, { subject: contactOf(env) ?? '', publicKey, privateKey })
    proofs.set(host, proof)
    const body = await encryptNotification(service, new TextEncoder().encode(JSON.stringify(note))).catch(() => null)
    // Keys that are none: no try again makes them any better.
    if (!body) return NEVER
    try {
      const answer = await fetch(endpoint, {
        method: 'POST',
        headers: {
          ...(await proof).headers,
          'content-encoding': 'aes128gcm',
          'content-type': 'application/octet-stream',
          ttl: String(KEEP),
          urgency: 'high',
          topic: TOPIC,
        },
        body,
        // A push service does not send us elsewhere; who tries to is not followed.
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE),
      })
      await answer.body?.cancel()
      return meaningOf(answer)
    } catch {
      return NOTHING
    }
  }
}

function meaningOf({ status, headers }: Response): Answer {
  const seconds = Number(headers.get('retry-after') ?? 0)
  const wait = Number.isFinite(seconds) && seconds > 0 ? seconds * SECOND : 0
  if (status >= 200 && status < 300) return { kind: 'taken', status, wait }
  if (status === 404 || status === 410) return { kind: 'gone', status, wait }
  if (status === 429 || status >= 500) return { kind: 'again', status, wait }
  return { kind: 'refused', status, wait }
}
