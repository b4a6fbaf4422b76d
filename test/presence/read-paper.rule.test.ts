import { expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { isEmptyLine, type PaperLine, readLine, readPaperTime } from '../../schema/presence/read-paper.ts'

const DAY = '2026-11-20'
const NOW = momentOf(DAY, 18 * 60)
const EMPTY: PaperLine = { arrive: '', seenBy: '', leave: '', person: '' }
const faultOf = (line: Partial<PaperLine>, cameAt: number | null = null) =>
  readLine({ ...EMPTY, ...line }, DAY, NOW, cameAt).fault

test('RB24 a time of the paper is read as it is written or typed', () => {
  expect(['8:32', '08:32', '832', '0832', '８：３２', ' 8:32 '].map(readPaperTime)).toEqual([512, 512, 512, 512, 512, 512])
  expect(['', '8', '832時', '8:60', '2500', '8.32'].map(readPaperTime)).toEqual([null, null, null, null, null, null])
})

test('RB24 a line says what is wrong with it: no time, a time to come, a name alone, leaving before coming or without it', () => {
  expect(faultOf({ arrive: '8;32' })).toBe('arrive')
  expect(faultOf({ arrive: '8:32', leave: '25' })).toBe('leave')
  expect(faultOf({ arrive: '18:01' })).toBe('future')
  expect(faultOf({ seenBy: '山田' })).toBe('alone')
  expect(faultOf({ arrive: '8:32', person: '祖母' })).toBe('alone')
  expect(faultOf({ arrive: '8:32', leave: '8:32' })).toBe('order')
  expect(faultOf({ leave: '16:30' })).toBe('no_arrival')
})

test('RB24 a line that is right has its moments; leaving alone is right where the coming is recorded', () => {
  const line = { ...EMPTY, arrive: '832', seenBy: '山田', leave: '16:30', person: '祖母' }
  expect(readLine(line, DAY, NOW, null)).toEqual({ arrive: momentOf(DAY, 512), leave: momentOf(DAY, 990), fault: null })
  expect(faultOf({ leave: '16:30' }, momentOf(DAY, 512))).toBeNull()
  expect(faultOf({})).toBeNull()
  expect(isEmptyLine({ ...EMPTY, person: ' ' })).toBe(true)
})
