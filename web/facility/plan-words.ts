import { said } from '../office/say.ts'

export const planWords = said({
  title: '予定の申し込み',
  more: '家庭がアプリから申し込める時間と、その締切です。「すぐ受ける」では、送られたときに予定になります。',
  saturday: '土曜保育',
  extended: '延長保育',
  hours: 'そのほかの時間',
  off: '受けない',
  take: 'すぐ受ける',
  ask: '園が返事する',
  days: (kind: string) => `${kind}の締切の日`,
  at: (kind: string) => `${kind}の締切の時刻`,
  before: (days: number) => (days === 0 ? '当日' : `${days}日前`),
})
