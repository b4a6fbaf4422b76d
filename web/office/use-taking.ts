// A file that is made while it comes: how much of it is there, and a way to break it off.
import { useRef, useState } from 'preact/hooks'
import { type Fault, faultOf } from '../kit/use-send.ts'
import { takeFile } from './exchange-file.ts'

export interface Taking {
  /** What has come of the file; null while none is on its way. */
  part: { got: number; about: number } | null
  done: boolean
  fault: Fault | null
  take: (address: string) => void
  stop: () => void
}

/** One large file at a time, with what has come of it; `stop` breaks it off, and then nothing is saved. */
export function useTaking(): Taking {
  const [part, setPart] = useState<Taking['part']>(null)
  const [done, setDone] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const stopping = useRef<AbortController | null>(null)
  const take = async (address: string) => {
    const mine = new AbortController()
    stopping.current = mine
    setPart({ got: 0, about: 1 })
    setDone(false)
    setFault(null)
    try {
      await takeFile(address, 'tsumugi.zip', { signal: mine.signal, onPart: (got, about) => setPart({ got, about }) })
      setDone(true)
    } catch (error) {
      if (!mine.signal.aborted) setFault(faultOf(error))
    }
    setPart(null)
  }
  return { part, done, fault, take: (address) => void take(address), stop: () => stopping.current?.abort() }
}
