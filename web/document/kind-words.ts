import type { Cadence } from '../../schema/document/kind.ts'
import { periodOf } from '../../schema/document/kind.ts'
import type { Day } from '../../schema/kit/day.ts'
import { eraFiscalYear, shortDay } from '../kit/format.ts'
import { said } from '../office/say.ts'

/** 11月 */
export const monthOf = (day: Day): string => `${Number(day.slice(5, 7))}月`

/** Of which period a paper is, in a word: 11/20（金） · 11/16（月）〜 · 11月 · 10月〜12月 · 令和8年度. */
export function periodText(cadence: Cadence | undefined, startsOn: Day): string {
  if (cadence === 'week') return `${shortDay(startsOn)}〜`
  if (cadence === 'month') return monthOf(startsOn)
  if (cadence === 'term') return `${monthOf(startsOn)}〜${monthOf(periodOf('term', startsOn).endsOn)}`
  return cadence === 'year' ? eraFiscalYear(startsOn) : shortDay(startsOn)
}

export const kindWords = said({
  title: '使う書類と期限',
  more: 'この園で書く書類を決めます。使いはじめた日からあとが期限の書類が、提出状況にならびます。',
  noneUsed: 'この月に待っている書類はありません',
  noneUsedMore:
    '園長が「使う書類と期限」で使いはじめた書類が、ここにならびます。使っていない書類も、「さがす・書きはじめる」から書けます。',
  all: 'すべての書類',
  kind: '書類',
  of: 'だれの・いつ',
  state: '状況',
  class: 'クラス',
  thisMonth: 'この月',
  begin: '書きはじめる',
  beginOf: (title: string) => `${title}を書きはじめる`,
  find: (count: string, title: string) => `${count}件 この月の${title}`,
  count: (count: string) => `${count}件`,
  handedIn: (count: string, all: string) => `提出 ${count} / ${all}名`,
  lateOnes: (count: string) => `期限すぎ ${count}名`,
  withdrawn: '使っていません',
  withdrawnMore: 'この書類は、いまは使わないことになっています。書きかけのものは、最後まで書いて提出できます。',
  nobody: '書ける相手がいません',
  nobodyMore: '受け持ちのクラスのものだけを書けます。',
  due: '期限',
  dueNone: '—',
  use: '使いはじめる',
  useOf: (title: string) => `${title}を使いはじめる`,
  change: '期限を変える',
  changeOf: (title: string) => `${title}の期限を変える`,
  stop: '使うのをやめる',
  stopOf: (title: string) => `${title}を使うのをやめる`,
  stopMore: '新しく書きはじめられなくなります。書きかけのものは最後まで書けて、提出したものはそのまま残ります。',
  startsOn: 'いつから',
  used: (day: string) => `${day}から使っています`,
  soon: (day: string) => `${day}から使います`,
  stopped: (day: string) => `${day}から使っていません`,
  undecided: 'まだ決めていません',
  save: '決める',
  dueStart: (days: number) => (days === 0 ? 'はじまる日' : days < 0 ? `はじまる日の${-days}日前` : `はじまる日の${days}日後`),
  dueEnd: (days: number) => (days === 0 ? '終わる日' : days < 0 ? `終わる日の${-days}日前` : `終わる日の${days}日後`),
  dueOnce: (days: number) => (days === 0 ? 'その日' : days < 0 ? `${-days}日前` : `${days}日後`),
  back: '書類の一覧',
})

export const ofWhom = said({
  class: 'クラス',
  facility: '園',
  child: '子ども',
  event: 'できごと',
  case: 'できごと（書いた人・主任・園長だけが読みます）',
})

export const every = said({ day: '毎日', week: '毎週', month: '毎月', term: '期ごと', year: '毎年', once: '' })

export const whichDay = said({
  day: '日',
  week: 'どの週か（その週のいずれかの日）',
  month: 'どの月か（その月のいずれかの日）',
  term: 'どの期か（その期のいずれかの日）',
  year: 'どの年度か（その年度のいずれかの日）',
  once: 'できごとの日',
})

/** Papers that have a place of their own, by what they are called on paper. */
export const elsewhere = said({
  title: 'ほかの場所で書いて、そこから印刷するもの',
  injury: 'けがの連絡票',
  nap: '午睡チェック表',
  medicine: '与薬依頼票・与薬の記録',
  infection: '登園届・意見書',
  presence: '出席簿',
  development: '発達記録',
  ledger: '児童票・園児台帳',
})
