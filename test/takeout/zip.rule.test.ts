import { expect, test } from 'vitest'
import { type Entry, zipPieces, zipStream } from '../../worker/kit/zip.ts'
import { readZip } from '../kit/read-zip.ts'

const AT = Date.UTC(2026, 10, 20, 1, 5)
const joined = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return new Uint8Array(Buffer.concat(all))
}
async function* few(): AsyncGenerator<Entry> {
  yield { name: '連絡帳/2026-04.json', bytes: new TextEncoder().encode('{"さとう":"あおい"}') }
  yield { name: '空.txt', bytes: new Uint8Array() }
  yield { name: '写真/1.jpg', bytes: Uint8Array.from({ length: 5_000 }, (_, n) => n * 7) }
}

test('RC16 an archive gives back what went into it, Japanese names and empty files too', async () => {
  const found = readZip(await joined(zipPieces(few(), AT)))
  expect([...found.keys()]).toEqual(['連絡帳/2026-04.json', '空.txt', '写真/1.jpg'])
  expect(new TextDecoder().decode(found.get('連絡帳/2026-04.json'))).toBe('{"さとう":"あおい"}')
  expect(found.get('写真/1.jpg')?.[4_999]).toBe((4_999 * 7) % 256)
  expect(readZip(await joined(zipPieces((async function* () {})(), AT))).size).toBe(0)
})

test('RC16 nothing is made before it is asked for, and one entry at a time lies in memory: half a gigabyte goes through flat', async () => {
  const picture = new Uint8Array(1_000_000)
  let made = 0
  let ended = false
  async function* year(): AsyncGenerator<Entry> {
    try {
      while (made < 500) {
        made += 1
        yield { name: `写真/${made}.jpg`, bytes: picture.slice() }
      }
    } finally {
      ended = true
    }
  }
  const reader = zipStream(year(), AT).getReader()
  expect(made).toBe(0)
  let came = 0
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    came += piece.value.length
    expect(made - Math.floor(came / picture.length)).toBeLessThanOrEqual(1)
  }
  expect([made, ended, came > 5e8]).toEqual([500, true, true])
})

test('RC16 whoever stops in the middle stops the reading too', async () => {
  let ended = false
  async function* endless(): AsyncGenerator<Entry> {
    try {
      for (let n = 0; ; n += 1) yield { name: `${n}`, bytes: new Uint8Array(10) }
    } finally {
      ended = true
    }
  }
  const reader = zipStream(endless(), AT).getReader()
  await reader.read()
  await reader.cancel()
  expect(ended).toBe(true)
})
