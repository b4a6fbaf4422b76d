// JSON.parse keeps the last of two equal keys and accepts `__proto__`; two parsers that choose differently are a way past a check.
// So the text is parsed by JSON.parse and then walked once for its keys.
import { badInput } from './fail.ts'

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const DEEPEST = 20

/** Parses UTF-8 JSON bytes strictly: no duplicate keys, no prototype keys, no broken UTF-8, at most 20 levels. */
export function readJson(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw badInput('文字コードが UTF-8 ではありません', '')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw badInput('JSON の形になっていません', '')
  }
  checkKeys(text)
  return value
}

/** Walks valid JSON text and refuses duplicate or forbidden keys. */
function checkKeys(text: string): void {
  const open: (Set<string> | null)[] = []
  let place = 0
  while (place < text.length) {
    const letter = text[place]
    if (letter === '{') open.push(new Set())
    else if (letter === '[') open.push(null)
    else if (letter === '}' || letter === ']') open.pop()
    else if (letter === '"') {
      const end = endOfString(text, place)
      const keys = open.at(-1)
      if (keys && isKeyPlace(text, place)) addKey(keys, JSON.parse(text.slice(place, end)) as string)
      place = end
      continue
    }
    if (open.length > DEEPEST) throw badInput('入れ子が深すぎます', '')
    place += 1
  }
}

function addKey(keys: Set<string>, key: string): void {
  if (FORBIDDEN.has(key)) throw badInput(`${key}: 使えない項目です`, key)
  if (keys.has(key)) throw badInput(`${key}: 同じ項目が二度あります`, key)
  keys.add(key)
}

/** In an object a string is a key when the last sign before it is `{` or `,`. */
function isKeyPlace(text: string, start: number): boolean {
  let place = start - 1
  while (place >= 0 && /\s/.test(text[place] ?? '')) place -= 1
  return text[place] === '{' || text[place] === ','
}

function endOfString(text: string, start: number): number {
  let place = start + 1
  while (text[place] !== '"') place += text[place] === '\\' ? 2 : 1
  return place + 1
}
