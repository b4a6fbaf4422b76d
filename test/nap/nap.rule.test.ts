import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { CareRow, Nap } from '../../schema/care/rule.ts'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { addedOn, foldNapDay, type NapDay, untilOf } from '../../schema/nap/day.ts'
import { checkNap } from '../../schema/nap/input.ts'
import { layOutNaps } from '../../schema/nap/lay-out-naps.ts'
import {
  alarmOf,
  type CheckRow,
  foldNaps,
  INTERVALS,
  intervalOf,
  LATE_AFTER,
  NAP_SETTING,
  POSITIONS,
  roundOf,
  slotsOf,
  timingOf,
} from '../../schema/nap/rule.ts'
import { withLocalNaps } from '../../web/nap/local-nap.ts'

const DAY = '2026-11-20'
const at = (hour: number, minute = 0, second = 0) => momentOf(DAY, hour * 60 + minute) + second * 1000
const row = (id: string, when: number, more: Partial<CheckRow> = {}): CheckRow => ({
  id,
  childId: 'child',
  at: when,
  slot: null,
  receivedAt: when,
  position: 'back',
  way: 'tap',
  breathing: true,
  colour: true,
  bedding: true,
  note: null,
  supersedes: null,
  reason: null,
  by: '',
  ...more,
})
const slept = (from: number, to: number | null): Nap => ({ from, to, ids: [] })
const states = ({ slots }: ReturnType<typeof foldNaps>) => slots.map(({ state }) => state)

describe('How often a child is looked at', () => {
  test('RE01 every 5 minutes at 0, every 10 at 1 and 2; older ones only when they were added for the day', () => {
    const of = (age: number | null, added = false) => intervalOf(NAP_SETTING, age, added)
    expect([of(0), of(1), of(2), of(3), of(5), of(3, true)]).toEqual([5, 10, 10, null, null, 30])
    expect(intervalOf({ ...NAP_SETTING, olderDaily: true, older: 20 }, 4, false)).toBe(20)
    // Nobody knows how old: as the youngest.
    expect(of(null)).toBe(5)
  })

  test('RE05 slots stand on the round of the clock, from falling asleep until waking, waking not among them', () => {
    const times = slotsOf(slept(at(12, 31), at(12, 50)), 5, at(14))
    expect(times).toEqual([at(12, 35), at(12, 40), at(12, 45)])
    expect(slotsOf(slept(at(12, 30), at(12, 50)), 10, at(14))).toEqual([at(12, 30), at(12, 40)])
    expect(slotsOf(slept(at(12, 30), null), 30, at(13, 5))).toEqual([at(12, 30), at(13)])
  })

  test('RE09 the last word about a child counts, and a medicine adds it whatever was said', () => {
    const word = (id: string, childId: string, minute: number, added: boolean) => ({ id, childId, at: at(12, minute), added })
    const additions = [word('b', 'one', 5, false), word('a', 'one', 1, true), word('c', 'two', 2, true)]
    expect([...addedOn({ additions, extra: ['three'] })].sort()).toEqual(['three', 'two'])
    expect(addedOn({ additions, extra: ['one'] }).has('one')).toBe(true)
  })
})

