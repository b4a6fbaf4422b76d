import { said } from '../office/say.ts'

export const switchWords = said({
  title: 'いますぐ止める',
  more: 'おかしいと思ったら、止めてください。おやすみの連絡と登園・降園は、止まりません。',
  feature: '機能',
  state: 'いま',
  act: '操作',
  on: '使えます',
  off: (by: string, when: string) => `${when} ${by} さんが止めました`,
  from: (day: string) => `${day}から使えます`,
  choose: 'はじめる日',
  chooseOf: (what: string) => `はじめる日（${what}）`,
  chooseMore: 'この日の0時から使えます。それまでは、職員にも家庭にも使えません。書いてある記録は、そのまま残ります。',
  day: 'はじめる日',
  startOn: 'この日から使う',
  atOnce: 'きょうから使う',
  turnOff: '止める',
  turnOffOf: (what: string) => `${what}を止める`,
  turnOn: 'また使う',
  turnOnOf: (what: string) => `${what}をまた使う`,
})
