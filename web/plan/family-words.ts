import type { RequestState } from '../../schema/plan/request.ts'
import type { PlanKind } from '../../schema/plan/rule.ts'
import { filled, type Word } from '../kit/words.tsx'

export const kinds: Record<PlanKind, Word> = {
  hours: { ja: '時間の変更', easy: '{時間|じかん}を かえる', en: 'Other hours' },
  settling: { ja: '慣らし保育', easy: '{慣|な}らし{保育|ほいく}', en: 'Settling in' },
  saturday: { ja: '土曜保育', easy: '{土曜日|どようび}', en: 'Saturday' },
  extended: { ja: '延長保育', easy: '{延長|えんちょう}', en: 'Extended hours' },
}

export const states: Record<RequestState, Word> = {
  asked: { ja: '園の返事を待っています', easy: '{園|えん}の {返事|へんじ}を まっています', en: 'Waiting for the nursery' },
  accepted: { ja: 'この予定になりました', easy: 'この {予定|よてい}に なりました', en: 'This is the plan now' },
  declined: { ja: 'おことわり', easy: 'できません', en: 'Not possible' },
  withdrawn: { ja: 'とりけしました', easy: 'とりけしました', en: 'Taken back' },
}

export const words = {
  title: { ja: '予定', easy: '{予定|よてい}', en: 'Planned days' },
  ask: { ja: '予定の申し込み', easy: '{予定|よてい}を たのむ', en: 'Ask for other hours' },
  what: { ja: 'なにを', easy: 'なにを', en: 'What' },
  day: { ja: '日', easy: '{日|ひ}', en: 'Day' },
  arrive: { ja: '登園', easy: '{来|く}る', en: 'Arrive' },
  leave: { ja: '降園', easy: '{帰|かえ}る', en: 'Leave' },
  note: { ja: 'ひとこと', easy: 'ひとこと', en: 'Note' },
  optional: { ja: 'なくてもよい', easy: 'なくても よい', en: 'optional' },
  send: { ja: '申し込む', easy: 'たのむ', en: 'Send' },
  sending: { ja: '送っています', easy: 'おくっています', en: 'Sending' },
  cancel: { ja: 'やめる', easy: 'やめる', en: 'Cancel' },
  withdraw: { ja: 'とりけす', easy: 'とりけす', en: 'Take back' },
  atOnce: {
    ja: '送ると、すぐに予定になります。',
    easy: 'おくると、すぐ {予定|よてい}に なります。',
    en: 'It is planned as soon as you send it.',
  },
  answered: { ja: '園が返事をします。', easy: '{園|えん}が {返事|へんじ}を します。', en: 'The nursery answers.' },
  until: filled((day: string, time: string) => ({
    ja: `締切 ${day} ${time}`,
    easy: `${day} ${time} まで`,
    en: `Until ${day} ${time}`,
  })),
  over: {
    ja: '締切をすぎています。園にお電話ください。',
    easy: 'おわりました。{園|えん}に でんわ してください。',
    en: 'It is too late to ask here. Please call the nursery.',
  },
  never: { ja: '来ない', easy: '{来|き}ません', en: 'At home' },
  closed: { ja: '休み', easy: '{休|やす}み', en: 'Closed' },
  needDay: { ja: '日を入れてください', easy: '{日|ひ}を いれてください', en: 'Choose a day' },
  needSaturday: { ja: '土曜日をえらんでください', easy: '{土曜日|どようび}を えらんでください', en: 'Choose a Saturday' },
  needTimes: { ja: '登園と降園の時刻を入れてください', easy: '{時間|じかん}を いれてください', en: 'Enter both times' },
  badTimes: {
    ja: '降園は登園より後にしてください',
    easy: '{帰|かえ}る {時間|じかん}を なおしてください',
    en: 'Leaving must be after arriving',
  },
  asked: { ja: '申し込んだもの', easy: 'たのんだ こと', en: 'Requests' },
  days: { ja: 'これからの日', easy: 'これからの {日|ひ}', en: 'Coming days' },
  off: {
    ja: 'この園では、アプリから時間の申し込みはできません。園におたずねください。',
    easy: '{時間|じかん}の ことは {園|えん}に きいてください。',
    en: 'This nursery takes no requests here. Please ask the nursery.',
  },
  noMeals: { ja: '給食なし', easy: '{給食|きゅうしょく} なし', en: 'no meals' },
} satisfies Record<string, Word | ((...given: never[]) => Word)>
