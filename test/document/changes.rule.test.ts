import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesIn, compareTexts, type Piece } from '../../schema/document/changes.ts'
import { kindFor } from '../../schema/document/kind.ts'
import { currentKind } from '../../schema/document/kinds.ts'

const whole = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
const those = (pieces: readonly Piece[], changed: boolean) => whole(pieces.filter((one) => one.changed === changed))

/** Sentences that share words, with letters beyond the basic plane, spaces and lines. */
const text = fc
  .array(fc.constantFrom('落ち葉', 'を', 'ふみ', '、', '音', 'たのしむ', '髙﨑', '𠮷田', '👪', '\n', ' ', '10', '時'), {
    maxLength: 40,
  })
  .map((words) => words.join(''))

describe('RG16 What a 改訂 changed', () => {
  test('is shown with no letter lost on either side, and what is unmarked is the same on both', () => {
    fc.assert(
      fc.property(text, text, (was, is) => {
        const { before, now } = compareTexts(was, is)
        expect(whole(before)).toBe(was)
        expect(whole(now)).toBe(is)
        expect(those(before, false)).toBe(those(now, false))
      }),
      { numRuns: 500 },
    )
  })

  test('is marked by the word, and nothing is where nothing changed', () => {
    const { before, now } = compareTexts('落ち葉をふみ、音をたのしむ', '落ち葉をふみ、匂いと音をたのしむ')
    expect(those(before, true)).toBe('')
    expect(those(now, true)).toBe('匂いと')
    expect(compareTexts('砂場で遊ぶ', '砂場で遊ぶ').now).toEqual([{ text: '砂場で遊ぶ', changed: false }])
    expect(compareTexts('', '砂場').now).toEqual([{ text: '砂場', changed: true }])
  })

  test('of two long texts without a common end is shown as written anew, and in no time', () => {
    const [was, is] = ['あい、'.repeat(2_000), 'うえ。'.repeat(2_000)]
    const began = performance.now()
    const { before, now } = compareTexts(was, is)
    expect([whole(before), whole(now)]).toEqual([was, is])
    expect(before).toHaveLength(1)
    expect(performance.now() - began).toBeLessThan(1_500)
  })

  test('stands place by place in the order of the paper, also of a child who has no row any more', () => {
    const month = currentKind('month_plan')
    if (!month) throw new Error('no month plan')
    const [gone, here] = ['g'.repeat(22), 'h'.repeat(22)]
    const before = {
      children: [
        [gone, 'さった こども'],
        [here, 'いる こども'],
      ] as [string, string][],
      texts: { [`individual.${gone}.aim`]: '歩く', [`individual.${here}.aim`]: '着がえる', goal: '秋' },
    }
    const now: Record<string, string> = { [`individual.${here}.aim`]: '着がえる', goal: '冬' }
    const changes = changesIn(kindFor(month, 1), before, (field) => now[field] ?? '', [{ id: here, name: 'いる こども' }])
    expect(changes.map(({ field, was, is, childId }) => [field, was, is, childId])).toEqual([
      ['goal', '秋', '冬', null],
      [`individual.${gone}.aim`, '歩く', '', gone],
    ])
    expect(changes[1]?.title).toContain('さった こども')
  })
})
