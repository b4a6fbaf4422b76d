import type { Shown } from '../../schema/pickup/rule.ts'
import { said } from '../office/say.ts'

export const words = said({
  title: 'リストにない人',
  before: 'お子さんは、まだわたしません。保護者が「はい」と答えるか、主任か園長が電話で確かめてからです。',
  name: '名前（フルネーム）',
  relationship: '続柄',
  shown: '見せてもらったもの',
  ask: '保護者にたずねる',
  asking: 'たずねています…',
  waiting: '返事を待っています',
  until: (time: string) => `${time} まで`,
  askedOf: (count: number) => `保護者 ${count}人 にたずねています。`,
  askedOfNone: 'アプリを使う保護者がいません。電話で確かめてください。',
  yes: 'お渡しできます',
  handTo: (person: string) => `${person}におわたし`,
  no: 'お渡しできません',
  noMore: '事務室にも伝わりました。お子さんを部屋にもどし、主任か園長を呼んでください。',
  over: '返事がありませんでした',
  overMore: 'もういちどたずねるか、主任か園長に電話で確かめてもらってください。',
  again: 'もういちどたずねる',
  other: 'ほかの人のことをたずねる',
  call: '電話で確かめて決める',
  leadOnly: '返事がないときは、主任か園長に名前をひらいてもらい、登録の番号に電話してもらってください。',
  noLine: '電波がないので、アプリではたずねられません',
  noLineLead: '登録の番号に電話して確かめてください。ここに書いたことは、あとで事務室が確かめます。',
  noLineMore: '主任か園長に名前をひらいてもらい、登録の番号に電話してもらってください。それまでは、わたしません。',
  saidOnPhone: 'だれと話し、何と言われたか',
  vouch: '電話で確かめて、おわたしした',
  numbers: '登録の番号',
  opening: 'ひらいています…',
  back: 'もどる',
  open: 'ひらく',
  decision: '決める',
  spokeTo: (who: string) => `${who} と話しました`,
  reason: '理由（聞いたこと）',
  write: '記録する',
  writing: '記録しています…',
  check: '確かめる',
  stranger: (child: string, person: string) => `${child}　${person}`,
  answer: (time: string, who: string, what: string) => `${time} ${who} ${what}`,
  askedBy: (time: string, who: string) => `${time} ${who} がたずねました`,
  vouched: '電話だけでおわたしした記録があります',
  vouchedMore: (said: string) => `聞いたこと：${said}`,
  differs: 'お渡しのあとに「いいえ」がありました',
})

export const shownWords: Readonly<Record<Shown, string>> = said({
  photo_id: '顔写真つきの身分証',
  id: '写真のない身分証',
  nothing: '見せてもらっていない',
})

/** What a guardian answered, and what 主任 or 園長 decided. */
export const answerWords = said({ yes: '「はい」', no: '「いいえ」' })
export const decisionWords = said({ yes: '許可する', no: '許可しない' })
