import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../schema/kit/csv.ts'
import { readFacilities, readWeekdays } from '../../schema/organisation/read-facilities.ts'
import { shiftJis } from '../kit/shift-jis.ts'

const real = (name: string) =>
  readFacilities(readCsv(readFileSync(new URL(`real-input/${name}.csv`, import.meta.url))).rows ?? [])
const list = (text: string) => readFacilities(readCsv(new TextEncoder().encode(text)).rows ?? [])

describe('lists of facilities that real publishers made', () => {
  test('RQ07 the 51-column list of Kudamatsu goes in as it is, unknown columns named', () => {
    const { facilities, errors, warnings, unknownColumns } = real('preschool_kudamatsu')
    expect([facilities.length, errors, warnings]).toEqual([13, [], []])
    expect(facilities[0]).toMatchObject({
      row: 2,
      name: '下松市立潮音保育園',
      kana: 'クダマツシリツシオネホイクエン',
      type: '認可公立保育所',
      publicId: 'KD0000500001',
      phone: '0833-41-0978',
      capacity: 110,
      opensAt: 450,
      closesAt: 1140,
      weekdays: [1, 2, 3, 4, 5, 6],
      hoursNote: '土曜は18時30分まで(日曜・年末年始等はお休み)',
    })
    expect(facilities.at(-1)).toMatchObject({ type: '小規模保育施設', opensAt: 420, closesAt: 1140, capacity: 19 })
    expect(facilities[0]?.details.町字ID).toBeUndefined()
    expect(facilities[0]?.details.所在地_町字).toBe('潮音町')
    expect(unknownColumns).toContain('駐車場情報')
    expect(unknownColumns).not.toContain('名称')
  })
  test('RQ07 the list of Yuzawa with English headings goes in as it is, with both care windows', () => {
    const { facilities, errors, warnings, unknownColumns } = real('nurseries_yuzawa_2022')
    expect([facilities.length, errors, warnings, unknownColumns]).toEqual([13, [], [], []])
    expect(facilities[9]).toMatchObject({
      name: '双葉幼稚園',
      opensAt: 420,
      closesAt: 1140,
      weekdays: [1, 2, 3, 4, 5, 6],
      hoursNote: '(預かり保育含、延長保育含)',
      standard: [420, 1080],
      short: [510, 990],
      capacity: 130,
    })
    expect(facilities[9]?.details.education_time).toBe('9:30～14:20')
  })
  test.each(['preschool_columns', 'preschool_columns_v1', 'surnames_top300', 'given_names_recent'])(
    'RQ07 %s, which is no list of facilities, is refused with the headings it has',
    (name) => {
      const { facilities, errors } = real(name)
      expect(facilities).toEqual([])
      expect(errors[0]?.message).toMatch(/^1行目: 名称の列が見つかりません。.*読めた見出し: /)
    },
  )
  test('RQ07 the older 28-column layout is known', () => {
    const columns = readCsv(readFileSync(new URL('real-input/preschool_columns_v1.csv', import.meta.url)))
      .rows?.slice(1)
      .map(({ cells }) => cells[1])
    expect(columns).toHaveLength(28)
    const read = list(
      `${columns?.join(',')}\r\n,１,山口県,下松市,つむぎ保育園,ツムギホイクエン,認定こども園,潮音町1,,,,,,0833-41-0000,,,,,,９０,,月～金,7:00,１９：００,,,,土曜なし\r\n`,
    )
    expect(read.errors).toEqual([])
    expect(read.facilities[0]).toMatchObject({
      name: 'つむぎ保育園',
      address: '潮音町1',
      capacity: 90,
      opensAt: 420,
      closesAt: 1140,
      weekdays: [1, 2, 3, 4, 5],
      note: '土曜なし',
    })
  })
})

describe('lists of facilities that drift', () => {
  test('RQ07 empty capacity is no capacity, an odd cell is left empty with a warning, and the row stays', () => {
    const { facilities, errors, warnings } = list(
      '名称,収容定員,開始時間,種別\r\nあ園,,７：００,あたらしい種別\r\nい園,約60,25:00,\r\n',
    )
    expect(errors).toEqual([])
    expect(facilities.map(({ capacity, opensAt, type }) => [capacity, opensAt, type])).toEqual([
      [null, 420, 'あたらしい種別'],
      [null, null, null],
    ])
    expect(warnings.map(({ message }) => message)).toEqual([
      '3行目 収容定員: 「約60」は数として読めません（空けたままにします）',
      '3行目 開始時間: 「25:00」は時刻として読めません。8:30 の形で入れてください（空けたままにします）',
    ])
  })
  test('RQ07 a row without a name, a facility listed twice and a comma too many are errors with their rows', () => {
    const { errors } = list('ID,名称,住所\r\n1,あ園,町1\r\n1,い園,町2\r\n3,,町3\r\n4,え園,町,4\r\n5,あ園,町1\r\n')
    expect(errors.map(({ message }) => message)).toEqual([
      '3行目: 「い園」は2行目と同じ施設です',
      '4行目 名称: 名称を入れてください',
      '5行目: 列が見出しより多くあります（見出し3列）。カンマや引用符（"）を確かめてください。',
      '6行目: 「あ園」は2行目と同じ施設です',
    ])
  })
  test('RQ07 a title above the headings and Shift_JIS do not matter', () => {
    const read = readFacilities(
      readCsv(shiftJis('令和8年度 施設一覧\r\n\r\n施設名,所在地,定員\r\nつむぎ園,潮音町,90名\r\n')).rows ?? [],
    )
    expect(read.facilities).toMatchObject([{ row: 4, name: 'つむぎ園', capacity: 90 }])
  })
  test('a heading called __proto__ is a heading like any other', () => {
    const read = list('名称,__proto__,constructor\r\nあ園,x,y\r\n')
    expect(read.unknownColumns).toEqual(['__proto__', 'constructor'])
    expect(Object.entries(read.facilities[0]?.details ?? {})).toEqual([
      ['名称', 'あ園'],
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })
  test.each([
    ['月火水木金土', [1, 2, 3, 4, 5, 6]],
    ['月～土', [1, 2, 3, 4, 5, 6]],
    ['月曜日から金曜日', [1, 2, 3, 4, 5]],
    ['月・水・金', [1, 3, 5]],
    ['平日', [1, 2, 3, 4, 5]],
    ['土～月', [0, 1, 6]],
    ['毎日', [0, 1, 2, 3, 4, 5, 6]],
    ['要相談', null],
    ['', null],
  ])('RQ07 the weekdays %s', (cell, days) => expect(readWeekdays(cell)).toEqual(days))
  test('an empty file is refused in words', () => expect(list('').errors[0]?.message).toBe('ファイルに何も書かれていません。'))
})
