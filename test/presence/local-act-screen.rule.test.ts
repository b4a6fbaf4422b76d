import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { type Board, type BoardChild, foldBoard, foldChild } from '../../schema/presence/fold-board.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import { type LocalAct, withLocalActs } from '../../web/presence/local-act.ts'

const day = '2026-11-20'
const at = (hour: number, minute: number) => momentOf(day, hour * 60 + minute)
const second = (hour: number, minute: number) => hour * 3600 + minute * 60
const rules: DayRules = { day, open: true, closesAt: 1140, chaseFrom: 540, arrivalGrace: 15, pickupGrace: 30, unseenAfter: 15 }
const aoi: Omit<BoardChild, 'status'> = { childId: 'aoi', name: '佐藤 碧', kana: 'さとう あおい', plan: [510, 1020] }
const now = at(8, 30)

const boardOf = (child: Omit<BoardChild, 'status'>): Board =>
  foldBoard({ version: 1, rules, classes: [], children: [child, { ...aoi, childId: 'other', kana: 'たかはし すい' }] }, now)
const act = (id: string, path: string, json: Record<string, unknown>, madeAt = at(8, 5)): LocalAct => ({
  id,
  path,
  json: { id, childId: 'aoi', ...json },
  childIds: ['aoi'],
  madeAt,
})
const tapId = newId(at(8, 5))
const arrival = act(tapId, 'presence/tap', { kind: 'arrive', at: at(8, 5) })
const undo = act('2', 'presence/undo', { actId: tapId }, at(8, 6))
const folded = (child: Omit<BoardChild, 'status'>, acts: LocalAct[]) => foldBoard(withLocalActs(boardOf(child), acts), now)
const after = (child: Omit<BoardChild, 'status'>, ...acts: LocalAct[]) => folded(child, acts).children[0]

test('RB03 a tap is shown at once, before the server knows it', () => {
  expect(after(aoi, arrival)).toMatchObject({ status: 'present', since: at(8, 5) })
  expect(folded(aoi, [arrival]).totals).toMatchObject({ enrolled: 2, present: 1, expected: 1 })
})

test('A sighting turns a stamp into presence, and a handover into 降園', () => {
  const stamped = { ...aoi, acts: [['a', second(8, 1)] as [string, number]] }
  expect(after(stamped)?.status).toBe('stamped')
  const seen = act('1', 'presence/sighting', { at: at(8, 5) })
  expect(after(stamped, seen)?.status).toBe('present')
  const left = act('3', 'presence/tap', { kind: 'leave', at: at(8, 20), person: '祖母' })
  expect(after(stamped, seen, left)).toMatchObject({ status: 'left', since: at(8, 20) })
})

test('RB16 a going out and a coming back are shown at once, with the place', () => {
  const here = { ...aoi, acts: [['as', second(8, 1)] as [string, number]] }
  const out = act('4', 'presence/out', { at: at(8, 10), place: '療育' })
  expect(after(here, out)).toMatchObject({ status: 'out', outAt: '療育', since: at(8, 10) })
  expect(after(here, out, act('5', 'presence/back', { at: at(8, 20) }))).toMatchObject({ status: 'present', since: at(8, 20) })
})

test('RM05 a roll is laid over each child it saw, at that child’s own moment', () => {
  const here = { ...aoi, acts: [['as', second(8, 1)] as [string, number]] }
  const roll = (scene: string, seenAt: number) =>
    act('6', 'roll/step', {
      kind: 'roll',
      scene,
      children: [
        { childId: 'aoi', seenAt },
        { childId: 'other', reason: 'stayed' },
      ],
    })
  expect(after(here, roll('depart', at(8, 10)))).toMatchObject({ status: 'out', since: at(8, 10) })
  expect(after(here, roll('depart', at(8, 10)), roll('arrive', at(8, 20)))).toMatchObject({ status: 'out', since: at(8, 10) })
  expect(after(here, roll('depart', at(8, 10)), roll('return', at(8, 25)))).toMatchObject({ status: 'present', since: at(8, 25) })
  expect(folded(here, [roll('depart', at(8, 10))]).totals).toMatchObject({ out: 1, expected: 1 })
})

