import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv, writeCsv } from '../../schema/kit/csv.ts'
import { readRoster } from '../../schema/roster/read-roster.ts'
import { readTable, writeSheet } from '../../worker/kit/sheet.ts'
import { shiftJis } from '../kit/shift-jis.ts'

const APRIL = '2026-04-01'
const read = (text: string, appliesOn = APRIL) => readRoster(readCsv(new TextEncoder().encode(text)).rows ?? [], appliesOn)
const messages = (text: string) => read(text).errors.map(({ message }) => message)
const HEAD = '児童番号,氏名,ふりがな,生年月日,性別,クラス'
const one = (head: string, row: string) => {
  const { children, errors } = read(`氏名,ふりがな,生年月日,${head}\r\n佐藤 陽翔,さとう はると,2021/4/2,${row}\r\n`)
  return { child: children[0], errors: errors.map(({ message }) => message) }
}

describe('class age', () => {
  test.each([
    ['2021-04-01', 5],
    ['2021-04-02', 4],
    ['2023-03-31', 3],
    ['2020-02-29', 6],
    ['2024-02-29', 2],
    ['2025-12-01', 0],
    ['2026-04-01', 0],
  ])('RL02 a child born %s is in class age %i in 2026年度', (birthDay, age) => {
    expect(read(`氏名,ふりがな,生年月日\r\n佐藤 陽翔,さとう はると,${birthDay}\r\n`).children[0]?.classAge).toBe(age)
  })
  test('RL02 in March the roster of April counts by the coming year', () => {
    const text = '氏名,ふりがな,生年月日\r\n佐藤 陽翔,さとう はると,2021-04-02\r\n'
    expect([read(text, '2026-03-31').children[0]?.classAge, read(text, '2026-04-01').children[0]?.classAge]).toEqual([3, 4])
  })
})

