// What staff read of a notice: what it says in short words, its details, and the marks it carries.
import type { Day } from '../../../schema/kit/day.ts'
import type { Time } from '../../../schema/kit/time.ts'
import type { AbsenceReason, NoticeKind } from '../../../schema/notice/rule.ts'
import { shortDay, showTime } from '../../kit/format.ts'

/** A notice as a screen of staff has it: from the board or from the list. */
export interface NoticeSaid {
  kind: NoticeKind
  reason?: AbsenceReason | null | undefined
  symptoms?: readonly string[] | null | undefined
  /** Tenths of a degree. */
  temperature?: number | null | undefined
  time?: Time | null | undefined
  person?: string | null | undefined
  note?: string | null | undefined
  startsOn?: Day | undefined
  endsOn?: Day | undefined
  withdrawn?: boolean | undefined
}

export const KIND_WORDS: Record<NoticeKind, string> = {
  absent: 'おやすみ',
  late: 'おくれます',
  early_leave: '早いお迎え',
  pickup_change: 'お迎え変更',
}
export const REASONS: Record<AbsenceReason, string> = {
  sick: '病気',
  family: '家の用事',
  suspended: '出席停止',
  bereavement: '忌引',
}
const SYMPTOMS: Record<string, string> = {
  fever: '熱',
  cough: 'せき',
  runny_nose: '鼻水',
  diarrhoea: '下痢',
  vomiting: '吐いた',
  rash: '発しん',
  eye: '目やに',
  injury: 'けが',
  other: 'その他',
  diagnosed: '診断名がある',
}
export const SYMPTOM_KEYS = Object.keys(SYMPTOMS)

/** A symptom's word; one the facility added itself is shown by its key until the board carries its word. */
export const symptomWord = (key: string): string => SYMPTOMS[key] ?? key

/** おやすみ · おくれます 10:00 · お迎え変更 16:30 祖母 */
export const noticeTitle = ({ kind, time, person }: NoticeSaid): string =>
  [KIND_WORDS[kind], time === null || time === undefined ? '' : showTime(time), person ?? ''].filter(Boolean).join(' ')

/** 病気（熱・せき 38.2℃） · 11/20（金）から 11/24（火）まで: what the title leaves out, without the note. */
export function noticeDetails({ reason, symptoms, temperature, startsOn, endsOn }: NoticeSaid): string[] {
  const signs = [
    (symptoms ?? []).map(symptomWord).join('・'),
    temperature === null || temperature === undefined ? '' : `${(temperature / 10).toFixed(1)}℃`,
  ]
    .filter(Boolean)
    .join(' ')
  const why = [reason ? REASONS[reason] : '', signs && (reason ? `（${signs}）` : signs)].join('')
  const days = startsOn && endsOn && endsOn > startsOn ? `${shortDay(startsOn)}から ${shortDay(endsOn)}まで` : ''
  return [why, days].filter(Boolean)
}

/** What a correction changed, each as `前 → 後`; empty when nothing a person reads is different. */
export function changesBetween(before: NoticeSaid, after: NoticeSaid): { name: string; from: string; to: string }[] {
  const said = (notice: NoticeSaid): Record<string, string> => ({
    内容: KIND_WORDS[notice.kind],
    理由: noticeDetails({ ...notice, startsOn: undefined })[0] ?? '',
    時刻: notice.time === null || notice.time === undefined ? '' : showTime(notice.time),
    お迎えの人: notice.person ?? '',
    日: notice.startsOn ? daysText(notice.startsOn, notice.endsOn ?? notice.startsOn) : '',
    ひとこと: notice.note ?? '',
  })
  const [old, now] = [said(before), said(after)]
  return Object.keys(now)
    .map((name) => ({ name, from: old[name] ?? '', to: now[name] ?? '' }))
    .filter(({ from, to }) => from !== to)
}

const daysText = (from: Day, to: Day): string => (to > from ? `${shortDay(from)}から ${shortDay(to)}` : shortDay(from))
