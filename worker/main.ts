import { app } from './app.ts'
import type { Env } from './kit/env.ts'

export default {
  fetch: app.fetch,
} satisfies { fetch: (request: Request, env: Env, context: never) => Response | Promise<Response> }