describe('columns', () => {
  test('RL02 a whole row is read by the names of its columns, in any order and spelling', () => {
    const { children, errors, unknownColumns } = read(
      '組,No.,児童氏名,フリガナ,生年月日（西暦）,男女,入所日,退所日,認定/保育必要量,登園予定,降園予定,土曜,アレルギー,保護者1氏名,保護者1ふりがな,続柄,電話,保護者２氏名,続柄,電話,緊急連絡先順,お迎えの人,血液型\r\n' +
        '１－１,12,髙橋　結翔,ﾀｶﾊｼ ﾕｲﾄ,令和3年4月2日,男,R8.4.1,,2号・標準,7:30,18:00,○,卵（生、半熟）、乳,髙橋 真由美,たかはし まゆみ,母,０９０－１２３４－５６７８,髙橋 健,父,9012345679,父→母,母、髙橋 ハル（祖母）,A\r\n',
    )
    expect(errors).toEqual([])
    expect(unknownColumns).toEqual(['血液型'])
    expect(children).toEqual([
      {
        row: 2,
        number: '12',
        familyName: '髙橋',
        givenName: '結翔',
        familyKana: 'たかはし',
        givenKana: 'ゆいと',
        birthDay: '2021-04-02',
        classAge: 4,
        sex: 'm',
        className: '1-1',
        classAgeWritten: null,
        enteredOn: '2026-04-01',
        leavesOn: null,
        need: 'standard',
        hours: [450, 1080],
        saturday: 'same',
        allergens: ['卵(生、半熟)', '乳'],
        guardians: [
          { familyName: '髙橋', givenName: '健', kana: '', relationship: '父', phone: '09012345679', contactOrder: 1 },
          {
            familyName: '髙橋',
            givenName: '真由美',
            kana: 'たかはし まゆみ',
            relationship: '母',
            phone: '090-1234-5678',
            contactOrder: 2,
          },
        ],
        pickups: [
          { name: '髙橋 真由美', relationship: '母' },
          { name: '髙橋 ハル', relationship: '祖母' },
        ],
      },
    ])
  })
  test('RL02 family and given name in two columns, hours in one, parents by word', () => {
    const { children } = read(
      '姓,名,姓(カナ),名(カナ),生年月日,利用時間,保育必要量,父氏名,父携帯,母氏名,母携帯\r\n佐藤,陽翔,サトウ,ハルト,H31.4.2,8:30〜16:30,短時間,佐藤 健,090-1111-2222,佐藤 恵,090-3333-4444\r\n',
    )
    expect(children[0]).toMatchObject({ familyName: '佐藤', givenKana: 'はると', hours: [510, 990], need: 'short' })
    expect(children[0]?.guardians.map(({ relationship, phone, contactOrder }) => [relationship, phone, contactOrder])).toEqual([
      ['母', '090-3333-4444', 1],
      ['父', '090-1111-2222', 2],
    ])
  })
  test('RL02 a running number is the child’s number only when there is no better one', () => {
    expect(read('No,園児番号,氏名,かな,生年月日\r\n1,A-77,佐藤 陽翔,さとう はると,2021/4/2\r\n').children[0]?.number).toBe('A-77')
  })
  test('RL02 every missing column is named, with the headings that were there', () => {
    expect(messages('園児名,組\r\n佐藤 陽翔,ひよこ\r\n')).toEqual([
      '1行目: 「ふりがな」「生年月日」の列が見つかりません。見出しの行があるか確かめてください（読めた見出し: 園児名、組）。',
    ])
    expect(messages('a,b\r\n1,2\r\n')[0]).toContain('「氏名」「ふりがな」「生年月日」')
  })
  test('RL02 a title above the headings, headings repeated on every page and blank rows are passed over', () => {
    const { children } = read(
      `令和8年度 園児名簿\r\n\r\n${HEAD}\r\n1,佐藤 陽翔,さとう はると,2021/4/2,男,ひよこ\r\n,,,,,\r\n${HEAD}\r\n2,鈴木 葵,すずき あおい,2021/4/3,女,ひよこ\r\n`,
    )
    expect(children.map(({ row, number }) => [row, number])).toEqual([
      [4, '1'],
      [7, '2'],
    ])
  })
  test('a file with nothing in it, or nothing below the headings, is refused in words', () => {
    expect(messages('')).toEqual(['ファイルに何も書かれていません。'])
    expect(messages(`${HEAD}\r\n`)).toEqual(['見出しの下に、園児の行がありません。'])
  })
})

