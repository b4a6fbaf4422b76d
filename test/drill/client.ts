// Clients as they are: the code of the screens that reads, listens and sends, each in a browser of its own that is none. Time, chance, the line
// and the server are the simulation's.
import { build } from 'vite'
import { here } from '../../worker/dev/place.ts'
import type * as kit from './client-kit.ts'
import type { VirtualTime } from './virtual-time.ts'

export type ClientKit = typeof kit
/** A line as a page sees it, from the side of the server. */
export interface Line {
  say(data: string): void
  drop(): void
}
export interface Network {
  /** A request on its way. Rejects without an answer. */
  fetch(path: string, init: RequestInit): Promise<Response>
  /** A page wants a line; null when nobody answers. */
  listen(path: string): Promise<Line | null>
}
/** What a page can be given of a line. */
interface Socket {
  onopen?: () => void
  onmessage?: (event: { data: string }) => void
  onclose?: (event: { code: number }) => void
}

/** The kit as one text, as the room has it. */
export async function bundleKit(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { __SHARED__: 'true' },
    build: {
      write: false,
      minify: false,
      lib: { entry: here('test', 'drill', 'client-kit.ts'), formats: ['iife'], name: 'kit' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [{ output } = { output: [] }] = Array.isArray(built) ? built : []
  const [chunk] = output as { code?: string }[]
  if (!chunk?.code) throw new Error('the kit of the screens could not be bundled')
  return chunk.code
}

/**
 * Opens a client.
 * @param chance numbers from 0 to 1, as `Math.random` gives them
 * @param skew milliseconds by which the device's clock is wrong; read each time it is asked
 */
export function openClient(
  code: string,
  door: 'family' | 'room',
  time: VirtualTime,
  network: Network,
  chance: () => number,
  skew: () => number = () => 0,
): ClientKit {
  const clock = () => time.now() + skew()
  const storage = new Map<string, string>()
  class FakeDate extends Date {
    constructor(at?: number) {
      super(at ?? clock())
    }
    static override now = clock
  }
  const maths = Object.create(Math, { random: { value: chance } }) as Math
  const line = (socket: Socket, path: string) => {
    let open = true
    const close = (code: number) => {
      if (open) time.later(() => socket.onclose?.({ code }), 0)
      open = false
    }
    network.listen(path).then((there) => {
      if (!open) return there?.drop()
      if (!there) return close(1006)
      there.say = (data) => open && socket.onmessage?.({ data })
      there.drop = () => close(1006)
      socket.onopen?.()
    })
    return { send: () => time.later(() => open && socket.onmessage?.({ data: 'pong' }), 30), close: () => close(1000) }
  }
  class FakeSocket {
    send: () => void
    close: () => void
    constructor(address: string) {
      const { send, close } = line(this as Socket, new URL(address.replace('ws', 'http')).pathname)
      this.send = send
      this.close = close
    }
  }
  const deaf = { addEventListener: () => undefined, removeEventListener: () => undefined }
  const given: Record<string, unknown> = {
    document: { hidden: false, visibilityState: 'visible', ...deaf },
    navigator: { onLine: true },
    location: { pathname: `/${door}`, origin: 'http://tsumugi.test' },
    fetch: network.fetch,
    WebSocket: FakeSocket,
    setTimeout: time.later,
    clearTimeout: time.cancel,
    setInterval: () => 0,
    clearInterval: () => undefined,
    Date: FakeDate,
    Math: maths,
    performance: { now: time.now },
    // Each call is answered or fails by the simulation's own clock.
    AbortSignal: { timeout: () => undefined },
    // Nothing is kept on this device: what the simulation asks about is the line.
    indexedDB: undefined,
    localStorage: {
      getItem: (name: string) => storage.get(name) ?? null,
      setItem: (name: string, value: string) => storage.set(name, value),
      removeItem: (name: string) => storage.delete(name),
    },
    ...deaf,
  }
  return new Function(...Object.keys(given), `${code};return kit`)(...Object.values(given)) as ClientKit
}
