// Where a push may go. The address comes from a browser, so it could name anything: our own network, or a stranger's server that should not
// hear from us (SSRF). Only the push services of the known browsers are written to, and only by https.

/** Chrome and most of Android; Firefox; Safari; Edge on Windows. A dot in front: any name under it. */
const SERVICES = ['fcm.googleapis.com', '.push.services.mozilla.com', '.push.apple.com', '.notify.windows.com']

/** @param loopback true where a test listens on this machine; never in production (worker/kit/env.ts) */
export function isPushService(address: string, loopback: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  if (username || password) return false
  if (loopback && protocol === 'http:' && hostname === '127.0.0.1') return true
  if (protocol !== 'https:' || port) return false
  return SERVICES.some((name) => (name.startsWith('.') ? hostname.endsWith(name) : hostname === name))
}
