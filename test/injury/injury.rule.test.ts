import { describe, expect, test } from 'vitest'
import { BODY_PARTS, isHead, PLACES } from '../../schema/injury/body.ts'
import { foldNotes, type NoteStep, type Version } from '../../schema/injury/rule.ts'

const version = (id: string, writtenAt: number, more: Partial<Version> = {}): Version => ({
  ...{ id, rootId: 'a', day: '2026-11-20', childId: 'k', at: 1, place: '園庭', parts: ['left_knee'], kinds: ['scrape'] },
  ...{ what: 'ころびました', aid: '洗いました', doctor: 'none', clinic: '', inside: '', sawBy: '', writtenAt, supersedes: null },
  ...{ gone: false, reason: null, by: '山田', mine: false },
  ...more,
})
const step = (kind: NoteStep['kind'], versionId: string, at: number): NoteStep => ({
  ...{ id: `${kind}${at}`, rootId: 'a', versionId, kind, note: null, at, by: '', mine: false },
})

describe('RD09 what a family reads of a note', () => {
  test('is nothing before somebody let it out, and stays the version that was let out while a 訂正 waits', () => {
    const [first, second] = [version('a', 1), version('b', 3, { supersedes: 'a', what: '友だちとぶつかりました' })]
    expect(foldNotes([first], [])).toMatchObject([{ state: 'waiting', out: [] }])
    expect(foldNotes([first], [step('returned', 'a', 2)])).toMatchObject([{ state: 'returned' }])
    const out = [step('approved', 'a', 2)]
    expect(foldNotes([first, second], out)).toMatchObject([{ state: 'waiting', last: { id: 'b' }, out: [{ id: 'a' }] }])
    const both = foldNotes([first, second], [...out, step('approved', 'b', 4)])
    expect(both).toMatchObject([{ state: 'out', out: [{ id: 'b' }, { id: 'a' }] }])
  })

  test('既読 and 確認 are of the version that is out: a 訂正 is read and acknowledged anew', () => {
    const versions = [version('a', 1), version('b', 5, { supersedes: 'a' })]
    const seen = [step('approved', 'a', 2), step('read', 'a', 3), step('acknowledged', 'a', 4)]
    expect(foldNotes(versions, seen)[0]?.acknowledged).toHaveLength(1)
    expect(foldNotes(versions, [...seen, step('approved', 'b', 6)])[0]?.acknowledged).toEqual([])
  })

  test('what was taken back before anybody read it is gone; afterwards its going is let out like any 訂正', () => {
    const gone = version('b', 3, { supersedes: 'a', gone: true })
    expect(foldNotes([version('a', 1), gone], [])).toMatchObject([{ state: 'gone' }])
    expect(foldNotes([version('a', 1), gone], [step('approved', 'a', 2)])).toMatchObject([{ state: 'waiting' }])
  })
})

test('RD09 a blow to head or face is watched; every part of the drawing lies on it and has a word of its own', () => {
  expect([isHead(['left_knee', 'mouth']), isHead(['neck', 'back'])]).toEqual([true, false])
  expect(new Set(BODY_PARTS.map((part) => PLACES[part].word)).size).toBe(BODY_PARTS.length)
  for (const part of BODY_PARTS) {
    const [x, y, rx, ry] = PLACES[part].at
    expect([x - rx >= 0, x + rx <= 100, y - ry >= 0, y + ry <= 200], part).toEqual([true, true, true, true])
  }
})
