// Names for invented people (names/SOURCES.md).
import { readFileSync } from 'node:fs'
import { here } from '../place.ts'
import type { Dice } from './dice.ts'

export interface Name {
  text: string
  kana: string
}

const rows = (file: string): string[][] =>
  readFileSync(here('worker', 'dev', 'demo', 'names', file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

const SURNAMES = rows('surnames.csv').map(
  ([text = '', people = '0', kana = '']) => [{ text, kana }, Number(people)] as readonly [Name, number],
)
const CHILDREN = rows('given-names.csv').map(([sex = '', text = '', kana = '']) => ({ sex, text, kana }))
// Given names common among people who are adults now.
const WOMEN =
  '美咲みさき 由美ゆみ 恵めぐみ 愛あい 麻衣まい 彩あや 優子ゆうこ 香織かおり 真由美まゆみ 千尋ちひろ 友美ともみ 裕子ゆうこ 舞まい 沙織さおり 絵美えみ 久美子くみこ 智子ともこ 直美なおみ 亜希子あきこ 奈々なな'
const MEN =
  '大輔だいすけ 健太けんた 翔太しょうた 拓也たくや 達也たつや 直樹なおき 誠まこと 浩ひろし 亮りょう 雄太ゆうた 和也かずや 洋平ようへい 隆たかし 学まなぶ 剛つよし 慎一しんいち'
const split = (list: string): Name[] =>
  list.split(' ').map((one) => {
    const kana = /[ぁ-ん]+$/.exec(one)?.[0] ?? ''
    return { text: one.slice(0, one.length - kana.length), kana }
  })
const ADULTS = { f: split(WOMEN), m: split(MEN) }

/** A surname, the common ones more often. */
export const surname = (dice: Dice): Name => dice.weighted(SURNAMES)
/** A child's given name. */
export const childName = (dice: Dice, sex: 'm' | 'f'): Name => dice.pick(CHILDREN.filter((name) => name.sex === sex))
/** An adult's given name. */
export const adultName = (dice: Dice, sex: 'm' | 'f'): Name => dice.pick(ADULTS[sex])
