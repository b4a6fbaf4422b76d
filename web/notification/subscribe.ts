// This browser's own side of being told: permission, subscription, and what stands in the way.
import { installed } from '../family/install.ts'

/** ready: can be turned on. home: an iPhone that has to be opened from the home screen first. denied: the browser was told no. none: it cannot. */
export type Ability = 'ready' | 'home' | 'denied' | 'none'

const isApple = (): boolean => /iPhone|iPad/.test(navigator.userAgent)

export function ability(): Ability {
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)
    return Notification.permission === 'denied' ? 'denied' : 'ready'
  return isApple() && !installed() ? 'home' : 'none'
}

const PATIENCE = 10_000

/** The door's own service worker; null when it did not come, as on a first visit without a line. */
const worker = (): Promise<ServiceWorkerRegistration | null> =>
  Promise.race([navigator.serviceWorker.ready, new Promise<null>((settle) => setTimeout(() => settle(null), PATIENCE))])

export interface Subscribed {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

/**
 * Asks the person, then the browser. Call from a tap: browsers ask at no other time.
 * @returns null when the person, the browser or its push service said no
 */
export async function subscribe(publicKey: string): Promise<Subscribed | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const registration = await worker()
  if (!registration) return null
  // One that is bound to other keys hears nothing of ours.
  await (await registration.pushManager.getSubscription())?.unsubscribe()
  try {
    const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
    const { endpoint, keys } = made.toJSON()
    return endpoint && keys?.p256dh && keys.auth ? { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } } : null
  } catch {
    return null
  }
}

/** Ends this browser's subscription. The server needs no word: it tells no browser whose sign-in is over. */
export async function forgetPushes(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}
