import { said } from '../office/say.ts'

export const minutesWords = said({
  title: '市の書く時間',
  more: '書類を打っている間だけを数えた時間の、市ぜんたいの合計です。園も名前も出ません。書いた人か枚数が5に満たない書類は、数を出しません。',
  houses: (count: string) => `${count}園`,
  kind: '書類',
  papers: '枚数',
  minutes: '時間（分）',
  each: '1枚あたり（分）',
  few: '5未満',
  none: 'まだ数えたものがありません',
  noneMore: '園で書類が書かれると、ここに出ます。',
  csv: 'CSV',
  print: '印刷',
})
