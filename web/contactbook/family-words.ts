import type { Mood } from '../../schema/care/rule.ts'
import type { HomeField } from '../../schema/contactbook/home.ts'
import type { Ask, How } from '../../schema/meal/eating.ts'
import { filled, type Word } from '../kit/words.tsx'
import type { Span } from './book-span.ts'
import type { FaultOf } from './home-draft.ts'

export const fields: Record<HomeField, Word> = {
  temperature: { ja: '体温', easy: '{体温|たいおん}', en: 'Temperature' },
  mood: { ja: 'きげん', easy: 'きげん', en: 'Mood' },
  sleep: { ja: '夜の睡眠', easy: '{夜|よる} ねた {時間|じかん}', en: 'Night sleep' },
  milk: { ja: 'ミルク', easy: 'ミルク', en: 'Milk' },
  supper: { ja: '夕食', easy: '{夜|よる}ごはん', en: 'Supper' },
  breakfast: { ja: '朝食', easy: '{朝|あさ}ごはん', en: 'Breakfast' },
  bath: { ja: 'おふろ', easy: 'おふろ', en: 'Bath' },
  stool: { ja: '排便', easy: 'うんち', en: 'Stool' },
  eating: { ja: '食事予定', easy: '{今日|きょう}の {昼|ひる}ごはん', en: 'Lunch today' },
  pool: { ja: 'プール', easy: 'プール', en: 'Pool' },
  note: { ja: '家でのようす', easy: '{家|いえ}での ようす', en: 'At home' },
}

export const hows: Record<How, Word> = {
  bento: { ja: 'お弁当', easy: 'お{弁当|べんとう}', en: 'Own lunch box' },
  removal: { ja: '除去', easy: '{食|た}べられない ものが あります', en: 'Leave a food out' },
  soft: { ja: '軟らかめ', easy: 'やわらかい ごはん', en: 'Soft' },
}
export const asks: Record<Ask, Word> = {
  no_staple: { ja: '主食なし', easy: 'ごはん・パンなし', en: 'no rice or bread' },
  no_side: { ja: '副食なし', easy: 'おかずなし', en: 'no side dishes' },
  soft: hows.soft,
  removal: hows.removal,
}

export const moods: Record<Mood, Word> = {
  good: { ja: 'よい', easy: 'いい', en: 'Good' },
  fair: { ja: 'ふつう', easy: 'ふつう', en: 'As usual' },
  poor: { ja: 'わるい', easy: '{悪|わる}い', en: 'Poor' },
}

/** A child eats at home as it does at the nursery, but there nobody says 完食. */
export const amounts: readonly Word[] = [
  { ja: '食べない', easy: '{食|た}べない', en: 'None' },
  { ja: '少し', easy: '{少|すこ}し', en: 'A little' },
  { ja: '半分', easy: '{半分|はんぶん}', en: 'Half' },
  { ja: 'ほとんど', easy: 'ほとんど', en: 'Nearly all' },
  { ja: 'ぜんぶ', easy: '{全部|ぜんぶ}', en: 'All' },
]

export const faults: Record<FaultOf, Word> = {
  needDegrees: {
    ja: '体温を入れてください。例: 36.8',
    easy: '{体温|たいおん}を {書|か}いて ください。{例|れい}: 36.8',
    en: 'Please enter a temperature, for example 36.8',
  },
  outside: {
    ja: '30.0〜45.0℃のあいだにしてください。小数点をたしかめてください。',
    easy: '30.0から45.0の {間|あいだ}です。{点|てん}を {見|み}て ください。',
    en: 'Please enter 30.0 to 45.0 ℃, and check the decimal point.',
  },
  needBoth: {
    ja: 'ねた時刻と起きた時刻を、両方入れてください。',
    easy: 'ねた {時間|じかん}と {起|お}きた {時間|じかん}を {書|か}いて ください。',
    en: 'Please enter both times.',
  },
  wrongOrder: {
    ja: '起きた時刻を、ねた時刻よりあとにしてください。18時からが前の日の夜です。',
    easy: '{起|お}きた {時間|じかん}を {見|み}て ください。',
    en: 'The child woke before it fell asleep. From 18:00 on it is the evening before.',
  },
  needMl: {
    ja: '量を数で入れてください。例: 160',
    easy: '{数|かず}を {書|か}いて ください。{例|れい}: 160',
    en: 'Please enter ml, for example 160',
  },
  mlOutside: {
    ja: '5〜500mlのあいだにしてください。',
    easy: '5から500の {間|あいだ}に して ください。',
    en: 'Please enter 5 to 500 ml.',
  },
  needEaten: {
    ja: '食べた量をえらんでください。',
    easy: '{食|た}べた {量|りょう}を えらんで ください。',
    en: 'Please choose how much.',
  },
  needParts: {
    ja: '主食と副食を、それぞれえらんでください。',
    easy: '{両方|りょうほう} えらんで ください。',
    en: 'Please choose for both.',
  },
  needCount: { ja: '回数をえらんでください。', easy: '{回数|かいすう}を えらんで ください。', en: 'Please choose how often.' },
}

