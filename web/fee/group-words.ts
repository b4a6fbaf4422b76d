import { said } from '../office/say.ts'

export const groupWords = said({
  open: '有料品・実費をまとめて足す',
  title: '有料品・実費をまとめて足す',
  name: '品名・内容',
  yen: '単価（円）',
  class: 'クラス',
  whole: '全クラス',
  all: '出ている子どもをすべて選ぶ',
  nobody: '外す',
  whom: 'だれに',
  quantityOf: (name: string) => `数 ${name}`,
  tooMany: (most: number) => `いちどに${most}人までです。クラスごとに分けてください。`,
  add: (children: number) => `${children}人に足す`,
})
