import { describe, expect, it } from 'vitest'
import { ALLERGEN_IDS, ALLERGENS, allergenOf, allergenWord, isSameAllergen, removedFrom } from '../../schema/allergy/allergen.ts'

describe('RF07 allergens', () => {
  it('know each name once, and the words that rosters and menus use for it', () => {
    for (const id of ALLERGEN_IDS) expect(allergenOf(ALLERGENS[id])).toBe(id)
    expect(['鶏卵', 'たまご', ' 卵 '].map(allergenOf)).toEqual(['egg', 'egg', 'egg'])
    expect(['ﾋﾟｰﾅｯﾂ', '牛乳・乳製品', 'エビ'].map(allergenWord)).toEqual(['落花生', '乳', 'えび'])
  })

  it('keep a word nobody knows as it was written: it is never dropped and never guessed', () => {
    expect(allergenOf('卵殻カルシウム')).toBeNull()
    expect(allergenWord('米')).toBe('米')
    expect(removedFrom(['米'], ['卵', '米'])).toEqual(['米'])
  })

  it('meet as a group and a food of it in both directions', () => {
    expect(isSameAllergen('ナッツ類', 'カシューナッツ')).toBe(true)
    expect(isSameAllergen('えび', '甲殻類')).toBe(true)
    expect(isSameAllergen('えび', 'かに')).toBe(false)
    expect(removedFrom(['卵', '甲殻類'], ['鶏卵', '小麦', 'えび'])).toEqual(['鶏卵', 'えび'])
  })
})
