import fc from 'fast-check'
import { expect, test } from 'vitest'
import { similarNames } from '../../schema/child/similar-name.ts'

const on = (...kana: string[]) => similarNames(kana.map((name) => ({ childId: name, kana: name })))
const shown = (kana: string, board: ReturnType<typeof on>) =>
  board
    .get(kana)
    ?.map(({ text, differs }) => (differs ? `[${text}]` : text))
    .join('')

test('RB25 two readings one kana apart are similar, and the differing kana is marked in both', () => {
  const board = on('さとう あおい', 'さとう あおと', 'たかはし すい')
  expect(shown('さとう あおい', board)).toBe('さとう あお[い]')
  expect(shown('さとう あおと', board)).toBe('さとう あお[と]')
  expect(board.has('たかはし すい')).toBe(false)
})

test('a16 one given name in two families is similar, and the family names are what differs', () => {
  const board = on('いとう はると', 'もり はると')
  expect(shown('いとう はると', board)).toBe('[いとう] はると')
  expect(shown('もり はると', board)).toBe('[もり] はると')
})

test('On the board of the whole nursery a shared given name alone is no mark, or half the children would have one', () => {
  const children = ['いとう はると', 'もり はると', 'もり はるこ'].map((kana) => ({ childId: kana, kana }))
  expect([...similarNames(children, { sameGiven: false }).keys()]).toEqual(['もり はると', 'もり はるこ'])
})

test('A kana more or less is one apart; the longer name shows which', () => {
  const board = on('おの ゆう', 'おの ゆうた')
  expect(shown('おの ゆうた', board)).toBe('おの ゆう[た]')
  expect(board.has('おの ゆう')).toBe(true)
})

test('Katakana and hiragana of one sound are the same name, also in half width', () => {
  const board = similarNames([
    { childId: 'a', kana: 'サトウ ハル' },
    { childId: 'b', kana: 'さとう はる' },
    { childId: 'c', kana: 'ｻﾄｳ ﾊﾙ' },
  ])
  expect([...board.keys()]).toEqual(['a', 'b', 'c'])
  expect(board.get('a')).toEqual([{ text: 'サトウ ハル', differs: false }])
})

test('Brothers and sisters with different given names are not similar', () => {
  expect(on('やまもと れん', 'やまもと ひまり').size).toBe(0)
})

test('Several similar children mark every kana in which any of them differs', () => {
  const board = on('さとう あおい', 'さとう あおと', 'かとう あおい')
  expect(shown('さとう あおい', board)).toBe('[さ]とう あお[い]')
})

test('The pieces of a name always put together to the name, and likeness is mutual', () => {
  const kana = fc
    .array(fc.constantFrom('あ', 'い', 'さ', 'と', 'う'), { minLength: 1, maxLength: 5 })
    .map((letters) => letters.join(''))
  const name = fc.tuple(kana, kana).map((parts) => parts.join(' '))
  fc.assert(
    fc.property(fc.array(name, { maxLength: 8 }), (names) => {
      const children = names.map((one, index) => ({ childId: String(index), kana: one }))
      const board = similarNames(children)
      for (const [id, cut] of board) expect(cut.map(({ text }) => text).join('')).toBe(names[Number(id)])
      expect(similarNames(children.slice().reverse()).size).toBe(board.size)
      expect(board.size).not.toBe(1)
    }),
  )
})
