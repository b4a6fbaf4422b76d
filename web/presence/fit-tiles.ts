// How many columns a class needs so that every child is on the screen at once, with tiles a wet finger cannot miss.

/**
 * roomy: kana on two lines with a line of news. close: the same, smaller. packed: the reading on one line, where much stands above the tiles.
 * dense: the same, for a board that scrolls.
 */
export type Closeness = 'roomy' | 'close' | 'packed' | 'dense'

export interface Fit {
  columns: number
  closeness: Closeness
}

/** Pixels between tiles at 100 % text. */
export const GAP = 8
/** More children than this scroll. */
export const MOST_AT_ONCE = 30

interface Size {
  width: number
  height: number
}

const IDEAL = { width: 168, height: 140 }
const ROOMY = { width: 170, height: 124 }
const CLOSE = { width: 128, height: 98 }
const PACKED = { width: 128, height: 64 }
/** A phone scrolls through tiles that can be read. */
const NARROW = 600
const DENSE_WIDTH = 184

/**
 * Chooses columns for a class.
 * @param count children
 * @param width px the tiles have
 * @param height px the tiles have without scrolling
 * @param scale how much larger than 16 px the reader's text is
 * @param closer names turned out to need more than tiles of this closeness have: at least closer than it
 */
export function fitTiles(count: number, width: number, height: number, scale = 1, closer: Closeness | null = null): Fit {
  const size = (columns: number) => {
    const rows = Math.ceil(count / columns)
    return {
      width: (width - GAP * (columns - 1)) / columns / scale,
      height: (height - GAP * (rows - 1)) / rows / scale,
    }
  }
  const holds = (columns: number, least: Size) => size(columns).width >= least.width && size(columns).height >= least.height
  const score = (columns: number) => Math.min(size(columns).width / IDEAL.width, size(columns).height / IDEAL.height)
  const best = (least: Size): number => {
    let found = 0
    for (let columns = 2; columns <= 12; columns++) {
      if (holds(columns, least) && (found === 0 || score(columns) > score(found))) found = columns
    }
    return found
  }
  const across = (least: number) => Math.max(1, Math.floor((width + GAP) / (Math.min(least * scale, (width - GAP) / 2) + GAP)))
  if (count > MOST_AT_ONCE) return { columns: across(DENSE_WIDTH), closeness: 'dense' }
  const columns = best(CLOSE)
  if (columns > 0 && !closer) return { columns, closeness: holds(columns, ROOMY) ? 'roomy' : 'close' }
  if (columns > 0 && closer === 'roomy') return { columns, closeness: 'close' }
  if (width < NARROW * scale) return { columns: across(IDEAL.width), closeness: 'roomy' }
  return { columns: best(PACKED) || across(PACKED.width), closeness: 'packed' }
}
