// What a family that does not read Japanese needs to read all the same.
import { expect, test } from 'vitest'
import { FIRST_FOODS } from '../../schema/meal/foods.ts'
import { EDITIONS } from '../../schema/vaccination/vaccines.ts'
import { plainIn } from '../../web/kit/wording.ts'
import { foodWord, ingredientWord } from '../../web/meal/food-words.ts'
import { personWord, relationWord } from '../../web/pickup/relation.ts'
import { noteWord, vaccineWord } from '../../web/vaccination/family-words.ts'

const KANJI = /\p{Script=Han}/u
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const english = (word: Parameters<typeof plainIn>[0]) => plainIn(word, 'en', 'en')
/** What of やさしい日本語 stands there without its reading. */
const unread = (easy: string) => easy.replace(/\{[^|}]+\|[^}]+\}/g, '')

test('RP01 each food of the first list is said in English, and with readings; one of the nursery’s own stays as it was written', () => {
  for (const food of FIRST_FOODS) {
    const word = foodWord(food)
    expect(english(word), food.key).not.toMatch(JAPANESE)
    expect(unread(word.easy), food.key).not.toMatch(KANJI)
  }
  expect(english(foodWord({ key: 'egg', name: 'うずらの卵' }))).toBe('うずらの卵')
})

test('RP01 an ingredient that only contains a food keeps its own word beside the English', () => {
  expect(english(ingredientWord('豚肉'))).toBe('Pork')
  expect(english(ingredientWord('合いびき豚肉'))).toBe('Pork (合いびき豚肉)')
  expect(english(ingredientWord('チキンブイヨン'))).toBe('チキンブイヨン')
})

test('RP03 the notes on doses of a nursery’s age are said in three languages', () => {
  const noted = EDITIONS.flatMap(({ vaccines }) => vaccines).filter(({ note, underSix }) => note !== '' && underSix)
  expect(noted.length).toBeGreaterThan(8)
  for (const vaccine of noted) {
    expect(english(noteWord(vaccine)), vaccine.key).not.toMatch(JAPANESE)
    expect(unread(noteWord(vaccine).easy), vaccine.key).not.toMatch(KANJI)
    expect(english(vaccineWord(vaccine)), vaccine.key).not.toMatch(JAPANESE)
  }
})

test('RP01 who fetches is said in the reader’s language, with the name as it is', () => {
  expect(english(relationWord('祖母'))).toBe('Grandmother')
  expect(english(personWord('園田花子（叔母）'))).toBe('園田花子 (Aunt)')
  expect(english(personWord('近所の人'))).toBe('近所の人')
})
