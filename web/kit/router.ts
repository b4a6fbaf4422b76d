// Where this door is: the address, the screen that belongs to it, and the links between them.
import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'

/** A door's table of contents: path → the screen, fetched when it is first opened. */
export type Contents = Record<string, () => Promise<ComponentType>>

interface Visit {
  Screen: ComponentType
  path: string
  /** True when a link led here, false after a step back or a replaced address. */
  ahead: boolean
  /** What the `:name`s of the screen's path stand for. */
  params: Partial<Record<string, string>>
  query: Partial<Record<string, string>>
}

const pathNow = (): string => location.pathname.replace(/\/+$/, '')

/** Where the person wants to be. It changes at once; the screen follows as soon as it is fetched. */
export const path = signal(pathNow())
/** The screen that is there, and the address it was opened with. */
export const visit = signal<Visit>({ Screen: () => null, path: '', ahead: false, params: {}, query: {} })

let open: (ahead: boolean) => Promise<void>

/** Goes to an address of this door; `replace` leaves no step back to the present one. */
export function route(address: string, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', address)
  void open(!replace)
}

/**
 * Follows the address from now on, also when a link or the way back changes it.
 * @param root the door's first path; links that lead elsewhere are the browser's
 * @param missing shown where the contents have nothing
 * @param broken shown where a screen could not be fetched
 */
export function openRouter(root: string, contents: Contents, missing: () => Promise<ComponentType>, broken: ComponentType): void {
  open = async (ahead) => {
    const { href, search } = location
    path.value = pathNow()
    const found = Object.entries(contents).flatMap(([pattern, load]) => {
      const match = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(path.value)
      return match ? [{ load, params: match.groups ?? {} }] : []
    })[0]
    const Screen = await (found?.load ?? missing)().catch(() => broken)
    // The person may have gone on while it was fetched.
    if (href !== location.href) return
    const query = Object.fromEntries(new URLSearchParams(search))
    visit.value = { Screen, path: path.value, ahead, params: found?.params ?? {}, query }
  }
  addEventListener('popstate', () => void open(false))
  addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return
    if (link.origin !== location.origin || !`${link.pathname}/`.startsWith(`${root}/`) || link.target || link.download) return
    if (link.getAttribute('href')?.startsWith('#')) return
    event.preventDefault()
    route(link.href)
  })
  void open(false)
}
