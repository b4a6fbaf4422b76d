import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES, totalsOf } from '../../schema/presence/rule.ts'
import { familyWord, statusWords, sumTerms, tileWord } from '../../web/kit/status.ts'
import { withoutReadings } from '../../web/kit/wording.ts'

const KANJI_WITHOUT_READING = /\p{Script=Han}/u

describe('the sum', () => {
  it('shows every ordinary term even at 0', () => {
    expect(sumTerms(totalsOf([])).map(({ status, count }) => `${statusWords[status].word.ja} ${count}`)).toEqual([
      '在園 0',
      '受入待ち 0',
      '登園前 0',
      'おくれます 0',
      'おやすみ 0',
      '未登園・連絡なし 0',
    ])
  })

  it('shows 外出中, 引渡し待ち, 降園 and 予定なし only from 1, with 予定なし last', () => {
    expect(sumTerms(totalsOf(['out', 'left_stamped', 'left', 'not_expected'])).map(({ status }) => status)).toEqual([
      'present',
      'stamped',
      'expected',
      'late_expected',
      'absent',
      'overdue',
      'out',
      'left_stamped',
      'left',
      'not_expected',
    ])
  })

  it('adds up to the number enrolled, whatever the statuses are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATUSES), { maxLength: 200 }), (statuses) => {
        const terms = sumTerms(totalsOf(statuses))
        expect(terms.reduce((sum, { count }) => sum + count, 0)).toBe(statuses.length)
        expect(new Set(terms.map(({ status }) => status)).size).toBe(terms.length)
      }),
    )
  })
})

describe('the status vocabulary', () => {
  it('has a word in three languages for every status, and a reading on every kanji', () => {
    for (const status of STATUSES) {
      for (const { ja, easy, en } of [statusWords[status].word, familyWord(status), tileWord(status)]) {
        expect(ja && en).not.toBe('')
        expect(easy.replace(/\{[^|]+\|[^}]+\}/g, '')).not.toMatch(KANJI_WITHOUT_READING)
      }
    }
  })

  it('tells the family 在園中, and a tile 連絡なし', () => {
    expect([familyWord('present').ja, withoutReadings(familyWord('present').easy), tileWord('overdue').ja]).toEqual([
      '在園中',
      '園に います',
      '連絡なし',
    ])
  })

  it('gives every status a word of its own, so colour is never the only signal', () => {
    expect(new Set(STATUSES.map((status) => statusWords[status].word.ja)).size).toBe(STATUSES.length)
  })
})
