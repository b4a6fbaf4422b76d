// Light, dark, or as the computer has it.
import { signal } from '@preact/signals'

export type Theme = 'auto' | 'light' | 'dark'
const KEY = 'tsumugi.office.theme'
const isTheme = (text: string | null): text is Theme => text === 'auto' || text === 'light' || text === 'dark'

export const theme = signal<Theme>('auto')

function show(next: Theme): void {
  theme.value = next
  if (next === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
}

/** Takes up what was chosen on this computer. */
export function openTheme(): void {
  try {
    const kept = localStorage.getItem(KEY)
    if (isTheme(kept)) show(kept)
  } catch {
    // Storage may be closed; the computer's own setting then holds.
  }
}

/** Changes the desk's light and remembers it. */
export function chooseTheme(next: Theme): void {
  show(next)
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // As above.
  }
}
