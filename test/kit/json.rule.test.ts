import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fail } from '../../worker/kit/fail.ts'
import { readJson } from '../../worker/kit/json.ts'
import { cpuTime } from './cpu-time.ts'

const read = (text: string) => readJson(new TextEncoder().encode(text))
const field = (text: string) => {
  try {
    read(text)
  } catch (error) {
    return error instanceof Fail ? (error.field ?? '') : 'thrown'
  }
  return 'accepted'
}

describe('Reading JSON strictly', () => {
  test('any JSON that JSON.stringify writes reads back the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value, null, 1)
        fc.pre(!/"(__proto__|constructor|prototype)"\s*:/.test(text))
        expect(read(text)).toEqual(JSON.parse(text))
      }),
    )
  })
  test('a key written twice is refused by name, in any depth and spelling', () => {
    expect(field('{"kind":"absent","kind":"late"}')).toBe('kind')
    expect(field('{"a":[{"b":1,"\\u0062":2}]}')).toBe('b')
    expect(field('{"a":{"x":1},"b":{"x":1}}')).toBe('accepted')
    expect(field('{"a":"a","b":"a"}')).toBe('accepted')
    expect(field('["a","a"]')).toBe('accepted')
  })
  test('prototype keys are refused wherever they stand', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) expect(field(`{"a":{"${key}":{}}}`)).toBe(key)
  })
  test('broken text, broken UTF-8 and bottomless nesting are refused, quickly', async () => {
    expect(field('{"a":')).toBe('')
    expect(field('')).toBe('')
    expect(() => readJson(new Uint8Array([0x22, 0xff, 0x22]))).toThrow(Fail)
    const spent = await cpuTime(() => {
      expect(field('['.repeat(60) + ']'.repeat(60))).toBe('')
      read(`{"a":"${'\\"'.repeat(50_000)}"}`)
      read(`{${' '.repeat(100_000)}"a":1}`)
    })
    expect(spent).toBeLessThan(200)
  })
})
