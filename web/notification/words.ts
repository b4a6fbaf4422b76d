import type { MailChoice } from '../../schema/notification/input.ts'
import type { Word } from '../kit/words.tsx'

export const words = {
  title: { ja: '電話への通知', easy: '{電話|でんわ}への お{知|し}らせ', en: 'Notifications' },
  says: {
    ja: '通知には「連絡があります」とだけ出ます。名前や病気は出ません。押すとアプリがひらきます。',
    easy: '「れんらくが あります」だけ {出|で}ます。{名前|なまえ}や {病気|びょうき}は {出|で}ません。',
    en: 'A notification only says that there is a message. No names, nothing about health. Tap it to open the app.',
  },
  here: { ja: 'この電話', easy: 'この {電話|でんわ}', en: 'This phone' },
  turnOn: { ja: '通知をうけとる', easy: 'お{知|し}らせを {使|つか}う', en: 'Turn on notifications' },
  turning: { ja: '準備しています…', easy: 'まって ください…', en: 'Turning on…' },
  on: { ja: 'この電話に通知します。', easy: 'この {電話|でんわ}に {知|し}らせます。', en: 'This phone is notified.' },
  failing: {
    ja: '最近の通知が、この電話に届きませんでした。お試しの通知で確かめてください。',
    easy: 'お{知|し}らせが とどきませんでした。ためして ください。',
    en: 'Recent notifications did not reach this phone. Please send a test.',
  },
  test: { ja: 'お試しの通知を送る', easy: 'ためしに {送|おく}る', en: 'Send a test notification' },
  tested: {
    ja: 'お試しの通知を送りました。数秒で出ます。',
    easy: 'ためしに {送|おく}りました。すこし まって ください。',
    en: 'A test was sent. It should show within seconds.',
  },
  testedNot: {
    ja: '出ないときは、電話の設定でこのアプリの通知を許し、「おやすみモード」を切って、もういちどお試しください。iPhone では、ホーム画面に追加したアプリからひらいてください。',
    easy: '{出|で}ない ときは {電話|でんわ}の {設定|せってい}を {見|み}て ください。iPhoneは ホーム{画面|がめん}の アプリから ひらいて ください。',
    en: 'If nothing shows: allow notifications for this app in the phone’s settings and switch off Do Not Disturb. On an iPhone, open the app from the home screen.',
  },
  testFailed: {
    ja: '通知サービスに届きませんでした。少し待って、もういちどお試しください。',
    easy: 'とどきませんでした。あとで もう{一度|いちど} ためして ください。',
    en: 'The test could not be sent. Please try again a little later.',
  },
  testGone: {
    ja: 'この電話の登録が切れていました。もういちど「通知をうけとる」を押してください。',
    easy: '{登録|とうろく}が きれました。もう{一度|いちど} 「お{知|し}らせを {使|つか}う」を {押|お}して ください。',
    en: 'This phone was no longer registered. Please turn notifications on again.',
  },
  stop: { ja: 'この電話への通知をとめる', easy: 'お{知|し}らせを とめる', en: 'Turn off on this phone' },
  closed: {
    ja: 'ここでは、電話への通知をまだ使えません。連絡はアプリの画面に出ます。',
    easy: 'お{知|し}らせは まだ {使|つか}えません。アプリを {見|み}て ください。',
    en: 'Notifications are not available here yet. Messages are shown in the app.',
  },
  home: {
    ja: 'iPhone では、ホーム画面に追加したアプリだけが通知をうけとれます。',
    easy: 'iPhoneは ホーム{画面|がめん}の アプリに お{知|し}らせが とどきます。',
    en: 'On an iPhone, only the app on the home screen can be notified.',
  },
  home1: {
    ja: 'Safari の下にある共有ボタンを押す',
    easy: 'Safariの {共有|きょうゆう}ボタンを {押|お}す',
    en: 'In Safari, tap the Share button',
  },
  home2: {
    ja: '「ホーム画面に追加」をえらぶ',
    easy: '「ホーム{画面|がめん}に{追加|ついか}」を {押|お}す',
    en: 'Choose Add to Home Screen',
  },
  home3: {
    ja: 'ホーム画面の「つむぎ」からひらき、このページで「通知をうけとる」を押す',
    easy: 'ホーム{画面|がめん}の 「つむぎ」を ひらく。「お{知|し}らせを {使|つか}う」を {押|お}す',
    en: 'Open Tsumugi from the home screen and turn notifications on here',
  },
  home4: {
    ja: '「お試しの通知を送る」で、届くことを確かめる',
    easy: '「ためしに {送|おく}る」で たしかめる',
    en: 'Send a test notification to see that it arrives',
  },
  denied: {
    ja: 'この電話では、つむぎの通知が止められています。電話かブラウザの設定で、通知を許してから、もういちどひらいてください。',
    easy: 'お{知|し}らせが とめられて います。{電話|でんわ}の {設定|せってい}で ゆるして ください。',
    en: 'Notifications are blocked on this phone. Allow them in the settings of the phone or browser, then open this page again.',
  },
  none: {
    ja: 'このブラウザは通知を使えません。Chrome か Safari でひらいてください。',
    easy: 'この ブラウザは お{知|し}らせを {使|つか}えません。',
    en: 'This browser cannot show notifications. Please use Chrome or Safari.',
  },
  refused: {
    ja: '通知を使えるようにできませんでした。許可をもとめる画面で「許可」をえらんで、もういちどお試しください。',
    easy: 'できませんでした。「{許可|きょか}」を {押|お}して、もう{一度|いちど} ためして ください。',
    en: 'Notifications could not be turned on. Choose Allow when asked, and try again.',
  },
  what: { ja: 'うけとるもの', easy: '{知|し}らせる もの', en: 'What to be told' },
  arrived: { ja: '登園', easy: '{登園|とうえん}', en: 'Arrival' },
  left: { ja: '降園', easy: '{降園|こうえん}', en: 'Departure' },
  confirmed: { ja: '園が連絡を確認', easy: '{園|えん}が {連絡|れんらく}を {見|み}た', en: 'The nursery has read your report' },
  correctedToo: {
    ja: 'まちがった通知の訂正は、かならず届きます。',
    easy: 'まちがいの お{知|し}らせは かならず とどきます。',
    en: 'Corrections of wrong notifications always come.',
  },
  quiet: { ja: '知らせない時間をつくる', easy: '{知|し}らせない {時間|じかん}', en: 'Quiet hours' },
  quietMore: {
    ja: 'そのあいだのことは、おわってから一度だけ知らせます',
    easy: 'あとで {一度|いちど}だけ {知|し}らせます',
    en: 'You are told once when they are over',
  },
  mail: { ja: 'メールでも知らせる', easy: 'メール', en: 'By e-mail as well' },
  mailed: {
    second: {
      ja: '通知が届かないときだけ',
      easy: 'お{知|し}らせが とどかない とき',
      en: 'Only when notifications do not reach me',
    },
    always: { ja: 'いつも', easy: 'いつも', en: 'Always' },
    off: { ja: '送らない', easy: '{送|おく}らない', en: 'Never' },
  } satisfies Record<MailChoice, Word>,
  mailWhere: {
    ja: 'メールにも「連絡があります」とだけ書かれます。届け先は',
    easy: '「れんらくが あります」だけ {書|か}きます。アドレスは',
    en: 'A mail, too, only says that there is a message. The address is set under',
  },
  mailAddress: { ja: 'サインインと安全', easy: 'サインインと あんぜん', en: 'Sign-in and security' },
  from: { ja: 'はじめ', easy: 'はじめ', en: 'From' },
  to: { ja: 'おわり', easy: 'おわり', en: 'To' },
  save: { ja: '保存する', easy: '{保存|ほぞん}する', en: 'Save' },
  saved: { ja: '保存しました。', easy: '{保存|ほぞん}しました。', en: 'Saved.' },
  others: { ja: 'ほかの端末', easy: 'ほかの {電話|でんわ}', en: 'Other devices' },
  end: { ja: 'とめる', easy: 'とめる', en: 'Turn off' },
  offline: {
    ja: '電波が届いていません。つながったら、もういちどひらいてください。',
    easy: '{電波|でんぱ}が ありません。あとで もう{一度|いちど} ひらいて ください。',
    en: 'No signal. Please open this again when you are connected.',
  },
} satisfies Record<string, Word | Record<MailChoice, Word>>