describe('faults', () => {
  const rows = (change: (index: number) => string | null) =>
    [
      HEAD,
      ...Array.from({ length: 80 }, (_, index) => change(index + 2) ?? `${index},佐藤 陽翔,さとう はると,2021/4/2,男,ひよこ`),
    ].join('\r\n')

  test('RL02 a date at row 57 that does not exist is named by row and column, and by nothing else', () => {
    expect(messages(rows((row) => (row === 57 ? '55,佐藤 陽翔,さとう はると,2021/02/30,男,ひよこ' : null)))).toEqual([
      '57行目 生年月日: 2021/02/30 という日付はありません',
    ])
  })
  test('RL02 a comma too many at row 57 is told instead of reading the cells one column off', () => {
    expect(messages(rows((row) => (row === 57 ? '55,佐藤,陽翔,さとう はると,2021/4/2,男,ひよこ' : null)))).toEqual([
      '57行目: 列が見出しより多くあります（見出し6列）。カンマや引用符（"）を確かめてください。',
    ])
  })
  test('RL02 all faults of all rows are told at once, in the file’s own column names', () => {
    expect(
      messages(
        '園児名,フリガナ,誕生日,性別,登園時間,降園時間,保護者1氏名,保護者1電話\r\n,,,?,8時,7:30,,090-1111-2222\r\n佐藤 陽翔,佐藤,2027/1/1,男,,,,\r\n',
      ),
    ).toEqual([
      '2行目 保護者1電話: 電話はありますが、氏名がありません',
      '2行目 園児名: 氏名を入れてください',
      '2行目 誕生日: 生年月日を入れてください',
      '2行目 性別: 「?」は性別として読めません。男・女 で入れてください',
      '2行目 降園時間: 登園予定より後の時刻にしてください',
      '3行目 フリガナ: ひらがなかカタカナで入れてください',
      '3行目 誕生日: 適用日より後の生年月日です',
    ])
  })
  test('RL02 a class that Excel turned into a date is refused with what it was', () => {
    for (const [cell, was] of [
      ['1月1日', '1-1'],
      ['2026-02-03', '2-3'],
    ])
      expect(one('クラス', cell ?? '').errors[0]).toContain(`Excel が「${was}」を日付に変えたようです`)
  })
  test('RL02 a cell in which a formula failed, a control character and a text without end are faults', () => {
    expect(one('クラス', '#N/A').errors).toEqual(['2行目 クラス: 式のエラー（#N/A）が入っています'])
    expect(one('クラス', 'ひよ\u0007こ').errors).toEqual(['2行目 クラス: 使えない文字が入っています'])
    expect(one('児童番号', '1'.repeat(100_000)).errors).toEqual(['2行目 児童番号: 30文字までにしてください'])
  })
  test('RL02 days out of order are faults', () => {
    expect(one('入園日,退園日', '2026/4/1,2026/3/31').errors).toEqual(['2行目 退園日: 入園日より前の退園日です'])
    expect(one('入園日', '2020/4/1').errors).toEqual(['2行目 入園日: 生年月日より前の入園日です'])
    expect(one('登園予定,降園予定', '8:30,').errors).toEqual(['2行目 降園予定: 登園予定と降園予定は、両方入れてください'])
  })
  test('RL02 thousands of faults are shown as the first two hundred and a count', () => {
    const { errors } = read(`${HEAD}\r\n${'1,佐藤 陽翔,さとう はると,x,男,ひよこ\r\n'.repeat(1000)}`)
    expect([errors.length, errors.at(-1)?.message]).toEqual([201, 'ほかに800件あります。まず上から直してください。'])
  })
})

describe('what cells say', () => {
  test('RL02 nothing written is not the same as none: an empty allergy is unknown, なし is none', () => {
    expect(one('アレルギー', '').child?.allergens).toBeNull()
    expect(one('アレルギー', 'なし').child?.allergens).toEqual([])
  })
  test.each([
    ['標準', 'standard'],
    ['保育標準時間', 'standard'],
    ['2号・標準', 'standard'],
    ['３号（短時間）', 'short'],
    ['8時間', 'short'],
    ['2号', null],
    ['教育標準時間', null],
  ])('RL02 the 認定 %s is %s', (cell, need) => expect(one('認定', cell).child?.need).toBe(need))
  test('RL02 認定区分 and 保育必要量 may stand beside each other', () =>
    expect(one('認定区分,保育必要量', '3号,短時間').child?.need).toBe('short'))
  test('RL02 Saturday is the same hours, none, or its own', () => {
    expect(
      [one('土曜', '○'), one('土曜', 'なし'), one('土曜', '8:00-12:00'), one('土曜', '')].map(({ child }) => child?.saturday),
    ).toEqual(['same', 'none', [480, 720], null])
  })
  test('RL02 a name without a blank is split by the guardian’s family name, else kept whole as the given name with a warning', () => {
    const head = '氏名,ふりがな,生年月日,保護者氏名,保護者ふりがな\r\n'
    const split = read(`${head}佐々木陽翔,ささきはると,2021/4/2,佐々木 恵,ささき めぐみ\r\n`)
    expect(split.children[0]).toMatchObject({
      familyName: '佐々木',
      givenName: '陽翔',
      familyKana: 'ささき',
      givenKana: 'はると',
    })
    const whole = read(`${head}佐々木陽翔,ささきはると,2021/4/2,,\r\n`)
    expect(whole.children[0]).toMatchObject({ familyName: '', givenName: '佐々木陽翔', givenKana: 'ささきはると' })
    expect(whole.warnings[0]?.message).toContain('2行目 氏名: 「佐々木陽翔」の姓と名が分けられません')
  })
  test('RL02 long foreign names in katakana read themselves; a name in kanji needs its reading', () => {
    const { children } = read(
      '氏名,ふりがな,生年月日\r\nアレクサンドリーナ・エスメラルダ・ドス・サントス・シルヴァ,,2021/4/2\r\n',
    )
    expect(children[0]).toMatchObject({
      familyName: 'アレクサンドリーナ',
      familyKana: 'あれくさんどりーな',
      givenKana: 'えすめらるだ・どす・さんとす・しるゔぁ',
    })
    expect(messages('氏名,ふりがな,生年月日\r\n佐藤 陽翔,,2021/4/2\r\n')).toEqual(['2行目 ふりがな: ふりがなを入れてください'])
  })
})

