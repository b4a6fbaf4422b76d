import { filled, type Word } from '../kit/words.tsx'

export const words = {
  title: { ja: '持ってきてください', easy: '{持|も}って きて ください', en: 'Please bring' },
  promise: { ja: '持っていきます', easy: '{持|も}って いきます', en: 'I will bring it' },
  promiseOf: filled((thing: Word) => ({
    ja: `${thing.ja}を持っていきます`,
    easy: `${thing.easy}を {持|も}って いきます`,
    en: `I will bring: ${thing.en}`,
  })),
  arrived: { ja: '園に届きました', easy: '{園|えん}に とどきました', en: 'The nursery has it' },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
