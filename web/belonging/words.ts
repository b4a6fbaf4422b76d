export const words = {
  title: '持ち物',
  ask: (thing: string) => `${thing} お願いする`,
  asked: (time: string) => `お願い ${time}`,
  promised: '持ってきます',
  arrived: '届いた',
  arrivedOf: (kana: string, thing: string) => `${kana} ${thing} 届いた`,
  wrong: 'まちがい',
  wrongOf: (kana: string, thing: string) => `${kana} ${thing} のお願いはまちがい`,
  enough: '足りています',
  hint: '足りないものを押すと、家の人の画面と連絡帳に出ます。届いたら「届いた」を押します。',
}
