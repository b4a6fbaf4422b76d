import { said } from '../office/say.ts'

export const switchWords = said({
  title: 'いますぐ止める',
  more: 'おかしいと思ったら、止めてください。おやすみの連絡と登園・降園は、止まりません。',
  feature: '機能',
  state: 'いま',
  act: '操作',
  on: '使えます',
  off: (by: string, when: string) => `${when} ${by} さんが止めました`,
  turnOff: '止める',
  turnOffOf: (what: string) => `${what}を止める`,
  turnOn: 'また使う',
  turnOnOf: (what: string) => `${what}をまた使う`,
})
