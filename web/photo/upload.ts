// One picture on its way, with what has gone of it. fetch tells no progress of what is sent; XMLHttpRequest does.
import { type As, NoLine, Refused } from '../kit/call.ts'
import { door } from '../kit/door.ts'

/** A line that carries nothing for so long is none. */
const PATIENCE = 30_000

export interface Upload {
  /** Resolves when the server has it. @throws Refused, NoLine */
  done: Promise<void>
  stop: () => void
}

/**
 * @param address of the route that takes the bytes
 * @param onPart hears how much has gone, from 0 to 1
 */
export function upload(
  address: string,
  body: Blob,
  who: { as?: As | undefined; by?: string | undefined },
  onPart: (part: number) => void,
): Upload {
  const ask = new XMLHttpRequest()
  let timer: ReturnType<typeof setTimeout> | undefined
  const alive = () => {
    clearTimeout(timer)
    timer = setTimeout(() => ask.abort(), PATIENCE)
  }
  const done = new Promise<void>((resolve, reject) => {
    ask.upload.onprogress = ({ loaded, total }) => {
      alive()
      if (total > 0) onPart(loaded / total)
    }
    ask.onload = () => {
      const said = readError(ask.responseText)
      if (ask.status >= 200 && ask.status < 300) resolve()
      else if (said) reject(new Refused(ask.status, said))
      else reject(new NoLine())
    }
    ask.onerror = () => reject(new NoLine())
    ask.onabort = () => reject(new NoLine())
    ask.onloadend = () => clearTimeout(timer)
  })
  ask.open('POST', address)
  const headers = { 'X-Door': door, ...who.as, ...(who.by ? { 'X-Account': who.by } : {}), 'Content-Type': 'image/jpeg' }
  for (const [name, value] of Object.entries(headers)) ask.setRequestHeader(name, value)
  alive()
  ask.send(body)
  return { done, stop: () => ask.abort() }
}

/** The server's sentence; undefined of anything else that answered in its place. */
function readError(text: string): { code?: string; message?: string } | undefined {
  try {
    return (JSON.parse(text) as { error?: { code?: string; message?: string } }).error
  } catch {
    return undefined
  }
}
