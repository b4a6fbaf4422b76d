import type { Level } from '../../schema/photo/rule.ts'
import { filled, type Word } from '../kit/words.tsx'

export const levels: Record<Level, Word> = {
  none: { ja: '写真を出さない', easy: '{写真|しゃしん}は だめ', en: 'No photos' },
  book: { ja: '連絡帳のみ', easy: '{連絡帳|れんらくちょう}だけ', en: 'Own contact book only' },
  class: { ja: 'クラス共有', easy: 'クラスの {人|ひと}も いい', en: 'Shared with the class' },
  board: { ja: '掲示', easy: 'かべに はっても いい', en: 'Also on the wall' },
}

export const meanings: Record<Level, Word> = {
  none: {
    ja: 'この子の写真は、だれにも出しません。',
    easy: 'この {子|こ}の {写真|しゃしん}は、だれにも {見|み}せません。',
    en: 'Photos of this child are shown to nobody.',
  },
  book: {
    ja: 'この子だけの写真を、この家庭だけが見ます。友だちといっしょの写真は出しません。',
    easy: 'この {子|こ}だけの {写真|しゃしん}を、この {家|いえ}の {人|ひと}だけ {見|み}ます。',
    en: 'Only your family sees photos of this child alone. Photos with friends are not shown.',
  },
  class: {
    ja: '友だちといっしょの写真を、同じクラスの家庭も見ます。',
    easy: '{友|とも}だちとの {写真|しゃしん}を、クラスの {家|いえ}の {人|ひと}も {見|み}ます。',
    en: 'Families of the class see photos with friends too.',
  },
  board: {
    ja: 'それに、園のなかの掲示にも使います。',
    easy: '{園|えん}の かべにも はります。',
    en: 'And they may hang on a wall of the nursery.',
  },
}

export const words = {
  title: { ja: '写真の同意', easy: '{写真|しゃしん}は いい？', en: 'Photo consent' },
  of: filled((name: string) => ({ ja: `${name} の写真`, easy: `${name} の {写真|しゃしん}`, en: `Photos of ${name}` })),
  more: {
    ja: '園でとった写真を、どこまで出してよいか、えらんでください。いつでも変えられます。せまくすると、これまでの写真も、すぐに見えなくなります。',
    easy: '{園|えん}の {写真|しゃしん}を {見|み}せても いいですか。いつでも {変|か}えられます。だめに すると、{前|まえ}の {写真|しゃしん}も {見|み}えません。',
    en: 'Choose how far photos taken here may go. You can change it at any time; if you allow less, earlier photos disappear from view at once.',
  },
  unsaid: {
    ja: 'まだ答えていないので、写真は出していません。',
    easy: 'まだ {答|こた}えて いません。{写真|しゃしん}は {見|み}せて いません。',
    en: 'You have not answered yet, so no photos are shown.',
  },
  stands: filled((day: Word) => ({
    ja: `${day.ja} の答え`,
    easy: `${day.easy} の {答|こた}え`,
    en: `Answered ${day.en}`,
  })),
  onPaper: filled((day: Word) => ({
    ja: `${day.ja} に紙で答え`,
    easy: `${day.easy} に {紙|かみ}で {答|こた}えました`,
    en: `Answered on paper ${day.en}`,
  })),
  which: { ja: 'どこまで出してよいですか', easy: 'どこまで いいですか', en: 'How far may they go?' },
  send: { ja: '園に送る', easy: '{園|えん}に {送|おく}る', en: 'Send to the nursery' },
  sent: { ja: '園に届きました', easy: '{園|えん}に とどきました', en: 'The nursery has it' },
  ask: {
    ja: 'この子の写真を、どこまで出してよいか、まだ聞いていません',
    easy: 'この {子|こ}の {写真|しゃしん}は いいですか。{教|おし}えて ください',
    en: 'We have not asked how far photos of this child may go',
  },
  answer: { ja: '答える', easy: '{答|こた}える', en: 'Answer' },
  photos: { ja: '写真', easy: '{写真|しゃしん}', en: 'Photos' },
  one: filled((time: string) => ({ ja: `${time} の写真`, easy: `${time} の {写真|しゃしん}`, en: `Photo of ${time}` })),
  save: { ja: 'この写真を保存する', easy: 'この {写真|しゃしん}を もらう', en: 'Save this photo' },
  saveMore: {
    ja: '友だちも写っている写真は、家族のなかだけで楽しんでください。インターネットにはのせないでください。',
    easy: '{友|とも}だちの {写真|しゃしん}は、インターネットに のせないで ください。',
    en: 'Please keep photos with other children in the family, and off the internet.',
  },
  noLine: {
    ja: '電波が届いていません。あとで、もういちど押してください。',
    easy: '{電波|でんぱ}が ありません。あとで もう{一度|いちど} {押|お}して ください。',
    en: 'No signal. Please try again later.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
