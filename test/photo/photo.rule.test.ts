import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowsLevel, audiencesFor, keptBack, LEVELS, type Level } from '../../schema/photo/rule.ts'

const level = fc.constantFrom(...LEVELS)

test('RC13 a picture of one child is for its family from 連絡帳のみ on, and for the class from クラス共有 on', () => {
  expect(LEVELS.map((one) => audiencesFor([one]))).toEqual([[], ['family'], ['family', 'class'], ['family', 'class']])
})

test('RC13 a picture of several is for the class when every family allows it, and for nobody otherwise', () => {
  fc.assert(
    fc.property(fc.array(level, { minLength: 2 }), (levels) => {
      const all = levels.every((one) => one === 'class' || one === 'board')
      expect(audiencesFor(levels)).toEqual(all ? ['class'] : [])
    }),
  )
})

test('nobody is in it, nobody is asked: it is for nobody', () => {
  expect(audiencesFor([])).toEqual([])
})

test('whoever allows less never lets a picture out to more', () => {
  fc.assert(
    fc.property(fc.array(level, { minLength: 1 }), fc.nat(), level, (levels, place, less) => {
      const at = place % levels.length
      const before = levels[at] as Level
      fc.pre(allowsLevel(before, less))
      const after = audiencesFor(levels.with(at, less))
      expect(audiencesFor(levels)).toEqual(expect.arrayContaining(after))
    }),
  )
})

test('RC13 a picture is for somebody exactly when no family of those in it keeps it back', () => {
  fc.assert(
    fc.property(fc.array(level, { minLength: 1 }), (levels) => {
      const back = keptBack(levels.map((one) => ({ level: one })))
      expect(back.length === 0).toBe(audiencesFor(levels).length > 0)
    }),
  )
  expect(keptBack([{ level: 'book' }, { level: 'board' }])).toEqual([{ level: 'book' }])
  expect(keptBack([{ level: 'book' }])).toEqual([])
})
