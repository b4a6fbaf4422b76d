import { useEffect, useState } from 'preact/hooks'
import { type Loaded, load } from './load.ts'

/** Keeps an address fresh while the component lives; null while there is no address. A new address starts empty. */
export function useLoad<Body>(address: string | null, more: { every?: number; keep?: boolean } = {}): Loaded<Body> | null {
  const [loaded, setLoaded] = useState<{ address: string; from: Loaded<Body> } | null>(null)
  const { every = 0, keep = false } = more
  useEffect(() => {
    if (address === null) return
    const from = load<Body>(address, { every, keep })
    setLoaded({ address, from })
    return () => from.stop()
  }, [address, every, keep])
  return loaded?.address === address ? loaded.from : null
}
