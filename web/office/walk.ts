// The keyboard of the desk: J and K walk from row to row, Enter does what the row's first button does, / goes to the search.
import { useEffect } from 'preact/hooks'

const ROWS = 'main [data-step], main tbody tr'
const ACTS = 'button:not(:disabled), a[href]'

/** True while keys are letters of a text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName))

function step(by: 1 | -1): void {
  const acts = [...document.querySelectorAll<HTMLElement>(ROWS)].flatMap((row) => {
    const act = row.querySelector<HTMLElement>(ACTS)
    return act?.checkVisibility() ? [{ row, act }] : []
  })
  const at = acts.findIndex(({ row }) => row.contains(document.activeElement))
  const next = acts[at < 0 ? (by > 0 ? 0 : acts.length - 1) : Math.min(acts.length - 1, Math.max(0, at + by))]
  next?.act.focus()
  next?.row.scrollIntoView({ block: 'nearest' })
}

/** Listens for J, K and / while the desk is open; never while someone types or a dialog stands. `onSearch` for screens without a search field. */
export function useWalk(onSearch: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      const key = event.key.toLowerCase()
      if (key === 'j') step(1)
      else if (key === 'k') step(-1)
      else if (key === '/') {
        const search = document.querySelector<HTMLElement>('main input[type="search"]')
        if (search) search.focus()
        else onSearch()
      } else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [onSearch])
}
