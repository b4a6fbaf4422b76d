import { filled, type Word } from '../kit/words.tsx'

export const words = {
  title: { ja: 'サインインと安全', easy: 'サインインと {安全|あんぜん}', en: 'Sign-in and security' },
  more: {
    ja: 'パスキー、認証アプリ、パスワード',
    easy: 'パスキー、{認証|にんしょう}アプリ、パスワード',
    en: 'Passkeys, authenticator app, password',
  },
  login: { ja: 'サインインのID', easy: '{入|はい}る ときの ID', en: 'Your ID' },
  opening: { ja: 'ひらいています…', easy: 'ひらいて います…', en: 'Opening…' },
  retry: { ja: 'もういちどひらく', easy: 'もう{一度|いちど} ひらく', en: 'Open again' },

  passkeys: { ja: 'パスキー', easy: 'パスキー', en: 'Passkeys' },
  passkeysWhy: {
    ja: '指や顔、端末の暗証番号だけでサインインできます。パスワードより早く、だまし取られません。',
    easy: '{指|ゆび}や {顔|かお}で {入|はい}れます。パスワードより {安全|あんぜん}です。',
    en: 'Sign in with your finger, face or device PIN. Faster than a password, and nobody can trick you out of it.',
  },
  passkeysNone: { ja: 'まだありません。', easy: 'まだ ありません。', en: 'None yet.' },
  passkeysUnknown: {
    ja: 'このブラウザーではパスキーを使えません。認証アプリを使ってください。',
    easy: 'この ブラウザーでは {使|つか}えません。',
    en: 'This browser does not know passkeys. Please use an authenticator app.',
  },
  addPasskey: { ja: 'パスキーを追加', easy: 'パスキーを {増|ふ}やす', en: 'Add a passkey' },
  adding: { ja: '端末の案内にしたがってください…', easy: '{画面|がめん}を {見|み}て ください…', en: 'Follow your device…' },
  added: { ja: 'パスキーを追加しました。', easy: 'パスキーを {入|い}れました。', en: 'The passkey was added.' },
  since: filled((day: string) => ({ ja: `${day} に追加`, easy: `${day} から`, en: `added ${day}` })),
  used: filled((day: string) => ({
    ja: `最後に使った日 ${day}`,
    easy: `${day}に {使|つか}いました`,
    en: `last used ${day}`,
  })),
  rename: { ja: '名前をかえる', easy: '{名前|なまえ}を かえる', en: 'Rename' },
  renameOf: filled((name: string) => ({
    ja: `「${name}」の名前をかえる`,
    easy: `「${name}」の {名前|なまえ}を かえる`,
    en: `Rename “${name}”`,
  })),
  name: { ja: '端末の名前', easy: '{端末|たんまつ}の {名前|なまえ}', en: 'Name of the device' },
  needName: { ja: '名前を入れてください。', easy: '{名前|なまえ}を {入|い}れて ください。', en: 'Please enter a name.' },
  save: { ja: '保存する', easy: '{保存|ほぞん}する', en: 'Save' },
  remove: { ja: '消す', easy: '{消|け}す', en: 'Remove' },
  removeOf: filled((name: string) => ({ ja: `「${name}」を消す`, easy: `「${name}」を {消|け}す`, en: `Remove “${name}”` })),
  removeAsk: filled((name: string) => ({
    ja: `パスキー「${name}」を消しますか`,
    easy: `「${name}」を {消|け}しますか`,
    en: `Remove the passkey “${name}”?`,
  })),
  removeWhat: {
    ja: '消すと、この端末のパスキーではサインインできなくなります。端末に残ったパスキーは、端末の設定から消せます。',
    easy: '{消|け}すと、この パスキーでは {入|はい}れません。',
    en: 'It will no longer sign you in. What is left of it on the device can be removed in the device’s settings.',
  },
  keep: { ja: 'やめておく', easy: 'やめる', en: 'Keep it' },

  app: { ja: '認証アプリ', easy: '{認証|にんしょう}アプリ', en: 'Authenticator app' },
  appWhy: {
    ja: '電話のアプリが30秒ごとに出す6けたの数字を、パスワードのあとに入れます。',
    easy: 'アプリの 6つの {数字|すうじ}を、パスワードの {後|あと}に {入|い}れます。',
    en: 'After your password you enter six digits that an app on your phone shows, new every 30 seconds.',
  },
  appOff: { ja: '使っていません', easy: '{使|つか}って いません', en: 'Not set up' },
  appOn: filled((day: string) => ({
    ja: `${day} から使っています`,
    easy: `${day}から {使|つか}って います`,
    en: `In use since ${day}`,
  })),
  setUp: { ja: '認証アプリを設定する', easy: '{認証|にんしょう}アプリを {使|つか}う', en: 'Set up an authenticator app' },
  takeAway: { ja: '認証アプリを外す', easy: '{認証|にんしょう}アプリを やめる', en: 'Remove the app' },
  takeAwayAsk: {
    ja: '認証アプリを外しますか',
    easy: '{認証|にんしょう}アプリを やめますか',
    en: 'Remove the authenticator app?',
  },
  takeAwayWhat: {
    ja: '外すと、パスワードだけでサインインできるようになり、復旧コードも使えなくなります。園全体の仕事では、ほかの確認が要ります。',
    easy: 'パスワードだけで {入|はい}れるように なります。',
    en: 'Your password alone will sign you in, and your recovery codes stop working.',
  },
  left: filled((count: number) => ({
    ja: `復旧コードは、あと${count}個使えます`,
    easy: `{復旧|ふっきゅう}コードは、あと ${count}つです`,
    en: `${count} recovery codes left`,
  })),
  reissue: { ja: '復旧コードを出し直す', easy: '{新|あたら}しい {復旧|ふっきゅう}コードを {出|だ}す', en: 'New recovery codes' },
  reissueAsk: {
    ja: '復旧コードを出し直しますか',
    easy: '{新|あたら}しい {復旧|ふっきゅう}コードを {出|だ}しますか',
    en: 'Make new recovery codes?',
  },
  reissueWhat: {
    ja: 'いままでの復旧コードは、使えなくなります。',
    easy: '{前|まえ}の コードは {使|つか}えなく なります。',
    en: 'The codes you have now stop working.',
  },

  readCode: {
    ja: '電話の認証アプリで、この四角を読み取ってください。',
    easy: '{電話|でんわ}の アプリで、この {四角|しかく}を {読|よ}んで ください。',
    en: 'Read this square with the authenticator app on your phone.',
  },
  qr: { ja: '認証アプリで読み取る二次元コード', easy: 'アプリで {読|よ}む コード', en: 'QR code for your authenticator app' },
  orType: {
    ja: '読み取れないときは、アプリの「手で入力」に、この文字を入れます。',
    easy: '{読|よ}めない ときは、この {文字|もじ}を アプリに {入|い}れます。',
    en: 'If it cannot be read, type these letters into the app.',
  },
  openApp: { ja: 'この電話のアプリでひらく', easy: 'この {電話|でんわ}の アプリで ひらく', en: 'Open in an app on this phone' },
  firstCode: {
    ja: 'アプリに出た6けたの数字を入れてください。',
    easy: 'アプリの 6つの {数字|すうじ}を {入|い}れて ください。',
    en: 'Enter the six digits the app shows.',
  },
  digits: { ja: '6けたの数字', easy: '6つの {数字|すうじ}', en: 'Six digits' },
  needDigits: {
    ja: '6けたの数字を入れてください。',
    easy: '6つの {数字|すうじ}を {入|い}れて ください。',
    en: 'Please enter the six digits.',
  },
  turnOn: { ja: '使いはじめる', easy: '{使|つか}う', en: 'Turn on' },
  cancel: { ja: 'やめる', easy: 'やめる', en: 'Cancel' },

  codesTitle: {
    ja: '復旧コードを残してください',
    easy: '{復旧|ふっきゅう}コードを のこして ください',
    en: 'Keep your recovery codes',
  },
  codesWhy: {
    ja: '電話をなくしたとき、1個につき1回、数字のかわりに使えます。いまだけ出ます。印刷するか書きうつして、鍵のかかる所にしまってください。',
    easy: '{電話|でんわ}が ない ときに {使|つか}います。{今|いま}だけ {見|み}えます。{紙|かみ}に {書|か}いて ください。',
    en: 'If you lose your phone, each opens once in place of the digits. They are shown only now: print them or write them down, and lock them away.',
  },
  print: { ja: '印刷する', easy: '{印刷|いんさつ}する', en: 'Print' },
  copy: { ja: 'コピーする', easy: 'コピーする', en: 'Copy' },
  copied: { ja: 'コピーしました', easy: 'コピーしました', en: 'Copied' },
  codesKept: { ja: '残しました', easy: 'のこしました', en: 'I have kept them' },
  codesFor: filled((login: string) => ({
    ja: `つむぎ 復旧コード（ID ${login}）`,
    easy: `つむぎ（ID ${login}）`,
    en: `Tsumugi recovery codes (ID ${login})`,
  })),

  password: { ja: 'パスワード', easy: 'パスワード', en: 'Password' },
  changePassword: { ja: 'パスワードをかえる', easy: 'パスワードを かえる', en: 'Change password' },
  newPassword: { ja: '新しいパスワード', easy: '{新|あたら}しい パスワード', en: 'New password' },
  least: filled((count: number) => ({
    ja: `${count}文字以上。ながい文がおすすめ`,
    easy: `${count}{文字|もじ}より {長|なが}く`,
    en: `At least ${count} characters; a long phrase is best`,
  })),
  show: { ja: 'パスワードを見せる', easy: 'パスワードを {見|み}せる', en: 'Show password' },
  passwordEnds: {
    ja: 'かえると、ほかの端末のサインインはすべて終わります。',
    easy: 'かえると、ほかの {端末|たんまつ}は {出|で}ます。',
    en: 'All your other devices will be signed out.',
  },
  passwordChanged: {
    ja: 'パスワードをかえました。ほかの端末のサインインは終わりました。',
    easy: 'パスワードを かえました。ほかの {端末|たんまつ}は {出|で}ました。',
    en: 'Your password is changed. Your other devices are signed out.',
  },
  tooShort: filled((count: number) => ({
    ja: `${count}文字以上にしてください。ながい文でもかまいません。`,
    easy: `${count}{文字|もじ}より {長|なが}く して ください。`,
    en: `Please use at least ${count} characters. A long phrase is fine.`,
  })),
  tooCommon: {
    ja: 'よく使われるパスワードなので、すぐに当てられてしまいます。関係のない言葉をいくつかつなげた、ながい文がおすすめです。',
    easy: 'すぐに {当|あ}てられます。ほかの {長|なが}い {言葉|ことば}に して ください。',
    en: 'That password is used by many and quickly guessed. A few unrelated words in a row work well.',
  },
  hasName: {
    ja: 'お名前・ID・園や子どもの名前・誕生日は、知っている人に当てられてしまいます。ほかの言葉にしてください。',
    easy: '{名前|なまえ}や {誕生日|たんじょうび}は {使|つか}えません。ほかの {言葉|ことば}に して ください。',
    en: 'Names, IDs and birthdays around you are easy to guess. Please choose other words.',
  },
  saving: { ja: '保存しています…', easy: '{保存|ほぞん}して います…', en: 'Saving…' },

  needed: {
    ja: 'もうひとつの確認を用意してください',
    easy: 'もう{一|ひと}つ、{確|たし}かめる ものが いります',
    en: 'One more proof is needed',
  },
  neededWhy: {
    ja: '園全体の子どもの情報をあつかう仕事では、パスワードのほかに、もうひとつの確認が要ります。どちらか一つを設定すると、すぐに使えます。',
    easy: '{園|えん}の すべてを {見|み}る {仕事|しごと}です。パスワードの ほかに、もう{一|ひと}つ いります。',
    en: 'Work that reaches a whole nursery needs more than a password. Set up one of the two and go on at once.',
  },
  neededHave: {
    ja: '園全体の子どもの情報をあつかう仕事では、パスワードのほかに、もうひとつの確認が要ります。登録してあるパスキーで確認してください。',
    easy: '{園|えん}の すべてを {見|み}る {仕事|しごと}です。パスキーで {確|たし}かめて ください。',
    en: 'Work that reaches a whole nursery needs more than a password. Please use your passkey.',
  },
  neededNetwork: {
    ja: '園が認めたネットワークの中では、パスワードだけで使えます。わからないときは、設定した人におたずねください。',
    easy: '{園|えん}の ネットワークでは いりません。',
    en: 'Inside a network the nursery has allowed, the password is enough.',
  },
  makePasskey: { ja: 'パスキーをつくる（おすすめ）', easy: 'パスキーを {作|つく}る', en: 'Make a passkey (best)' },
  useApp: { ja: '認証アプリをつかう', easy: '{認証|にんしょう}アプリを {使|つか}う', en: 'Use an authenticator app' },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
