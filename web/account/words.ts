import type { Word } from '../kit/words.tsx'

export const words = {
  opening: { ja: 'ひらいています…', easy: 'ひらいて います…', en: 'Opening…' },
  cut: { ja: '電波がありません', easy: '{電波|でんぱ}が ありません', en: 'No signal' },
  cutMore: {
    ja: 'つながるところで、もういちどひらいてください。',
    easy: 'つながる ところで、もう{一度|いちど} ひらいて ください。',
    en: 'Please open it again where there is a signal.',
  },
  retry: { ja: 'もういちどひらく', easy: 'もう{一度|いちど} ひらく', en: 'Open again' },
  language: { ja: 'ことば', easy: 'ことば', en: 'Language' },
} satisfies Record<string, Word>
