import { expect, test } from 'vitest'
import { type Became, nextAfter, sumOf } from '../../web/document/turns.ts'

const became = (kind: Became['kind'], word: string): Became => ({ kind, word, by: '' })

test('RG07 in turn: what was decided is not met again, what was passed over is, and the sum counts every paper once', () => {
  const all = [
    became('approved', '確認'),
    became('passed', 'とばした'),
    became('gone', '引戻し'),
    became('approved', '確認'),
    undefined,
  ]
  expect(nextAfter(all, 0)).toBe(1)
  expect(nextAfter(all, 1)).toBe(4)
  expect(nextAfter(all, 4)).toBe(5)
  expect(sumOf(all)).toEqual(['確認 2件', 'とばした 2件', 'もう待っていなかった 1件'])
})
