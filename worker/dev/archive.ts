// Reads an archive of uncompressed entries from the disk by its list, one entry at a time, and says in a sentence what is wrong with it.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { Refused } from './open-house.ts'

const END = 22
const LISTED = 46
const HEADER = 30

export interface Archive {
  names: readonly string[]
  /** @throws Refused for an entry that is not there or damaged */
  read(name: string): Buffer
  close(): void
}

/** @throws Refused for what is no archive of ours, or broke off on its way */
export function openArchive(file: string): Archive {
  const open = openSync(file, 'r')
  const broken = (what: string): Refused => new Refused(`${file}: ${what}。もういちど書き出すか、写しなおしてください。`)
  const piece = (from: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length)
    if (from < 0 || readSync(open, bytes, 0, length, from) !== length) throw broken('途中で切れています')
    return bytes
  }
  try {
    const { size } = fstatSync(open)
    const end = piece(size - END, END)
    if (end.readUInt32LE(0) !== 0x06054b50) throw broken('途中で切れているか、書き出したファイルではありません')
    const [from, length] = [end.readUInt32LE(16), end.readUInt32LE(12)]
    const list = piece(from, length)
    const places = new Map<string, { at: number; length: number; check: number }>()
    for (let at = 0; at < length; ) {
      if (list.readUInt32LE(at) !== 0x02014b50) throw broken('目次がこわれています')
      const letters = list.readUInt16LE(at + 28)
      const name = list.toString('utf8', at + LISTED, at + LISTED + letters)
      places.set(name, { at: list.readUInt32LE(at + 42), length: list.readUInt32LE(at + 24), check: list.readUInt32LE(at + 16) })
      at += LISTED + letters + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32)
    }
    return {
      names: [...places.keys()],
      read: (name) => {
        const place = places.get(name)
        if (!place) throw broken(`${name} が入っていません`)
        const header = piece(place.at, HEADER)
        const bytes = piece(place.at + HEADER + header.readUInt16LE(26) + header.readUInt16LE(28), place.length)
        if (crc32(bytes) !== place.check) throw broken(`${name} がこわれています`)
        return bytes
      },
      close: () => closeSync(open),
    }
  } catch (error) {
    closeSync(open)
    throw error
  }
}
