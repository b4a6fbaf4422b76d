// Several files, one behind the other: which have come, how much of one, and a way to break off. What has come stays.
import { useRef, useState } from 'preact/hooks'
import { type Fault, faultOf } from '../kit/use-send.ts'
import { takeFile } from '../office/exchange-file.ts'

export interface Files {
  done: ReadonlySet<string>
  failed: string | null
  /** The file that is on its way, and how many bytes of it are there. */
  part: { key: string; got: number } | null
  fault: Fault | null
  take: (keys: readonly string[]) => void
  stop: () => void
}

/** @param address where the file of a key is */
export function useFiles(address: (key: string) => string): Files {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState<string | null>(null)
  const [part, setPart] = useState<Files['part']>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const stopping = useRef<AbortController | null>(null)
  const take = async (keys: readonly string[]) => {
    const mine = new AbortController()
    stopping.current = mine
    setFault(null)
    setFailed(null)
    for (const key of keys) {
      setPart({ key, got: 0 })
      try {
        await takeFile(address(key), 'tsumugi.zip', { signal: mine.signal, onPart: (got) => setPart({ key, got }) })
        setDone((before) => new Set(before).add(key))
      } catch (error) {
        if (!mine.signal.aborted) {
          setFault(faultOf(error))
          setFailed(key)
        }
        break
      }
    }
    setPart(null)
  }
  return { done, failed, part, fault, take: (keys) => void take(keys), stop: () => stopping.current?.abort() }
}
