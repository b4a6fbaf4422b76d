import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOME_FIELDS } from '../../schema/contactbook/home.ts'
import { readDraft } from '../../web/contactbook/home-draft.ts'
import { noteWith, readLog } from '../../web/contactbook/read-log.ts'

const DAY = '2026-11-20'
const read = (text: string, form = HOME_FIELDS.filter((one) => one !== 'pool')) => readLog(text, DAY, form)

describe('RC17 What a baby app hands out', () => {
  const PIYO = [
    '【ぴよログ】2026/11/19(木)',
    'あおい (1歳2か月3日)',
    '',
    '12:00   離乳食 100g',
    '18:40   離乳食 80g おかゆ、煮魚',
    '19:15   お風呂',
    '20:30   寝る',
    '23:10   起きる (2時間40分)',
    '23:25   寝る',
    '',
    'ミルク合計　 3回 360ml',
    '----------',
    '【ぴよログ】2026/11/20(金)',
    '06:10   起きる (6時間45分)',
    '06:20   体温 36.4°C',
    '06:30   ミルク 120ml',
    '06:45   うんち (やわらかめ/ふつう)',
    '07:00   朝ごはん パン、バナナ',
    '07:05   おしっこ',
    '07:10   体温 36.8°C',
    '鼻水が少し出ています',
    '',
    'おしっこ合計　1回',
  ].join('\n')

  test('RC17 becomes the 24 hours of the page: the evening before, the night with its pause, the morning', () => {
    const { found, rest, otherDays } = read(PIYO)
    expect(found).toEqual({
      temperature: { text: '36.8', at: 430 },
      milk: [{ text: '120', at: 390 }],
      sleep: { from: 20 * 60 + 30, to: 370 },
      supper: { at: 18 * 60 + 40, eaten: null, what: '80g おかゆ、煮魚' },
      breakfast: { at: 420, eaten: null, what: 'パン、バナナ' },
      bath: 'yes',
      stool: { count: '1', state: 'soft' },
    })
    expect([rest, otherDays]).toEqual([['06:20 体温 36.4°C', '07:05 おしっこ', '鼻水が少し出ています'], 1])
    // How much was eaten no app knows: it is asked for, and nothing of the rest waits for it.
    const draft = readDraft(found, () => null)
    expect(draft.faults).toEqual({ supper: 'needEaten', breakfast: 'needEaten' })
    expect(draft.fields).toMatchObject({ sleep: { from: -210, to: 370 }, temperature: { tenths: 368, at: 430 } })
  })

  test('RC17 other ways of writing are read too: full width, 時 and 分, no space, no date', () => {
    const { found } = read(
      '７：１０　ミルク　１２０ｍｌ\n6時5分 検温 37.2℃\n午後9:05 就寝\n6:00起床\n20:00 沐浴\n7:15ウンチ\n6:40 機嫌 よい\n21:00 夕食 うどん',
    )
    expect(found).toEqual({
      temperature: { text: '37.2', at: 365 },
      milk: [{ text: '120', at: 430 }],
      sleep: { from: 21 * 60 + 5, to: 360 },
      supper: { at: 21 * 60, eaten: null, what: 'うどん' },
      bath: 'yes',
      stool: { count: '1', state: null },
      mood: 'good',
    })
  })

  test('RC17 what the form does not ask for, and what is not understood, is shown and may be kept as text', () => {
    const { found, rest } = read('07:10 ミルク 120ml\n07:20 体温 36.5\n07:30 シロップ', ['temperature', 'note'])
    expect(Object.keys(found)).toEqual(['temperature'])
    expect(rest).toEqual(['07:10 ミルク 120ml', '07:30 シロップ'])
    expect(noteWith('元気です', rest)).toBe('元気です\n07:10 ミルク 120ml\n07:30 シロップ')
    expect(noteWith('あ'.repeat(490), rest)).toBeNull()
    expect(read('ただの文です\n体温 36.7')).toMatchObject({ found: {}, rest: ['ただの文です', '体温 36.7'] })
  })

  test('RC17 a night that began before the page is reckoned from how long it was; one without its beginning is none', () => {
    expect(read('06:00 起きる (10時間30分)').found.sleep).toEqual({ from: 19 * 60 + 30, to: 360 })
    expect(read('06:00 起きる').found.sleep).toBeUndefined()
  })

  test('RC17 any text at all is read without a word of it being lost or anything being made up', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(...PIYO.split('\n'), '99:99 ミルク', '24:00 寝る', '0/0', '2026/13/45'),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { found, from } = read(lines.join('\n'))
        expect(Object.keys(found).sort()).toEqual(Object.keys(from).sort())
        const { faults } = readDraft(found, () => null)
        for (const fault of Object.values(faults)) expect(['needEaten', 'outside', 'mlOutside', 'needMl']).toContain(fault)
      }),
    )
  })
})
