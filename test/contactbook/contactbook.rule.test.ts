import { describe, expect, test } from 'vitest'
import {
  clockOf,
  FIRST_FORMS,
  foldHome,
  formFor,
  type HomeField,
  type HomeRow,
  inSeason,
  isEmpty,
  onPage,
  openDays,
  pageOf,
} from '../../schema/contactbook/home.ts'
import { foldPage, type PageRow, STEPS } from '../../schema/contactbook/page.ts'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'

const DAY = '2026-11-20'
const at = (hours: number, minutes = 0) => momentOf(DAY, hours * 60 + minutes)
const said = (field: HomeField, value: HomeRow['value'], when: number, more: Partial<HomeRow> = {}): HomeRow => ({
  id: newId(when),
  childId: 'a',
  day: DAY,
  field,
  value,
  at: when,
  mine: true,
  by: '',
  ...more,
})

/** The same numbers each time, so that a failure can be looked at. */
function dice(seed: number) {
  let state = seed
  return (sides: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}
const shuffled = <Item>(list: readonly Item[], roll: (sides: number) => number): Item[] =>
  list
    .map((item) => [roll(1e6), item] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, item]) => item)

test('RC02 RD05 infants have milk in their form, the other small ones do not, and from three on it is short', () => {
  const form = (age: number) => formFor(FIRST_FORMS, age)
  expect(form(0)).toContain('milk')
  expect(form(1)).toEqual(form(0).filter((field) => field !== 'milk'))
  expect([form(2), form(3), form(5)]).toEqual([form(1), FIRST_FORMS.old, FIRST_FORMS.old])
})

