import { filled, type Word } from '../kit/words.tsx'

export const words = {
  title: { ja: '登園・お迎えのQR', easy: '{登園|とうえん}・お{迎|むか}えの QR', en: 'Your code' },
  show: {
    ja: '玄関の端末にかざしてください',
    easy: '{玄関|げんかん}の {画面|がめん}に {見|み}せて ください',
    en: 'Show this to the screen at the entrance',
  },
  turns: {
    ja: 'QRは1分ごとに変わります。写真や画面の写しは使えません。',
    easy: 'QRは 1{分|ぷん}で {変|か}わります。{写真|しゃしん}は {使|つか}えません。',
    en: 'It changes every minute. A photo of it does not work.',
  },
  qr: { ja: '登園・お迎えのQRコード', easy: '{登園|とうえん}・お{迎|むか}えの QR', en: 'Your code for the entrance' },
  making: { ja: 'QRを作っています…', easy: 'QRを {作|つく}って います…', en: 'Making your code…' },
  firstLine: {
    ja: 'はじめの1回だけ、電波が要ります。つながるところでひらいてください。',
    easy: 'はじめの 1{回|かい}は {電波|でんぱ}が いります。',
    en: 'The first time you need a signal.',
  },
  noKey: {
    ja: 'このスマホでは、QRを作れません。登園カードを使うか、先生に声をかけてください。',
    easy: 'この スマホでは QRを {作|つく}れません。{先生|せんせい}に {言|い}って ください。',
    en: 'This phone cannot make a code. Use your card or speak to a teacher.',
  },
  readTitle: { ja: '玄関のQRを読む', easy: '{玄関|げんかん}の QRを {読|よ}む', en: 'Read the code at the entrance' },
  readMore: {
    ja: '玄関に貼ってあるQRを写してください。',
    easy: '{玄関|げんかん}の QRを カメラで {写|うつ}して ください。',
    en: 'Point your camera at the code at the entrance.',
  },
  wrong: {
    ja: '玄関のQRではありません。貼ってあるQRを写してください。',
    easy: '{玄関|げんかん}の QRでは ありません。',
    en: 'That is not the code at the entrance.',
  },
  notYours: {
    ja: 'この園で打刻できるお子さんがいません。園にたずねてください。',
    easy: 'この {園|えん}に あなたの お{子|こ}さんが いません。',
    en: 'No child of yours can be checked in here.',
  },
  who: { ja: 'お子さん', easy: 'お{子|こ}さん', en: 'Your children' },
  pickWho: { ja: 'お迎えの人', easy: 'お{迎|むか}えの {人|ひと}', en: 'Who fetches' },
  pickTime: { ja: 'お迎えの時刻', easy: 'お{迎|むか}えの {時間|じかん}', en: 'When' },
  asUsual: { ja: 'いつもどおり', easy: 'いつもと {同|おな}じ', en: 'As usual' },
  arrive: { ja: '登園しました', easy: '{来|き}ました（{登園|とうえん}）', en: 'We have arrived' },
  leave: { ja: 'お迎えに来ました', easy: 'お{迎|むか}えに {来|き}ました', en: 'I have come to fetch' },
  done: filled((names: string) => ({
    ja: `${names} 受け付けました`,
    easy: `${names} {受|う}け{付|つ}けました`,
    en: `${names}: recorded`,
  })),
  stay: {
    ja: '先生がお子さんを受け入れるまで、いっしょにいてください。',
    easy: '{先生|せんせい}が {来|く}るまで、いっしょに いて ください。',
    en: 'Please stay with your child until a teacher takes over.',
  },
  wait: {
    ja: '先生がお子さんをおわたしします。声をかけてください。',
    easy: '{先生|せんせい}に {言|い}って ください。お{子|こ}さんを つれて きます。',
    en: 'Please speak to a teacher, who will bring your child.',
  },
  home: { ja: 'きょうの画面へ', easy: 'きょうの {画面|がめん}へ', en: 'To today' },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
