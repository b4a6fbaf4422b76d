// What somebody is to a child, in the reader's language. It is kept as it was written, in the nursery's own word.
import { filled, same, type Word } from '../kit/words.tsx'

const WORDS: Record<string, Word> = {
  母: { ja: '母', easy: 'お{母|かあ}さん', en: 'Mother' },
  父: { ja: '父', easy: 'お{父|とう}さん', en: 'Father' },
  祖母: { ja: '祖母', easy: 'おばあさん', en: 'Grandmother' },
  祖父: { ja: '祖父', easy: 'おじいさん', en: 'Grandfather' },
  兄: { ja: '兄', easy: 'お{兄|にい}さん', en: 'Elder brother' },
  姉: { ja: '姉', easy: 'お{姉|ねえ}さん', en: 'Elder sister' },
  おば: { ja: 'おば', easy: 'おばさん', en: 'Aunt' },
  おじ: { ja: 'おじ', easy: 'おじさん', en: 'Uncle' },
}
const ALSO: Record<string, string> = { 叔母: 'おば', 伯母: 'おば', 叔父: 'おじ', 伯父: 'おじ' }

/** A relationship that families use often, said in all three languages; any other stays as it was written. */
export const relationWord = (relationship: string): Word => WORDS[ALSO[relationship] ?? relationship] ?? same(relationship)

const named = filled((name: string, of: Word) => ({
  ja: `${name}（${of.ja}）`,
  easy: `${name}（${of.easy}）`,
  en: `${name} (${of.en})`,
}))

/** 山田花子（祖母） with the relationship in the reader's language: 山田花子 (Grandmother). */
export function personWord(person: string): Word {
  const [, name, relationship] = /^(.+)（([^（）]+)）$/u.exec(person) ?? []
  return name && relationship ? named(name, relationWord(relationship)) : relationWord(person)
}