describe('ways in', () => {
  const table = [
    ['児童番号', '氏名', 'ふりがな', '生年月日', 'クラス', '登園予定', '降園予定'],
    ['007', '髙橋 結翔', 'たかはし ゆいと', '2021-04-02', '1-1', '7:30', '18:00'],
    ['008', '﨑山 葵', 'さきやま あおい', '2020-02-29', '3-12', '08:00', '16:30'],
  ]
  test('RL02 RO06 the same table as our CSV, Shift_JIS and xlsx is the same roster', async () => {
    const csv = writeCsv(table)
    const [head = [], ...rows] = table
    const files = [
      new TextEncoder().encode(csv),
      shiftJis(csv.slice(1)),
      await writeSheet({ title: '園児名簿', lines: ['令和8年4月1日'], columns: head.map((heading) => ({ heading })), rows }),
    ]
    for (const file of files) {
      const roster = readRoster((await readTable(file)).rows ?? [], APRIL)
      expect(roster.errors).toEqual([])
      expect(
        roster.children.map(({ number, className, birthDay, hours, familyName }) => [
          number,
          className,
          birthDay,
          hours,
          familyName,
        ]),
      ).toEqual([
        ['007', '1-1', '2021-04-02', [450, 1080], '髙橋'],
        ['008', '3-12', '2020-02-29', [480, 990], '﨑山'],
      ])
    }
  })
  test('RL02 no file, whatever is in it, makes the reader throw or take long', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('2021/4/1', '佐藤 陽翔', 'さとう', '7:30-18:00', '1号', '', '#N/A', '0.5', '44287', '__proto__'),
    )
    const head = fc.constantFrom(
      '氏名',
      'ふりがな',
      '生年月日',
      'クラス',
      '性別',
      '続柄',
      '電話',
      '保護者1氏名',
      '入園日',
      'お迎えの人',
      '緊急連絡先順',
      '土曜',
      '__proto__',
      'constructor',
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(head, { minLength: 1, maxLength: 14 }),
        fc.array(fc.array(cell, { maxLength: 16 }), { maxLength: 6 }),
        (heads, rows) => {
          const grid = [heads, ...rows].map((cells, index) => ({ row: index + 1, cells }))
          for (const { message } of readRoster(grid, APRIL).errors) expect(message.length).toBeLessThan(400)
        },
      ),
      { numRuns: 300 },
    )
  })
})

test('RL09 a row that names another nursery is at fault: no child changes its nursery by a wrong file', () => {
  const file = `施設名,氏名,ふりがな,生年月日,クラス
しおみ中央,佐藤 葵,さとう あおい,2024-10-10,うさぎ
しおみ中央保育所,青木 陽,あおき はる,2021-05-05,ほし
浜町保育所,伊藤 湊,いとう みなと,2025-06-06,ひよこ
`
  const { errors, children } = readRoster(readCsv(new TextEncoder().encode(file)).rows ?? [], APRIL, 'しおみ中央保育所')
  expect(children.map(({ givenName }) => givenName)).toEqual(['葵', '陽'])
  expect(errors).toMatchObject([{ row: 4, column: '施設名', message: expect.stringContaining('「浜町保育所」の園児です') }])
})
