import type { Context } from 'hono'
import type { App } from './context.ts'

/** Where a call comes from. Of an IPv6 address its /64: one line has 2^64 addresses to count failures under. */
export function sourceOf(c: Context<App>): string {
  const address = c.req.header('cf-connecting-ip') ?? 'here'
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const [first, last] = [head, tail].map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: Math.max(0, 8 - (first?.length ?? 0) - (last?.length ?? 0)) }, () => '0')
  return [...(first ?? []), ...zeros, ...(last ?? [])].slice(0, 4).join(':')
}
