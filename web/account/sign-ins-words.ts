import type { EventKind } from '../../schema/account/event.ts'
import { filled, type Word } from '../kit/words.tsx'

export const words = {
  title: { ja: 'サインイン中の端末', easy: 'いま {入|はい}って いる {端末|たんまつ}', en: 'Where you are signed in' },
  mine: { ja: 'この端末', easy: 'この {端末|たんまつ}', en: 'This device' },
  family: { ja: '保護者の入口', easy: '{家|いえ}の {人|ひと}の {入口|いりぐち}', en: 'For families' },
  room: { ja: '保育室の入口', easy: '{先生|せんせい}の {入口|いりぐち}', en: 'For classrooms' },
  office: { ja: '事務室の入口', easy: '{事務室|じむしつ}の {入口|いりぐち}', en: 'For the office' },
  since: filled((day: string, used: string) => ({
    ja: `${day} から ・ 最後に使った日 ${used}`,
    easy: `${day}から。{最後|さいご} ${used}`,
    en: `since ${day}, last used ${used}`,
  })),
  end: { ja: 'サインアウトさせる', easy: '{出|で}る', en: 'Sign out' },
  endOf: filled((label: string) => ({
    ja: `${label} をサインアウトさせる`,
    easy: `${label}を {出|だ}す`,
    en: `Sign out ${label}`,
  })),
  endOthers: {
    ja: 'ほかの端末をすべてサインアウトさせる',
    easy: 'ほかの {端末|たんまつ}を ぜんぶ {出|だ}す',
    en: 'Sign out everywhere else',
  },
  ended: {
    ja: 'サインアウトさせました。その端末では、次に押したときから使えません。',
    easy: '{出|だ}しました。その {端末|たんまつ}は もう {使|つか}えません。',
    en: 'Signed out. That device stops working at its next tap.',
  },
  only: {
    ja: 'サインインしているのは、この端末だけです。',
    easy: 'この {端末|たんまつ}だけ です。',
    en: 'You are signed in here only.',
  },

  events: { ja: '最近のできごと', easy: '{最近|さいきん}の こと', en: 'What happened lately' },
  none: {
    ja: 'まだなにもありません。サインインや変更があると、ここに出ます。',
    easy: 'まだ ありません。',
    en: 'Nothing yet. Sign-ins and changes will appear here.',
  },
  newsTitle: {
    ja: 'サインインのことで、お知らせがあります',
    easy: 'サインインの {お知|おし}らせが あります',
    en: 'News about your sign-in',
  },
  newsMore: {
    ja: '心あたりがないときは、ほかの端末をすべてサインアウトさせて、パスワードをかえてください。わからないときは園にお電話ください。',
    easy: '{自分|じぶん}が して いない ときは、したの ボタンを {押|お}して、{園|えん}に {電話|でんわ}して ください。',
    en: 'If this was not you, sign out everywhere else and change your password. If in doubt, call the nursery.',
  },
  wasMe: { ja: '自分です', easy: '{自分|じぶん}です', en: 'It was me' },

  contact: { ja: 'お知らせのメール', easy: 'お{知|し}らせの メール', en: 'E-mail for notices' },
  contactWhy: {
    ja: 'サインインに変わったことがあったとき、ここに知らせます。お名前や子どものことは書きません。サインインには使えません。',
    easy: 'サインインが {変|か}わった とき、メールが {来|き}ます。{子|こ}どもの ことは {書|か}きません。',
    en: 'We write here when something about your sign-in changes. Never a name, nothing about a child. It cannot sign you in.',
  },
  contactNone: { ja: '登録していません', easy: '{登録|とうろく}して いません', en: 'None' },
  contactClosed: {
    ja: 'ここではメールを使えません。大事なお知らせは、つむぎをひらいたときに出ます。',
    easy: 'メールは {使|つか}えません。お{知|し}らせは この {画面|がめん}に {出|で}ます。',
    en: 'Mail is not available here. Important notices appear when you open Tsumugi.',
  },
  email: { ja: 'メールアドレス', easy: 'メールアドレス', en: 'E-mail address' },
  change: { ja: 'メールアドレスを登録・変更', easy: 'メールアドレスを {入|い}れる', en: 'Set or change the address' },
  send: { ja: '確認番号を送る', easy: '{番号|ばんごう}を {送|おく}る', en: 'Send a number to it' },
  sentTo: filled((address: string) => ({
    ja: `${address} に確認番号を送りました。30分のうちに入れてください。`,
    easy: `${address}に {番号|ばんごう}を {送|おく}りました。30{分|ぷん}の うちに {入|い}れて ください。`,
    en: `We sent a number to ${address}. Please enter it within 30 minutes.`,
  })),
  code: { ja: '確認番号（8けた）', easy: '8つの {数字|すうじ}', en: 'The eight digits' },
  confirm: { ja: '確認する', easy: '{確|たし}かめる', en: 'Confirm' },
  again: { ja: '送り直す・アドレスを直す', easy: 'もう{一度|いちど} {送|おく}る', en: 'Send again or correct it' },
  confirmed: {
    ja: '登録しました。前のアドレスがあれば、そちらにも知らせました。',
    easy: '{登録|とうろく}しました。',
    en: 'Done. The address before, if any, was told.',
  },
  remove: { ja: 'メールアドレスを消す', easy: 'メールアドレスを {消|け}す', en: 'Remove the address' },
  wrongCode: {
    ja: '確認番号がちがうか、30分をすぎています。もういちど送ってもらってください。',
    easy: '{番号|ばんごう}が ちがいます。もう{一度|いちど} {送|おく}って ください。',
    en: 'That number is wrong or older than 30 minutes. Please have a new one sent.',
  },
  wrongEmail: {
    ja: 'メールアドレスの形（name@example.jp）で入れてください。',
    easy: 'メールアドレスを {見|み}て ください。',
    en: 'Please enter it like name@example.jp.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>

/** What happened, for its owner. */
export const eventWords: Record<EventKind, Word> = {
  signed_in: { ja: 'サインインしました', easy: '{入|はい}りました', en: 'Signed in' },
  new_browser: {
    ja: '新しい端末でサインインがありました',
    easy: '{新|あたら}しい {端末|たんまつ}で {入|はい}りました',
    en: 'Signed in on a new device',
  },
  refused: {
    ja: 'パスワードなどがちがうサインインがありました',
    easy: 'パスワードが ちがう {人|ひと}が いました',
    en: 'A sign-in with a wrong password',
  },
  password_changed: { ja: 'パスワードがかわりました', easy: 'パスワードが かわりました', en: 'The password was changed' },
  factor_added: {
    ja: 'サインインの方法（パスキー・認証アプリ）がふえました',
    easy: '{入|はい}り{方|かた}が ふえました',
    en: 'A passkey or authenticator app was added',
  },
  factor_removed: {
    ja: 'サインインの方法（パスキー・認証アプリ）がへりました',
    easy: '{入|はい}り{方|かた}が へりました',
    en: 'A passkey or authenticator app was removed',
  },
  recovery_code_used: {
    ja: '復旧コードでサインインがありました',
    easy: '{復旧|ふっきゅう}コードで {入|はい}りました',
    en: 'A recovery code was used',
  },
  email_changed: {
    ja: 'お知らせのメールアドレスがかわりました',
    easy: 'メールアドレスが かわりました',
    en: 'The e-mail for notices was changed',
  },
  recovery_issued: {
    ja: '園が、パスワードを決め直すコードを出しました',
    easy: '{園|えん}が コードを {出|だ}しました',
    en: 'The nursery issued a code to choose a new password',
  },
  recovered: {
    ja: 'コードを使って、パスワードを決め直しました',
    easy: 'コードで パスワードを {決|き}めました',
    en: 'A new password was chosen with a code',
  },
  joined: { ja: 'つむぎを使いはじめました', easy: '{使|つか}い はじめました', en: 'Joined Tsumugi' },
  ended_others: {
    ja: 'ほかの端末をサインアウトさせました',
    easy: 'ほかの {端末|たんまつ}を {出|だ}しました',
    en: 'Signed out everywhere else',
  },
}
