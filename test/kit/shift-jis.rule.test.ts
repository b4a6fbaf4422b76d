import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../schema/kit/csv.ts'
import { missingLine, writeShiftJis } from '../../schema/kit/shift-jis.ts'

const back = (text: string) => decodeText(writeShiftJis(text).bytes)

describe('Shift_JIS', () => {
  test('RO06 what Windows has is written as Windows writes it, 髙 and 﨑 too', () => {
    expect([...writeShiftJis('髙﨑').bytes]).toEqual([0xfb, 0xfc, 0xfa, 0xb1])
    expect([...writeShiftJis('あ,1\r\n').bytes]).toEqual([0x82, 0xa0, 0x2c, 0x31, 0x0d, 0x0a])
    expect([...writeShiftJis('①∵ｱ').bytes]).toEqual([0x87, 0x40, 0x81, 0xe6, 0xb1])
  })

  test('RO06 a sign that differs only in its number takes the one there is, and a choice between shapes is left out', () => {
    expect(back('8:30〜9:00 −5')).toBe('8:30～9:00 －5')
    expect(back('葛\u{e0100}城')).toBe('葛城')
  })

  test('RO06 what has no place is 〓, counted and named', () => {
    const { bytes, missing } = writeShiftJis('𠮷田😀😀')
    expect(decodeText(bytes)).toBe('〓田〓〓')
    expect(missingLine(missing)).toBe('Shift_JIS にない文字は〓にしました：U+20BB7 1か所、U+1F600 2か所')
    expect(missingLine(writeShiftJis('みなと').missing)).toBeNull()
  })

  test('RO06 whatever was written and not missing is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { bytes, missing } = writeShiftJis(text)
        const read = new TextDecoder('shift_jis', { fatal: true }).decode(bytes)
        expect([...read].length).toBeLessThanOrEqual([...text].length)
        if (missing.size === 0) expect(writeShiftJis(read).bytes).toEqual(bytes)
      }),
    )
  })
})
