import { describe, expect, test } from 'vitest'
import { agesIn, countBy, hourOf, type NearMiss } from '../../schema/document/near-miss.ts'

const miss = (more: Partial<NearMiss>): NearMiss => ({
  ...{ subject: 's', startsOn: '2026-11-20', name: '', time: '', place: '', kind: '', child: '', prevention: '', ...more },
})

describe('RM08 ヒヤリハット of a month', () => {
  test('are counted by the hour that is named, however it was written', () => {
    for (const [text, hour] of [
      ['10:15', '10時台'],
      ['１０時１５分ごろ', '10時台'],
      ['午後1時半', '13時台'],
      ['午前9:05', '9時台'],
      ['午後12時', '12時台'],
      ['夕方', '夕方'],
      ['25:00', '25:00'],
      ['', ''],
    ] as const)
      expect(hourOf(text), text).toBe(hour)
  })

  test('are counted by every age that is named', () => {
    expect(agesIn('3歳と４歳')).toEqual(['3歳', '4歳'])
    expect(agesIn('3歳、3歳')).toEqual(['3歳'])
    expect(agesIn('うさぎ組')).toEqual(['うさぎ組'])
  })

  test('are in the order of the form, then as they were written, and last those of which nothing was said', () => {
    const list = [
      miss({ place: '屋上', time: '9:10', child: '2歳' }),
      miss({ place: '園庭', time: '13:00', child: '2歳と5歳' }),
      miss({ place: '保育室', time: '10:59' }),
      miss({ place: ' 園庭 ', time: '10:00', child: '1歳' }),
      miss({}),
    ]
    const words = (sum: Parameters<typeof countBy>[0]) => countBy(sum, list).map(({ word, count }) => `${word} ${count}`)
    expect(words('place')).toEqual(['保育室 1', '園庭 2', '屋上 1', '記入なし 1'])
    expect(words('time')).toEqual(['9時台 1', '10時台 2', '13時台 1', '記入なし 1'])
    expect(words('age')).toEqual(['1歳 1', '2歳 2', '5歳 1', '記入なし 2'])
    expect(words('kind')).toEqual(['記入なし 5'])
    expect(countBy('place', [])).toEqual([])
  })
})
