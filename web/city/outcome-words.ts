import { said } from '../office/say.ts'

export const words = said({
  title: '成果',
  more: '市のすべての園を合わせた数です。園も名前も出ません。それぞれの数え方は、下に書いてあります。',
  houses: (count: number) => `${count}園`,
  figure: '項目',
  all: '年度',
  how: '数え方',
  few: '–',
  percent: (share: number) => `${share}%`,
  minutes: (count: number) => `${count}分`,
  month: (month: number) => `${month}月`,
  paper: '書類を書く時間',
  counting: (left: number) => `集計しています… のこり${left}`,
  countingMore: 'このまま待つと続きます。',
  foot: '–は、5に満たないか、5に満たない数を逆算できるため出さない数です。「アプリで届いた欠席」は、園だけでも出せる園の合計です。年度は、出せる月の合計です。',
  none: 'まだ数えた月がありません',
  noneMore: 'この年度がはじまると、ここに出ます。',
  csv: 'CSV',
  print: '印刷',
  printed: (time: string) => `${time} に印刷`,
})
