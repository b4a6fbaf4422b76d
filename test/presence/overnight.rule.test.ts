// 日またぎ (RB06): one stay of its first day, shown on both, and never longer than the house has set.
import { describe, expect, test } from 'vitest'
import { firstSettings } from '../../schema/facility/input.ts'
import { addDays } from '../../schema/kit/day.ts'
import { momentOf, readEndTime, showTime, writeTime } from '../../schema/kit/time.ts'
import { asShown, foldBoard, type UnfoldedBoard, type UnfoldedChild } from '../../schema/presence/fold-board.ts'
import { foldCell } from '../../schema/presence/fold-register.ts'
import { missingIn } from '../../schema/presence/gap.ts'
import { packBoard, unpackBoard } from '../../schema/presence/pack-board.ts'
import { type Fact, type FactKind, foldDay } from '../../schema/presence/rule.ts'
import { withLocalActs } from '../../web/presence/local-act.ts'
import { DAY, NOTHING, RULES } from './ordinary-day.ts'

const NIGHT = { ...RULES, overnight: 16 }
const NEXT = addDays(DAY, 1)
/** From 18:00 until 1:30 of the next day. */
const PLAN = { arrive: 1080, leave: 1530 }
const on = (time: string, day = DAY) => momentOf(day, readEndTime(time) ?? Number.NaN)
const fact = (kind: FactKind, time: string): Fact => ({ id: `${kind}${time}`, kind, at: on(time) })
const CAME = [fact('arrive', '18:00'), fact('sighting', '18:00')]
const seconds = (time: string) => (readEndTime(time) ?? Number.NaN) * 60

const kept = (more: Partial<UnfoldedChild> = {}): UnfoldedChild => ({
  childId: 'c',
  name: '夜野 月',
  kana: 'よるの つき',
  plan: [1080, 1530],
  night: { acts: [['as', seconds('18:00')]], leave: 1530 },
  ...more,
})
const boardOf = (child: UnfoldedChild): UnfoldedBoard => ({
  version: 1,
  rules: { ...NIGHT, day: NEXT },
  classes: [],
  children: [child, { childId: 'd', name: '昼野 花', kana: 'ひるの はな' }],
})
const at = (time: string, child = kept()) => foldBoard(boardOf(child), on(time, NEXT))

