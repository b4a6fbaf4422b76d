import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Phrase, phrasesFor } from '../../schema/phrase/rule.ts'
import { checkWording, FIRST_RULES, withWord } from '../../schema/phrase/wording.ts'

const rules = {
  pairs: [
    { from: '子供', to: '子ども' },
    { from: '友だち', to: '友だちたち' },
  ],
  avoid: [{ word: '子供っぽい', why: '見た姿を書きます' }],
}

describe('RG14 RG15 The wording of a text', () => {
  test('is told word by word, in the order of the text, with what to write in its place', () => {
    expect(checkWording('子供が笑い、子供も笑う', rules)).toEqual([
      { at: 0, word: '子供', to: '子ども' },
      { at: 6, word: '子供', to: '子ども' },
    ])
    expect(checkWording('子供っぽい', rules)).toEqual([{ at: 0, word: '子供っぽい', why: '見た姿を書きます' }])
    expect(checkWording('友だちたちと友だち', rules)).toEqual([{ at: 6, word: '友だち', to: '友だちたち' }])
    expect(checkWording('', rules)).toEqual([])
  })

  test('of comparisons with others and of labels is told from the first day on, in a facility without rules of its own', () => {
    const words = (text: string) => checkWording(text, FIRST_RULES).map(({ word }) => word)
    expect(words('ほかの子より早く、子供らしい')).toEqual(['ほかの子より', '子供'])
    expect(words('すこし落ち着きがない')).toEqual(['落ち着きがない'])
    expect(words('友だちと砂場で遊び、スコップをゆずった')).toEqual([])
  })

  test('is changed by one tap at one place, and not at all when the text has moved on', () => {
    const text = '子供と子供'
    const [first] = checkWording(text, rules)
    expect(first && withWord(text, first)).toBe('子どもと子供')
    expect(first && withWord(`あ${text}`, first)).toBe(`あ${text}`)
  })

  test('comes to an end: whatever is written, taking up every suggestion once leaves nothing of a pair', () => {
    const pairs = [
      { from: '子供', to: '子ども' },
      { from: '父兄', to: '保護者' },
    ]
    const text = fc.array(fc.constantFrom('子', '供', '父', '兄', 'も', 'ど', '、')).map((letters) => letters.join(''))
    fc.assert(
      fc.property(text, (start) => {
        let now = start
        for (let found = checkWording(now, { pairs, avoid: [] }); found[0]; found = checkWording(now, { pairs, avoid: [] }))
          now = withWord(now, found[0])
        for (const { from } of pairs) expect(now).not.toContain(from)
      }),
    )
  })
})

describe('Phrases', () => {
  const phrase = (id: string, more: Partial<Phrase> = {}): Phrase => ({
    id,
    kind: '',
    section: '',
    age: null,
    month: null,
    text: id,
    ...more,
  })
  const at = { kind: 'month_plan', section: 'goal', age: 1, month: 11 }

  test('that fit a place come the closest first; one that was made for another age, month or section does not come', () => {
    const all = [
      phrase('a'),
      phrase('b', { kind: 'month_plan' }),
      phrase('c', { kind: 'month_plan', section: 'goal', age: 1, month: 11 }),
      phrase('d', { month: 12 }),
      phrase('e', { age: 5 }),
      phrase('f', { kind: 'diary' }),
      phrase('g', { kind: 'month_plan', section: 'food' }),
      phrase('h'),
    ]
    expect(phrasesFor(all, at, '').map(({ id }) => id)).toEqual(['c', 'b', 'h', 'a'])
    expect(phrasesFor(all, { ...at, age: null }, '').map(({ id }) => id)).toEqual(['c', 'e', 'b', 'h', 'a'])
  })

  test('are found by every word that is typed', () => {
    const all = [phrase('a', { text: '秋の自然にふれて遊ぶ' }), phrase('b', { text: '秋の歌をうたう' })]
    expect(phrasesFor(all, at, '秋　自然').map(({ id }) => id)).toEqual(['a'])
    expect(phrasesFor(all, at, '冬')).toEqual([])
  })
})
