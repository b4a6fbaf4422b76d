import { describe, expect, test } from 'vitest'
import type { Step, StepKind } from '../../schema/document/approval.ts'
import { decidedOf } from '../../schema/document/decided.ts'
import { readKind } from '../../schema/document/kind.ts'
import { WEEK_PLAN } from '../../schema/document/kinds/week-plan.ts'

const { approval } = readKind(WEEK_PLAN)
const chain = (...taken: readonly (readonly [StepKind, number])[]): Step[] =>
  taken.map(([kind, place], at) => ({ kind, place, number: at + 1, role: 'director', accountId: `a${at}`, at }))
const DECIDED = [
  ['submitted', -1],
  ['approved', 0],
  ['approved', 1],
] as const
const found = (steps: readonly Step[]) => decidedOf(approval, steps).map(({ version, submitted }) => [version, submitted?.number])

describe('What of a paper was decided', () => {
  test('RG16 what waits at a box is not decided, and what is decided is, in whatever order its steps come', () => {
    expect(found([])).toEqual([])
    expect(found(chain(...DECIDED.slice(0, 2)))).toEqual([])
    expect(found(chain(...DECIDED))).toEqual([[1, 1]])
    expect(found(chain(...DECIDED).reverse())).toEqual([[1, 1]])
  })

  test('RG16 what is being revised stays what it was, and each version that was decided is there', () => {
    expect(found(chain(...DECIDED, ['revised', -1]))).toEqual([[1, 1]])
    expect(found(chain(...DECIDED, ['revised', -1], ['submitted', -1]))).toEqual([[1, 1]])
    expect(found(chain(...DECIDED, ['revised', -1], ...DECIDED))).toEqual([
      [1, 1],
      [2, 5],
    ])
  })

  test('RG16 what was taken back is not decided any more; the version before it still is', () => {
    expect(found(chain(...DECIDED, ['cancelled', -1]))).toEqual([])
    expect(found(chain(...DECIDED, ['cancelled', -1], ...DECIDED))).toEqual([[1, 5]])
    expect(found(chain(...DECIDED, ['revised', -1], ...DECIDED, ['cancelled', -1]))).toEqual([[1, 1]])
  })

  test('RG16 a 代決 counts as it was given, before and after 後閲', () => {
    const stood = chain(['submitted', -1], ['approved', 0], ['stood_in', 1])
    expect(decidedOf(approval, stood)[0]?.stamps[1]?.stoodIn).toBe(true)
    expect(decidedOf(approval, [...stood, ...chain(...DECIDED, ['read_after', 1]).slice(3)])[0]?.readAfter).toMatchObject({
      kind: 'read_after',
    })
  })
})
