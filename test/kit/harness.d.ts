// What the route tests import from the runtime they run in.
declare module 'cloudflare:workers' {
  import type { D1Migration } from '@cloudflare/vitest-plugin'
  import type { Env } from '../../worker/kit/env.ts'

  /** The bindings of wrangler.toml, with MODE test, and the migrations. */
  export const env: Env & { DIRECTORY_MIGRATIONS: D1Migration[]; FACILITY_MIGRATIONS: D1Migration[] }
  /** The worker itself: `exports.default.fetch(request)` goes the whole way, `scheduled()` fires the cron handler. */
  export const exports: {
    default: {
      fetch(request: Request | string, init?: RequestInit): Promise<Response>
      scheduled(options?: { scheduledTime?: Date; cron?: string }): Promise<unknown>
    }
  }
}

declare module 'cloudflare:test' {
  import type { D1Migration } from '@cloudflare/vitest-plugin'
  import type { D1Database, DurableObjectState } from '@cloudflare/workers-types'

  export function applyD1Migrations(database: D1Database, migrations: D1Migration[], table?: string): Promise<void>
  /** Runs the alarm of an object at once; false when none was set. */
  export function runDurableObjectAlarm(object: unknown): Promise<boolean>
  /** Looks inside an object: `look` runs in it. */
  export function runInDurableObject<Seen>(
    object: unknown,
    look: (object: unknown, state: DurableObjectState) => Seen,
  ): Promise<Seen>
  /** Empties every binding; the migrations must be applied again after it. */
  export function reset(): Promise<void>
}
