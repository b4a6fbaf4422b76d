import type { MiddlewareHandler } from 'hono'
import type { App } from './context.ts'
import { Fail } from './fail.ts'

export const foreignPage = () =>
  new Fail(403, 'cross_site', 'ほかのページからは送れません。つむぎの画面をひらいて、もういちどおためしください。')

/**
 * Cross-site request forgery: every browser marks what a page of another origin sends. JSON alone is no protection, so the rule is for
 * every method that may change something, and for opening a line, which no other rule keeps a foreign page from. A client that is no browser
 * sends neither mark and carries no one else's cookies.
 */
export const sameOrigin: MiddlewareHandler<App> = async (c, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) || c.req.header('upgrade') !== undefined) {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const foreign = site ? site !== 'same-origin' : origin !== undefined && origin !== new URL(c.req.url).origin
    if (foreign) throw foreignPage()
  }
  await next()
}
