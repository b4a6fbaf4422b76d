// Archives that were sent: their parts by the list at their end, each unpacked once and never past the size it states.

export interface Part {
  /** With its folders: xl/workbook.xml */
  name: string
  packed: Uint8Array
  deflated: boolean
  /** Unpacked, as the list states it. */
  size: number
}

/** The parts in an archive's central directory; null of what is none. Those that state no size, or one beyond 32 bits, are not what Excel writes. */
export function partsOf(bytes: Uint8Array): Part[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = Math.max(0, bytes.length - 65_557)
  let end = bytes.length - 22
  while (end >= first && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < first) return null
  // A reading library would follow a ZIP64 directory instead, which is not the one weighed here.
  if (view.getUint16(end + 10, true) === 0xffff || [12, 16].some((place) => view.getUint32(end + place, true) === 0xffffffff))
    return null
  const parts: Part[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null
    const method = view.getUint16(at + 10, true)
    const packed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    const letters = view.getUint16(at + 28, true)
    const header = view.getUint32(at + 42, true)
    const streamed = (view.getUint16(at + 8, true) & 8) !== 0
    if ((method !== 0 && method !== 8) || (method === 0 && size !== packed)) return null
    if ((size === 0 && packed > 2) || (packed === 0 && streamed) || header + 30 > bytes.length) return null
    const body = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
    if (body + packed > bytes.length) return null
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + letters))
    parts.push({ name, packed: bytes.subarray(body, body + packed), deflated: method === 8, size })
    at += 46 + letters + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

/** The content of a part; null when it is not what the list says. */
export async function unpack({ packed, deflated, size }: Part): Promise<Uint8Array | null> {
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
