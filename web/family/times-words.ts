import { filled, type Word } from '../kit/words.tsx'
import { words as day } from './day-words.ts'

export const words = {
  title: day.times,
  before: { ja: '前の月', easy: 'まえの {月|つき}', en: 'Month before' },
  after: { ja: '次の月', easy: 'つぎの {月|つき}', en: 'Next month' },
  onDay: { ja: '日', easy: '{日|ひ}', en: 'Day' },
  came: { ja: '登園', easy: '{来|き}た', en: 'Came' },
  nextDay: { ja: '翌', easy: 'つぎの{日|ひ}', en: 'next day' },
  left: { ja: '降園', easy: '{帰|かえ}った', en: 'Left' },
  absent: { ja: 'おやすみ', easy: 'おやすみ', en: 'Absent' },
  unknown: { ja: '記録がありません', easy: '{書|か}いて ありません', en: 'Not recorded' },
  here: { ja: '在園', easy: '{園|えん}に います', en: 'Here' },
  sum: filled((came: number, absent: number) => ({
    ja: `登園 ${came}日　おやすみ ${absent}日`,
    easy: `{来|き}た {日|ひ} ${came}　おやすみ ${absent}`,
    en: `Came on ${came} days, absent on ${absent}`,
  })),
  none: { ja: 'この月の記録は、まだありません', easy: 'この {月|つき}は まだ ありません', en: 'Nothing recorded in this month' },
  noneMore: {
    ja: '登園した日から、時刻がならびます。',
    easy: '{園|えん}に {来|き}た {日|ひ}から {見|み}られます。',
    en: 'Times appear from the first day on.',
  },
  print: { ja: '印刷', easy: '{印刷|いんさつ}', en: 'Print' },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
