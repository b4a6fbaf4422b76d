import { describe, expect, it } from 'vitest'
import {
  type AllergyEntry,
  cardOf,
  foldAllergy,
  looksNeeded,
  type PaperEntry,
  paperState,
  type ReleaseEntry,
  withoutPaper,
  withoutWords,
  withWords,
} from '../../schema/allergy/rule.ts'

const DATES = { today: '2026-11-27', warnDays: 30 }
const base = { before: [], source: 'staff' as const, mine: false, by: null }
let at = 0
const paper = (words: string[], more: Partial<PaperEntry> = {}): PaperEntry => ({
  ...base,
  kind: 'paper',
  id: `p${++at}`,
  at,
  value: {
    form: 'management_form',
    writtenOn: '2026-04-01',
    clinic: '',
    foods: words.map((word) => ({ word, care: word === '卵' ? '卵殻カルシウムも' : '' })),
    symptoms: 'せき',
    anaphylaxis: true,
    epipen: true,
    medicine: '',
  },
  decisions: [],
  ...more,
})
const seen = (expiresOn: string) => [
  { decision: 'confirmed' as const, originalOn: '2026-04-02', expiresOn, note: null, at: 1, by: '看護' },
]
const ended = (decision: 'returned' | 'withdrawn') => [
  { decision, originalOn: null, expiresOn: null, note: null, at: 1, by: null },
]

describe('RF08 A paper', () => {
  it('is unseen until somebody had the original in hand, and then good until its day, warned of before', () => {
    expect(paperState(paper(['卵']), DATES)).toBe('unseen')
    const state = (day: string) => paperState(paper(['卵'], { decisions: seen(day) }), DATES)
    expect(['2026-11-26', '2026-11-27', '2026-12-27', '2026-12-28'].map(state)).toEqual([
      'expired',
      'expiring',
      'expiring',
      'valid',
    ])
  })

  it('that has expired removes as before, and says so', () => {
    const entries = [paper(['卵'], { decisions: seen('2026-01-01') })]
    const child = foldAllergy(['卵'], entries, DATES)
    expect(child).toMatchObject({ state: 'expired', removed: [{ word: '卵', care: '卵殻カルシウムも', missing: false }] })
    expect(cardOf(child)).toMatchObject({ foods: [{ word: '卵' }], epipen: true, symptoms: 'せき' })
  })

  it('that names less than the one before puts nothing back on a plate: what it left out is shown as not released', () => {
    const entries = [paper(['卵', '乳'], { decisions: seen('2026-06-01') }), paper(['乳'], { decisions: seen('2027-04-01') })]
    const { removed, state } = foldAllergy(['卵', '乳'], entries, DATES)
    expect(removed).toMatchObject([
      { word: '卵', missing: true },
      { word: '乳', missing: false },
    ])
    expect(state).toBe('valid')
  })

  it('answers an asking; a food of the roster without one is told', () => {
    const ask: AllergyEntry = { ...base, kind: 'ask', id: 'a', at: 0, value: { due: null, note: '' }, decisions: [] }
    expect(foldAllergy([], [ask], DATES)).toMatchObject({ state: 'asked', asked: { due: null } })
    expect(foldAllergy(['卵'], [ask, paper(['鶏卵'])], DATES)).toMatchObject({ state: 'unseen', asked: null })
    expect(foldAllergy(['卵', 'そば'], [paper(['鶏卵'])], DATES).state).toBe('no_paper')
    expect(foldAllergy([], [], DATES).state).toBe('none')
  })

  it('that was sent back takes only what it alone had brought', () => {
    const roster = paper(['卵', '乳', 'そば'], { before: ['卵'] })
    const other = paper(['牛乳'])
    expect(withoutPaper(['卵', '乳', 'そば'], roster, [roster, other])).toEqual(['卵', '乳'])
    expect(withoutPaper(['卵', '乳', 'そば'], roster, [roster, { ...other, decisions: ended('returned') }])).toEqual(['卵'])
    expect(foldAllergy(['卵'], [{ ...roster, decisions: ended('withdrawn') }], DATES).paper).toBeNull()
  })

  it('writes a food once, under the name of the list', () => {
    expect(withWords(['卵'], ['たまご', 'ピーナッツ', '米'])).toEqual(['卵', '落花生', '米'])
    expect(withoutWords(['卵', '米'], ['玉子'])).toEqual(['米'])
  })
})

describe('RF08 A release', () => {
  const release = (source: 'guardian' | 'staff', looks: number): ReleaseEntry => ({
    ...base,
    source,
    kind: 'release',
    id: 'r',
    at: 99,
    value: { words: ['卵'], writtenOn: '2026-11-20', by: 'guardian' },
    decisions: seen('2026-01-01').flatMap((one) => Array.from({ length: looks }, () => one)),
  })
  it('takes two people of the nursery, of whom the one who wrote it down is the first', () => {
    expect([release('guardian', 0), release('guardian', 1), release('guardian', 2)].map(looksNeeded)).toEqual([2, 1, 0])
    expect([release('staff', 0), release('staff', 1)].map(looksNeeded)).toEqual([1, 0])
    expect(foldAllergy(['卵'], [release('staff', 0)], DATES)).toMatchObject({
      releases: [{ id: 'r' }],
      removed: [{ word: '卵' }],
    })
  })
})
