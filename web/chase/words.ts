import type { Outcome, Said, Step } from '../../schema/chase/rule.ts'
import type { AbsenceReason } from '../../schema/notice/rule.ts'
import { said } from '../office/say.ts'

export const words = said({
  title: (names: string) => `${names} の家に電話する`,
  opening: '連絡先をひらいています…',
  noLine: '電波がないので、ひらけません。',
  inOffice: '番号は、園長か主任がひらけます。',
  dial: (who: string, phone: string) => `${who} に電話 ${phone}`,
  noPhone: '番号の登録がありません',
  noPeople: '保護者の登録がありません。名簿で確かめてください。',
  logged: 'ひらいたことは、記録に残ります。',
  outcomeOf: (who: string, outcome: string) => `${who} に電話: ${outcome}`,
  whatSaid: (who: string) => `${who} は何と言いましたか`,
  about: 'どの子のことですか',
  reason: 'おやすみの理由',
  time: '来る時刻',
  willFetch: 'これから迎えに来る・おくれる',
  fetchTime: '迎えに来る時刻',
  note: 'ひとこと',
  noteHint: '聞いたことを、そのままのことばで',
  write: '記録する',
  writing: '記録しています…',
  back: 'もどる',
  calls: 'ここまでの電話',
  noCalls: 'まだ電話の記録がありません',
  call: (time: string, who: string, what: string, by: string) => `${time} ${who} ${what}（${by}）`,
  until: (time: string) => `${time} から`,
  steps: 'だれが動くか',
  hereWord: '在園のはずと言われたら、すぐ園内と道をさがし、園長に伝えてください。',
  found: 'けさの電話で わかった子',
})

export const outcomeWords: Readonly<Record<Outcome, string>> = said({
  spoke: '話せた',
  message: '留守電',
  no_answer: '出ない',
})
export const saidWords: Readonly<Record<Said, string>> = said({
  absent: 'きょうは休む',
  late: 'おくれて来る・向かっている',
  should_be_here: 'もう送った・園にいるはず',
  other: 'そのほか',
})
export const stepWords: Readonly<Record<Step, string>> = said({ head_teacher: '主任', director: '園長', city: '市' })
export const reasonWords: Readonly<Record<AbsenceReason, string>> = said({
  sick: '病気',
  family: '家の用事',
  suspended: '出席停止',
  bereavement: '忌引',
})
