import { said } from '../office/say.ts'

export const words = said({
  title: '認めたネットワーク',
  more: 'ここからは、パスワードだけで園全体の仕事ができます。園のなかの回線だけにしてください。',
  open: 'ネットワークを見る・変える',
  none: 'まだ認めていません。園の事務室の回線を足すと、仕事用の電話がなくても使えます。',
  name: '名前',
  nameHint: '例: 事務室',
  network: 'アドレス',
  networkHint: '203.0.113.0/24 など',
  here: (address: string) => `いまの接続元（${address}）を入れる`,
  add: '認める',
  act: '変える',
  end: 'やめる',
  endOf: (name: string) => `「${name}」を認めるのをやめる`,
  endTitle: (name: string) => `「${name}」を認めるのをやめますか`,
  endMore: (address: string) =>
    `${address} からパスワードだけで使っている人は、次の操作でサインアウトします。もうひとつの確認があれば、また入れます。`,
  endYes: '認めるのをやめる',
  shared: '市の設定',
})