test('RA15 食事予定 is asked where a facility wants it, プール by its season alone', () => {
  expect(formFor(FIRST_FORMS, 1)).not.toContain('eating')
  const forms = { ...FIRST_FORMS, old: ['eating' as const, ...FIRST_FORMS.old] }
  expect(formFor(forms, 4)).toEqual(['temperature', 'mood', 'eating', 'note'])
  expect(formFor(forms, 4, true)).toEqual(['temperature', 'mood', 'eating', 'pool', 'note'])
  const season = { from: '2026-06-22', to: '2026-08-31' }
  expect(['2026-06-21', '2026-06-22', '2026-08-31', '2026-09-01'].map((day) => inSeason(season, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect([inSeason(null, DAY), inSeason(undefined, DAY)]).toEqual([false, false])
})

describe('RC01 The home side', () => {
  test('of each field what was said last stands, and the earlier stays to be read', () => {
    const side = foldHome([
      said('note', 'よくねました', at(7, 10)),
      said('temperature', { tenths: 368, at: 430 }, at(7, 20), { mine: false }),
      said('note', 'よくねました。せきが少し', at(7, 25), { mine: false }),
    ])
    expect(side.note).toMatchObject({ value: 'よくねました。せきが少し', mine: false, earlier: [{ value: 'よくねました' }] })
    expect(side.temperature).toMatchObject({ value: { tenths: 368, at: 430 }, earlier: [] })
    expect(side.mood).toBeUndefined()
  })

  test('is the same in any order and with any repetition, and loses no field and no value', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const roll = dice(seed)
      const fields: HomeField[] = ['note', 'mood', 'bath', 'temperature']
      const rows = Array.from({ length: 1 + roll(12) }, (_, index) =>
        said(fields[roll(4)] ?? 'note', roll(5) === 0 ? null : (`値${index}` as never), at(6, roll(5))),
      )
      const whole = foldHome(rows)
      const mixed = shuffled([...rows, ...rows.filter(() => roll(2) === 0)], roll)
      expect(foldHome(mixed)).toEqual(whole)
      const kept = Object.values(whole).flatMap(({ value, earlier }) => [value, ...earlier.map((row) => row.value)])
      expect(kept).toHaveLength(rows.length)
      expect(new Set(Object.keys(whole))).toEqual(new Set(rows.map(({ field }) => field)))
    }
  })

  test('two who write the same moment leave both, and the same one stands everywhere', () => {
    const [a, b] = [said('note', 'ひとつめ', at(7)), said('note', 'ふたつめ', at(7))]
    expect(foldHome([a, b])).toEqual(foldHome([b, a]))
    expect(foldHome([a, b]).note?.earlier).toHaveLength(1)
  })

  test('what was taken back stands empty', () => {
    expect(isEmpty(foldHome([said('mood', 'good', at(7)), said('mood', null, at(7, 1))]))).toBe(true)
    expect(isEmpty({})).toBe(true)
  })

  test('the page of a day begins at 18:00 of the evening before', () => {
    expect(onPage(20 * 60 + 30)).toBe(-210)
    expect(clockOf(-210)).toBe(20 * 60 + 30)
    expect(onPage(6 * 60)).toBe(360)
    expect(openDays(at(7))).toEqual([DAY])
    expect(openDays(at(18))).toEqual([DAY, '2026-11-21'])
    expect([pageOf(at(17, 59)), pageOf(at(18))]).toEqual([DAY, '2026-11-21'])
  })
})

const step = (kind: PageRow['step'], when: number, more: Partial<PageRow> = {}): PageRow => ({
  id: newId(when),
  step: kind,
  text: `${kind} ${when}`,
  sources: [],
  publishAt: null,
  at: when,
  by: '先生',
  ...more,
})

describe('RC04 RC09 A page', () => {
  test('is read from when it was published, and a correction says so', () => {
    const [first, second] = [step('publish', at(15)), step('publish', at(16))]
    expect(foldPage([first], at(15, 30)).published).toMatchObject({ id: first.id, corrected: false })
    expect(foldPage([first, second], at(17)).published).toMatchObject({ text: second.text, corrected: true })
  })

  test('a reservation comes out by time alone, and until then what was out stays out', () => {
    const [out, later] = [step('publish', at(14)), step('publish', at(15), { publishAt: at(16) })]
    const before = foldPage([out, later], at(15, 59))
    expect([before.published?.id, before.reserved?.publishAt]).toEqual([out.id, at(16)])
    const after = foldPage([out, later], at(16))
    expect([after.published?.id, after.published?.corrected, after.reserved]).toEqual([later.id, true, null])
  })

  test('a reservation that was replaced before its time was never read: what came instead is no correction', () => {
    const rows = [step('publish', at(14), { publishAt: at(16) }), step('publish', at(15))]
    expect(foldPage(rows, at(17)).published).toMatchObject({ id: rows[1]?.id, corrected: false })
  })

  test('withdrawn it leaves a word, but only where somebody could have read it', () => {
    const out = foldPage([step('publish', at(14)), step('withdraw', at(15))], at(16))
    expect([out.published, out.withdrawnAt]).toEqual([null, at(15)])
    const never = foldPage([step('publish', at(14), { publishAt: at(16) }), step('withdraw', at(15))], at(17))
    expect([never.published, never.reserved, never.withdrawnAt]).toEqual([null, null, null])
    const again = foldPage([step('publish', at(14)), step('withdraw', at(15)), step('publish', at(16))], at(17))
    expect(again).toMatchObject({ published: { corrected: true }, withdrawnAt: null })
  })

  test('what waits for approval is not out; returned, its writer is told what to change', () => {
    const asked = step('submit', at(14))
    expect(foldPage([asked], at(15))).toMatchObject({ published: null, submitted: { id: asked.id } })
    const back = foldPage([asked, step('return', at(15), { text: '名前をぬいて' })], at(16))
    expect(back).toMatchObject({ submitted: null, returned: { note: '名前をぬいて', text: asked.text }, published: null })
    expect(foldPage([asked, step('publish', at(15))], at(16))).toMatchObject({ submitted: null, published: {} })
  })

  test('is the same in any order and with any repetition', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const roll = dice(seed)
      const rows = Array.from({ length: 1 + roll(8) }, () => {
        const when = at(9 + roll(8), roll(60))
        return step(STEPS[roll(4)] ?? 'publish', when, roll(3) === 0 ? { publishAt: when + roll(7_200_000) } : {})
      })
      const now = at(9 + roll(10))
      expect(foldPage(shuffled([...rows, ...rows], roll), now)).toEqual(foldPage(rows, now))
    }
  })
})
