import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** The set-up screen of a second factor, fetched for those who need it. */
export function NeedsFactor(props: { place: string; network?: boolean }) {
  const [screen, setScreen] = useState<{ SetUpFactor: ComponentType<{ place: string; network?: boolean }> } | null>(null)
  useEffect(() => void import('./SetUpFactor.tsx').then(setScreen, () => undefined), [])
  return screen ? <screen.SetUpFactor {...props} /> : <p aria-busy="true" />
}
