import type { Word } from '../kit/words.tsx'

export const words = {
  languageTitle: { ja: 'ことば', easy: 'ことば', en: 'Language' },
  theme: { ja: '画面の明るさ', easy: '{画面|がめん}の {明|あか}るさ', en: 'Light or dark' },
  auto: { ja: '自動', easy: '{自動|じどう}', en: 'Automatic' },
  light: { ja: '明るい', easy: '{明|あか}るい', en: 'Light' },
  dark: { ja: '暗い', easy: '{暗|くら}い', en: 'Dark' },
  install: { ja: 'ホーム画面に追加', easy: 'ホーム{画面|がめん}に {置|お}く', en: 'Add to home screen' },
  installMore: {
    ja: 'アプリのように、ひと押しでひらけます。ストアは要りません。',
    easy: 'すぐに ひらけます。',
    en: 'Opens like an app. No store needed.',
  },
  installApple: {
    ja: 'Safari の共有ボタンから「ホーム画面に追加」をえらんでください。',
    easy: 'Safari の {共有|きょうゆう}ボタンから 「ホーム{画面|がめん}に{追加|ついか}」を {押|お}します。',
    en: 'In Safari: Share, then Add to Home Screen.',
  },
  installOther: {
    ja: 'ブラウザのメニューから「ホーム画面に追加」をえらんでください。',
    easy: 'ブラウザの メニューから 「ホーム{画面|がめん}に{追加|ついか}」を {押|お}します。',
    en: 'In the browser’s menu: Add to Home screen.',
  },
  fees: { ja: '料金', easy: 'お{金|かね}', en: 'Fees' },
  feesMore: {
    ja: '今月のここまでの額と、これまでの請求',
    easy: '{今月|こんげつ}の お{金|かね}と、{前|まえ}の {月|つき}の {請求|せいきゅう}',
    en: 'This month so far, and earlier bills',
  },
  push: { ja: '電話への通知', easy: '{電話|でんわ}への お{知|し}らせ', en: 'Notifications' },
  pushMore: {
    ja: '登園・降園などを、この電話に知らせます',
    easy: '{登園|とうえん}・{降園|こうえん}を {知|し}らせます',
    en: 'Arrivals and departures, on this phone',
  },
  person: { ja: 'サインインしている人', easy: 'いま {使|つか}って いる {人|ひと}', en: 'Signed in as' },
  signOut: { ja: 'サインアウト', easy: '{出|で}る', en: 'Sign out' },
  signOutMore: {
    ja: 'この電話に残した内容は消えます。園に送ったものは消えません。',
    easy: 'この {電話|でんわ}から {消|き}えます。{園|えん}の ものは {消|き}えません。',
    en: 'What was read is removed from this phone. What you sent stays.',
  },
  signOutUnsent: {
    ja: 'まだ送っていない連絡があります。送れてから、サインアウトしてください。',
    easy: 'まだ {送|おく}って いない {連絡|れんらく}が あります。あとで {出|で}て ください。',
    en: 'Something is not sent yet. Please sign out after it is sent.',
  },
  signOutNoLine: {
    ja: '電波がないので、いまはサインアウトできません。つながるところで、もういちど押してください。',
    easy: '{電波|でんぱ}が ありません。あとで もう{一度|いちど} {押|お}して ください。',
    en: 'No signal. Please try again where there is one.',
  },
  phones: { ja: '園の電話', easy: '{園|えん}の {電話|でんわ}', en: 'Phone numbers' },
} satisfies Record<string, Word>
