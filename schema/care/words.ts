// What was seen and measured, in the words of the nursery: of its screens, papers and files.
import type { Mood, Sign, Stool } from './rule.ts'

/** By how much was eaten, 0–4. */
export const EATEN_WORDS = ['食べない', '少し', '半分', 'ほとんど', '完食'] as const
export const STOOL_WORDS: Record<Stool, string> = {
  hard: 'かたい',
  normal: 'ふつう',
  soft: 'やわらかい',
  muddy: '泥状',
  watery: '水様',
}
export const MOOD_WORDS: Record<Mood, string> = { good: 'よい', fair: 'ふつう', poor: 'わるい' }
export const SIGN_WORDS: Record<Sign, string> = {
  cough: 'せき',
  runny_nose: '鼻水',
  rash: '発しん',
  injury: 'きず',
  pale: '顔色',
  no_appetite: '食欲なし',
  vomited: 'はいた',
}