describe('RB06 日またぎ', () => {
  test('RB06 times of the night are read and written as 25:30, and said as 翌1:30', () => {
    expect(readEndTime('25:30')).toBe(1530)
    expect([writeTime(1530), showTime(1530), showTime(1440), showTime(1439)]).toEqual(['25:30', '翌1:30', '翌0:00', '23:59'])
    expect(['48:00', '25:60', '1'].map((text) => readEndTime(text))).toEqual([null, null, null])
  })

  test('RB06 nobody is awaited before the planned time of the night, and from then on お迎え is late; closing says nothing', () => {
    const kinds = (time: string, told = NOTHING) =>
      foldDay(CAME, told, PLAN, NIGHT, on(time)).contradictions.map(({ kind }) => kind)
    expect(kinds('25:59')).toEqual([])
    expect(kinds('26:00')).toEqual(['not_collected'])
    const earlier = { attendance: null, pickup: { time: 30, person: null, noticeId: 'n' } }
    expect([kinds('24:59', earlier), kinds('25:00', earlier)]).toEqual([[], ['not_collected']])
  })

  test('RB06 on the board of the next day the child is 在園 until it leaves, is counted once, and then waits for its own evening', () => {
    const { children, totals } = at('0:10')
    expect([children[0]?.status, children[0]?.since]).toEqual(['present', on('18:00')])
    expect([totals.present, totals.expected, totals.not_expected, totals.enrolled]).toEqual([1, 0, 1, 2])
    const left = at(
      '2:00',
      kept({
        night: {
          acts: [
            ['as', seconds('18:00')],
            ['lh', seconds('25:30')],
          ],
          leave: 1530,
        },
      }),
    )
    expect([left.children[0]?.status, left.children[0]?.night]).toEqual(['expected', undefined])
    expect(at('2:00').children[0]?.contradictions).toEqual([{ kind: 'not_collected', since: on('26:00') }])
  })

  test('RB06 when the hours of the house are over it is no longer in the house, and the board says when that will be', () => {
    expect(at('9:59').children[0]?.status).toBe('present')
    expect(at('9:58').nextChangeAt).toBe(on('10:00', NEXT))
    expect(at('10:00').children[0]?.status).toBe('expected')
  })

  test('RB06 a child that comes anew ends what was left open', () => {
    expect(at('8:40', kept({ acts: [['as', seconds('8:30')]] })).children[0]).toMatchObject({
      status: 'present',
      since: on('8:30', NEXT),
    })
  })

  test('RB06 the hours run from the last coming, and where nobody stays no stay goes over midnight', () => {
    const twice = kept({
      night: {
        acts: [
          ['as', seconds('8:00')],
          ['lh', seconds('12:00')],
          ['as', seconds('20:00')],
        ],
      },
    })
    expect(at('11:59', twice).children[0]?.status).toBe('present')
    const { overnight: _none, ...day } = NIGHT
    expect(foldBoard({ ...boardOf(kept()), rules: { ...day, day: NEXT } }, on('0:10', NEXT)).children[0]?.status).toBe('expected')
  })

  test('RB06 it travels and is shown in the time of the day, and a tap in the night ends the stay of the evening at once', () => {
    const travelled = unpackBoard(packBoard(foldBoard(boardOf(kept()), on('1:00', NEXT))))
    const shown = foldBoard(travelled, on('1:00', NEXT)).children.map(asShown)[0]
    expect([shown?.acts, shown?.plan, shown?.told]).toEqual([[['as', seconds('18:00') - 86_400]], [0, 90], undefined])
    const act = { id: 'a', path: 'presence/tap', childIds: ['c'], madeAt: on('1:20', NEXT) }
    const json = { kind: 'leave', at: on('1:20', NEXT), of: DAY }
    const tapped = foldBoard(withLocalActs(travelled, [{ ...act, json }]), on('1:21', NEXT)).children[0]
    expect([tapped?.status, tapped?.night, tapped?.acts]).toEqual(['expected', undefined, undefined])
    const undo = { id: 'u', path: 'presence/undo', childIds: ['c'], madeAt: on('1:21', NEXT), json: { actId: 'a' } }
    expect(foldBoard(withLocalActs(travelled, [{ ...act, json }, undo]), on('1:21', NEXT)).children[0]?.status).toBe('present')
  })

  test('RB06 in the register it is one stay that ended 翌1:30; while it lasts it is no 記録もれ, when its hours are over it is one', () => {
    const cell = (facts: Fact[], now: string, today = NEXT) =>
      foldCell(
        {
          childId: 'c',
          name: '夜野 月',
          kana: 'よるの つき',
          enrollments: [{ startsOn: '2026-04-01', endsOn: null }],
          memberships: [],
          contracts: [
            { startsOn: '2026-04-01', endsOn: null, week: Array.from({ length: 7 }, () => [1080, 1530] as [number, number]) },
          ],
          facts: new Map([[DAY, facts]]),
          notices: [],
        },
        { rules: NIGHT, marks: firstSettings.marks },
        today,
        on(now, today),
      )
    const whole = cell([...CAME, fact('leave', '25:30'), fact('handover', '25:30')], '9:00')
    expect([whole.kind, whole.arrive, whole.leave, missingIn(whole)]).toEqual(['present', 1080, 1530, null])
    expect([cell(CAME, '9:59').lasts, missingIn(cell(CAME, '9:59'))]).toEqual([true, null])
    expect(missingIn(cell(CAME, '10:00'))).toBe('leave')
  })
})
