import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MINUTE } from '../../schema/kit/day.ts'
import { ANSWER_WITHIN, HAND_WITHIN, stateOfAsk } from '../../schema/pickup/rule.ts'

const ask = { expiresAt: ANSWER_WITHIN, vouched: null }

test('RB26 a question waits, is answered, and is over by itself; a yes is for half an hour', () => {
  expect(stateOfAsk(ask, [], ANSWER_WITHIN - 1)).toBe('waiting')
  expect(stateOfAsk(ask, [], ANSWER_WITHIN)).toBe('over')
  const yes = [{ yes: true, at: 5 * MINUTE }]
  expect(stateOfAsk(ask, yes, 5 * MINUTE + HAND_WITHIN - 1)).toBe('yes')
  expect(stateOfAsk(ask, yes, 5 * MINUTE + HAND_WITHIN)).toBe('over')
})

test('RB26 one no outweighs every yes, in any order and at any time', () => {
  const answers = fc.array(fc.record({ yes: fc.boolean(), at: fc.nat(ANSWER_WITHIN) }), { maxLength: 6 })
  fc.assert(
    fc.property(answers, fc.nat(3 * ANSWER_WITHIN), fc.boolean(), (said, now, late) => {
      const state = stateOfAsk({ ...ask, vouched: late ? '母と話した' : null }, said, now)
      expect(state === 'no').toBe(said.some(({ yes }) => !yes))
      expect(state).toBe(stateOfAsk({ ...ask, vouched: late ? '母と話した' : null }, said.toReversed(), now))
    }),
  )
})

test('RB26 what was handed over without a line waits for the office for ever', () => {
  const vouched = { ...ask, vouched: '母と話した' }
  expect(stateOfAsk(vouched, [], Number.MAX_SAFE_INTEGER)).toBe('vouched')
  expect(stateOfAsk(vouched, [{ yes: true, at: 1 }], Number.MAX_SAFE_INTEGER)).toBe('yes')
})
