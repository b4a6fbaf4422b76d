// Roster files to try the import with: next April's newcomers, as a city might send them, in the three shapes people really have.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { writeCsv } from '../../../schema/kit/csv.ts'
import { addDays, type Day, fiscalYearOf } from '../../../schema/kit/day.ts'
import { showTime } from '../../../schema/kit/time.ts'
import { CITY } from './city.ts'
import { diceOf } from './dice.ts'
import { adultName, childName, surname } from './names.ts'
import { makeWeek } from './week.ts'

const HEADINGS = [
  '園児番号',
  '氏名',
  'ふりがな',
  '生年月日',
  '性別',
  'クラス',
  '入園日',
  '認定',
  '登園予定',
  '降園予定',
  'アレルギー',
]
const GUARDIAN = ['保護者1氏名', '保護者1続柄', '保護者1電話', 'お迎えの人']
/** Newcomers by class: most of them babies. */
const NEWCOMERS = [
  ['ひよこ組', 8],
  ['うさぎ組', 5],
  ['りす組', 2],
  ['そら組', 3],
] as const

/** The rows of the sample, headings first. */
export function sampleRoster(today: Day): string[][] {
  const dice = diceOf(`${CITY} roster`)
  const fiscalYear = fiscalYearOf(today) + 1
  const rows = NEWCOMERS.flatMap(([className, amount], classAge) =>
    Array.from({ length: amount }, (_, index) => {
      const sex = dice.chance(0.5) ? 'm' : 'f'
      const family = surname(dice)
      const given = childName(dice, sex)
      const { need, week } = makeWeek(dice)
      const [arrive = 510, leave = 990] = week[1] ?? []
      const born = addDays(`${fiscalYear - classAge - 1}-04-02`, dice.between(0, classAge === 0 ? 200 : 364))
      const parent = dice.chance(0.7) ? ({ sex: 'f', word: '母' } as const) : ({ sex: 'm', word: '父' } as const)
      return [
        `${fiscalYear}${classAge}${String(index + 1).padStart(2, '0')}`,
        `${family.text}　${given.text}`,
        `${family.kana} ${given.kana}`,
        born.replaceAll('-', '/'),
        sex === 'm' ? '男' : '女',
        className,
        `${fiscalYear}/4/1`,
        need === 'standard' ? '標準' : '短時間',
        showTime(arrive),
        showTime(leave),
        dice.chance(0.1) ? dice.pick(['卵', '乳', '小麦']) : '',
        `${family.text}　${adultName(dice, parent.sex).text}`,
        parent.word,
        `090-0000-${5000 + index + classAge * 100}`,
        dice.chance(0.5) ? '祖母' : '',
      ]
    }),
  )
  return [[...HEADINGS, ...GUARDIAN], ...rows]
}

/** Writes the sample as CSV in UTF-8 and in Shift_JIS and as xlsx; returns the files. */
export async function writeSamples(folder: string, today: Day): Promise<string[]> {
  const rows = sampleRoster(today)
  const text = writeCsv(rows)
  const sheet = await writeXlsx({ sheets: [{ name: '新入園児', rows }] })
  const files: [string, Uint8Array][] = [
    ['roster-sample.csv', new TextEncoder().encode(text)],
    ['roster-sample-shift-jis.csv', toShiftJis(text.replace('\ufeff', ''))],
    ['roster-sample.xlsx', sheet],
  ]
  mkdirSync(folder, { recursive: true })
  return files.map(([name, bytes]) => {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    return file
  })
}

/** Text in CP932, by turning the platform's decoder round. Throws for a letter it does not have. */
export function toShiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis')
  const codes = new Map<string, number[]>()
  const learn = (...bytes: number[]): void => {
    const letter = decoder.decode(Uint8Array.from(bytes))
    if (letter.length === 1 && letter !== '\ufffd' && !codes.has(letter)) codes.set(letter, bytes)
  }
  for (let byte = 0; byte < 0x100; byte++) learn(byte)
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead < 0xa0 || lead >= 0xe0) for (let trail = 0x40; trail <= 0xfc; trail++) learn(lead, trail)
  }
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      const bytes = codes.get(letter)
      if (!bytes) throw new Error(`Shift_JIS has no ${letter}`)
      return bytes
    }),
  )
}
