// What a tablet without a line shows, and until when.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HOUR } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import type { PackedBoard } from '../../schema/presence/pack-board.ts'

const FRIDAY = '2026-11-27'
const MONDAY = '2026-11-30'
const END = momentOf('2026-12-01', 19 * 60)

const boardOf = (day: string) =>
  ({
    version: 1,
    nextChangeAt: null,
    totals: {},
    rules: { day, open: true, closesAt: 1140, chaseFrom: 540, arrivalGrace: 15, pickupGrace: 30, unseenAfter: 15 },
    classes: [{ classId: 'usagi', name: 'うさぎ組', classAge: 1 }],
    children: [
      {
        childId: 'aoi',
        name: '佐藤 碧',
        kana: 'さとう あおい',

        class: 0,
        plan: [510, 1020],
        allergens: ['卵'],
      },
    ],
  }) as unknown as PackedBoard

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  vi.stubGlobal('__SHARED__', true)
  vi.stubGlobal('location', { pathname: '/room' })
  vi.stubGlobal('navigator', { onLine: false })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The tablet at a moment, with what it kept on Friday evening. */
async function tabletAt(moment: number) {
  vi.setSystemTime(moment)
  const { isOver, keptBoard, keptContacts, keptRoster } = await import('../../web/device/kept-roster.ts')
  keptRoster.value = {
    facilityId: 7,
    at: momentOf(FRIDAY, 18 * 60 + 30),
    until: END,
    days: [FRIDAY, MONDAY].map((day) => ({ board: boardOf(day), people: { aoi: [['祖母', '佐藤 花', 'hana']] } })),
    cards: {},
    phones: { aoi: { numbers: [['母', '佐藤 母', '090-0000-1234']], until: END } },
  }
  isOver.subscribe(() => undefined)
  return { keptBoard, keptContacts }
}

test('RB24 on Monday it is Monday’s roster, with plan, allergies, people and numbers', async () => {
  const { keptBoard, keptContacts } = await tabletAt(momentOf(MONDAY, 7 * 60))
  expect(keptBoard(7, MONDAY)).toMatchObject({
    namesOnly: false,
    board: { rules: { day: MONDAY, open: true }, children: [{ plan: [510, 1020], allergens: ['卵'] }] },
  })
  expect(keptContacts('aoi', MONDAY)).toMatchObject({
    people: [['祖母', '佐藤 花', 'hana']],
    numbers: [['母', '佐藤 母', '090-0000-1234']],
  })
  expect(keptBoard(8, MONDAY)).toBeNull()
})

test('RB24 of a day that is not kept, and of any day after the end, there are names and nothing else', async () => {
  for (const [moment, day] of [
    [momentOf('2026-11-29', 9 * 60), '2026-11-29'],
    [END + HOUR, '2026-12-01'],
    [END + HOUR, MONDAY],
  ] as const) {
    const { keptBoard, keptContacts } = await tabletAt(moment)
    const kept = keptBoard(7, day)
    expect(kept?.namesOnly).toBe(true)
    expect(kept?.board.rules).toMatchObject({ day, open: false })
    expect(kept?.board.children).toEqual([{ childId: 'aoi', name: '佐藤 碧', kana: 'さとう あおい', class: 0 }])
    expect(keptContacts('aoi', day)).toBeNull()
    vi.resetModules()
  }
})

test('RB24 a minute before the end the roster still stands', async () => {
  const { keptBoard } = await tabletAt(END - 60_000)
  expect(keptBoard(7, MONDAY)?.namesOnly).toBe(false)
})
