// What is really mounted, read from the app itself: for the laws, `npm run routes` and the documentation.
import type { Hono } from 'hono'
import type { Action } from '../../schema/permission/matrix.ts'
import type { App } from './context.ts'
import { type Tags, tagsOf } from './tag.ts'

export interface MountedRoute {
  method: string
  path: string
  /** The three things every route declares; null where it does not. */
  action: Action | null
  rate: string | null
  input: Tags['input'] | null
  /** Handlers in the chain of this route, middleware included. */
  handlers: number
}

/** Every route by method and path, in order; middleware for all methods is in `listMiddleware`. */
export function listRoutes(app: Hono<App>): MountedRoute[] {
  const routes = new Map<string, MountedRoute>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue
    const key = `${method} ${path}`
    const route = routes.get(key) ?? { method, path, action: null, rate: null, input: null, handlers: 0 }
    const tags = tagsOf(handler)
    routes.set(key, {
      ...route,
      action: tags?.action ?? route.action,
      rate: tags?.rate ?? route.rate,
      input: tags?.input ?? route.input,
      handlers: route.handlers + 1,
    })
  }
  return [...routes.values()]
}

/** Paths of what is mounted for every method. */
export const listMiddleware = (app: Hono<App>): string[] =>
  app.routes.flatMap(({ method, path }) => (method === 'ALL' ? [path] : []))
