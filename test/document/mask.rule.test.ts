import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Called,
  cutAt,
  type Known,
  MASK,
  type Mask,
  maskedText,
  namesOf,
  placesOf,
  proposeMasks,
  withMask,
} from '../../schema/document/mask.ts'

const called = (name: string, kana = ''): Called => ({ name, kana })
const nobody: Known = { third: [], own: [], words: [] }
const masked = (text: string, known: Partial<Known>): string =>
  maskedText(text, proposeMasks(text, namesOf({ ...nobody, ...known })).masks)

/** A word out of some letters. */
const word = (letters: string, from: number, to: number) =>
  fc.array(fc.constantFrom(...letters), { minLength: from, maxLength: to }).map((all) => all.join(''))
/** Somebody with letters that nobody else's name has, so that what is left of a name is seen. */
const somebody = (kanji: string, kana: string) =>
  fc
    .tuple(word(kanji, 2, 3), word(kanji, 1, 3), word(kana, 2, 4), word(kana, 3, 4))
    .map(([family, given, familyKana, givenKana]) => called(`${family} ${given}`, `${familyKana} ${givenKana}`))
const thirds = fc.array(somebody('佐藤鈴木渡辺', 'ちぬねひほ'), { minLength: 1, maxLength: 5 })
const own = somebody('髙橋翔太', 'みむめゆよ')
const FILLER = ['、', '。', '\n', '砂場で遊んだ。', '😀', '「ぶらんこ」', '１０時に、']

/** A text in which some of these names stand as people write them, with or without さん, between other words. */
const textOf = (people: readonly Called[]) => {
  const names = people.flatMap(({ name, kana }) => [
    name,
    name.replace(' ', ''),
    name.replace(' ', '　'),
    kana,
    ...name.split(' ').slice(0, 1),
    ...kana.split(' ').slice(1),
  ])
  const stands = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('さん', 'ちゃん', 'くん', '君', 'と、', 'は、', ''))
    .map((both) => both.join(''))
  return fc
    .array(fc.tuple(fc.constantFrom(...FILLER), stands, fc.constantFrom(...FILLER)), { minLength: 1, maxLength: 12 })
    .map((parts) => parts.flat().join(''))
}

describe('RH07 What is proposed to be masked', () => {
  test('RH07 no name of the list survives where it stands as a word, whole or in part, with a reading or without', () => {
    fc.assert(
      fc.property(
        thirds.chain((people) => fc.tuple(fc.constant(people), own, textOf(people))),
        ([people, child, text]) => {
          const copy = masked(text, { third: people, own: [child] })
          expect(copy).not.toMatch(/[佐藤鈴木渡辺ちぬねひほ]/)
          expect(copy).not.toMatch(/■さん|■ちゃん|■くん|■君/)
        },
      ),
    )
  })

  test('RH07 what stands outside the masks is left as it was, letter by letter, whatever the text and the names', () => {
    const names = fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 6 }), word('あいうアイ山川', 0, 4)), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(
        names,
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), word('あいうアイ山川 さん', 0, 6))),
        (list, parts) => {
          const text = parts.join('').replaceAll('■', '')
          const people = list.map(([name, kana]) => called(name, kana))
          const { masks } = proposeMasks(text, namesOf({ ...nobody, third: people }))
          const hidden = masks.map(({ from, to }) => text.slice(from, to))
          expect(maskedText(text, masks).replaceAll(MASK, () => hidden.shift() ?? 'none')).toBe(text)
          expect(masks.every(({ from, to }, at) => from < to && from >= (masks[at - 1]?.to ?? 0))).toBe(true)
        },
      ),
    )
  })

  test('RH07 the child of the copy and its guardians are never masked, also where somebody else is called alike', () => {
    fc.assert(
      fc.property(
        own.chain((child) => fc.tuple(fc.constant(child), thirds, textOf([child]))),
        ([child, people, text]) => {
          expect(masked(text, { third: [...people, child], own: [child] })).toBe(text)
        },
      ),
    )
  })

  test('RH07 masks of a hand become one with what they overlap, and hide all that was marked', () => {
    const mask = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 })).map(([from, long]): Mask => ({ from, to: from + long }))
    fc.assert(
      fc.property(fc.array(mask, { maxLength: 12 }), (all) => {
        const text = 'いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさき'
        const masks = all.reduce<Mask[]>(withMask, [])
        const hidden = new Set(all.flatMap(({ from, to }) => [...text.slice(from, to)]))
        expect(
          cutAt(text, masks)
            .flatMap((piece) => (piece.mask ? [...piece.text] : []))
            .sort(),
        ).toEqual([...hidden].sort())
        expect(masks.every(({ from }, at) => from >= (masks[at - 1]?.to ?? 0))).toBe(true)
      }),
    )
  })
})

describe('RH07 A name', () => {
  const hana = called('佐藤 はな', 'さとう はな')
  const ken = called('高崎 健', 'たかさき けん')

  test.each([
    ['健くんとけんちゃん、高崎 健、髙﨑健くん', '■■と■■、■■、■■'],
    ['タカサキさんが、ケンくんと', '■■が、■■と'],
    ['タカサキ　ケンと', '■■と'],
    ['保健だより、健康診断', '保健だより、健康診断'],
    ['けんきゅうの話', 'けんきゅうの話'],
  ])('is found however it is written, and not inside a longer word: %s', (text, copy) => {
    expect(masked(text, { third: [ken] })).toBe(copy)
  })

  test.each([
    ['森先生と森くん。小林先生が林さんに。', '森先生と■■。小林先生が■■に。'],
    ['森林、小林が', '森林、小林が'],
  ])('of staff is left, with 先生 or as a longer word: %s', (text, copy) => {
    const third = [called('森 一', 'もり はじめ'), called('林 空', 'はやし そら')]
    expect(masked(text, { third, words: [called('小林 道子', 'こばやし みちこ')] })).toBe(copy)
  })

  test('in the name of a class is left', () => {
    expect(masked('そら組のそらくん、そらさん', { third: [called('林 空', 'はやし そら')], words: [called('そら組')] })).toBe(
      'そら組の■■、■■',
    )
  })

  test.each([
    ['りんごとりんちゃん', 'りんごと■■'],
    ['にこにこしたにこさん', 'にこにこした■■'],
    ['レンジとレンさん', 'レンジと■■'],
    ['楽しそうにそうくん', '楽しそうに■■'],
  ])('in kana that is part of another word is left, and with さん it is a name: %s', (text, copy) => {
    const third = [
      called('林 凛', 'はやし りん'),
      called('木村 ニコ', 'きむら にこ'),
      called('原 蓮', 'はら れん'),
      called('堀 奏', 'ほり そう'),
    ]
    expect(masked(text, { third })).toBe(copy)
  })

  test('of a sibling is masked as a whole, and the family name they share is left and named', () => {
    const text = '佐藤 りおさんと佐藤さん'
    const names = namesOf({ ...nobody, own: [hana], third: [called('佐藤 りお', 'さとう りお')] })
    const { masks, alike } = proposeMasks(text, names)
    expect(maskedText(text, masks)).toBe('■■と佐藤さん')
    expect(alike).toEqual(['佐藤'])
  })

  test('with a letter of two units is masked where it stands', () => {
    expect(masked('😀𠮷田 りおさん😀', { third: [called('𠮷田 りお', 'よしだ りお')] })).toBe('😀■■😀')
    expect(placesOf('はるくんと、はるくん', 'はるくん')).toEqual([
      { from: 0, to: 4 },
      { from: 6, to: 10 },
    ])
  })
})
