import type { Score } from '../../schema/survey/rule.ts'
import type { Word } from '../kit/words.tsx'

export const words = {
  ask: {
    ja: '月に一度、ふたつだけ聞かせてください',
    easy: '1か{月|げつ}に 1{回|かい}、2つ {聞|き}かせて ください',
    en: 'Two questions, once a month',
  },
  nobody: {
    ja: 'だれが答えたかは、どこにも残りません。',
    easy: 'だれの {答|こた}えか、{残|のこ}りません。',
    en: 'Who answered what is kept nowhere.',
  },
  answer: { ja: '答える', easy: '{答|こた}える', en: 'Answer' },
  notNow: { ja: '今月は答えない', easy: '{今月|こんげつ}は {答|こた}えない', en: 'Not this month' },
  send: { ja: '送る', easy: 'おくる', en: 'Send' },
  thanks: {
    ja: 'ありがとうございました。また来月うかがいます。',
    easy: 'ありがとう ございました。また {来月|らいげつ} {聞|き}きます。',
    en: 'Thank you. We ask again next month.',
  },
  family1: {
    ja: '園との連絡は、楽にできていますか',
    easy: '{園|えん}との {連絡|れんらく}は、かんたんですか',
    en: 'Is it easy to be in touch with the nursery?',
  },
  family2: {
    ja: '園でのようすが、よくわかりますか',
    easy: '{園|えん}での ようすが、よく わかりますか',
    en: 'Do you know well how your child spends the day?',
  },
  staff1: {
    ja: 'つむぎで、仕事は楽になりましたか',
    easy: 'つむぎで、{仕事|しごと}は {楽|らく}に なりましたか',
    en: 'Has work become easier?',
  },
  staff2: {
    ja: 'つむぎで、子どもといる時間はふえましたか',
    easy: 'つむぎで、{子|こ}どもと いる {時間|じかん}は ふえましたか',
    en: 'Do you have more time for the children?',
  },
} satisfies Record<string, Word>

export const scores: Record<Score, Word> = {
  1: { ja: 'まったく', easy: 'ぜんぜん', en: 'Not at all' },
  2: { ja: 'あまり', easy: 'あまり', en: 'Not really' },
  3: { ja: 'まあ', easy: 'まあまあ', en: 'Fairly' },
  4: { ja: 'とても', easy: 'とても', en: 'Very' },
}
