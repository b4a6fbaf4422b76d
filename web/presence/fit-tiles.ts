// How many columns a class needs so that every child is on the screen at once, with tiles a wet finger cannot miss.

/** roomy: kana on two lines with a line of news. close: the same, smaller. dense: one line, for a board that scrolls. */
export type Closeness = 'roomy' | 'close' | 'dense'

export interface Fit {
  columns: number
  closeness: Closeness
}

/** Pixels between tiles at 100 % text. */
export const GAP = 8
/** More children than this scroll. */
export const MOST_AT_ONCE = 30

const IDEAL = { width: 168, height: 140 }
const ROOMY = { width: 170, height: 124 }
const CLOSE = { width: 128, height: 98 }
const DENSE_WIDTH = 184

/**
 * Chooses columns for a class.
 * @param count children
 * @param width px the tiles have
 * @param height px the tiles have without scrolling
 * @param scale how much larger than 16 px the reader's text is
 */
export function fitTiles(count: number, width: number, height: number, scale = 1): Fit {
  const size = (columns: number) => {
    const rows = Math.ceil(count / columns)
    return {
      width: (width - GAP * (columns - 1)) / columns / scale,
      height: (height - GAP * (rows - 1)) / rows / scale,
    }
  }
  const holds = (columns: number, least: { width: number; height: number }) =>
    size(columns).width >= least.width && size(columns).height >= least.height
  const score = (columns: number) => Math.min(size(columns).width / IDEAL.width, size(columns).height / IDEAL.height)
  let best = 0
  if (count <= MOST_AT_ONCE) {
    for (let columns = 2; columns <= 12; columns++) {
      if (holds(columns, CLOSE) && (best === 0 || score(columns) > score(best))) best = columns
    }
  }
  if (best > 0) return { columns: best, closeness: holds(best, ROOMY) ? 'roomy' : 'close' }
  const least = (count <= MOST_AT_ONCE ? IDEAL.width : DENSE_WIDTH) * scale
  return {
    columns: Math.max(1, Math.floor((width + GAP) / (Math.min(least, (width - GAP) / 2) + GAP))),
    closeness: count <= MOST_AT_ONCE ? 'roomy' : 'dense',
  }
}
