import type { Refusal } from '../../schema/pass/judge-scan.ts'
import { filled, type Word } from '../kit/words.tsx'

/** Words of the screen at the entrance. */
export const words = {
  title: { ja: '登園・お迎え', easy: '{登園|とうえん}・お{迎|むか}え', en: 'Arriving and leaving' },
  hold: {
    ja: 'スマホのQRか、登園カードをかざしてください',
    easy: 'スマホの QRか カードを ここに {見|み}せて ください',
    en: 'Show the code on your phone, or your card',
  },
  or: { ja: 'クラスからえらぶ', easy: 'クラスから えらぶ', en: 'Choose your class' },
  orMore: { ja: '登園のときだけ使えます', easy: '{登園|とうえん}の ときだけ です', en: 'For arriving only' },
  choose: { ja: 'お子さんをえらんでください', easy: 'お{子|こ}さんを えらんで ください', en: 'Choose your child' },
  back: { ja: 'はじめにもどる', easy: 'はじめに もどる', en: 'Start again' },
  toRoom: { ja: '部屋の画面にもどる', easy: '{部屋|へや}の {画面|がめん}に もどる', en: 'Back to the room' },
  sibling: { ja: 'きょうだいを加える', easy: 'きょうだいも えらぶ', en: 'Add a sibling' },
  next: filled((count: number) => ({
    ja: `${count}人をえらびました　つぎへ`,
    easy: `${count}{人|にん}　つぎへ`,
    en: `${count} chosen, next`,
  })),
  remove: filled((name: string) => ({ ja: `${name} をはずす`, easy: `${name}を はずす`, en: `Take ${name} off` })),
  arrive: { ja: '登園しました', easy: '{来|き}ました（{登園|とうえん}）', en: 'We have arrived' },
  leave: { ja: 'お迎えに来ました', easy: 'お{迎|むか}えに {来|き}ました', en: 'I have come to fetch' },
  cameAt: filled((time: string) => ({
    ja: `${time} に受け付けました`,
    easy: `${time}に {受|う}け{付|つ}けました`,
    en: `Checked in at ${time}`,
  })),
  wentAt: filled((time: string) => ({ ja: `${time} にお迎え`, easy: `${time}に お{迎|むか}え`, en: `Fetched at ${time}` })),
  here: { ja: '受け付けました', easy: '{受|う}け{付|つ}けました', en: 'Recorded' },
  notYet: { ja: 'まだです', easy: 'まだ です', en: 'Not here yet' },
  nothingToDo: {
    ja: 'もう受け付けています。ちがうときは、先生に声をかけてください。',
    easy: 'もう {受|う}け{付|つ}けました。ちがう ときは {先生|せんせい}に {言|い}って ください。',
    en: 'Already recorded. If something is wrong, please tell a teacher.',
  },
  leaveByPhone: {
    ja: 'お迎えのときは、スマホのQRをかざすか、先生に声をかけてください。',
    easy: 'お{迎|むか}えは スマホの QRを {見|み}せるか、{先生|せんせい}に {言|い}って ください。',
    en: 'To fetch your child, show the code on your phone or speak to a teacher.',
  },
  similar: {
    ja: '同じ名前・似た名前の子がいます。クラスと漢字を確かめてください。',
    easy: '{同|おな}じ {名前|なまえ}・{似|に}た {名前|なまえ}の {子|こ}が います。クラスを {見|み}て ください。',
    en: 'Another child has the same or a similar name. Please check the class.',
  },
  markSimilar: { ja: '似た名前', easy: '{似|に}た {名前|なまえ}', en: 'similar name' },
  markSame: { ja: '同じ名前', easy: '{同|おな}じ {名前|なまえ}', en: 'same name' },
  pickup: { ja: 'きょうのお迎え', easy: 'きょうの お{迎|むか}え', en: 'Who fetches today' },
  pickupTime: { ja: '時刻', easy: '{時間|じかん}', en: 'Time' },
  asUsual: { ja: 'いつもどおり', easy: 'いつもと {同|おな}じ', en: 'As usual' },
  done: filled((time: string) => ({
    ja: `${time} 受け付けました`,
    easy: `${time} {受|う}け{付|つ}けました`,
    en: `${time} Recorded`,
  })),
  stay: {
    ja: '先生がお子さんを受け入れるまで、いっしょにいてください。',
    easy: '{先生|せんせい}が 「おはよう」と {言|い}うまで、いっしょに いて ください。',
    en: 'Please stay with your child until a teacher takes over.',
  },
  wait: {
    ja: '先生がお子さんをおわたしします。声をかけてください。',
    easy: '{先生|せんせい}に {言|い}って ください。お{子|こ}さんを つれて きます。',
    en: 'Please speak to a teacher, who will bring your child.',
  },
  kept: {
    ja: '電波がないので、端末に残しました。つながったら送ります。',
    easy: '{電波|でんぱ}が ありません。あとで {送|おく}ります。',
    en: 'No signal: kept here and sent later.',
  },
  unsent: filled((count: number) => ({ ja: `未送信 ${count}件`, easy: `{未送信|みそうしん} ${count}`, en: `${count} unsent` })),
  staff: { ja: '職員の方へ', easy: '{先生|せんせい}へ', en: 'For staff' },
  nobody: {
    ja: 'このクラスに、きょうの名簿がありません。',
    easy: '{名前|なまえ}が ありません。{先生|せんせい}に {言|い}って ください。',
    en: 'No names here. Please tell a teacher.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>

/** Why what was shown is not taken: one sentence each. */
export const refusalWords: Record<Refusal, Word> = {
  foreign: {
    ja: 'この園のQRではありません。アプリの「QR」か、登園カードをかざしてください。',
    easy: 'この QRは {使|つか}えません。アプリの QRか カードを {見|み}せて ください。',
    en: 'That is not a code of this nursery. Show the code in the app, or your card.',
  },
  phone: {
    ja: '玄関に貼ったQRは、スマホで読み取ってください。',
    easy: 'この QRは スマホで {読|よ}んで ください。',
    en: 'Please read that code with your phone.',
  },
  over: {
    ja: 'このカードは使えなくなっています。先生に声をかけてください。',
    easy: 'この カードは もう {使|つか}えません。{先生|せんせい}に {言|い}って ください。',
    en: 'This card no longer works. Please tell a teacher.',
  },
  unknown: {
    ja: 'このQRは使えません。アプリをひらき直して、もういちどかざしてください。',
    easy: 'この QRは {使|つか}えません。アプリを もういちど {開|あ}けて ください。',
    en: 'This code does not work. Open the app again and show the new one.',
  },
  old: {
    ja: 'QRの時間がすぎています。アプリの新しいQRを、もういちどかざしてください。',
    easy: 'QRが {古|ふる}いです。{新|あたら}しい QRを {見|み}せて ください。',
    en: 'This code is too old. Show the new one in the app.',
  },
  used: {
    ja: 'このQRは、もう使われました。1分ほど待って、新しいQRをかざしてください。',
    easy: 'この QRは もう {使|つか}いました。1{分|ぷん} {待|ま}って、{新|あたら}しい QRを {見|み}せて ください。',
    en: 'This code was already used. Wait a minute and show the new one.',
  },
}

/** Who fetches, as a relation and no more: no list of a family stands at the entrance. */
export const RELATIONS = [
  { value: '母', label: { ja: 'お母さん', easy: 'お{母|かあ}さん', en: 'Mother' } },
  { value: '父', label: { ja: 'お父さん', easy: 'お{父|とう}さん', en: 'Father' } },
  { value: '祖母', label: { ja: 'おばあさん', easy: 'おばあさん', en: 'Grandmother' } },
  { value: '祖父', label: { ja: 'おじいさん', easy: 'おじいさん', en: 'Grandfather' } },
] as const satisfies readonly { value: string; label: Word }[]
