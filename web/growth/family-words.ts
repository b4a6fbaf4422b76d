// A position and a trend, in three languages; never a verdict.
import type { Kind, Zone } from '../../schema/growth/rule.ts'
import { filled, type Word } from '../kit/words.tsx'

export const kinds: Readonly<Record<Kind, Word>> = {
  weight: { ja: '体重', easy: '{体重|たいじゅう}', en: 'Weight' },
  height: { ja: '身長', easy: '{身長|しんちょう}', en: 'Height' },
  head: { ja: '頭囲', easy: '{頭|あたま}の まわり', en: 'Head' },
  chest: { ja: '胸囲', easy: '{胸|むね}の まわり', en: 'Chest' },
}

const ZONES: Readonly<Record<Zone, readonly [from: number | null, to: number | null]>> = {
  lt3: [null, 3],
  '3-10': [3, 10],
  '10-25': [10, 25],
  '25-50': [25, 50],
  '50-75': [50, 75],
  '75-90': [75, 90],
  '90-97': [90, 97],
  ge97: [97, null],
}

/** 100人中 25〜50番め: where a value lies when a hundred children stand in order of size. */
export function zoneWord(zone: Zone): Word {
  const [from, to] = ZONES[zone]
  if (from === null)
    return {
      ja: `100人中 ${to}番めより前`,
      easy: `100{人|にん}の {中|なか}で ${to}{番|ばん}より {前|まえ}`,
      en: `below the ${to}rd of 100`,
    }
  if (to === null)
    return {
      ja: `100人中 ${from}番めから後`,
      easy: `100{人|にん}の {中|なか}で ${from}{番|ばん}から`,
      en: `from the ${from}th of 100 on`,
    }
  return {
    ja: `100人中 ${from}〜${to}番め`,
    easy: `100{人|にん}の {中|なか}で ${from}〜${to}{番|ばん}`,
    en: `${from} to ${to} of 100`,
  }
}

/** 誕生, 6か月, 1歳, 1歳半. */
export function ageWord(months: number): Word {
  if (months === 0) return { ja: '誕生', easy: '{誕生|たんじょう}', en: 'Birth' }
  if (months < 12) return { ja: `${months}か月`, easy: `${months}か{月|げつ}`, en: `${months} mo` }
  const years = Math.floor(months / 12)
  return months % 12 === 0
    ? { ja: `${years}歳`, easy: `${years}{歳|さい}`, en: `${years} y` }
    : { ja: `${years}歳半`, easy: `${years}{歳半|さいはん}`, en: `${years}½ y` }
}

/** 1歳10か月 */
export function exactAgeWord(months: number): Word {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (years === 0) return { ja: `${rest}か月`, easy: `${rest}か{月|げつ}`, en: `${rest} months` }
  return { ja: `${years}歳${rest}か月`, easy: `${years}{歳|さい}${rest}か{月|げつ}`, en: `${years} years ${rest} months` }
}

