import type { MiddlewareHandler } from 'hono'
import type { Moment } from '../../schema/kit/day.ts'
import type { App } from './context.ts'

/** One line per request: numbers and ids, never a name, a query or a body. `actor` is whom the cookie claims. */
export const log: MiddlewareHandler<App> = async (c, next) => {
  const begun = performance.now()
  await next()
  if (c.env.MODE === 'test' && c.res.status < 500) return
  const line = {
    at: c.get('now'),
    request: c.get('requestId'),
    method: c.req.method,
    // Only a path we know: an unknown one may carry anything.
    route: c.get('action') ? c.req.path.replace(/\/f\/\d+/, '/f/:facility') : null,
    facility: c.get('scope')?.facilityId,
    actor: c.get('token')?.account,
    action: c.get('action'),
    status: c.res.status,
    ms: Math.round(performance.now() - begun),
    ...(c.error && c.res.status >= 500 ? troubleOf(c.error) : {}),
  }
  // biome-ignore lint/suspicious/noConsole: the platform collects log lines from the console
  console.log(JSON.stringify(line))
}

/** An error as it may be logged. A failed query names the values it was given: tokens, names, what families wrote. They stay out. */
function troubleOf(error: unknown): { error: string; stack: string | undefined } {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
  const bare = (text: string): string => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '')
  return { error: bare(message), stack: stack && bare(stack) }
}

/** One line for work that nobody asked for and that failed. */
export function logTrouble(at: Moment, work: string, error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the platform collects log lines from the console
  console.log(JSON.stringify({ at, work, ...troubleOf(error) }))
}
