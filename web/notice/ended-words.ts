import { filled, type Word } from '../kit/words.tsx'

/** What is said of an absence that ended because the child came after all (RA03). */
export const cameAfterAll = {
  untilReally: filled((day: Word) => ({
    ja: `登園したので、おやすみは${day.ja}までになりました`,
    easy: `{来|き}たので、{休|やす}みは ${day.easy}までです`,
    en: `Your child came, so the absence ended on ${day.en}`,
  })),
  endedAtOnce: {
    ja: '登園したので、おやすみの連絡は終わりました',
    easy: '{来|き}たので、{休|やす}みは {終|お}わりました',
    en: 'Your child came, so the absence has ended',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
