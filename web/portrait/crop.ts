// The square of a photograph that becomes a face.

/** How near, from 1 (the shorter side) on, and where: from -1 to 1 of what lies outside of the square. */
export interface Look {
  zoom: number
  x: number
  y: number
}
export const CLOSEST = 4
/** A face in a portrait is above the middle. */
export const FIRST: Look = { zoom: 1, x: 0, y: -0.3 }

const within = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value))

/** The part of a picture that is looked at, px. */
export function squareOf(width: number, height: number, { zoom, x, y }: Look): { left: number; top: number; side: number } {
  const side = Math.min(width, height) / zoom
  return { left: ((width - side) / 2) * (1 + x), top: ((height - side) / 2) * (1 + y), side }
}

/** The look after a finger moved by a part of the square's side; the picture goes with the finger. */
export function moved(width: number, height: number, look: Look, dx: number, dy: number): Look {
  const { side } = squareOf(width, height, look)
  const by = (whole: number, step: number) => (whole > side ? (-2 * step * side) / (whole - side) : 0)
  return { ...look, x: within(look.x + by(width, dx), -1, 1), y: within(look.y + by(height, dy), -1, 1) }
}

/** The look from nearer or farther; the middle stays where it can. */
export function zoomed(width: number, height: number, look: Look, zoom: number): Look {
  const before = squareOf(width, height, look)
  const next = { ...look, zoom: within(zoom, 1, CLOSEST) }
  const { side } = squareOf(width, height, next)
  const place = (whole: number, from: number) =>
    whole > side ? within(((from + before.side / 2 - side / 2) * 2) / (whole - side) - 1, -1, 1) : 0
  return { ...next, x: place(width, before.left), y: place(height, before.top) }
}