describe('A round', () => {
  test('RE04 RE05 a slot nobody looked at in its time is missing, the running one open, and none is made before its time', () => {
    const nap = foldNaps([slept(at(12, 28), null)], [row('a', at(12, 31)), row('b', at(12, 41))], 5, at(12, 47))
    expect(nap.slots.map(({ at: when }) => when)).toEqual([at(12, 30), at(12, 35), at(12, 40), at(12, 45)])
    expect(states(nap)).toEqual(['checked', 'missing', 'checked', 'open'])
  })

  test('RE03 more than 5 minutes after its slot a look is 遅延, more than 30 or of a day that is over 管理者修正', () => {
    expect([at(12, 35), at(12, 35, 1), at(13), at(13, 0, 1)].map((when) => timingOf(at(12, 30), when))).toEqual([
      'on_time',
      'late',
      'late',
      'managed',
    ])
    expect(timingOf(momentOf(DAY, 23 * 60 + 58), momentOf('2026-11-21', 1))).toBe('managed')
    const late = foldNaps([slept(at(12, 30), null)], [row('a', at(12, 47))], 10, at(12, 48))
    expect(late.slots.at(-1)?.check).toMatchObject({ timing: 'late', minutes: 7 })
    const entered = foldNaps([slept(at(12, 30), null)], [row('a', at(12, 43), { slot: at(12, 35) })], 5, at(12, 44))
    expect(entered.slots[1]?.check).toMatchObject({ timing: 'late', minutes: 8 })
    const managed = foldNaps([slept(at(12, 30), at(13))], [row('a', at(12, 31), { reason: '紙から' })], 5, at(14))
    expect(managed.slots[0]?.check?.timing).toBe('managed')
  })

  test('RE02 a look put right stands in place of the first, which is kept; one taken back leaves the slot missing', () => {
    const rows = [row('a', at(12, 31)), row('b', at(12, 32), { supersedes: 'a', position: 'turned' })]
    const nap = foldNaps([slept(at(12, 30), at(12, 35))], rows, 5, at(13))
    expect(nap.slots[0]?.check).toMatchObject({ position: 'turned', replaced: { id: 'a', position: 'back' } })
    const back = [...rows, row('c', at(12, 33), { supersedes: 'b', position: null })]
    expect(states(foldNaps([slept(at(12, 30), at(12, 35))], back, 5, at(13)))).toEqual(['missing'])
  })

  test('looks of a child that slept unwritten, or is not looked at in rounds, are not lost', () => {
    expect(foldNaps([], [row('a', at(12, 31))], 5, at(13)).beside).toHaveLength(1)
    expect(foldNaps([slept(at(12, 30), null)], [row('a', at(12, 31))], null, at(13))).toMatchObject({
      slots: [],
      beside: [{ id: 'a' }],
    })
  })

  test('RE14 it says who waits and when the next look is due; the alarm rings once a round, and once more in its last minute', () => {
    const one = (childId: string, rows: CheckRow[], when: number) => ({
      childId,
      nap: foldNaps([slept(at(12, 58), null)], rows, 5, when),
    })
    const when = at(13, 7, 12)
    const seen = [row('a', at(13, 1)), row('b', at(13, 6))]
    const round = roundOf([one('x', seen, when), one('y', [row('c', at(13, 2))], when)], when)
    expect(round).toEqual({ waiting: ['y'], done: ['x'], missing: 0, slot: at(13, 5), next: at(13, 10) })
    expect(alarmOf(round, when)).toBe(String(at(13, 5)))
    expect(alarmOf(round, at(13, 9, 10))).toBe(`${at(13, 5)} last`)
    expect(alarmOf({ ...round, waiting: [] }, when)).toBeNull()
    const awake = foldNaps([slept(at(12, 30), at(13))], [], 5, when)
    expect(roundOf([{ childId: 'z', nap: awake }], when)).toMatchObject({ next: null, slot: null, missing: 6 })
  })

  const rows = fc.array(
    fc.record({
      id: fc.constantFrom(...'abcdefghij'),
      minute: fc.integer({ min: 0, max: 150 }),
      slot: fc.option(fc.integer({ min: 0, max: 150 })),
      position: fc.option(fc.constantFrom(...POSITIONS)),
      supersedes: fc.option(fc.constantFrom(...'abcdefghij')),
    }),
    { maxLength: 12 },
  )
  const unique = (
    list: { id: string; minute: number; slot: number | null; position: CheckRow['position']; supersedes: string | null }[],
  ) =>
    [...new Map(list.map((one) => [one.id, one])).values()].map(({ id, minute, slot, position, supersedes }) =>
      row(id, at(12, minute), { slot: slot === null ? null : at(12, Math.min(slot, minute)), position, supersedes }),
    )
  const span = fc.record({
    from: fc.integer({ min: 0, max: 60 }),
    long: fc.integer({ min: 1, max: 90 }),
    now: fc.integer({ min: 0, max: 200 }),
    every: fc.constantFrom(...INTERVALS),
  })

  test('RE05 between falling asleep and waking every slot is looked at or missing, but one in which it woke before a look was late', () => {
    fc.assert(
      fc.property(rows, span, (list, { from, long, every }) => {
        const nap = slept(at(12, from), at(12, from + long))
        const { slots } = foldNaps([nap], unique(list), every, at(18))
        const looked = new Set(slots.flatMap(({ at: when, check }) => (check ? [when] : [])))
        const due = slotsOf(nap, every, at(18)).filter((when) => looked.has(when) || (nap.to ?? 0) - when >= LATE_AFTER)
        expect(slots.map((slot) => slot.at)).toEqual(due)
        expect(slots.every(({ state, check }) => (state === 'checked') === (check !== null) && state !== 'open')).toBe(true)
      }),
    )
  })

  test('any order and repetition of the rows folds alike', () => {
    fc.assert(
      fc.property(rows, span, fc.infiniteStream(fc.nat()), (list, { from, now, every }, order) => {
        const given = unique(list)
        const keys = new Map(given.map(({ id }) => [id, order.next().value ?? 0]))
        const mixed = [...given, ...given].sort((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0))
        const naps = [slept(at(12, from), null)]
        expect(foldNaps(naps, mixed, every, at(12, now))).toEqual(foldNaps(naps, given, every, at(12, now)))
      }),
    )
  })

  test('RE03 RE04 nothing is on time that was entered late, and no slot lies ahead', () => {
    fc.assert(
      fc.property(rows, span, (list, { from, now, every }) => {
        const { slots } = foldNaps([slept(at(12, from), null)], unique(list), every, at(12, now))
        for (const slot of slots) {
          expect(slot.at).toBeLessThanOrEqual(at(12, now))
          if (slot.check?.timing === 'on_time') expect(slot.check.at - slot.at).toBeLessThanOrEqual(LATE_AFTER)
        }
      }),
    )
  })
})

