import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { CHECK_HOLDS, foldRequest, needsOpinion, receiptChecksFor, type Step } from '../../schema/medicine/rule.ts'

const DAY = '2026-11-20'
const NOON = momentOf(DAY, 720)
const asked = { kind: 'give' as const, day: DAY, time: 720 }
let count = 0
const step = (kind: Step['kind'], at: number, more: Partial<Step> = {}): Step => {
  count += 1
  return { id: `s${count}`, kind, at, receivedAt: at, supersedes: null, ...more }
}
const stateAt = (steps: Step[], now = NOON) => foldRequest(asked, steps, now, 30).state

describe('RD10 where a medicine stands', () => {
  test('it is ready only when two have looked, and a look of the morning does not count at noon', () => {
    const received = step('received', NOON - 200 * MINUTE)
    const early = step('checked', NOON - CHECK_HOLDS)
    expect(stateAt([])).toBe('asked')
    expect(stateAt([received])).toBe('received')
    expect(stateAt([received, early])).toBe('received')
    expect(stateAt([received, early, step('checked', NOON - MINUTE)])).toBe('checked')
    expect(stateAt([received, step('checked', NOON - 2 * MINUTE), step('checked', NOON - MINUTE)])).toBe('ready')
  })

  test('a dose that was undone is no dose, and what was looked at before it is looked at again', () => {
    const steps = [step('received', NOON - 9 * MINUTE), step('checked', NOON - 3 * MINUTE), step('checked', NOON - 2 * MINUTE)]
    const given = step('given', NOON - MINUTE)
    expect(stateAt([...steps, given])).toBe('given')
    expect(stateAt([...steps, given, step('undone', NOON, { supersedes: given.id })])).toBe('received')
  })

  test('withdrawn is withdrawn, and a 服薬連絡 asks nothing of the nursery', () => {
    expect(stateAt([step('withdrawn', NOON)])).toBe('withdrawn')
    expect(foldRequest({ ...asked, kind: 'tell', time: null }, [], NOON + 999 * MINUTE, 30)).toMatchObject({
      state: 'told',
      late: false,
    })
  })

  test('it is late when its time and the minutes of the facility are over and nobody said what became of it', () => {
    const late = (steps: Step[], minutes: number) => foldRequest(asked, steps, NOON + minutes * MINUTE, 30).late
    expect([late([], 30), late([], 31)]).toEqual([false, true])
    expect(late([step('received', NOON)], 31)).toBe(true)
    expect(late([step('withheld', NOON)], 31)).toBe(false)
  })
})

test('RD10 a doctor’s 意見書 is asked for where the facility wants it, and always for a 座薬', () => {
  expect([needsOpinion([], false), needsOpinion([], true), needsOpinion(['suppository'], false)]).toEqual([false, true, true])
  expect(receiptChecksFor(['antipyretic'], false, false)).toEqual(['child_name', 'one_dose', 'as_asked', 'sheet'])
})
