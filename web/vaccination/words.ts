import type { Day } from '../../schema/kit/day.ts'

/** A day with its year, for tables: `2026/11/20` */
export const yearDay = (day: Day): string => day.replaceAll('-', '/')

export const words = {
  title: '予防接種',
  whole: '全園',
  classes: 'クラス',
  child: '子ども',
  others: 'そのほか',
  waiting: '確認待ち',
  print: '印刷',
  empty: '子どもがいません',
  emptyMore: '名簿を取り込むと、ここに並びます。',
  listTitle: '予防接種 一覧表',
  printed: (day: string, time: string) => `印刷 ${day} ${time}`,
  due: 'いま',
  legend: '数は「うけた回数／予定の回数」です。「いま」は、標準の月齢になっていて、まだ記録がないものです。',
}
