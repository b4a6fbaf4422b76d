import { showTime } from '../../schema/kit/time.ts'
import { timeWord } from '../kit/format.ts'
import { asIs, filled, same, type Word } from '../kit/words.tsx'
import { shortPerson } from '../notice/person-text.ts'
import type { Second } from './big-acts.ts'

export const words = {
  today: { ja: 'きょう', easy: 'きょう', en: 'Today' },
  settings: { ja: 'せってい', easy: 'せってい', en: 'Settings' },
  pass: { ja: '登園QR', easy: '{登園|とうえん}QR', en: 'Code' },
  places: { ja: '画面をえらぶ', easy: '{画面|がめん}を えらぶ', en: 'Screens' },
  asOf: filled((time: string) => ({ ja: `${time} 現在`, easy: time, en: `as of ${time}` })),
  since: filled((time: string) => ({ ja: `${time} から`, easy: `${time} から`, en: `since ${time}` })),
  at: filled((time: string) => ({ ja: time, easy: time, en: `at ${time}` })),
  expectedAt: filled((time: string) => ({ ja: `${time} の予定`, easy: `${time} の {予定|よてい}`, en: `expected at ${time}` })),
  until: filled((day: Word) => ({ ja: `${day.ja}まで`, easy: `${day.easy}まで`, en: `until ${day.en}` })),
  notOpen: { ja: 'きょうは園がお休みです', easy: 'きょうは {園|えん}が {休|やす}みです', en: 'The nursery is closed today' },
  notPlanned: {
    ja: 'きょうは登園の予定がありません',
    easy: 'きょうは {来|く}る {日|ひ}では ありません',
    en: 'Not a nursery day',
  },
  unknownToday: {
    ja: 'つながると、きょうの様子が出ます',
    easy: 'つながると、きょうの ことが {出|で}ます',
    en: 'Shown when there is a signal',
  },
  looking: {
    ja: '園がお子さんをさがしています',
    easy: '{園|えん}が {待|ま}って います',
    en: 'The nursery is looking for your child',
  },
  lookingMore: {
    ja: 'おやすみか、おくれるかを、すぐに知らせてください。家を出たはずなら、園に電話してください。',
    easy: '{休|やす}むか {遅|おく}れるか、すぐ {教|おし}えて ください。わからない ときは {電話|でんわ}して ください。',
    en: 'Please tell us at once, or call if your child should already be there.',
  },
  notSeen: { ja: '園の確認まち', easy: '{園|えん}は まだ {見|み}て いません', en: 'Not seen yet' },
  classAge: filled((name: string, age: number) => ({
    ja: `${name}・${age}歳児`,
    easy: classEasy(name),
    en: `${name} · age ${age}`,
  })),
  className: filled((name: string) => ({ ja: name, easy: classEasy(name), en: name })),
  fromNursery: { ja: '園から', easy: '{園|えん}から', en: 'From the nursery' },
  nothingYet: {
    ja: '登園や降園をすると、ここに時刻が出ます。',
    easy: '{来|き}た {時間|じかん}と {帰|かえ}った {時間|じかん}が ここに {出|で}ます。',
    en: 'Times of arrival and leaving appear here.',
  },
  upcoming: { ja: 'これからの連絡', easy: 'これからの {連絡|れんらく}', en: 'Coming up' },
  noLine: { ja: 'いま電波がありません', easy: 'いま {電波|でんぱ}が ありません', en: 'No signal now' },
  noLineUnsent: {
    ja: 'つながると自動で送ります。閉じても大丈夫。',
    easy: 'つながると {送|おく}ります。{閉|と}じても いいです。',
    en: 'It is sent when there is a signal. You may close this.',
  },
  noLineForgetful: {
    ja: 'つながると自動で送ります。この画面を閉じないでください。',
    easy: 'つながると {送|おく}ります。{閉|と}じないで ください。',
    en: 'It is sent when there is a signal. Please keep this page open.',
  },
  noLineOld: filled((time: string) => ({
    ja: `${time}に見た内容です。`,
    easy: `${time}の {内容|ないよう}です。`,
    en: `This is what was known at ${time}.`,
  })),
  sending: { ja: '未送信の連絡があります', easy: 'まだ {送|おく}って いません', en: 'Not sent yet' },
  sendingMore: { ja: 'いま送っています。', easy: 'いま {送|おく}って います。', en: 'Sending now.' },
  refused: {
    ja: '要確認：送れませんでした',
    easy: '{見|み}て ください。{送|おく}れませんでした',
    en: 'Please check: it could not be sent',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>

/** うさぎ組 is read うさぎぐみ; the rest of a class's name is a name. */
function classEasy(name: string): string {
  const stem = name.replace(/[\u2068\u2069]/g, '')
  return stem.endsWith('組') ? `${asIs(stem.slice(0, -1))}{組|ぐみ}` : asIs(stem)
}

const SECONDS: Record<'today' | 'later' | 'change' | 'come', Word> = {
  today: { ja: 'きょう', easy: 'きょう', en: 'Today' },
  later: { ja: 'あす以降', easy: 'あしたから', en: 'From tomorrow' },
  change: { ja: '直す・のばす', easy: '{直|なお}す', en: 'Change' },
  come: { ja: 'やっぱり行く', easy: '{行|い}きます', en: 'We will come' },
}

/** The second line of a big button. */
export function secondWord(second: Second): Word {
  if (second.says === 'time') return same(showTime(second.time))
  if (second.says !== 'pickup') return SECONDS[second.says]
  const { today, time, person } = second
  const value = (language: keyof Word) =>
    [today && SECONDS.today[language], time !== null && timeWord(time)[language], person !== null && asIs(shortPerson(person))]
      .filter(Boolean)
      .join(' ')
  return { ja: value('ja'), easy: value('easy'), en: value('en') }
}
