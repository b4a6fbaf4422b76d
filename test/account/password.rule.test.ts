import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passwordFault } from '../../schema/account/password-rule.ts'
import { oneSpelling, romaji } from '../../schema/kit/romaji.ts'
import { cpuTime } from '../kit/cpu-time.ts'

const family = { staff: false, words: [] }
const staff = { staff: true, words: [] }
const words = [
  '佐藤 葵',
  'さとう あおい',
  '2023-10-05',
  'ひばり保育園',
  '汐見市',
  'sato@example.jp',
  'うさぎ組',
  'さとう しょうた',
]
const known = { staff: false, words }

describe('A new password', () => {
  test('ASVS 6.2.1 has at least 8 characters for families and 12 for staff, counted as people count them', () => {
    expect(passwordFault('ねこ7ひきいた', family)).toBe('password_short')
    expect(passwordFault('ねこが7ひきいた', family)).toBeNull()
    expect(passwordFault('ねこが7ひきいた', staff)).toBe('password_short')
    expect(passwordFault('ねこが7ひき いぬ3びき', staff)).toBeNull()
    expect(passwordFault('🐱🐶🐭🐹🐰🦊🐻', family)).toBe('password_short')
    expect(passwordFault('🐱🐶🐭🐹🐰🦊🐻🐼', family)).toBeNull()
  })

  test.each([
    'password',
    'Password',
    'iloveyou',
    'sunshine2026',
    'SUNSHINE1!',
    'qwertyuiop',
    'ｐａｓｓｗｏｒｄ１',
    'aaaaaaaaaaaa',
    'abababababab',
    '123456789012',
    'abcdefghijkl',
    'あいうえおかきくけこ',
    '19871224',
    '2021-10-03',
  ])('ASVS 6.2.4 %s is among the first that are tried', (password) => {
    expect(passwordFault(password, family)).toMatch(/password_(?:common|short)/)
  })

  test('ASVS 6.2.4 the twelve characters of staff do not let common ones through', () => {
    for (const password of ['unbelievable', 'jonathan2026', 'administrator1', 'qwertyuiop2026'])
      expect(passwordFault(password, staff), password).toBe('password_common')
  })

  test.each([
    '佐藤のねこだいすき',
    '佐藤葵だいすき!',
    'さとうあおい2023',
    'サトウアオイ99',
    'satoaoi-suki',
    'SATOU-daisuki',
    'satohhhh99',
    'ひばり保育園だよ',
    'hibari2023x',
    'xx20231005xx',
    'pw231005pw',
    '汐見市のそら2026',
    'usagikumi7',
    'syouta-daisuki',
    'shota_daisuki',
  ])('ASVS 6.2.11 %s is made of names around the person', (password) => {
    expect(passwordFault(password, known)).toBe('password_name')
    expect(passwordFault(password, family)).toBeNull()
  })

  test('ASVS 6.2.5 no kinds of characters are asked for, spaces and any script are welcome', () => {
    for (const password of [
      'あさはやく おきる にわとり',
      'correct horse battery staple',
      '        x  y  z        ',
      '雨 傘 靴 橋 汽車 海',
    ])
      expect(passwordFault(password, known), password).toBeNull()
  })

  test('ASVS 6.2.9 a long password of any signs is taken, also at 256 characters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 200, maxLength: 256, unit: 'grapheme-ascii' }), (password) => {
        fc.pre(new Set(password).size > 20)
        expect(passwordFault(password, staff)).toBeNull()
      }),
    )
  })

  test('ASVS 1.3.12 no password makes the rule slow', async () => {
    const long = ['a'.repeat(256), `${'1'.repeat(255)}x`, 'ou'.repeat(128), '-'.repeat(256)]
    expect(await cpuTime(() => long.map((one) => passwordFault(one, known)))).toBeLessThan(50)
  })
})

describe('A name in Latin letters', () => {
  test('is found in every spelling people use', () => {
    for (const latin of ['Jiro', 'zirou', 'JIROU']) expect(oneSpelling(latin), latin).toBe(romaji('じろう'))
    for (const latin of ['Shinichi', 'sinniti'.replace('nn', 'n')]) expect(oneSpelling(latin), latin).toBe(romaji('しんいち'))
    expect(romaji('はっとり')).toBe(oneSpelling('hattori'))
    expect(romaji('ほんま')).toBe(oneSpelling('homma').replace('mm', 'nm'))
    expect(romaji('チョウ ジュン')).toBe('tyozyun')
    expect(romaji('第3保育所')).toBe('')
  })
})
