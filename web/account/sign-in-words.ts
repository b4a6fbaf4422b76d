import type { Word } from '../kit/words.tsx'

export const words = {
  pair: { ja: 'この端末を登録', easy: 'この {端末|たんまつ}を {登録|とうろく}する', en: 'Register this device' },
  title: { ja: 'サインイン', easy: '{入|はい}る', en: 'Sign in' },
  family: { ja: '保護者の入口', easy: '{家|いえ}の {人|ひと}の {入口|いりぐち}', en: 'For families' },
  room: { ja: '保育室の入口', easy: '{先生|せんせい}の {入口|いりぐち}', en: 'For classrooms' },
  office: { ja: '事務室の入口', easy: '{事務室|じむしつ}の {入口|いりぐち}', en: 'For the office' },
  again: {
    ja: 'もういちどサインインしてください',
    easy: 'もう{一度|いちど} {入|はい}って ください',
    en: 'Please sign in again',
  },
  kept: {
    ja: '書いたものは、そのまま残っています。',
    easy: '{書|か}いた ものは のこって います。',
    en: 'What you wrote is still here.',
  },
  login: { ja: 'ID', easy: 'ID（アイディー）', en: 'ID' },
  password: { ja: 'パスワード', easy: 'パスワード', en: 'Password' },
  show: { ja: 'パスワードを見せる', easy: 'パスワードを {見|み}せる', en: 'Show password' },
  enter: { ja: 'サインイン', easy: '{入|はい}る', en: 'Sign in' },
  entering: { ja: '確かめています…', easy: '{確|たし}かめて います…', en: 'Checking…' },
  usePasskey: { ja: 'パスキーでサインイン', easy: 'パスキーで {入|はい}る', en: 'Sign in with a passkey' },
  second: { ja: 'もうひとつの確認', easy: 'もう{一|ひと}つ {確|たし}かめます', en: 'One more step' },
  secondMore: {
    ja: '認証アプリにいま出ている、6けたの数字を入れてください。',
    easy: '{認証|にんしょう}アプリの 6つの {数字|すうじ}を {入|い}れて ください。',
    en: 'Enter the six digits your authenticator app shows now.',
  },
  secondLost: {
    ja: '電話がないときは、紙に残した復旧コードを入れてください。それもないときは、園長か事務におたずねください。',
    easy: '{電話|でんわ}が ない ときは、{紙|かみ}の {復旧|ふっきゅう}コードを {入|い}れて ください。',
    en: 'Without your phone, enter a recovery code you kept on paper. Without either, please ask the nursery.',
  },
  halfOver: {
    ja: '時間がたったか、なんどもちがいました。もういちど、IDとパスワードから入れてください。',
    easy: '{時間|じかん}が すぎました。もう{一度|いちど} IDから {入|い}れて ください。',
    en: 'That took too long or too many tries. Please start again with your ID and password.',
  },
  back: { ja: 'もどる', easy: '{戻|もど}る', en: 'Back' },
  haveCode: { ja: 'コードをもらった方', easy: 'コードを もらった {人|ひと}', en: 'I have a code from the nursery' },
  lost: {
    ja: 'IDやパスワードがわからないときは、園の窓口か、電話でおたずねください。本人を確かめてから、決め直すコードをお渡しします。',
    easy: 'わからない ときは、{園|えん}に {来|く}るか、{電話|でんわ}を して ください。コードを もらえます。',
    en: 'If you do not know them, please come to or call the nursery. They make sure it is you and give you a code.',
  },
  lostStaff: {
    ja: 'わからないときは、園長におたずねください。本人を確かめて、決め直すコードを渡します。',
    easy: 'わからない ときは、{園長|えんちょう}に {聞|き}いて ください。',
    en: 'If you do not know them, please ask the director.',
  },
  both: { ja: 'IDとパスワードを入れてください。', easy: 'IDと パスワードを {書|か}いて ください。', en: 'Please fill in both.' },
  wrong: {
    ja: 'IDかパスワードがちがいます。もういちど見てください。',
    easy: 'IDか パスワードが ちがいます。もう{一度|いちど} {見|み}て ください。',
    en: 'The ID or the password is not right. Please look again.',
  },
  many: {
    ja: 'いまはこれ以上ためせません。15分ほどあとに、もういちどおためしください。',
    easy: '15{分|ふん} {待|ま}って ください。それから もう{一度|いちど} {入|い}れて ください。',
    en: 'Too many tries. Please wait about 15 minutes.',
  },
  busy: {
    ja: 'いま混みあっています。少しあとに、もういちど押してください。',
    easy: '{少|すこ}し {待|ま}って、もう{一度|いちど} {押|お}して ください。',
    en: 'Busy just now. Please press again in a moment.',
  },
  noLine: {
    ja: '電波がありません。つながるところで、もういちど押してください。',
    easy: '{電波|でんぱ}が ありません。つながる ところで もう{一度|いちど} {押|お}して ください。',
    en: 'No signal. Please press again where there is one.',
  },
} satisfies Record<string, Word>
