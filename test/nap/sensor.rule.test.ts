import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../schema/kit/csv.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { foldNapDay, type NapDay } from '../../schema/nap/day.ts'
import { layOutNaps } from '../../schema/nap/lay-out-naps.ts'
import { readSensor } from '../../schema/nap/read-sensor.ts'
import { NAP_SETTING } from '../../schema/nap/rule.ts'
import {
  byMinute,
  type Reading,
  SENSOR_POSITIONS,
  type SensorRow,
  sensedBy,
  sensedIn,
  sensorFiles,
} from '../../schema/nap/sensor.ts'

const DAY = '2026-11-20'
const CHILDREN = [
  { childId: 'a', kana: 'さとう あおい', name: '佐藤 葵' },
  { childId: 'b', kana: 'ほし りん', name: '星 凛' },
  { childId: 'c', kana: 'ほし りん', name: '星 鈴' },
]
const read = (text: string) => readSensor(readCsv(new TextEncoder().encode(text)).rows ?? [], DAY, CHILDREN)

test('RE12 a file is read by its headings, names in any script, and a minute becomes what lay worst in it', () => {
  const { children, problems, otherDays } = read(
    [
      'ルミナス午睡モニタ',
      '日時,園児名,姿勢,呼吸数（回/分）,お知らせ',
      '2026/11/20 12:35:10,サトウ　アオイ,仰向け,28,',
      '2026/11/20 12:35:40,佐藤葵,うつぶせ,24,',
      '2026/11/20 12:36:00,さとうあおい,右,２９,呼吸を検知できません',
      '2026/11/19 12:35:00,さとうあおい,右,29,',
      '2026/11/20 12:35:00,星 凛,－,30回,なし',
    ].join('\r\n'),
  )
  expect(children).toEqual([
    {
      childId: 'a',
      readings: [
        [755, 'front', 24, null],
        [756, 'right', 29, '呼吸を検知できません'],
      ],
    },
    { childId: 'b', readings: [[755, null, 30, null]] },
  ])
  expect([problems, otherDays]).toEqual([[], 1])
})

test('RE12 what cannot be read is said with its line, and keeps back no other line', () => {
  const { children, problems } = read(
    [
      '時刻,氏名,体位,呼吸数',
      '12:35,さとう あおい,仰向け,28',
      '25:99,さとう あおい,右,28',
      '12:36,やまだ,右,28',
      '12:36,ほし りん,右,28',
      '12:37,佐藤 葵,逆立ち,28',
      '12:38,佐藤 葵,右,999',
      '12:39,佐藤 葵,,',
    ].join('\n'),
  )
  expect(children).toEqual([{ childId: 'a', readings: [[755, 'back', 28, null]] }])
  expect(problems.map(({ row, column }) => [row, column])).toEqual([
    [3, '時刻'],
    [4, '氏名'],
    [5, '氏名'],
    [6, '体位'],
    [7, '呼吸数'],
    [8, '体位'],
  ])
  expect(problems[1]?.message).toBe('4行目 氏名: 「やまだ」は、この日の名簿にいません')
  for (const text of ['', '時刻,氏名\n12:35,さとう あおい', '名前,体位\nさとう あおい,右']) {
    const none = read(text)
    expect([none.children, none.problems.length]).toEqual([[], 1])
  }
})

const row = (importId: string, readings: Reading[], more: Partial<SensorRow> = {}): SensorRow => ({
  ...{ importId, childId: 'a', file: `${importId}.csv`, readings, gone: false, at: 0, by: '主任' },
  ...more,
})

test('RE12 two files of one nap are one reading a minute, and a file that was taken out is gone', () => {
  const one = row('one', [[755, 'back', 28, null]])
  const two = row('two', [
    [755, 'back', 28, null],
    [756, 'left', 27, null],
  ])
  expect(sensedBy([one, two]).get('a')).toEqual([
    [755, 'back', 28, null],
    [756, 'left', 27, null],
  ])
  expect(sensedBy([one, two, row('two', [], { gone: true })]).get('a')).toEqual([[755, 'back', 28, null]])
  expect(sensorFiles([one, two]).map(({ importId, readings }) => [importId, readings])).toEqual([
    ['one', 1],
    ['two', 2],
  ])
  const reading = fc.tuple(
    fc.integer({ min: 750, max: 760 }),
    fc.option(fc.constantFrom(...SENSOR_POSITIONS)),
    fc.option(fc.integer({ min: 0, max: 60 })),
    fc.constant(null),
  )
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 20 }), (list) => {
      const once = byMinute(list)
      expect(byMinute([...list, ...list.toReversed()])).toEqual(once)
      expect(sensedIn(once, 750, 11)?.[1] ?? null).toBe(
        SENSOR_POSITIONS.find((one) => list.some((given) => given[1] === one)) ?? null,
      )
    }),
  )
})

test('RE12 no reading is a look: what is missing stays missing, and the file has them in lines of their own', () => {
  const at = (minutes: number) => momentOf(DAY, minutes)
  const care = { childId: 'a', value: null, detail: null, note: null, supersedes: null, gone: false, by: '' }
  const day: NapDay = {
    ...{ day: DAY, facility: 'みどり保育園', closesAt: 19 * 60, setting: NAP_SETTING, checks: [], rooms: [], additions: [] },
    classes: [{ classId: 'chick', name: 'ひよこ組', classAge: 0 }],
    children: [{ childId: 'a', classId: 'chick', kana: 'さとう あおい', name: '佐藤 葵', classAge: 0 }],
    sleeps: [
      { ...care, id: 's', kind: 'asleep', at: at(750) },
      { ...care, id: 'w', kind: 'awake', at: at(765) },
    ],
    ...{ handedOver: [], extra: [], sensors: [row('one', [[755, 'front', 24, '呼吸']])] },
  }
  const [bare] = foldNapDay({ ...day, sensors: [] }, at(900))
  const [with_] = foldNapDay(day, at(900))
  expect(with_?.nap).toEqual(bare?.nap)
  expect(with_?.nap.slots.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing'])
  const { headings, rows } = layOutNaps(day, at(900))
  expect(rows.every((line) => line.length === headings.length)).toBe(true)
  const lines = rows.map((line) => Object.fromEntries(headings.map((name, place) => [name, line[place]])))
  expect(lines.filter(({ 状態: state }) => state === 'センサー')).toMatchObject([
    { 枠: '12:35', 体位: 'うつぶせ', 呼吸: '24回/分', 気になること: '呼吸', 見かた: '機器の記録', 記録者: '' },
  ])
  expect(lines.filter(({ 状態: state }) => state === '抜け')).toHaveLength(3)
  // Whom only the machine saw is shown, and asked for in no slot.
  expect(foldNapDay({ ...day, sleeps: [] }, at(900))).toMatchObject([{ childId: 'a', nap: { slots: [] } }])
})