const sleep = (kind: 'asleep' | 'awake', when: number): CareRow => ({
  id: kind,
  childId: 'child',
  kind,
  at: when,
  value: null,
  detail: null,
  note: null,
  supersedes: null,
  gone: false,
  by: '',
})
const napDay = (more: Partial<NapDay> = {}): NapDay => ({
  day: DAY,
  facility: 'みどり保育園',
  closesAt: 19 * 60,
  setting: NAP_SETTING,
  classes: [{ classId: 'chick', name: 'ひよこ組', classAge: 0 }],
  children: [{ childId: 'child', classId: 'chick', kana: 'あべ ひな', name: '阿部 ひな', classAge: 0 }],
  sleeps: [sleep('asleep', at(12, 30)), sleep('awake', at(12, 45))],
  checks: [],
  rooms: [],
  additions: [],
  handedOver: [],
  extra: [],
  sensors: [],
  ...more,
})

describe('The day', () => {
  test('RE13 is a table with a line for each slot, missing ones and who put what right among them', () => {
    const checks = [
      row('a', at(12, 31), { by: '山田' }),
      row('b', at(12, 43), { slot: at(12, 35), by: '山田', breathing: false, note: 'せき' }),
      row('c', at(15), { slot: at(12, 30), by: '主任', supersedes: 'a', reason: '右むきだった', position: 'right' }),
    ]
    const { headings, rows } = layOutNaps(napDay({ checks }), at(16))
    const lines = rows.map((line) => Object.fromEntries(headings.map((name, place) => [name, line[place]])))
    expect(rows.every((line) => line.length === headings.length)).toBe(true)
    expect(lines).toMatchObject([
      { 枠: '12:30', 状態: '確認', 体位: '右むき', 遅延: '管理者修正', 修正の理由: '右むきだった', 修正前の記録者: '山田' },
      { 枠: '12:35', 状態: '確認', 遅延: '遅延 +8分', 呼吸: '気になる', 気になること: '呼吸・せき' },
      { 枠: '12:40', 状態: '抜け', 体位: '' },
    ])
  })

  test('a nap nobody ended is asked for until the house closes, and not through the night', () => {
    expect(untilOf(napDay(), momentOf('2026-11-21', 600))).toBe(at(19))
    const [child] = foldNapDay(napDay({ sleeps: [sleep('asleep', at(18, 50))] }), momentOf('2026-11-21', 600))
    expect(child?.nap.slots.map((slot) => slot.at)).toEqual([at(18, 50), at(18, 55), at(19)])
  })

  test('RE05 who is carried home asleep is asked for until then; who came back and slept, until it wakes', () => {
    const slots = (home: number) =>
      foldNapDay(napDay({ sleeps: [sleep('asleep', at(12, 30))], handedOver: [{ childId: 'child', at: home }] }), at(14))[0]?.nap
        .slots.length
    expect(slots(at(12, 42))).toBe(3)
    expect(slots(at(12, 10))).toBe(19)
  })

  test('RB23 what the tablet entered lies over the answer, once, and a refused act does not', () => {
    const json = {
      at: at(12, 36),
      entries: [{ childId: 'child', at: at(12, 36), position: 'left', way: 'tap', breathing: true, colour: true, bedding: true }],
    }
    const act = { id: 'own', path: 'nap/check', json, state: 'waiting' as const }
    const once = withLocalNaps(napDay(), [act])
    expect(once.checks).toHaveLength(1)
    expect(withLocalNaps(once, [act]).checks).toHaveLength(1)
    expect(withLocalNaps(napDay(), [{ ...act, state: 'refused' }]).checks).toEqual([])
    const awake = { kind: 'awake', childId: 'child', at: at(12, 50) }
    const woke = { id: 'w', path: 'care/record', json: { at: at(12, 50), entries: [awake] }, state: 'waiting' as const }
    expect(withLocalNaps(napDay({ sleeps: [] }), [woke]).sleeps).toHaveLength(1)
  })
})

describe('What may be sent', () => {
  const id = newId(at(12))
  const seen = { childId: id, way: 'tap', breathing: true, colour: true, bedding: true }
  const sent = (entry: object) => v.safeParse(checkNap, { id, at: at(12, 40), entries: [{ ...seen, at: at(12, 40), ...entry }] })
  test('RE03 RE04 a slot to come and one of more than 30 minutes ago are refused, and a look needs its position', () => {
    expect(sent({ position: 'back' }).success).toBe(true)
    expect(sent({ position: 'back', slot: at(12, 10) }).success).toBe(true)
    expect(sent({ position: 'back', slot: at(12, 45) }).success).toBe(false)
    expect(sent({ position: 'back', slot: at(12, 9) }).success).toBe(false)
    expect(sent({}).success).toBe(false)
    expect(sent({ supersedes: id }).success).toBe(true)
  })
})
