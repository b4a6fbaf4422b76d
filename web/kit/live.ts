// Hears that something changed in a facility and asks at once, instead of with the next round (docs/decisions/60). What changed is not said;
// where no line stands, the rounds go on as ever.

/** Before another try, ms. Each time longer and never the same, so that a hundred screens that lost their line together come back one by one. */
const FIRST = 1_000
const LONGEST = 120_000
/** A line that is quiet is asked whether it still stands; that wakes nobody at the other end. */
const PING = 45_000
/** Changes that come together are one question. */
const TOGETHER = 400
/** The server closed because the right is over (worker/facility/listeners.ts). */
const OVER = 4001

interface Hearing {
  asks: Set<() => void>
  close: () => void
}
const hearings = new Map<string, Hearing>()

/**
 * Calls `ask` whenever something changed.
 * @param address of the line, `/api/f/3/family/live`; one line serves all who ask for the same
 * @param as the door in whose session it is opened: a line carries no header but its protocol
 * @returns stops it; the last one closes the line
 */
export function hear(address: string, as: string, ask: () => void): () => void {
  const known = hearings.get(address + as)
  const asks = known?.asks ?? new Set()
  asks.add(ask)
  const hearing = known ?? { asks, close: open(address, as, asks) }
  hearings.set(address + as, hearing)
  return () => {
    asks.delete(ask)
    if (asks.size > 0 || hearings.get(address + as) !== hearing) return
    hearings.delete(address + as)
    hearing.close()
  }
}

/** Keeps a line open while the page is seen and online. */
function open(address: string, as: string, asks: ReadonlySet<() => void>): () => void {
  let line: WebSocket | null = null
  let wait = FIRST
  let timer: ReturnType<typeof setTimeout> | undefined
  let due: ReturnType<typeof setTimeout> | undefined
  const askAll = () => {
    due ??= setTimeout(() => {
      due = undefined
      for (const ask of asks) ask()
    }, Math.random() * TOGETHER)
  }
  const ping = () => {
    line?.send('ping')
    // Without an answer by then it is a line in name only.
    timer = setTimeout(() => line?.close(), PING)
  }
  const begin = () => {
    clearTimeout(timer)
    if (line || document.hidden || !navigator.onLine) return
    const mine = new WebSocket(location.origin.replace('http', 'ws') + address, as)
    line = mine
    mine.onopen = () => {
      ping()
      // Whatever changed while there was no line.
      askAll()
    }
    mine.onmessage = ({ data }) => {
      if (data !== 'pong') return askAll()
      wait = FIRST
      clearTimeout(timer)
      timer = setTimeout(ping, PING)
    }
    mine.onclose = ({ code }) => {
      if (line !== mine) return
      line = null
      clearTimeout(timer)
      if (code === OVER) askAll()
      timer = setTimeout(begin, wait * (0.5 + Math.random()))
      wait = Math.min(wait * 2, LONGEST)
    }
  }
  const end = () => {
    clearTimeout(timer)
    const mine = line
    line = null
    mine?.close()
  }
  const look = () => (document.hidden ? end() : begin())
  document.addEventListener('visibilitychange', look)
  addEventListener('online', begin)
  begin()
  return () => {
    document.removeEventListener('visibilitychange', look)
    removeEventListener('online', begin)
    clearTimeout(due)
    end()
  }
}
