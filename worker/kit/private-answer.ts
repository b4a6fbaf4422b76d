import type { MiddlewareHandler } from 'hono'
import type { App } from './context.ts'

/** The API answers data, never a page: nothing may render it, frame it, embed it, sniff it or keep it. Pages have theirs in `_headers`. */
const HEADERS = Object.entries({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; sandbox",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
})

/** Puts the same headers on every answer, errors included. */
export const privateAnswer: MiddlewareHandler<App> = async (c, next) => {
  for (const [name, value] of HEADERS) c.header(name, value)
  await next()
}
