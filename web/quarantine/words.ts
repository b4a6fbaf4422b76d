import { plain } from '../kit/words.tsx'
import { said } from '../office/say.ts'

export const words = said({
  title: '届かなかった記録',
  more: '登録の終わった端末から、読めない形で届いたものです。本当の時刻のまま記録するか、採らない理由を残します。',
  child: '子ども',
  what: '記録',
  when: '本当の時刻',
  who: '記録した人（端末の言う）',
  device: '端末',
  decide: 'どうする',
  record: '記録する',
  recordOf: (name: string) => `${name} を記録する`,
  refuse: '採らない',
  refuseOf: (name: string) => `${name} を採らない`,
  refuseTitle: '採らない理由',
  reason: '理由',
  reasonHint: '例: 紙の記録から入れました',
  needReason: '理由を書いてください',
  arrived: 'もう届いています',
  unreadable: '読めない記録',
  nobody: '名前なし',
  byHand: 'それぞれの画面から入れてください',
  content: '書いてあること',
})

const ACTS: Record<string, string> = {
  'presence/tap arrive': '登園・受入',
  'presence/tap leave': '降園・引渡し',
  'presence/stamp arrive': '打刻（登園）',
  'presence/stamp leave': '打刻（降園）',
  'presence/sighting': '受入',
  'presence/out': '外出',
  'presence/back': '外出からのもどり',
  'presence/undo': '記録の取り消し',
  'roll/begin': '点呼のはじまり',
  'roll/step': '点呼',
  'roll/end': '点呼のおわり',
  'roll/count': '人数確認',
  'roll/settle': '人数確認の理由',
  'care/record': '日々の記録',
  'care/take-back': '日々の記録の取り消し',
  'nap/check': '午睡チェック',
  'nap/correct': '午睡チェックの修正',
  'nap/room': '午睡の室温・湿度',
  'nap/add': '午睡チェックの対象',
  'growth/class': '身体計測',
  'infection/paper': '意見書・登園届を紙で受領',
  'infection/anyway': '理由を書いて受け入れ',
  'injury/write': 'けがの連絡',
  'injury/correct': 'けがの連絡の訂正',
  notice: '電話で受けた連絡',
  'notice/confirm': '連絡の確認',
  'notice/withdraw': '連絡の取り消し',
}

/** What was done, by the address it was meant for. */
export const actWord = (path: string, kind: string | null): string =>
  plain(ACTS[kind && path.startsWith('presence/') ? `${path} ${kind}` : path] ?? path)
