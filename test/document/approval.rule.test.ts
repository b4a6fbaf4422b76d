import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { before, foldSteps, hasPlace, rolesFor, STEP_KINDS, type Step } from '../../schema/document/approval.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import type { Role } from '../../schema/permission/matrix.ts'

const diary = currentKind('diary')
if (!diary) throw new Error('no diary')
const { approval } = diary

const ROLES: readonly Role[] = ['nursery_teacher', 'head_teacher', 'director', 'nurse', 'cook', 'office']
const PEOPLE: Record<Role, string> = {
  nursery_teacher: 'yamada',
  head_teacher: 'mori',
  director: 'tachibana',
  nurse: 'hara',
  cook: 'ueda',
  office: 'kishi',
}

/** Somebody tries a step. */
const attempt = fc.record({ kind: fc.constantFrom(...STEP_KINDS), place: fc.nat(1), role: fc.constantFrom(...ROLES) })
type Attempt = { kind: Step['kind']; place: number; role: Role }

/** What becomes of attempts: those that the rules let through, as the SQL of the write asks the same two functions. */
function carryOut(attempts: readonly Attempt[]): Step[] {
  const steps: Step[] = []
  for (const { kind, place, role } of attempts) {
    const standing = { kind, place: hasPlace(kind) ? place : -1 }
    const { first, after } = before(approval, standing)
    const last = steps.at(-1)
    const follows = last ? after.some((one) => one.kind === last.kind && one.place === last.place) : first
    if (follows && rolesFor(diary as NonNullable<typeof diary>, standing).includes(role))
      steps.push({ ...standing, number: steps.length + 1, role, accountId: PEOPLE[role], at: steps.length })
  }
  return steps
}

const yes = (kind: Step['kind'], role: Role, place = -1): Attempt => ({ kind, role, place })
const usual = [yes('submitted', 'nursery_teacher'), yes('approved', 'head_teacher', 0), yes('approved', 'director', 1)]
const stateOf = (attempts: readonly Attempt[]) => foldSteps(approval, carryOut(attempts))

describe('RG07 Approval', () => {
  test('is reached on no path without each person it asks for since it was handed in, or a 代決 that is shown', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        const steps = carryOut(attempts)
        const state = foldSteps(approval, steps)
        const since = steps.slice(steps.findLastIndex(({ kind }) => kind === 'submitted'))
        const boxes = approval.map(({ role }, place) =>
          since.some(
            (step) => step.place === place && (step.kind === 'approved' ? step.role === role : step.kind === 'stood_in'),
          ),
        )
        if (state.at === 'decided') {
          expect(boxes).toEqual(approval.map(() => true))
          expect(since.some(({ kind }) => ['returned', 'withdrawn', 'cancelled', 'revised'].includes(kind))).toBe(false)
        }
        state.stamps.forEach((stamp, place) => {
          if (stamp) expect(stamp.stoodIn).toBe(stamp.step.role !== approval[place]?.role)
        })
        expect(state.last).toBe(steps.length)
      }),
      { numRuns: 500 },
    )
  })

  test('is reached, by anyone of the trade that may', () => {
    expect(stateOf(usual)).toMatchObject({ at: 'decided', waits: -1, version: 1, stamps: [{ own: false }, { own: false }] })
    expect(stateOf(usual.slice(0, 2))).toMatchObject({ at: 'waiting', waits: 1 })
  })

  test('is not given by whoever may not, twice, or out of turn', () => {
    const handedIn = usual.slice(0, 1)
    expect(carryOut([...handedIn, yes('approved', 'director', 1)])).toHaveLength(1)
    expect(carryOut([...handedIn, yes('approved', 'director', 0), yes('approved', 'nurse', 0)])).toHaveLength(1)
    expect(carryOut([...usual, yes('approved', 'director', 1)])).toHaveLength(3)
    expect(carryOut([yes('submitted', 'nurse'), yes('approved', 'head_teacher', 0)])).toHaveLength(0)
  })

  test('given by whoever handed it in is shown as 自己決裁', () => {
    const own = stateOf([yes('submitted', 'director'), usual[1] as Attempt, usual[2] as Attempt])
    expect(own.stamps).toMatchObject([{ own: false }, { own: true, stoodIn: false }])
  })

  test('in place of an absent 園長 is shown, and waits for 後閲', () => {
    const stood = [...usual.slice(0, 2), yes('stood_in', 'head_teacher', 1)]
    expect(stateOf(stood)).toMatchObject({ at: 'decided', readAfter: 'waiting', stamps: [{ stoodIn: false }, { stoodIn: true }] })
    expect(stateOf([...stood, yes('read_after', 'head_teacher', 1)]).readAfter).toBe('waiting')
    expect(stateOf([...stood, yes('read_after', 'director', 1)]).readAfter).toMatchObject({ role: 'director' })
  })

  test('is asked for again from the first box after 差戻し, 引戻し and 取消し', () => {
    for (const back of [
      [...usual.slice(0, 2), yes('returned', 'director')],
      [...usual.slice(0, 1), yes('withdrawn', 'nursery_teacher')],
      [...usual, yes('cancelled', 'director')],
    ]) {
      expect(stateOf(back)).toMatchObject({ at: 'draft', version: 1, stamps: [null, null] })
      expect(stateOf([...back, yes('submitted', 'nursery_teacher')])).toMatchObject({ at: 'waiting', waits: 0 })
    }
    expect(stateOf([...usual.slice(0, 2), yes('withdrawn', 'nursery_teacher')])).toMatchObject({ at: 'waiting', waits: 1 })
  })

  test('of something that is decided is left as it is by 改訂, which begins the next version', () => {
    expect(stateOf([...usual, yes('revised', 'nursery_teacher')])).toMatchObject({ at: 'draft', version: 2 })
    expect(stateOf([...usual, yes('revised', 'nursery_teacher'), ...usual])).toMatchObject({ at: 'decided', version: 2 })
  })
})
