import { said } from '../office/say.ts'

export const words = said({
  title: 'つむぎ 登録のご案内',
  staffTitle: 'つむぎ 職員登録のご案内',
  of: (names: string) => `${names} さん`,
  by: (relationship: string, name: string) => `${relationship} ${name} 様`,
  staffBy: (name: string) => `${name} 様`,
  lead: '園からのお知らせを受け取り、お休みの連絡を送れるようになります。お金はかかりません。',
  staffLead: 'ご自分の登録です。ほかの人に見せないでください。',
  scan: 'スマートフォンのカメラを、右の四角いもようにむけます。',
  press: '画面に出てきた文字（リンク）を、指で押します。',
  choose: 'お子さんの名前をたしかめて、ID とパスワードを自分で決めます。IDはメールアドレスでもかまいません。',
  staffChoose: 'お名前をたしかめて、ID とパスワードを自分で決めます。パスワードは12文字以上です。',
  done: '「登録する」を押すと、おわりです。',
  already: 'もう つむぎ を使っている方は、画面の「つむぎを使っています」を押すと、お子さんを加えられます。',
  qr: '登録のQRコード',
  code: '登録コード',
  typed: (address: string) => `カメラが使えないときは ${address} をひらいて、このコードを入れてください。`,
  until: (day: string) => `${day}まで使えます`,
  once: '使えるのは1回、書かれた方だけです。',
  lost: (facility: string, phone: string) =>
    `わからないとき、この紙をなくしたときは、すぐにお電話ください。${facility} 電話 ${phone}`,
  lostNoPhone: (facility: string) => `わからないとき、この紙をなくしたときは、すぐに ${facility} にお知らせください。`,
  without: 'スマートフォンがなくても大丈夫です。電話や紙でご連絡しますので、職員にお話しください。',
  english: (names: string) => `English: point your phone’s camera at the square to register for ${names}. It works once.`,
  englishStaff: 'English: point your phone’s camera at the square to register. It works once.',
})

/** やさしい日本語 with readings, drawn as ruby by the sheet. */
export const EASY =
  '{携帯|けいたい}の カメラで {四角|しかく}い もようを うつして ください。{名前|なまえ}を みて、「{登録|とうろく}する」を {押|お}します。'
