import { app } from './app.ts'
import { clockOf } from './kit/clock.ts'
import type { Env } from './kit/env.ts'
import { everyMinute } from './scheduled.ts'

export { Facility } from './facility/object.ts'

export default {
  fetch: app.fetch,
  scheduled: async (_event: unknown, env: Env) => {
    await everyMinute(env, clockOf(env))
  },
} satisfies {
  fetch: (request: Request, env: Env, context: never) => Response | Promise<Response>
  scheduled: (event: unknown, env: Env) => Promise<void>
}
