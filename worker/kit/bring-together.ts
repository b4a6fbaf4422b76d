// Many acts in one request, as a tablet brings them that was without a line. Each goes through what is mounted for its own route, rate, right
// and input with it, so that many may do nothing that one may not; only the request and the writing are shared.
import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { App } from './context.ts'
import { Fail, knownFailure } from './fail.ts'
import { logTrouble } from './log.ts'
import { carryOut, type Together } from './write-together.ts'

/** One act as it was sent. */
interface Brought {
  path: string
  json: Record<string, unknown>
}
/** What became of one act: its receipt, or what its own route says no with. */
export type Outcome = { id: string; at: number } | { status: number; error: { code: string; message: string; field?: string } }

/** What an act shares with the request it came in: a session that one of them had to open anew is the session of all. */
const SHARED: readonly string[] = ['requestId', 'now', 'today', 'token', 'scope'] satisfies (keyof App['Variables'])[]

/** A request of an act's own, as far as the routes of acts ask for one: a real one would cost more than the act. */
function contextOf(outer: Context<App>, given: unknown, together: Together): Context<App> {
  const own = new Map<string, unknown>([
    ['given', given],
    ['together', together],
  ])
  const shared = outer as unknown as { get: (name: string) => unknown; set: (name: string, value: unknown) => void }
  let valid: unknown
  const c = {
    env: outer.env,
    get executionCtx() {
      return outer.executionCtx
    },
    get: (name: string) => (SHARED.includes(name) ? shared.get(name) : own.get(name)),
    set: (name: string, value: unknown) => (SHARED.includes(name) ? shared.set(name, value) : void own.set(name, value)),
    header: (name: string, value?: string) => outer.header(name, value),
    req: {
      raw: outer.req.raw,
      header: (name: string) => outer.req.header(name),
      addValidatedData: (_place: string, data: unknown) => {
        valid = data
      },
      valid: () => valid,
    },
    json: (body: unknown) => body,
  }
  return c as unknown as Context<App>
}

/** Goes through the handlers of a route; what the last one says is what the route answers. */
async function goThrough(handlers: readonly MiddlewareHandler<App>[], c: Context<App>): Promise<unknown> {
  const [handler, ...rest] = handlers
  let said: unknown
  const own = await handler?.(c, async () => {
    said = await goThrough(rest, c)
  })
  return own ?? said
}

/**
 * A way to bring several acts to these routes at once; outcomes are in the order of the acts. When all are refused alike, the request is
 * refused so: who may do nothing here learns no more from many than from one.
 */
export function bringerTo(routes: Hono<App>) {
  const mounted = new Map<string, MiddlewareHandler<App>[]>()
  for (const { path, handler } of routes.routes)
    mounted.set(path, [...(mounted.get(path) ?? []), handler as MiddlewareHandler<App>])

  return async (c: Context<App>, acts: readonly Brought[]): Promise<{ acts: Outcome[] }> => {
    const done: { outcome: unknown; failure?: Fail; inner: Context<App> }[] = []
    await carryOut(
      acts.map(({ path, json }, place) => async (together) => {
        const inner = contextOf(c, json, together)
        try {
          done[place] = { inner, outcome: await goThrough(mounted.get(`/${path}`) ?? [], inner) }
        } catch (error) {
          if (!(error instanceof Fail)) logTrouble(c.get('now'), `${path} of several`, error)
          const failure = knownFailure(error, c.get('requestId'))
          const { status, code, message, field } = failure
          done[place] = { inner, failure, outcome: { status, error: { code, message, ...(field ? { field } : {}) } } }
        }
      }),
    )
    const refusals = new Set(done.map(({ failure }) => failure && `${failure.status} ${failure.code}`))
    const failure = done.find((one) => one.failure)?.failure
    const decided = done.some(({ inner }) => inner.get('checked'))
    if (failure && (!decided || refusals.size === 1)) throw failure
    c.set('checked', decided)
    c.set('rose', [...new Set(done.flatMap(({ inner }) => inner.get('rose') ?? []))])
    return { acts: done.map(({ outcome }) => outcome as Outcome) }
  }
}
