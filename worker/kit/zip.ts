// A ZIP written while it is read: one entry at a time is in memory, whatever there are of them. Nothing is compressed: pictures are already, and
// of the rest there is little. (APPNOTE 6.3.10; no library is needed for so little, and those that are small want WebAssembly or the whole.)
import { crc32 } from 'node:zlib'
import type { Moment } from '../../schema/kit/day.ts'

export interface Entry {
  /** With folders: 連絡帳/2026-04.json */
  name: string
  bytes: Uint8Array
}

/** Without the extension for larger ones (ZIP64), which not every phone opens. */
export const MOST_ZIP_BYTES = 0xffff_ffff
const UTF8_NAMES = 0x0800
const VERSION = 20
const HEADER = 30
const LISTED = 46
const END = 22

/** Day and time as MS-DOS wrote them, in Japan's time; two seconds are the least. */
function dosTime(at: Moment): number {
  const japan = new Date(at + 9 * 60 * 60_000)
  const time = (japan.getUTCHours() << 11) | (japan.getUTCMinutes() << 5) | (japan.getUTCSeconds() >> 1)
  const day = ((japan.getUTCFullYear() - 1980) << 9) | ((japan.getUTCMonth() + 1) << 5) | japan.getUTCDate()
  return ((day << 16) | time) >>> 0
}

/** The pieces of an archive, each as soon as its entry is there. @throws when it grows beyond `MOST_ZIP_BYTES` */
export async function* zipPieces(entries: AsyncIterable<Entry>, at: Moment): AsyncGenerator<Uint8Array> {
  const stamp = dosTime(at)
  const list: Uint8Array[] = []
  let offset = 0
  for await (const { name, bytes } of entries) {
    const letters = new TextEncoder().encode(name)
    const check = crc32(bytes)
    const header = new DataView(new ArrayBuffer(HEADER))
    const listed = new DataView(new ArrayBuffer(LISTED))
    header.setUint32(0, 0x04034b50, true)
    listed.setUint32(0, 0x02014b50, true)
    listed.setUint16(4, VERSION, true)
    // The same in both, two bytes later in the list.
    for (const [view, from] of [
      [header, 4],
      [listed, 6],
    ] as const) {
      view.setUint16(from, VERSION, true)
      view.setUint16(from + 2, UTF8_NAMES, true)
      view.setUint32(from + 6, stamp, true)
      view.setUint32(from + 10, check, true)
      view.setUint32(from + 14, bytes.length, true)
      view.setUint32(from + 18, bytes.length, true)
      view.setUint16(from + 22, letters.length, true)
    }
    listed.setUint32(42, offset, true)
    list.push(new Uint8Array(listed.buffer), letters)
    offset += HEADER + letters.length + bytes.length
    if (offset > MOST_ZIP_BYTES) throw new Error('the archive would be larger than 4 GB')
    yield new Uint8Array(header.buffer)
    yield letters
    yield bytes
  }
  const size = list.reduce((sum, { length }) => sum + length, 0)
  const end = new DataView(new ArrayBuffer(END))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, list.length / 2, true)
  end.setUint16(10, list.length / 2, true)
  end.setUint32(12, size, true)
  end.setUint32(16, offset, true)
  yield* list
  yield new Uint8Array(end.buffer)
}

/** The same as the body of an answer. Nothing is made before it is asked for. */
export function zipStream(entries: AsyncIterable<Entry>, at: Moment): ReadableStream<Uint8Array> {
  const pieces = zipPieces(entries, at)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
