import type { Context, Hono } from 'hono'
import type { App } from './context.ts'
import { answer, Fail, notFound } from './fail.ts'
import { tagsOf } from './tag.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** A path that exists under another method answers 405 with the list; anything else 404. */
export function otherMethod(app: Hono<App>, c: Context<App>): Response {
  const known = METHODS.filter((method) =>
    app.router.match(method, c.req.path)[0].some(([[handler]]) => tagsOf(handler)?.action !== undefined),
  )
  if (known.length === 0) return answer(c, notFound())
  c.header('Allow', known.join(', '))
  return answer(c, new Fail(405, 'wrong_method', 'この操作はできません。'))
}
