import type { Word } from '../kit/words.tsx'

export const words = {
  title: { ja: '本人の確認', easy: 'あなたか {確|たし}かめます', en: 'Please confirm it is you' },
  why: {
    ja: '大切な操作なので、もういちど確かめます。入れたものは残っています。',
    easy: '{大切|たいせつ}な ことです。もう{一度|いちど} {確|たし}かめます。{書|か}いた ものは のこって います。',
    en: 'This is important, so please confirm it is you. What you entered is kept.',
  },
  password: { ja: 'パスワード', easy: 'パスワード', en: 'Password' },
  code: { ja: '認証アプリのコード', easy: '{認証|にんしょう}アプリの コード', en: 'Code from your app' },
  codeHint: {
    ja: '6けたの数字か、復旧コード',
    easy: '6つの {数字|すうじ}か {復旧|ふっきゅう}コード',
    en: 'Six digits, or a recovery code',
  },
  confirm: { ja: '確認する', easy: '{確|たし}かめる', en: 'Confirm' },
  confirming: { ja: '確かめています…', easy: '{確|たし}かめて います…', en: 'Checking…' },
  usePasskey: { ja: 'パスキーで確認する', easy: 'パスキーで {確|たし}かめる', en: 'Use a passkey' },
  useCode: {
    ja: '認証アプリのコードで確認する',
    easy: '{認証|にんしょう}アプリで {確|たし}かめる',
    en: 'Use a code from your app',
  },
  usePassword: { ja: 'パスワードで確認する', easy: 'パスワードで {確|たし}かめる', en: 'Use your password' },
  needPassword: {
    ja: 'パスワードを入れてください。',
    easy: 'パスワードを {入|い}れて ください。',
    en: 'Please enter your password.',
  },
  needCode: { ja: 'コードを入れてください。', easy: 'コードを {入|い}れて ください。', en: 'Please enter the code.' },
  wrongPassword: {
    ja: 'パスワードがちがいます。もういちど見てください。',
    easy: 'パスワードが ちがいます。もう{一度|いちど} {見|み}て ください。',
    en: 'The password is not right. Please look again.',
  },
  wrongCode: {
    ja: 'コードがちがいます。いま画面に出ている6けたの数字か、まだ使っていない復旧コードを入れてください。',
    easy: 'コードが ちがいます。いま {出|で}て いる {数字|すうじ}を {入|い}れて ください。',
    en: 'The code is not right. Enter the six digits shown now, or a recovery code you have not used.',
  },
  wrongPasskey: {
    ja: 'このパスキーでは確認できませんでした。もういちどためすか、ほかの方法をえらんでください。',
    easy: 'この パスキーは つかえません。ほかの {方法|ほうほう}を えらんで ください。',
    en: 'That passkey did not work. Try again, or choose another way.',
  },
  passkeyClosed: {
    ja: 'パスキーを使わずに閉じました。もういちど押すか、ほかの方法をえらんでください。',
    easy: 'パスキーを {使|つか}いませんでした。もう{一度|いちど} {押|お}して ください。',
    en: 'The passkey was not used. Press again, or choose another way.',
  },
  passkeyThere: {
    ja: 'この端末のパスキーは、もう追加されています。',
    easy: 'この パスキーは もう あります。',
    en: 'This device already has a passkey here.',
  },
  many: {
    ja: 'いまはこれ以上ためせません。15分ほどあとに、もういちどおためしください。',
    easy: '15{分|ふん} {待|ま}って ください。それから もう{一度|いちど} {入|い}れて ください。',
    en: 'Too many tries. Please wait about 15 minutes.',
  },
  noLine: {
    ja: '電波がありません。つながるところで、もういちど押してください。',
    easy: '{電波|でんぱ}が ありません。つながる ところで もう{一度|いちど} {押|お}して ください。',
    en: 'No signal. Please press again where there is one.',
  },
} satisfies Record<string, Word>
