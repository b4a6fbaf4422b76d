import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../schema/kit/day.ts'
import { PUSH_KINDS } from '../../schema/notification/input.ts'
import { isPushService } from '../../schema/notification/push-service.ts'
import { type DueLine, isQuiet, LATE_AFTER, pushOf } from '../../schema/notification/rule.ts'
import { ANSWER_WITHIN } from '../../schema/pickup/rule.ts'

const ALL = { kinds: PUSH_KINDS, quiet: null }
const line = (more: Partial<DueLine>): DueLine => ({ kind: 'arrived', at: 0, dueAt: MINUTE, takenBack: null, ...more })

describe('Quiet hours', () => {
  test('cover from their beginning to before their end, over midnight too', () => {
    const night = { from: 21 * 60, to: 6 * 60 + 30 }
    expect([20 * 60 + 59, 21 * 60, 0, 6 * 60 + 29, 6 * 60 + 30].map((time) => isQuiet(night, time))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(isQuiet(null, 0)).toBe(false)
  })

  test('and the hours the other way round are each minute of the day once', () => {
    const time = fc.integer({ min: 0, max: 24 * 60 - 1 })
    fc.assert(
      fc.property(time, time, time, (from, to, now) => {
        fc.pre(from !== to)
        expect(isQuiet({ from, to }, now)).toBe(!isQuiet({ from: to, to: from }, now))
      }),
    )
  })
})

describe('One push', () => {
  test('is late only beyond ten minutes', () => {
    const late = (now: number) => pushOf([line({})], ALL, 0, now)?.late
    expect([late(LATE_AFTER), late(LATE_AFTER + 1)]).toEqual([false, true])
  })

  test('RB26 asks who stands at the door at once, at night and whatever was chosen, while there is time to answer', () => {
    const asked = line({ kind: 'asked', dueAt: 0 })
    const silent = { kinds: [], quiet: { from: 0, to: 24 * 60 - 1 } }
    expect(pushOf([asked, line({})], silent, 0, ANSWER_WITHIN - 1)).toMatchObject({ says: 'asked', late: false })
    expect(pushOf([asked], silent, 0, ANSWER_WITHIN)).toBeNull()
    expect(pushOf([line({})], { ...ALL, quiet: silent.quiet }, 0, MINUTE)).toBeNull()
  })

  test('RC11 asks for the home side whoever wants to hear of the contact book, and nobody else', () => {
    const nudge = [line({ kind: 'nudge' })]
    expect(pushOf(nudge, ALL, 0, MINUTE)).toMatchObject({ says: 'told' })
    expect(pushOf(nudge, { kinds: ['arrived'], quiet: null }, 0, MINUTE)).toBeNull()
  })

  test('tells of everything due, and corrects only what was told', () => {
    const corrected = line({ kind: 'corrected', dueAt: 5 * MINUTE, takenBack: { kind: 'arrived', dueAt: MINUTE } })
    expect(pushOf([corrected], ALL, MINUTE, 5 * MINUTE)).toEqual({ says: 'corrected', late: false, through: 5 * MINUTE })
    expect(pushOf([corrected], ALL, MINUTE - 1, 5 * MINUTE)).toBeNull()
    expect(pushOf([{ ...corrected, takenBack: null }], ALL, MINUTE, 5 * MINUTE)).toBeNull()
    expect(pushOf([corrected], { ...ALL, kinds: ['left'] }, MINUTE, 5 * MINUTE)).toBeNull()
    expect(pushOf([line({}), line({ kind: 'left', dueAt: 3 * MINUTE })], ALL, 0, 3 * MINUTE)).toEqual({
      says: 'told',
      late: false,
      through: 3 * MINUTE,
    })
  })
})

test('the push services of the known browsers are written to, and nobody else, whatever the address looks like', () => {
  for (const address of [
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
  ])
    expect(isPushService(address, false), address).toBe(true)
  for (const address of [
    'https://notify.windows.com.evil.test/',
    'https://xpush.apple.com/',
    'https://[::1]/',
    'file:///etc/passwd',
    'x',
  ])
    expect(isPushService(address, true), address).toBe(false)
  fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), (address) => !isPushService(address, true)))
})