export const spans: Record<Span, Word> = {
  day: { ja: 'この日', easy: 'この {日|ひ}', en: 'This day' },
  week: { ja: 'この週', easy: 'この {週|しゅう}', en: 'This week' },
  month: { ja: 'この月', easy: 'この {月|つき}', en: 'This month' },
  year: { ja: 'この年度', easy: 'この {年度|ねんど}', en: 'School year' },
}

export const words = {
  whichDays: { ja: '印刷する日', easy: '{印刷|いんさつ}する {日|ひ}', en: 'Which days' },
  fetching: (count: number, of: number): Word => ({
    ja: `集めています ${count}／${of}`,
    easy: `{集|あつ}めて います ${count}／${of}`,
    en: `Fetching ${count} of ${of}`,
  }),
  stop: { ja: 'やめる', easy: 'やめる', en: 'Stop' },
  printed: filled((day: Word, time: string) => ({
    ja: `${day.ja} ${time} 印刷`,
    easy: `${day.easy} ${time} {印刷|いんさつ}`,
    en: `Printed ${day.en} ${time}`,
  })),
  nothingWritten: {
    ja: 'この日には、書いたものがありません。',
    easy: 'この {日|ひ}は {何|なに}も {書|か}いて いません。',
    en: 'Nothing was written on these days.',
  },
  title: { ja: '連絡帳', easy: '{連絡帳|れんらくちょう}', en: 'Contact book' },
  before: { ja: '前の日', easy: '{前|まえ}の {日|ひ}', en: 'Day before' },
  after: { ja: '次の日', easy: '{次|つぎ}の {日|ひ}', en: 'Next day' },
  fromHome: { ja: '家庭から', easy: '{家|いえ}から', en: 'From home' },
  fromNursery: { ja: '園から', easy: '{園|えん}から', en: 'From the nursery' },
  toClass: { ja: 'クラスのようす', easy: 'クラスの ようす', en: 'The class' },
  toChild: filled((given: string) => ({ ja: `${given}のようす`, easy: `${given}の ようす`, en: `About ${given}` })),
  nothingYet: {
    ja: '園からの記入は、まだありません。',
    easy: '{園|えん}からは まだ ありません。',
    en: 'Nothing from the nursery yet.',
  },
  corrected: { ja: '訂正', easy: '{直|なお}しました', en: 'Corrected' },
  withdrawn: filled((time: string) => ({
    ja: `${time}に、園がとりさげました。`,
    easy: `${time}に {園|えん}が {消|け}しました。`,
    en: `Taken back by the nursery at ${time}.`,
  })),
  others: filled((time: string) => ({
    ja: `ほかの人が書きました ${time}`,
    easy: `ほかの {人|ひと}が {書|か}きました ${time}`,
    en: `Somebody else wrote this at ${time}`,
  })),
  mine: filled((time: string) => ({
    ja: `書きました ${time}`,
    easy: `{書|か}きました ${time}`,
    en: `You wrote this at ${time}`,
  })),
  earlier: { ja: '前に書いたもの', easy: '{前|まえ}に {書|か}いた もの', en: 'Written before' },
  takenBack: { ja: 'けしました', easy: '{消|け}しました', en: 'Removed' },
  unsent: { ja: '未送信', easy: 'まだ {送|おく}って いません', en: 'Not sent yet' },
  change: { ja: '書きなおす', easy: '{書|か}き{直|なお}す', en: 'Change' },
  changeOf: filled((field: Word) => ({
    ja: `${field.ja}を書きなおす`,
    easy: `${field.easy}を {書|か}き{直|なお}す`,
    en: `Change ${field.en}`,
  })),
  degrees: { ja: '体温（℃）', easy: '{体温|たいおん}（℃）', en: 'Temperature (℃)' },
  measuredAt: { ja: 'はかった時刻', easy: 'はかった {時間|じかん}', en: 'Measured at' },
  asleep: { ja: 'ねた時刻', easy: 'ねた {時間|じかん}', en: 'Fell asleep' },
  awake: { ja: '起きた時刻', easy: '{起|お}きた {時間|じかん}', en: 'Woke up' },
  ml: { ja: '量（ml）', easy: '{量|りょう}（ml）', en: 'Amount (ml)' },
  at: { ja: '時刻', easy: '{時間|じかん}', en: 'Time' },
  moreMilk: { ja: 'もう1回', easy: 'もう 1{回|かい}', en: 'Once more' },
  what: { ja: '食べたもの', easy: '{食|た}べた もの', en: 'What' },
  how: { ja: '食べた量', easy: '{食|た}べた {量|りょう}', en: 'How much' },
  yes: { ja: 'はいった', easy: 'はいりました', en: 'Yes' },
  no: { ja: 'はいらない', easy: 'はいりません', en: 'No' },
  count: { ja: '回数', easy: '{回数|かいすう}', en: 'How often' },
  state: { ja: 'ようす', easy: 'ようす', en: 'State' },
  times: filled((count: number) => ({
    ja: `${count}回`,
    easy: `${count}{回|かい}`,
    en: count === 1 ? 'once' : `${count} times`,
  })),
  staple: { ja: '主食（ごはん・パン）', easy: 'ごはん・パン', en: 'Rice or bread' },
  side: { ja: '副食（おかず）', easy: 'おかず', en: 'Side dishes' },
  today: { ja: 'きょうのようすで', easy: '{今日|きょう}だけ', en: 'Today' },
  eats: { ja: '食べる', easy: '{食|た}べます', en: 'Yes' },
  eatsNot: { ja: '食べない', easy: '{食|た}べません', en: 'No' },
  asUsual: { ja: 'いつもどおり', easy: 'いつもと {同|おな}じ', en: 'As usual' },
  eatsNothing: { ja: '食べません', easy: '{食|た}べません', en: 'No lunch' },
  removalMore: {
    ja: '何を除くかは、園がお聞きします。',
    easy: '{何|なに}が だめか、{園|えん}が {聞|き}きます。',
    en: 'The nursery will ask you which food.',
  },
  poolYes: { ja: '○ はいれます', easy: '○ はいれます', en: '○ May go in' },
  poolNo: { ja: '× はいりません', easy: '× はいりません', en: '× Not today' },
  send: { ja: '園に送る', easy: '{園|えん}に {送|おく}る', en: 'Send to the nursery' },
  sendMore: {
    ja: '途中でも送れます。あとから足したり、書きなおしたりできます。',
    easy: '{途中|とちゅう}でも {送|おく}れます。あとで {足|た}せます。',
    en: 'You can send what you have, and add or change later.',
  },
  pickup: { ja: 'お迎え', easy: 'お{迎|むか}え', en: 'Pick-up' },
  changePickup: { ja: 'お迎え変更', easy: 'お{迎|むか}えを {変|か}える', en: 'Change pick-up' },
  print: { ja: '印刷', easy: '{印刷|いんさつ}', en: 'Print' },
  notYours: {
    ja: 'この画面は、連絡帳を読める方だけのものです。',
    easy: '{連絡帳|れんらくちょう}を {見|み}る {人|ひと}だけの {画面|がめん}です。',
    en: 'This screen is for those who may read the contact book.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
