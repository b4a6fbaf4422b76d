import type { D1Database, Fetcher, R2Bucket, SendEmail } from '@cloudflare/workers-types'

/** What is said to a facility's object about an act. */
export interface News {
  topics: readonly string[]
  /** True when a right or a session may have ended: every listener is looked at again. */
  again: boolean
  now: number
}

/** What is asked of a facility's object (facility/object.ts). */
export interface FacilityObject {
  /** Rows were written: seal them soon. */
  nudge(facilityId: number): Promise<void>
  /** Seals what is not sealed yet. Answers how many rows. */
  seal(facilityId: number): Promise<number>
  /** Sends what other facilities wait for (guest/exchange.ts). Answers whether there is anything to exchange in these days. */
  exchange(facilityId: number, now: number): Promise<boolean>
  /** Tells whoever listens and may hear it that something changed. */
  tell(facilityId: number, news: News): Promise<void>
  /** Takes the line of one who listens. */
  fetch(request: Request): Response | Promise<Response>
}

/** Bindings of wrangler.toml. Shards are SHARD_1 … SHARD_n. */
export interface Env {
  DIRECTORY: D1Database
  ASSETS?: Fetcher
  /** One object a facility; without it the minute's cron does its work. */
  FACILITY?: { getByName(name: string): FacilityObject }
  /** A bucket for what must survive the databases: the audit's heads, and each night's backup. */
  ARCHIVE?: R2Bucket
  /** How many days the nightly backups in ARCHIVE are kept; 35 where it is not said (worker/backup). */
  BACKUP_DAYS?: string
  /** A bucket for the pictures of the day (docs/decisions/85). Without it no door offers them. */
  PHOTOS?: R2Bucket
  MODE: string
  SECRET: string
  /** The SECRET before this one, while something sealed under it is left (seal.ts). */
  SECRET_BEFORE?: string
  /** Milliseconds added to the real clock; only where MODE is demo or test. */
  CLOCK_OFFSET?: string
  /** Cloudflare's Email Service, and the address our letters come from. Without it nothing is mailed and no door offers it. */
  MAIL?: SendEmail
  MAIL_FROM?: string
  /** Where a demo or test posts its letters instead: a receiver on this machine. */
  MAIL_URL?: string
  /** Where families open the app, `https://…/family`: the one link that stands in a letter about new messages. */
  APP_URL?: string
  /** The pair of keys that proves our pushes are ours, `<public>.<private>` in base64url. Without it nothing is pushed and no door offers it. */
  VAPID_KEYS?: string
  /** `on` where a test listens for pushes on this machine. */
  PUSH_LOOPBACK?: string
  /** Where a weakness of this deployment is reported: `mailto:` or `https:`. */
  SECURITY_CONTACT?: string
  [shard: `SHARD_${number}`]: D1Database
}

/** Names of the shards bound here, in order. */
export const shardNames = (env: Env): `SHARD_${number}`[] =>
  (Object.keys(env) as `SHARD_${number}`[]).filter((name) => /^SHARD_\d+$/.test(name)).sort()

const isLoopback = (address: string): boolean => /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\//.test(address)

/**
 * Why this deployment must not run, or null. A real deployment on demo secrets, a shifted clock or a demo world would mix invented
 * children with real ones.
 */
export function refusal(env: Env): string | null {
  if (!['production', 'demo', 'test'].includes(env.MODE)) return 'MODE must be production, demo or test'
  if (!env.SECRET || env.SECRET.length < 16) return 'SECRET is missing or shorter than 16 characters'
  if (env.MAIL_URL && !isLoopback(env.MAIL_URL)) return 'MAIL_URL must be a receiver on this machine'
  if (env.MAIL && !env.MAIL_FROM) return 'MAIL is bound, but MAIL_FROM says no address'
  if (env.APP_URL && !/^https:\/\/[^\s/?#]+\/family$/.test(env.APP_URL)) return 'APP_URL must be https://…/family'
  if (env.VAPID_KEYS && !/^[\w-]{87}\.[\w-]{43}$/.test(env.VAPID_KEYS)) return 'VAPID_KEYS must be <public>.<private>'
  if (env.MODE !== 'production') return null
  if (/^(demo|test)-/.test(env.SECRET)) return 'a production deployment must not use a demo SECRET'
  if (env.MAIL_URL) return 'a production deployment must not post its letters to MAIL_URL'
  if (env.PUSH_LOOPBACK) return 'a production deployment must not push to this machine'
  if (env.CLOCK_OFFSET) return 'a production deployment must not shift the clock'
  return null
}
