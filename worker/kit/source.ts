import type { Context } from 'hono'
import type { App } from './context.ts'

/** The eight groups of an IPv6 address as numbers; null when it is none. */
function groupsOf(address: string): number[] | null {
  const [head = '', tail, more] = address.toLowerCase().split('::')
  if (more !== undefined) return null
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const missing = 8 - first.length - last.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...first, ...Array.from({ length: missing }, () => '0'), ...last].map((group) =>
    /^[0-9a-f]{1,4}$/.test(group) ? Number.parseInt(group, 16) : Number.NaN,
  )
  return groups.every(Number.isInteger) ? groups : null
}

/** The bits of an address, most significant first; null when it is none. */
function bitsOf(address: string): string | null {
  if (address.includes(':')) {
    return (
      groupsOf(address)
        ?.map((group) => group.toString(2).padStart(16, '0'))
        .join('') ?? null
    )
  }
  const bytes = address.split('.').map((byte) => (/^\d{1,3}$/.test(byte) ? Number(byte) : 256))
  return bytes.length === 4 && bytes.every((byte) => byte < 256)
    ? bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('')
    : null
}

const addressOf = (c: Context<App>): string => c.req.header('cf-connecting-ip') ?? '127.0.0.1'

/** Where a call comes from. Of an IPv6 address its /64: one line has 2^64 addresses to count failures under. */
export function sourceOf(c: Context<App>): string {
  const address = addressOf(c)
  const groups = address.includes(':') ? groupsOf(address) : null
  return groups
    ? groups
        .slice(0, 4)
        .map((group) => group.toString(16))
        .join(':')
    : address
}

/**
 * A network in the one form in which it is kept and compared, `4:` or `6:` and its leading bits; null for what is none.
 * @param text `203.0.113.0/24`, `2001:db8::/32`, or a single address
 */
export function networkBits(text: string): string | null {
  const [address = '', length, more] = text.trim().split('/')
  const bits = bitsOf(address)
  if (!bits || more !== undefined) return null
  const count = length === undefined ? bits.length : /^\d{1,3}$/.test(length) ? Number(length) : -1
  return count < 0 || count > bits.length ? null : `${bits.length === 32 ? 4 : 6}:${bits.slice(0, count)}`
}

/** The caller's own line: `4:` or `6:` and all its bits, empty when it is none. A kept network holds a line that begins with it. */
export const lineOf = (c: Context<App>): string => networkBits(addressOf(c)) ?? ''

/** A kept network as people write it: `203.0.113.0/24`, `2001:db8::/32`, a single IPv4 address without its length. */
export function networkText(kept: string): string {
  const [family, bits = ''] = kept.split(':')
  if (family === '4') {
    const bytes = bits.padEnd(32, '0').match(/.{8}/g) ?? []
    const address = bytes.map((byte) => Number.parseInt(byte, 2)).join('.')
    return bits.length === 32 ? address : `${address}/${bits.length}`
  }
  const groups = bits.padEnd(128, '0').match(/.{16}/g) ?? []
  const last = groups.findLastIndex((group) => group.includes('1'))
  const named = groups.slice(0, last + 1).map((group) => Number.parseInt(group, 2).toString(16))
  return `${named.join(':')}${named.length < 8 ? '::' : ''}/${bits.length}`
}

/** The network to allow when somebody says "here": the address of an IPv4 line, the /64 of an IPv6 one. */
export function ownNetwork(c: Context<App>): string | null {
  const own = lineOf(c)
  return own === '' ? null : networkText(own.startsWith('4') ? own : own.slice(0, 2 + 64))
}
