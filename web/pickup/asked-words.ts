import type { Shown } from '../../schema/pickup/rule.ts'
import { filled, type Word } from '../kit/words.tsx'

export const words = {
  title: { ja: 'お迎えの確認', easy: 'おむかえの {確認|かくにん}', en: 'Who is at the door' },
  came: filled((child: string) => ({
    ja: `${child} のお迎えに、リストにない人が来ています。`,
    easy: `${child}の おむかえに、リストに ない {人|ひと}が {来|き}て います。`,
    en: `Somebody who is not on the list has come to fetch ${child}.`,
  })),
  may: {
    ja: 'お渡ししてよいですか',
    easy: 'この {人|ひと}と {帰|かえ}って いいですか',
    en: 'May your child go with this person?',
  },
  yes: { ja: 'はい', easy: 'はい', en: 'Yes' },
  no: { ja: 'いいえ', easy: 'いいえ', en: 'No' },
  until: filled((time: string) => ({
    ja: `${time} までに答えてください。答えがないときは、園から電話します。`,
    easy: `${time}までに {答|こた}えて ください。{答|こた}えが ない ときは {園|えん}が {電話|でんわ}します。`,
    en: `Please answer by ${time}. Without an answer the nursery will call you.`,
  })),
  open: { ja: 'ひらく', easy: 'ひらく', en: 'Open' },
  saidYes: filled((child: string, who: string) => ({
    ja: `${child} を ${who} にお渡ししてよい、という返事です`,
    easy: `${child}は ${who}と {帰|かえ}って いいです（はい）`,
    en: `The answer for ${child} and ${who} is yes`,
  })),
  saidNo: filled((child: string, who: string) => ({
    ja: `${child} を ${who} にはお渡ししません`,
    easy: `${child}は ${who}と {帰|かえ}りません（いいえ）`,
    en: `${child} will not go with ${who}`,
  })),
  takeBack: { ja: 'やっぱり いいえ', easy: 'いいえに {変|か}える', en: 'Change to No' },
} satisfies Record<string, Word | ((...given: never[]) => Word)>

export const shown: Readonly<Record<Shown, Word>> = {
  photo_id: {
    ja: '顔写真つきの身分証を見せました',
    easy: '{写真|しゃしん}の ある {身分証|みぶんしょう}を {見|み}せました',
    en: 'Showed a document with a photo',
  },
  id: {
    ja: '写真のない身分証を見せました',
    easy: '{写真|しゃしん}の ない {身分証|みぶんしょう}を {見|み}せました',
    en: 'Showed a document without a photo',
  },
  nothing: {
    ja: '身分証は見せていません',
    easy: '{身分証|みぶんしょう}を {見|み}せて いません',
    en: 'Showed no document',
  },
}
