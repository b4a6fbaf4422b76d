// Where the tiles stood a moment ago. They move by themselves when a slab is pinned above them or goes, and then a finger may come down on a child
// it was not meant for. It is taken when the place was that same child's all along.

/** How long a finger may be on its way to what it saw, ms of the page's own running time. */
const ON_ITS_WAY = 400

/** Tiles as they stood until a moment; the last layout stands still. Edges in px, from the top of what scrolls. */
export interface Layout {
  until: number
  tiles: { childId: string; left: number; top: number; right: number; bottom: number }[]
}

/** True for a place on the screen at which there was one child, or none, for as long as a finger needs. */
export type SteadyAt = (x: number, y: number) => boolean

/** The layouts that a finger may have been aimed at, with the one that stands now. */
export function withLayout(known: readonly Layout[], list: Element, scrolled: number): Layout[] {
  const now = performance.now()
  const tiles = [...list.querySelectorAll<HTMLElement>('[data-child]')].map((tile) => {
    const { left, top, right, bottom } = tile.getBoundingClientRect()
    return { childId: tile.dataset.child ?? '', left, top: top + scrolled, right, bottom: bottom + scrolled }
  })
  const before = known.map((one) => (one.until > now ? { ...one, until: now } : one))
  return [...before.filter(({ until }) => until > now - ON_ITS_WAY), { until: Number.POSITIVE_INFINITY, tiles }]
}

export function oneChildAt(layouts: readonly Layout[], x: number, y: number, now: number = performance.now()): boolean {
  const found = layouts
    .filter(({ until }) => until > now - ON_ITS_WAY)
    .map(({ tiles }) => tiles.find((tile) => tile.left <= x && x <= tile.right && tile.top <= y && y <= tile.bottom)?.childId)
  return new Set(found).size <= 1
}
