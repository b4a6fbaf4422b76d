import type { Meal, Stool } from '../../schema/care/rule.ts'
import { filled, type Word } from '../kit/words.tsx'

export const words = {
  care: filled((name: string) => ({ ja: `${name}の記録`, easy: `${name}の きろく`, en: `${name}’s day in care` })),
  temperature: { ja: '体温', easy: '{体温|たいおん}', en: 'Temperature' },
  milk: { ja: 'ミルク', easy: 'ミルク', en: 'Milk' },
  stool: { ja: '排便', easy: 'うんち', en: 'Stool' },
  sleep: { ja: '睡眠', easy: 'ねた {時間|じかん}', en: 'Sleep' },
} satisfies Record<string, Word | ((...given: never[]) => Word)>

export const meals: Record<Meal, Word> = {
  morning_snack: { ja: '午前おやつ', easy: '{朝|あさ}の おやつ', en: 'Morning snack' },
  lunch: { ja: '昼食', easy: '{昼|ひる}ごはん', en: 'Lunch' },
  snack: { ja: '午後おやつ', easy: 'おやつ', en: 'Snack' },
  supper: { ja: '補食', easy: '{夕方|ゆうがた}の {軽|かる}い ごはん', en: 'Light supper' },
}

export const eaten: readonly Word[] = [
  { ja: '食べませんでした', easy: '{食|た}べませんでした', en: 'Nothing' },
  { ja: '少し', easy: '{少|すこ}し', en: 'A little' },
  { ja: '半分', easy: '{半分|はんぶん}', en: 'Half' },
  { ja: 'ほとんど', easy: 'ほとんど {全部|ぜんぶ}', en: 'Nearly all' },
  { ja: '完食', easy: '{全部|ぜんぶ} {食|た}べました', en: 'All of it' },
]

export const stools: Record<Stool, Word> = {
  hard: { ja: 'かたい', easy: 'かたい', en: 'Hard' },
  normal: { ja: 'ふつう', easy: 'ふつう', en: 'Normal' },
  soft: { ja: 'やわらかい', easy: 'やわらかい', en: 'Soft' },
  muddy: { ja: '泥状', easy: 'どろどろ', en: 'Mushy' },
  watery: { ja: '水様', easy: '{水|みず}の よう', en: 'Watery' },
}
