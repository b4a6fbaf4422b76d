// The service worker of one door, built as a single file of its own. It keeps the door openable with no network.
// It never touches /api: facts and their freshness belong to the page, not to a cache.

declare const __DOOR__: string
/** The hashed files of this door, and a digest of that list. Filled in by the build. */
declare const __FILES__: string[]
declare const __EDITION__: string

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Pushed extends Extendable {
  data: { json(): unknown } | null
}
interface Clicked extends Extendable {
  notification: Notification
}
interface Client {
  url: string
  focus(): Promise<unknown>
}
interface Scope {
  location: Location
  clients: {
    claim(): Promise<void>
    matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<Client[]>
    openWindow(url: string): Promise<unknown>
  }
  registration: ServiceWorkerRegistration
  skipWaiting(): Promise<void>
  addEventListener(kind: 'install' | 'activate' | 'message', then: (event: Extendable) => void): void
  addEventListener(kind: 'fetch', then: (event: Fetching) => void): void
  addEventListener(kind: 'push', then: (event: Pushed) => void): void
  addEventListener(kind: 'notificationclick', then: (event: Clicked) => void): void
}
const scope = globalThis as unknown as Scope

const OURS = `tsumugi-${__DOOR__}-`
const EDITION = OURS + __EDITION__
const PAGE = `/${__DOOR__}`
const PATIENCE = 4000
/** Before a file that failed is asked for again, ms. */
const PAUSES = [500, 2000, 6000]

scope.addEventListener('install', (event) => {
  event.waitUntil(keepEverything().then(() => scope.skipWaiting()))
})

scope.addEventListener('activate', (event) => {
  event.waitUntil(dropOldEditions().then(() => scope.clients.claim()))
})

// A page that was still loading while the worker took its pages over asks to be taken too.
scope.addEventListener('message', (event) => {
  event.waitUntil(scope.clients.claim())
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== scope.location.origin || url.pathname.startsWith('/api')) return
  if (request.mode === 'navigate') event.respondWith(freshPage(request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(keptFile(request))
})

// A browser wants every push to be shown, so one that cannot be read says the least.
scope.addEventListener('push', (event) => event.waitUntil(show(event.data)))

scope.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPage())
})

/** Shows a push, in the place of the one before: they say the same. One that waited until the phone was on says that it is late. */
async function show(data: Pushed['data']): Promise<void> {
  let note: { text?: string; ifLate?: string; lateAt?: number } = {}
  try {
    note = (data?.json() ?? {}) as typeof note
  } catch {
    // Not ours, or not whole.
  }
  const late = note.lateAt !== undefined && note.lateAt < Date.now()
  const again = { tag: 'tsumugi', renotify: true }
  await scope.registration.showNotification('つむぎ', { ...again, body: (late ? note.ifLate : note.text) ?? '連絡があります' })
}

/** The door that is open already, or a new one. */
async function openPage(): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.find(({ url }) => new URL(url).pathname.startsWith(PAGE))
  await (open ? open.focus() : scope.clients.openWindow(PAGE))
}

async function keepEverything(): Promise<void> {
  const cache = await caches.open(EDITION)
  await Promise.all([keep(cache, new Request(PAGE, { cache: 'reload' })), ...__FILES__.map((file) => keepOnce(cache, file))])
}

/** A hashed file never changes: one that an edition before, or a try that broke off, has fetched is not fetched again. */
async function keepOnce(cache: Cache, file: string): Promise<void> {
  const kept = await caches.match(file)
  await (kept ? cache.put(file, kept) : keep(cache, new Request(file)))
}

/** On a bad line one of many files fails easily; without another try the door would have no copy until it is opened again. */
async function keep(cache: Cache, request: Request): Promise<void> {
  for (const pause of PAUSES) {
    try {
      return await cache.add(request)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  await cache.add(request)
}

/** This edition and the one before stay, because an open page may still ask for a screen of the old one. Other doors' caches are not ours. */
async function dropOldEditions(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== EDITION)
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)))
}

/** The page from the network, kept for later; the kept one when the network fails or is slower than anyone can wait. */
async function freshPage(request: Request): Promise<Response> {
  const kept = await (await caches.open(EDITION)).match(PAGE)
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok && answer.type === 'basic' && !answer.redirected) await (await caches.open(EDITION)).put(PAGE, answer.clone())
    return answer
  })
  if (!kept) return fresh
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE))
  return Promise.race([fresh.then((answer) => (answer.status >= 500 ? kept : answer)).catch(() => kept), late])
}

/** A hashed file never changes, so the kept one is always right. */
async function keptFile(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(EDITION)).put(request, answer.clone())
  return answer
}

export {}
