// Reading a JPEG that somebody sent: what it is, and what of it is kept. A picture of a child must not say where the child lives, so of its
// segments only those stay that a decoder needs (ITU-T T.81 annex B); Exif, GPS, XMP, comments and whatever hangs behind the end do not.

export interface Jpeg {
  /** The picture alone. */
  bytes: Uint8Array
  width: number
  height: number
}

const [MARK, START, END, SCAN] = [0xff, 0xd8, 0xd9, 0xda] as const
/** Frames that browsers draw: baseline, extended, progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
/** Tables and restart interval; APP14, by which the colours are told apart. */
const NEEDED = new Set([0xc4, 0xdb, 0xdd, 0xee])
/** Restarts, and a 0xff of the picture itself, belong to the scan they stand in. */
const goesOn = (marker: number | undefined): boolean => marker === 0 || (marker !== undefined && marker >= 0xd0 && marker <= 0xd7)

/** Takes a JPEG apart and puts the picture together again; null when it is none, is cut off, or holds more than one frame. */
export function readJpeg(given: Uint8Array): Jpeg | null {
  if (given[0] !== MARK || given[1] !== START) return null
  const view = new DataView(given.buffer, given.byteOffset, given.byteLength)
  const kept: Uint8Array[] = [given.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let scans = 0
  let place = 2
  for (;;) {
    while (given[place] === MARK && given[place + 1] === MARK) place += 1
    const marker = given[place + 1]
    if (given[place] !== MARK || marker === undefined) return null
    if (marker === END) break
    if (place + 4 > given.length) return null
    let end = place + 2 + view.getUint16(place + 2)
    if (end < place + 4 || end > given.length) return null
    if (FRAMES.has(marker)) {
      if (size || end < place + 10) return null
      size = { height: view.getUint16(place + 5), width: view.getUint16(place + 7) }
    }
    if (marker === SCAN) {
      if (!size) return null
      scans += 1
      while (end < given.length && !(given[end] === MARK && !goesOn(given[end + 1]))) end += 1
      if (end >= given.length) return null
    }
    if (FRAMES.has(marker) || NEEDED.has(marker) || marker === SCAN) kept.push(given.subarray(place, end))
    place = end
  }
  if (!size || size.width === 0 || size.height === 0 || scans === 0) return null
  kept.push(new Uint8Array([MARK, END]))
  const bytes = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of kept) {
    bytes.set(part, at)
    at += part.length
  }
  return { bytes, ...size }
}
