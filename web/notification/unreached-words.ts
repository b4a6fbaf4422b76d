import { said } from '../office/say.ts'

export const words = said({
  title: '通知が届かない家庭',
  count: (children: number) => (children === 0 ? 'どの家庭にも、だれか届く人がいます' : `子ども ${children}人の家庭`),
  why: '保護者のだれにも、電話への通知もメールも届きません。急ぎのことは電話で知らせてください。',
  closed: 'この配置では電話への通知を使えません。ここにいない家庭には、メールアドレスがあります。',
  none: '届かない家庭はありません',
  noneMore: 'どの子どもにも、通知かメールが届く保護者がいます。',
  child: '子ども',
  className: 'クラス',
  person: '保護者',
  state: 'わけ',
  way: '連絡手段',
  noGuardian: '見てよい保護者がいません',
  not_registered: '登録していません',
  off: '通知をつけていません',
  failing: '通知が届いていません',
  app: 'アプリ',
  mail: 'メール',
  phone: '電話',
  paper: '紙',
  back: '登録と招待',
})
