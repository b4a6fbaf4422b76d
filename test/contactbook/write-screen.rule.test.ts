// What a screen makes of what was typed: at home, and by two people of the staff on one text.
import { describe, expect, test } from 'vitest'
import type { ClassPage } from '../../schema/contactbook/book.ts'
import { HOME_FIELDS, type HomeField, type HomeValue } from '../../schema/contactbook/home.ts'
import { foldPage } from '../../schema/contactbook/page.ts'
import { daysOf } from '../../web/contactbook/book-span.ts'
import { type Draft, EMPTY, readDraft, typedAgain, typedOf } from '../../web/contactbook/home-draft.ts'
import { withUnsentHome } from '../../web/contactbook/local-home.ts'
import { isOvertaken, publishable, textOf, typedUpon, uponIt } from '../../web/contactbook/typed-pages.ts'

const nothing = () => null
const read = (draft: Draft) => readDraft(draft, nothing)

describe('RC01 The home side as it is typed', () => {
  test('385 asks for the point and holds nothing else back', () => {
    const { fields, faults } = read({ temperature: { text: '385', at: null }, note: 'よくねました' })
    expect([fields, faults]).toEqual([{ note: 'よくねました' }, { temperature: 'outside' }])
    expect(read({ temperature: { text: '３６．８', at: 7 * 60 } }).fields).toEqual({ temperature: { tenths: 368, at: 420 } })
  })

  test('a time from 18:00 on is of the evening before', () => {
    expect(read({ sleep: { from: 20 * 60 + 30, to: 6 * 60 } }).fields).toEqual({ sleep: { from: -210, to: 360 } })
    expect(read({ sleep: { from: 7 * 60, to: 6 * 60 } }).faults).toEqual({ sleep: 'wrongOrder' })
    expect(read({ sleep: { from: null, to: 6 * 60 } }).faults).toEqual({ sleep: 'needBoth' })
    expect(read({ supper: { at: 18 * 60 + 30, eaten: '3', what: ' 魚 ' } }).fields).toEqual({
      supper: { at: -330, eaten: 3, what: '魚' },
    })
  })

  test('RA15 主食 and 副食 are asked for both, a lunch box for neither; nothing is chosen before somebody chose it', () => {
    expect(EMPTY.eating).toEqual({ staple: null, side: null, how: null })
    expect(EMPTY.pool).toBe(null)
    expect(read({ eating: { staple: 'yes', side: null, how: 'usual' } }).faults).toEqual({ eating: 'needParts' })
    expect(read({ eating: { staple: 'yes', side: 'no', how: 'usual' } }).fields).toEqual({
      eating: { staple: true, side: false, how: null },
    })
    expect(read({ eating: { staple: null, side: 'yes', how: 'bento' } }).fields).toEqual({
      eating: { staple: false, side: false, how: 'bento' },
    })
    expect(read({ pool: 'no' }).fields).toEqual({ pool: false })
  })

  test('what says the same as what stands is not said again, and what was emptied is taken back', () => {
    const stands = (field: HomeField): HomeValue | null =>
      field === 'mood' ? 'good' : field === 'note' ? 'きのう早くねました' : null
    expect(readDraft({ mood: 'good', note: '' }, stands).fields).toEqual({ note: null })
    expect(read({ note: '  ' }).fields).toEqual({})
  })

  test('what stands can be typed again and reads back as it stood', () => {
    const values: Record<HomeField, HomeValue> = {
      temperature: { tenths: 368, at: 430 },
      mood: 'fair',
      sleep: { from: -200, to: 380 },
      milk: [{ ml: 160, at: 370 }],
      supper: { at: -320, eaten: 4, what: 'うどん' },
      breakfast: { at: null, eaten: 2, what: '' },
      bath: false,
      stool: { count: 1, state: 'soft' },
      eating: { staple: true, side: false, how: 'soft' },
      pool: false,
      note: 'せきが少し',
    }
    expect(read(typedAgain([{ json: { fields: values } }])).fields).toEqual(values)
    for (const field of HOME_FIELDS) {
      const typed = { ...EMPTY, [field]: typedOf(field, values[field] as never) }
      expect(read({ [field]: typed[field] } as Draft).fields).toEqual({ [field]: values[field] })
    }
  })

  test('what waits on the phone is shown once, also when the server has it', () => {
    const act = {
      id: 'x',
      path: 'contactbook/home',
      json: { day: 'd', at: 5, fields: { mood: 'good' } },
      childIds: ['c'],
      state: 'waiting' as const,
    }
    const shown = withUnsentHome([], [act], 'c', 'd')
    expect(shown).toMatchObject([{ field: 'mood', value: 'good', mine: true, at: 5 }])
    expect(withUnsentHome(shown, [act], 'c', 'd')).toHaveLength(1)
    expect(withUnsentHome([], [act], 'c', 'e')).toEqual([])
    expect(withUnsentHome([], [{ ...act, state: 'refused' }], 'c', 'd')).toEqual([])
  })
})

