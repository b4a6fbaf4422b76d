// Measures what the tiles of a class have, and fits them in: when what stands above grows, and when a long name needs more than was reckoned.
import type { RefObject } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Closeness, type Fit, fitTiles, MOST_AT_ONCE } from './fit-tiles.ts'
import { type Layout, oneChildAt, type SteadyAt, withLayout } from './layouts.ts'

/** Under the tiles, and under the sum and the tiles, px. */
const UNDER = 10
const MARGINS = 22
/** Pinned slabs, px at 100 % text: one row, two where they stand one above the other. Always reckoned with, so that the columns stay when one appears. */
const SLAB = 96
const SLABS_BESIDE = 1040

/** What the tiles have, px, and what was too little for the names of some children. */
interface Measured {
  width: number
  room: number
  tooWide: { who: string; closeness: Closeness } | null
}

/** What the last tiles of this page had: the next ones are drawn into it at once, and not a second time when they are measured. */
let last: Measured = { width: 0, room: 0, tooWide: null }

/**
 * @param place around the list of tiles
 * @param who says which children they are: others are no layout that has moved
 * @returns how `count` children fit in, and whether a place on the screen has been one child's for as long as a finger needs
 */
export function useFit(place: RefObject<HTMLElement | null>, count: number, who: string): { fit: Fit; steadyAt: SteadyAt } {
  const layouts = useRef<Layout[]>([])
  useEffect(() => {
    layouts.current = []
  }, [who])
  const [{ width, room, tooWide }, setMeasured] = useState(last)
  const closer = tooWide?.who === who ? tooWide.closeness : null
  const fit = useMemo<Fit>(
    () =>
      width > 0
        ? fitTiles(count, width, room, textScale(), closer)
        : { columns: 6, closeness: count > MOST_AT_ONCE ? 'dense' : 'roomy' },
    [count, width, room, closer],
  )
  const drawn = useRef({ who, fit })
  drawn.current = { who, fit }
  useEffect(() => {
    const element = place.current
    const page = element?.closest('[data-page]')
    const content = page?.firstElementChild
    if (!element || !page || !content) return
    const measure = () => {
      // What is on the screen may already be the next class, and its own watcher begins in a moment: that it runs over says nothing of this one.
      if (drawn.current.who !== who || drawn.current.fit !== fit) return
      layouts.current = withLayout(layouts.current, element, page.scrollTop)
      const width = element.clientWidth
      const room = roomFor(element, page, content)
      const over = page.scrollHeight > page.clientHeight + 1
      setMeasured((known) => {
        const { closeness } = fit
        if (known.width !== width || known.room !== room) last = { width, room, tooWide: null }
        else if (over && fitTiles(count, width, room, textScale(), closeness).closeness !== closeness)
          last = { width, room, tooWide: { who, closeness } }
        else return known
        return last
      })
    }
    // It measures when it begins, too: names may need more than was reckoned.
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    // What stands above may grow while the tiles themselves keep their size.
    watcher.observe(content)
    return () => watcher.disconnect()
  }, [count, who, fit])
  return { fit, steadyAt: (x, y) => oneChildAt(layouts.current, x, y + (place.current?.closest('[data-page]')?.scrollTop ?? 0)) }
}

/** Height the tiles can have without scrolling: the page without what stands above them, and with room for one row of slabs at least. */
function roomFor(element: Element, page: Element, content: Element): number {
  const fixed = [...page.querySelectorAll<HTMLElement>('[data-fixed]')].reduce((sum, part) => sum + part.offsetHeight, 0)
  const rows = page.clientWidth < SLABS_BESIDE * textScale() ? 2 : 1
  const above = element.getBoundingClientRect().top - content.getBoundingClientRect().top
  return page.clientHeight - Math.max(above + UNDER, fixed + SLAB * rows * textScale() + MARGINS)
}

const textScale = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1
