import { said } from '../office/say.ts'

export const words = said({
  title: '採用状況',
  more: '園ごとの数だけを数えています。書類や連絡帳の文は、市からは開けません。書いている園を助けるための数です。園や職員の評価には使いません。',
  place: '園',
  papersLate: '期限をすぎた書類',
  stuck: '止まった承認',
  noticesUnseen: '未確認の連絡',
  unread: '未読の連絡帳',
  told: 'アプリの欠席連絡',
  asOf: '数えた時刻',
  withheld: '5未満',
  foot: '5に満たない数と、それを逆算できる割合は出しません。合計も出しません。',
  percent: (share: number) => `${share}%`,
  never: 'まだ',
  counting: (done: number, all: number) => `数えています… ${all}園のうち${done}園`,
  empty: 'まだ園がありません',
  emptyMore: '施設一覧を取り込むと、園がここに並びます。',
  takeList: '施設一覧を取り込む',
  csv: 'CSV',
  print: '印刷',
  printed: (time: string) => `${time} に印刷`,
  fileName: (day: string) => `採用状況_${day}.csv`,
})

/** What each column counts. */
export const meaning = said({
  papersLate: 'この28日のあいだに出すはずで、まだ提出されていない書類。園が使うと決めた書類だけです。',
  stuck: '提出から7日をすぎて承認を待つ書類と、日がすぎても承認を待つ連絡帳。',
  noticesUnseen: 'この28日に届いた保護者からの連絡で、届いて24時間たっても園が確認していないもの。',
  unread: 'この28日のあいだに公開して24時間たった連絡帳のうち、読める保護者のだれもひらいていない割合。',
  told: '今月の欠席の延べ日数のうち、保護者がアプリで知らせた割合。',
})
