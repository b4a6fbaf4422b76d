import { said } from '../office/say.ts'

export const compareWords = said({
  open: '前のシステムと比べる',
  title: '前のシステムと比べる',
  more: '前のシステムの、同じ月の請求のCSVを選びます。「園児番号」か「氏名」と「合計」の列を読みます。ファイルはこの画面の中だけで読み、どこにも送りません。',
  file: '前のシステムのファイル',
  hint: 'CSV、5MBまで',
  tooLarge: 'ファイルが大きすぎます（5MBまで）。',
  noColumns: '「園児番号」か「氏名」と、「合計」か「請求額」の列が見つかりません。見出しの行があるか確かめてください。',
  none: (children: number) => `差はありません（${children}人）`,
  some: (differences: number, same: number) => `差のある子ども ${differences}人（同じ ${same}人）`,
  unread: (rows: string) => `金額を読めない行があります: ${rows}`,
  child: '子ども',
  before: '前のシステム',
  here: 'つむぎ',
  difference: '差',
  sum: '合計',
})
