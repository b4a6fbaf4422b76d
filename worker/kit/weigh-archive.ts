// What a workbook will cost before anything else reads it. The reading library keeps every row as a full list up to its last cell, so a few
// bytes (`<c r="XFD1"/>`, a hundred thousand times) would fill a worker's memory.

import { partsOf, unpack } from './unzip.ts'

const UNPACKED = 12 * 1024 * 1024
const CELLS = 1_000_000

/** `heavy`: unpacks to over 12 MB, or its sheets need over a million places for cells. `broken`: not an archive as Excel writes it. */
export type Weight = 'sound' | 'heavy' | 'broken'

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