const pageWith = (draft: ClassPage['draft'], steps: ClassPage['steps'] = []): ClassPage => ({
  draft,
  steps,
  stands: foldPage(steps, 100),
})
const saved = (text: string, version: number) => ({ text, sources: [], version, at: 1, by: '山田' })
const out = (text: string) => [{ id: 'p', step: 'publish' as const, text, sources: [], publishAt: 10, at: 10, by: '山田' }]

describe('RC05 A text as two people write it', () => {
  test('somebody else’s draft in the meantime is shown beside one’s own, until one has chosen', () => {
    const mine = typedUpon(pageWith(null), undefined, { text: '私の文' })
    const theirs = pageWith(saved('佐藤の文', 1))
    expect([isOvertaken(pageWith(null), mine), isOvertaken(theirs, mine)]).toEqual([false, true])
    expect(publishable(theirs, mine, 'publish')).toBeNull()
    expect(publishable(theirs, uponIt(theirs, mine), 'publish')).toEqual({ text: '私の文', sources: [], after: null, version: 1 })
    expect(isOvertaken(pageWith(saved('私の文', 1)), mine)).toBe(false)
  })

  test('what families read already does not go out again; what waits is not submitted again, but can be approved', () => {
    expect(publishable(pageWith(null, out('文')), undefined, 'publish')).toBeNull()
    expect(publishable(pageWith(saved('直した文', 1), out('文')), undefined, 'publish')).toMatchObject({ after: 'p', version: 1 })
    const waiting = pageWith(null, [{ id: 's', step: 'submit', text: '文', sources: [], publishAt: null, at: 10, by: '山田' }])
    expect(publishable(waiting, undefined, 'submit')).toBeNull()
    expect(publishable(waiting, undefined, 'publish')).toMatchObject({ text: '文', after: 's' })
    expect(publishable(pageWith(null), undefined, 'publish')).toBeNull()
  })

  test('what came back is there to be written on, and goes nowhere before it was changed', () => {
    const step = { id: 's', text: '文', sources: [], publishAt: null, at: 10, by: '山田' }
    const back = pageWith(null, [
      { ...step, step: 'submit' },
      { ...step, step: 'return', id: 'r', text: '名前をぬいて', at: 20, by: '林' },
    ])
    expect(textOf(back)).toBe('文')
    expect(publishable(back, undefined, 'submit')).toBeNull()
    expect(publishable(back, typedUpon(back, undefined, { text: '直した文' }), 'submit')).toMatchObject({ after: 'r' })
  })
})

test('RC16 a day, its week from Monday or its month is printed, and nothing beyond today', () => {
  expect(daysOf('day', '2026-11-19', '2026-11-20')).toEqual({ from: '2026-11-19', to: '2026-11-19' })
  expect(daysOf('week', '2026-11-19', '2026-11-20')).toEqual({ from: '2026-11-16', to: '2026-11-20' })
  expect(daysOf('week', '2026-11-15', '2026-11-20')).toEqual({ from: '2026-11-09', to: '2026-11-15' })
  expect(daysOf('month', '2026-02-10', '2026-11-20')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
})
