// Reads an archive of uncompressed entries by its list, as an unpacking program does, and checks each against its checksum.
import { crc32 } from 'node:zlib'

/** The entries by name. @throws what an unpacking program would stumble over */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - 22
  if (view.getUint32(end, true) !== 0x06054b50) throw new Error('no end')
  const entries = new Map<string, Uint8Array>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('no entry in the list')
    const [size, letters] = [view.getUint32(at + 24, true), view.getUint16(at + 28, true)]
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + letters))
    const from = view.getUint32(at + 42, true)
    if (view.getUint32(from, true) !== 0x04034b50) throw new Error(`${name} is not where the list says`)
    const start = from + 30 + view.getUint16(from + 26, true)
    const content = bytes.subarray(start, start + size)
    if (crc32(content) !== view.getUint32(at + 16, true)) throw new Error(`${name} is damaged`)
    entries.set(name, content)
    at += 46 + letters
  }
  if (at !== end) throw new Error('something behind the list')
  return entries
}
