import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDayCell, readPhoneCell, readTimeCell, readWholeCell, readWindowCell, splitItems } from '../../schema/kit/cell.ts'
import { addDays } from '../../schema/kit/day.ts'

describe('days in cells', () => {
  test.each([
    ['2021/4/1', '2021-04-01'],
    ['2021-04-01', '2021-04-01'],
    ['2021.4.1', '2021-04-01'],
    ['2021年4月1日', '2021-04-01'],
    ['２０２１／４／１', '2021-04-01'],
    ['20210401', '2021-04-01'],
    ['2021/4/1 0:00', '2021-04-01'],
    ['2021-04-01T00:00:00.000Z', '2021-04-01'],
    ['2021/4/1(木)', '2021-04-01'],
    ['令和3年4月1日', '2021-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['R3.4.1', '2021-04-01'],
    ['Ｒ０３．０４．０１', '2021-04-01'],
    ['r3/4/1', '2021-04-01'],
    ['令3.4.1', '2021-04-01'],
    ['H30.5.6', '2018-05-06'],
    ['平成31年4月30日', '2019-04-30'],
    ['昭和64年1月7日', '1989-01-07'],
    ['44287', '2021-04-01'],
    ['2024/2/29', '2024-02-29'],
  ])('RL02 %s is %s', (cell, day) => expect(readDayCell(cell)).toEqual({ value: day, fault: null }))
  test.each(['2021/02/30', '2023-02-29', '平成31年5月1日', 'R1.4.30', '2021/13/1', '令和3年2月29日'])(
    'RL02 %s is a date that does not exist',
    (cell) => expect(readDayCell(cell).fault).toBe(`${cell} という日付はありません`),
  )
  test.each(['あした', '4/1', '21/4/1', '4月1日', '4/1/2021', '12', ''])('RL02 %j is not guessed at', (cell) =>
    expect(readDayCell(cell).fault).toContain('日付として読めません'),
  )
  test('RL02 every day reads the same written in any of the forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), (count) => {
        const day = addDays('2019-05-01', count)
        const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
        const era = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' }).format(
          new Date(`${day}T00:00:00Z`),
        )
        const serial = String(43_586 + count)
        for (const cell of [`${y}/${m}/${d}`, `${y}年${m}月${d}日`, era, `R${y - 2018}.${m}.${d}`, serial])
          expect(readDayCell(cell).value).toBe(day)
      }),
    )
  })
})

describe('times in cells', () => {
  test.each([
    ['7:00', 420],
    ['07:00', 420],
    ['７：３０', 450],
    ['7:30:00', 450],
    ['7時30分', 450],
    ['7時', 420],
    ['7時半', 450],
    ['午後6時30分', 1110],
    ['0.3125', 450],
  ])('RL02 %s is minute %i', (cell, time) => expect(readTimeCell(cell).value).toBe(time))
  test.each(['25:00', '7:60', '朝', '730', ''])('RL02 %j is not a time', (cell) =>
    expect(readTimeCell(cell).fault).toContain('時刻として読めません'),
  )
  test.each(['7:30-18:00', '7:30〜18:00', '7:30～18:00', '07:30－18:00', '7時30分から18時まで', '7:30 - 18:00', '7:30~18:00'])(
    'RL02 %s is a window',
    (cell) => expect(readWindowCell(cell).value).toEqual([450, 1080]),
  )
  test.each(['18:00-7:30', '7:30', '7:30-', '7:30-12:00-18:00'])('RL02 %s is not a window', (cell) =>
    expect(readWindowCell(cell).value).toBeNull(),
  )
})

describe('numbers, phones and lists in cells', () => {
  test('full-width digits and 人 are understood', () => {
    expect(readWholeCell('１２０').value).toBe(120)
    expect(readWholeCell('90人').value).toBe(90)
    expect(readWholeCell('約90').fault).toContain('数として読めません')
  })
  test('a phone number stays as given, and the leading 0 that Excel ate is put back', () => {
    expect(readPhoneCell('０８３３－４１－０９７８').value).toEqual({ phone: '0833-41-0978', restored: false })
    expect(readPhoneCell('46-2446').value).toEqual({ phone: '46-2446', restored: false })
    expect(readPhoneCell('9012345678').value).toEqual({ phone: '09012345678', restored: true })
    expect(readPhoneCell('833410978').value).toEqual({ phone: '0833410978', restored: true })
    expect(readPhoneCell('母の携帯').fault).toContain('電話番号として読めません')
  })
  test('items are not split inside brackets', () =>
    expect(splitItems('卵（生、半熟）、乳・小麦／えび')).toEqual(['卵(生、半熟)', '乳', '小麦', 'えび']))
})
