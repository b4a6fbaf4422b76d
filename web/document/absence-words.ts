import { said } from '../office/say.ts'

export const absenceWords = said({
  title: '不在と代決者',
  more: '不在の日に確認・決裁を待つ書類が、代わりの人の「自分の番」に「代決を待っています」として出ます。決裁の代決は、もどってから後閲できます。',
  none: 'これからの不在は入っていません',
  noneMore: '出張や休みが決まったら、日と代わりの人を入れておきます。',
  who: 'だれが',
  director: '園長',
  head_teacher: '主任',
  deputy: '代わりの人',
  nobody: '代わりになれる人がいません。主任か園長を職員の一覧に入れてください。',
  startsOn: 'いつから',
  endsOn: 'いつまで',
  reason: 'わけ（代決の理由に入ります）',
  save: '入れる',
  end: 'やめる',
  endOf: (who: string, from: string) => `やめる ${who} ${from}`,
  span: (from: string, to: string) => (from === to ? from : `${from}〜${to}`),
  stands: (name: string) => `代わり ${name}`,
  back: '書類の一覧',
})
