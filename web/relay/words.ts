import { said } from '../office/say.ts'

/** Whose boxes the sheet of the month has. */
export const SEALS = ['園長', '主任'] as const

export const words = said({
  title: '申し送り',
  more: '書いた日から「いつまで」の日まで、クラスの職員に出ます。読んだ人の名前が残ります。',
  none: '申し送りはありません',
  noneMore: '次の人に伝えることを書くか、きょうの記録からえらんで送ります。',
  add: '申し送りを書く',
  text: '伝えること',
  of: 'どこに',
  house: '園ぜんたい',
  until: 'いつまで',
  send: '送る',
  offered: 'きょうの記録から',
  tell: '送る',
  tellIt: (text: string) => `送る ${text}`,
  readAll: (count: string) => `${count}件を読みました`,
  reads: (names: string) => `既読 ${names}`,
  nobodyRead: 'まだだれも読んでいません',
  end: 'おわりにする',
  endOf: (text: string) => `おわりにする ${text}`,
  ended: 'おわり',
  untilDay: (day: string) => `${day}まで`,
  by: (name: string, time: string) => `${name} ${time}`,
  print: '印刷',
  printed: (day: string, time: string) => `印刷 ${day} ${time}`,
})
