// Light, dark, or as the device has it; remembered per door.
import { signal } from '@preact/signals'
import { door } from './door.ts'

export type Theme = 'auto' | 'light' | 'dark'
const KEY = `tsumugi.${door}.theme`
const isTheme = (text: string | null): text is Theme => text === 'auto' || text === 'light' || text === 'dark'

export const theme = signal<Theme>('auto')

function show(next: Theme): void {
  theme.value = next
  if (next === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
}

/** Takes up what was chosen on this device. */
export function openTheme(): void {
  try {
    const kept = localStorage.getItem(KEY)
    if (isTheme(kept)) show(kept)
  } catch {
    // Storage may be closed; the device's own setting then holds.
  }
}

/** Changes the light of this door and remembers it. */
export function chooseTheme(next: Theme): void {
  show(next)
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // As above.
  }
}
