// Routes say what they are: action, input schema, rate class. The tags stay on the middleware, so that a law test, `npm run routes`
// and the documentation read what is really mounted.
import type { MiddlewareHandler } from 'hono'
import type { Action } from '../../schema/permission/matrix.ts'

export interface Tags {
  action?: Action
  rate?: string
  /** Names of the fields a route takes, by place. */
  input?: { place: 'json' | 'query' | 'file'; fields: string[]; schema: unknown }
}

const TAGS = Symbol('tags')

/** Puts tags on a middleware. */
export function tag<M extends MiddlewareHandler<never> | ((...args: never[]) => unknown)>(tags: Tags, middleware: M): M {
  return Object.assign(middleware, { [TAGS]: tags })
}

/** The tags of a mounted handler, if it has any. */
export const tagsOf = (handler: unknown): Tags | undefined => (handler as { [TAGS]?: Tags })[TAGS]