test('The same act on the board and on the tablet counts once', () => {
  const known = { ...aoi, acts: [['as', second(8, 5)] as [string, number]] }
  expect(after(known, arrival)).toEqual(after(known))
})

test('RB25 an undo of an act still on the tablet, or already on the board, leaves no trace of it', () => {
  expect(after(aoi, arrival, undo)?.status).toBe('expected')
  const known = { ...aoi, acts: [['as', second(8, 5)] as [string, number]] }
  expect(after(known, undo)?.status).toBe('expected')
  expect(after(known, arrival, undo)?.status).toBe('expected')
  expect(after(aoi, undo)?.status).toBe('expected')
})

test('An undo takes back its own act and not a later one of another tablet', () => {
  const known: Omit<BoardChild, 'status'> = {
    ...aoi,
    acts: [
      ['as', second(8, 5)],
      ['lh', second(8, 20)],
    ],
  }
  expect(after(known, arrival, undo)?.acts).toEqual([['lh', second(8, 20)]])
})

test('RA11 a phoned report is shown at once as 園で登録, and withdrawing it brings the plan back', () => {
  const said = act('5', 'notice', { kind: 'absent', reason: 'sick', from: day })
  const absent = after(aoi, said)
  expect(absent?.status).toBe('absent')
  expect(absent?.notices).toMatchObject([{ id: '5', byStaff: true, reason: 'sick' }])
  const confirmed = act('6', 'notice/confirm', { noticeId: '5' }, at(8, 7))
  expect(after(aoi, said, confirmed)?.notices?.[0]?.confirmedAt).toBe(at(8, 7))
  expect(after(aoi, said, act('7', 'notice/withdraw', { noticeId: '5' }))?.status).toBe('expected')
})

test('RA14 a phoned pick-up keeps the person of one call and the time of another', () => {
  const person = act('5', 'notice', { kind: 'pickup_change', from: day, person: '祖母' })
  const time = act('6', 'notice', { kind: 'pickup_change', from: day, time: '16:30' })
  expect(after(aoi, person, time)?.told?.pickup).toMatchObject({ person: '祖母', time: 990 })
})

test('A report for another day does not touch this one', () => {
  expect(after(aoi, act('5', 'notice', { kind: 'absent', reason: 'sick', from: '2026-11-21' }))?.status).toBe('expected')
  expect(after(aoi, act('9', 'presence/tap', { kind: 'arrive', at: at(8, 5) - 86_400_000 }))?.status).toBe('expected')
})

test('Whatever was tapped, the counts add up, other children stay as they were, and laying it on twice changes nothing', () => {
  const step = fc.record({
    path: fc.constantFrom('presence/tap arrive', 'presence/tap leave', 'presence/sighting', 'presence/undo'),
    minute: fc.integer({ min: 0, max: 59 }),
    target: fc.integer({ min: 0, max: 5 }),
  })
  const elsewhere = newId(at(3, 0))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const actIds = steps.map(({ minute }, index) => newId(at(7, minute) + index * 1000))
      const taps = actIds.map((id, index) => (steps[index]?.path === 'presence/undo' ? elsewhere : id))
      const acts = steps.map(({ path, minute, target }, index) => {
        const [route = '', kind] = path.split(' ')
        const more =
          route === 'presence/undo'
            ? { actId: taps[target] ?? elsewhere }
            : { at: at(7, minute) + index * 1000, ...(kind ? { kind } : {}) }
        return act(actIds[index] ?? '', route, more, at(7, minute))
      })
      const once = withLocalActs(boardOf(aoi), acts)
      const board = foldBoard(once, now)
      const { enrolled, ...parts } = board.totals
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(enrolled)
      expect(board.children[1]).toEqual(boardOf(aoi).children[1])
      const undone = new Set(acts.filter(({ path }) => path === 'presence/undo').map(({ json }) => json.actId))
      const kept = acts.filter(({ id, path }) => path !== 'presence/undo' && !undone.has(id))
      const again = withLocalActs({ ...board, children: once.children.map((child) => foldChild(child, rules, now).child) }, kept)
      expect(again.children).toEqual(board.children)
    }),
  )
})