export const words = {
  title: { ja: 'そだち', easy: '{体|からだ}の {育|そだ}ち', en: 'Growth' },
  kinds: { ja: 'はかったもの', easy: 'はかった もの', en: 'What was measured' },
  since: filled((day: Word, by: string) => ({
    ja: `${day.ja}から ${by}`,
    easy: `${day.easy}から ${by}`,
    en: `${by} since ${day.en}`,
  })),
  none: {
    ja: 'まだはかった記録がありません。園ではかると、ここに出ます。',
    easy: 'まだ ありません。{園|えん}で はかると、ここに {出|で}ます。',
    en: 'Nothing measured yet. It appears here once the nursery has measured.',
  },
  nursery: { ja: '園ではかった', easy: '{園|えん}で はかりました', en: 'Measured at the nursery' },
  home: { ja: '家・健診ではかった', easy: '{家|いえ}や {健診|けんしん}で はかりました', en: 'Measured at home or a check-up' },
  unsent: { ja: '未送信', easy: 'まだ {送|おく}って いません', en: 'Not sent yet' },
  chart: filled((kind: Word, given: string) => ({
    ja: `${given}の${kind.ja}の線`,
    easy: `${given}の ${kind.easy}の {線|せん}`,
    en: `${kind.en} of ${given}`,
  })),
  seen: filled((first: Word, last: Word) => ({
    ja: `はかった値を、年齢にそって線でつないでいます。はじめは${first.ja}、さいごは${last.ja}。同じ数は下の表にあります。`,
    easy: `はかった {数|かず}の {線|せん}です。{下|した}の {表|ひょう}に {同|おな}じ {数|かず}が あります。`,
    en: `Values by age, joined by a line, from ${first.en} to ${last.en}. The table below holds the same numbers.`,
  })),
  howToRead: {
    ja: '右の数字は、同じ年ごろの100人を小さい順にならべたときの順番（パーセンタイル）です。よしあしを決める線ではありません。',
    easy: '{右|みぎ}の {数字|すうじ}は {順番|じゅんばん}です。100{人|にん}が {小|ちい}さい {順|じゅん}に ならびます。いい {悪|わる}いを {決|き}める {線|せん}では ありません。',
    en: 'The numbers at the right are places when 100 children of that age stand in order of size (percentiles). The lines do not judge.',
  },
  edition: {
    ja: '母子健康手帳の線（平成22年の調査）とは、少しちがうことがあります。',
    easy: '{母子健康手帳|ぼしけんこうてちょう}の {線|せん}と {少|すこ}し ちがいます。',
    en: 'They may differ a little from those in the maternal and child handbook (survey of 2010).',
  },
  noLines: {
    ja: '園に性別の登録がないので、くらべる線は出ません。',
    easy: '{性別|せいべつ}の {登録|とうろく}が ないので、{線|せん}は {出|で}ません。',
    en: 'No sex is written down at the nursery, so there are no lines to compare with.',
  },
  headEnds: {
    ja: '頭囲の調査は3歳までです。そのあとの線はありません。',
    easy: '{頭|あたま}の {線|せん}は 3{歳|さい}までです。',
    en: 'The survey of heads ends at three years.',
  },
  table: { ja: '表で見る', easy: '{表|ひょう}で {見|み}る', en: 'As a table' },
  day: { ja: '日', easy: '{日|ひ}', en: 'Day' },
  value: { ja: '値', easy: '{数|かず}', en: 'Value' },
  difference: { ja: '前から', easy: '{前|まえ}から', en: 'Change' },
  place: { ja: '順番', easy: '{順番|じゅんばん}', en: 'Place' },
  atNursery: { ja: '園', easy: '{園|えん}', en: 'Nursery' },
  atHome: { ja: '家・健診', easy: '{家|いえ}・{健診|けんしん}', en: 'Home' },
  add: { ja: '家や健診ではかった値を足す', easy: '{家|いえ}で はかった {数|かず}を {足|た}す', en: 'Add a value from home' },
  measuredOn: { ja: 'はかった日', easy: 'はかった {日|ひ}', en: 'Measured on' },
  valueOf: filled((kind: Word, unit: string) => ({
    ja: `${kind.ja}（${unit}）`,
    easy: `${kind.easy}（${unit}）`,
    en: `${kind.en} (${unit})`,
  })),
  save: { ja: '園に送る', easy: '{園|えん}に {送|おく}る', en: 'Send to the nursery' },
  sure: { ja: 'はい、この数です', easy: 'はい、この {数|かず}です', en: 'Yes, it is right' },
  again: { ja: '直す', easy: '{直|なお}す', en: 'Change it' },
  smaller: {
    ja: '前より小さい値です。この数で合っていますか。',
    easy: '{前|まえ}より {小|ちい}さいです。{合|あ}って いますか。',
    en: 'That is less than before. Is it right?',
  },
  jump: {
    ja: '前から大きく変わっています。この数で合っていますか。',
    easy: '{前|まえ}と とても ちがいます。{合|あ}って いますか。',
    en: 'That is a big change. Is it right?',
  },
  far: {
    ja: '年ごろとかけはなれた値です。小数点は合っていますか。',
    easy: '{数|かず}が {大|おお}きすぎるか {小|ちい}さすぎます。{点|てん}は {合|あ}って いますか。',
    en: 'That is far from other children of this age. Is the decimal point right?',
  },
  needValue: {
    ja: '数を入れてください。例: 10.2',
    easy: '{数|かず}を {書|か}いて ください。{例|れい}: 10.2',
    en: 'Please enter a number, for example 10.2',
  },
  needDay: {
    ja: 'きょうまでの日を入れてください',
    easy: 'きょうまでの {日|ひ}を {書|か}いて ください',
    en: 'Please choose a day up to today',
  },
  outside: filled((range: string) => ({
    ja: `${range} の間の数にしてください。小数点をたしかめてください。`,
    easy: `${range} の {数|かず}に して ください。`,
    en: `Please enter ${range}, and check the decimal point.`,
  })),
  takeBack: { ja: 'とりけす', easy: 'とりけす', en: 'Take back' },
  takeBackOf: filled((day: Word) => ({
    ja: `${day.ja}の値をとりけす`,
    easy: `${day.easy}の {数|かず}を とりけす`,
    en: `Take back the value of ${day.en}`,
  })),
  file: {
    ja: 'ぜんぶをファイルで受けとる（CSV）',
    easy: 'ファイルで {全部|ぜんぶ} もらう',
    en: 'Take everything as a file (CSV)',
  },
  notYours: {
    ja: 'この画面は、健康の記録を見られる方だけのものです。',
    easy: '{健康|けんこう}の {記録|きろく}を {見|み}る {人|ひと}だけの {画面|がめん}です。',
    en: 'This screen is for those who may see health records.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
