import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutDay } from '../../schema/presence/day-bar.ts'
import type { ActOfDay } from '../../schema/presence/fold-board.ts'

const at = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
const act = (letters: string, time: string): ActOfDay => [letters, at(time) * 60]
const say = (acts: ActOfDay[], now: string) =>
  layOutDay({ acts }, at(now))?.stays.map(({ kind, from, to, open }) => [kind, from, to, open])

test('RB16 a day is the stretches between coming, going out, coming back and leaving', () => {
  const day = [act('as', '8:32'), act('o', '10:05'), act('s', '10:30'), act('b', '11:20'), act('lh', '16:40')]
  expect(say(day, '18:00')).toEqual([
    ['here', at('8:32'), at('10:05'), false],
    ['out', at('10:05'), at('11:20'), false],
    ['here', at('11:20'), at('16:40'), false],
  ])
  expect(say([act('a', '8:00'), act('s', '8:09'), act('l', '12:00'), act('as', '14:00')], '15:00')).toEqual([
    ['unseen', at('8:00'), at('8:09'), false],
    ['here', at('8:09'), at('12:00'), false],
    ['here', at('14:00'), at('15:00'), true],
  ])
})

test('RB16 the plan stands as the family changed it, in full hours; an absence leaves none', () => {
  const told = { attendance: { kind: 'late' as const, time: at('10:15'), noticeId: 'n' }, pickup: null }
  expect(layOutDay({ plan: [at('8:30'), at('17:00')], told }, 0)).toMatchObject({
    from: 600,
    to: 1020,
    plan: [at('10:15'), at('17:00')],
  })
  const absent = { attendance: { kind: 'absent' as const, reason: 'sick' as const, noticeId: 'n' }, pickup: null }
  expect(layOutDay({ plan: [at('8:30'), at('17:00')], told: absent }, 0)).toBeNull()
  expect(layOutDay({}, 0)).toBeNull()
})

test('RB16 stretches follow each other and lie on the bar, whatever was recorded', () => {
  const anything = fc.array(fc.tuple(fc.constantFrom('a', 's', 'as', 'o', 'so', 'b', 'l', 'h', 'lh'), fc.nat(86_399)), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(anything, fc.nat(1440), (acts, now) => {
      const bar = layOutDay({ acts: acts.toSorted((a, b) => a[1] - b[1]) }, now)
      let before = bar?.from ?? 0
      for (const { from, to } of bar?.stays ?? []) {
        expect(from).toBeGreaterThanOrEqual(before)
        expect(to).toBeGreaterThanOrEqual(from)
        before = to
      }
      expect(before).toBeLessThanOrEqual(bar?.to ?? 0)
    }),
  )
})
