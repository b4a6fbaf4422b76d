// Looking for tokens in an answer: in its bytes, its headers, and whatever they could be wrapped in.
import { inflateRawSync } from 'node:zlib'
import { BIRTH_DAY, TOKEN } from '../town/town.ts'

const utf8 = new TextDecoder()
const latin = new TextDecoder('latin1')

/** Base64 of either alphabet, long enough to hold a token. */
const BASE64 = /[A-Za-z0-9+/_-]{24,}/g

/** Every token that stands in these bytes: as they are, in UTF-16, percent-encoded, in base64, in a zip (xlsx). */
export function tokensIn(bytes: Uint8Array, found: Set<string> = new Set(), depth = 0): Set<string> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip) for (const part of unzip(bytes)) tokensIn(part, found, depth + 1)
  const text = isZip ? latin.decode(bytes) : utf8.decode(bytes)
  match(text, found)
  if (text.includes('z\0q\0')) match(text.replaceAll('\0', ''), found)
  if (text.includes('%7A') || text.includes('%7a')) match(decodePercent(text), found)
  if (depth > 1 || isZip) return found
  for (const [run] of text.matchAll(BASE64))
    for (let shift = 0; shift < 4; shift++)
      match(Buffer.from(run.slice(shift).replaceAll('-', '+').replaceAll('_', '/'), 'base64').toString('latin1'), found)
  return found
}

function match(text: string, found: Set<string>): void {
  for (const pattern of [TOKEN, BIRTH_DAY]) for (const [token] of text.matchAll(pattern)) found.add(token)
}

const decodePercent = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** The files of a zip, by its central directory. */
export function unzip(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < 0) return []
  const parts: Uint8Array[] = []
  let place = view.getUint32(end + 16, true)
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    const method = view.getUint16(place + 10, true)
    const size = view.getUint32(place + 20, true)
    const header = view.getUint32(place + 42, true)
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
    const data = bytes.subarray(start, start + size)
    parts.push(method === 8 ? inflateRawSync(data) : data)
    place += 46 + view.getUint16(place + 28, true) + view.getUint16(place + 30, true) + view.getUint16(place + 32, true)
  }
  return parts
}
