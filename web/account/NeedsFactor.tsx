import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** The set-up screen of a second factor, fetched for those who need it. */
export function NeedsFactor({ place }: { place: string }) {
  const [screen, setScreen] = useState<{ SetUpFactor: ComponentType<{ place: string }> } | null>(null)
  useEffect(() => void import('./SetUpFactor.tsx').then(setScreen, () => undefined), [])
  return screen ? <screen.SetUpFactor place={place} /> : <p aria-busy="true" />
}
