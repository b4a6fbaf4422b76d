import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact, FactKind } from '../../schema/presence/rule.ts'
import { staysOf } from '../../schema/presence/stays.ts'

const fact = (kind: FactKind, at: number, id = `${kind} ${at}`, supersedes: string | null = null): Fact => ({
  id,
  kind,
  at,
  supersedes,
})

test('RB31 a child that comes twice has two stays, and a walk lies within one', () => {
  const day = [fact('arrive', 8), fact('sighting', 9), fact('out', 10), fact('back', 11), fact('leave', 12), fact('arrive', 14)]
  expect(staysOf(day)).toEqual([
    { from: 8, to: 12 },
    { from: 14, to: null },
  ])
})

test('RB31 one act that hands over and writes down the leaving ends a stay once', () => {
  expect(staysOf([fact('arrive', 8), fact('handover', 17, 'a'), fact('leave', 17, 'a')])).toEqual([{ from: 8, to: 17 }])
})

test('RB31 a leaving without a coming says so, and what was taken back is none', () => {
  expect(staysOf([fact('leave', 17)])).toEqual([{ from: null, to: 17 }])
  expect(staysOf([fact('arrive', 8, 'a'), fact('undo', 9, 'u', 'a')])).toEqual([])
})

test('RB31 whatever the order and however often it is heard, the stays are the same, and none ends before it began', () => {
  const any = fc.record({
    kind: fc.constantFrom<FactKind>('arrive', 'sighting', 'out', 'back', 'leave', 'handover'),
    at: fc.integer({ min: 0, max: 40 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(any, { selector: ({ kind, at }) => `${kind} ${at}`, maxLength: 10 }), fc.nat(), (drawn, seed) => {
      const facts = drawn.map(({ kind, at }) => fact(kind, at))
      const turned = [...facts.slice(seed % (facts.length || 1)), ...facts.slice(0, seed % (facts.length || 1)), ...facts]
      const stays = staysOf(facts)
      expect(staysOf(turned)).toEqual(stays)
      for (const { from, to } of stays) if (from !== null && to !== null) expect(to).toBeGreaterThanOrEqual(from)
    }),
  )
})
