// What a workbook will cost before anything else reads it. The reading library keeps every row as a full list up to its last cell, so a few
// bytes (`<c r="XFD1"/>`, a hundred thousand times) would fill a worker's memory.

const UNPACKED = 12 * 1024 * 1024
const CELLS = 1_000_000

/** `heavy`: unpacks to over 12 MB, or its sheets need over a million places for cells. `broken`: not an archive as Excel writes it. */
export type Weight = 'sound' | 'heavy' | 'broken'

interface Part {
  packed: Uint8Array
  deflated: boolean
  size: number
}

/** Weighs an xlsx by unpacking each part once, never past the size it states. */
export async function weighArchive(bytes: Uint8Array): Promise<Weight> {
  const parts = partsOf(bytes)
  if (parts === null) return 'broken'
  if (parts.reduce((sum, { size }) => sum + size, 0) > UNPACKED) return 'heavy'
  let cells = 0
  for (const part of parts) {
    const body = await unpack(part)
    if (body === null) return 'broken'
    cells += cellsOf(new TextDecoder().decode(body))
    if (cells > CELLS) return 'heavy'
  }
  return 'sound'
}

/** The parts in an archive's central directory. Those that state no size, or one beyond 32 bits, are not what Excel writes. */
function partsOf(bytes: Uint8Array): Part[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = Math.max(0, bytes.length - 65_557)
  let end = bytes.length - 22
  while (end >= first && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < first) return null
  // The reading library would follow a ZIP64 directory instead, which is not the one weighed here.
  if (view.getUint16(end + 10, true) === 0xffff || [12, 16].some((place) => view.getUint32(end + place, true) === 0xffffffff))
    return null
  const parts: Part[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null
    const method = view.getUint16(at + 10, true)
    const packed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    const header = view.getUint32(at + 42, true)
    const streamed = (view.getUint16(at + 8, true) & 8) !== 0
    if ((method !== 0 && method !== 8) || (method === 0 && size !== packed)) return null
    if ((size === 0 && packed > 2) || (packed === 0 && streamed) || header + 30 > bytes.length) return null
    const body = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
    if (body + packed > bytes.length) return null
    parts.push({ packed: bytes.subarray(body, body + packed), deflated: method === 8, size })
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

async function unpack({ packed, deflated, size }: Part): Promise<Uint8Array | null> {
  if (!deflated) return packed
  const body = new Uint8Array(size)
  let filled = 0
  try {
    const stream = new Response(packed.slice()).body?.pipeThrough(new DecompressionStream('deflate-raw'))
    for await (const piece of stream ?? []) {
      if (filled + piece.length > size) return null
      body.set(piece, filled)
      filled += piece.length
    }
  } catch {
    return null
  }
  return filled === size ? body : null
}

// Quoted values are taken whole, because they may hold a >.
const TAG = /<(?:[^\s<>/:]+:)?(row|c)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^<>"'])*)/g
const REFERENCE = /(?:^|[\s"'])r\s*=\s*["']([^"']*)["']/g

/** Places a sheet's rows need: for each row its last column, or its number of cells where they do not say; 0 for a part that is no sheet. */
function cellsOf(xml: string): number {
  if (!xml.includes('sheetData')) return 0
  let total = 0
  let last = 0
  let count = 0
  for (const [, name, attributes = ''] of xml.matchAll(TAG)) {
    if (name === 'row') {
      total += Math.max(last, count)
      last = 0
      count = 0
      continue
    }
    count += 1
    for (const [, reference = ''] of attributes.matchAll(REFERENCE)) last = Math.max(last, columnOf(reference))
  }
  return total + Math.max(last, count)
}

/** 1 for A1; past every limit for what is no plain reference. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1]
  return letters === undefined ? CELLS + 1 : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
