import type { AlarmKind } from '../../schema/alarm/input.ts'
import { said } from '../office/say.ts'

export const words = said({
  title: 'この園の知らせを、この端末で受け取る',
  more: '画面を見ていないときにも、すぐに見てほしいことを知らせます。通知には「すぐに見てほしいことがあります」とだけ出ます。',
  always: '子どもの安全のことなので、時刻を問わず届きます。',
  kinds: '受け取るもの',
  closed: 'この園では、まだ通知を使えません。きょうの画面を開いておいてください。',
  turnOn: 'この端末で受け取る',
  turning: '用意しています…',
  on: 'この端末で受け取ります',
  failing: 'さいごの通知が、この端末に届きませんでした。お試しの通知で確かめてください。',
  test: 'お試しの通知を出す',
  tested: 'お試しの通知を出しました。出ないときは、ブラウザーと端末の通知の設定を見てください。',
  testFailed: '届きませんでした。もういちど「この端末で受け取る」を押してください。',
  stop: 'この端末では受け取らない',
  refused: 'ブラウザーが通知を許していません。アドレスの左のしるしから、通知を許可してください。',
  none: 'このブラウザーは通知を受け取れません。',
  home: 'iPhone・iPadでは、ホーム画面に追加してから開いてください。',
  others: '受け取っている端末',
  sent: (when: string) => `さいごに届いた ${when}`,
  never: 'まだ何も届いていません',
  fails: '届いていません',
  here: 'この端末',
  end: 'やめる',
  endOf: (label: string) => `${label} で受け取るのをやめる`,
  saved: '保存しました。',
  offline: '電波が届いていないので、ひらけません。',
})

export const kindWords: Readonly<Record<AlarmKind, string>> = said({
  arrival: '未登園・連絡なし',
  pickup: 'お迎えがまだ',
  roll: '点呼・人数のちがい',
  tablet: '端末不通',
})

export const kindMore: Readonly<Record<AlarmKind, string>> = said({
  arrival: '主任にはすぐ、園長には園長の番になったとき',
  pickup: '予定のお迎えの時刻をすぎて、引き渡しの記録がない',
  roll: 'いない子がいる、帰園予定をすぎた、車内を見ていない、数えた人数が合わない',
  tablet: 'タブレットから5分以上 連絡がない',
})
