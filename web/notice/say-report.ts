// How a report is said wherever it is shown: its kind, days, reason. The sheet's and the track's own words are in words.ts.
import type { Day } from '../../schema/kit/day.ts'
import { showTime, type Time } from '../../schema/kit/time.ts'
import type { NoticeKind } from '../../schema/notice/rule.ts'
import { shortDayWord } from '../kit/format.ts'
import { asIs, type Word } from '../kit/words.tsx'
import type { FormKind } from './draft.ts'
import type { Report } from './report.ts'

export const kinds: Record<NoticeKind, Word> = {
  absent: { ja: 'おやすみ', easy: '{休|やす}みます', en: 'Absent' },
  late: { ja: 'おくれる', easy: '{遅|おく}れます', en: 'Coming late' },
  early_leave: { ja: '早いお迎え', easy: '{早|はや}く {帰|かえ}ります', en: 'Leaving early' },
  pickup_change: { ja: 'お迎え変更', easy: 'お{迎|むか}えが {変|か}わります', en: 'Pick-up change' },
}

/** What stands on the three buttons and on their sheets. */
export const forms: Record<FormKind, Word> = {
  absent: { ja: 'おやすみ', easy: '{休|やす}みます', en: 'Absent' },
  late: { ja: 'おくれる', easy: '{遅|おく}れます', en: 'Late' },
  pickup: { ja: 'お迎え変更', easy: 'お{迎|むか}え', en: 'Pick-up' },
}

export const said = {
  sick: { ja: '病気', easy: '{病気|びょうき}', en: 'Illness' },
  home: { ja: '家の用事', easy: '{家|いえ}の {用事|ようじ}', en: 'Family reasons' },
  bereavement: { ja: '忌引（身内の不幸）', easy: '{家族|かぞく}が なくなりました', en: 'A death in the family' },
  suspended: { ja: '出席停止', easy: '{休|やす}む きまりの {病気|びょうき}', en: 'Must stay home (illness)' },
  unsent: { ja: '未送信', easy: 'まだ {送|おく}って いません', en: 'Not sent yet' },
  willSee: { ja: '園が確認', easy: '{園|えん}が {見|み}る', en: 'The nursery sees it' },
  seen: { ja: '園が確認', easy: '{園|えん}が {見|み}ました', en: 'Seen by the nursery' },
} satisfies Record<string, Word | ((...given: never[]) => Word)>

/** Words in a row: 病気・せき. Empty ones are left out. */
export function joined(list: readonly (Word | null)[], between = '・'): Word {
  const there = list.filter((word) => word !== null)
  const en = between === '・' ? ', ' : between
  return {
    ja: there.map(({ ja }) => ja).join(between),
    easy: there.map(({ easy }) => easy).join(between),
    en: there.map((word) => word.en).join(en),
  }
}

type Symptoms = readonly { key: string; ja: string; easy: string; en: string }[]

/** 病気, 家の用事, 忌引, 出席停止; null when no reason was given, or none that this guardian may read. */
export const reasonWord = ({ kind, reason }: Pick<Report, 'kind' | 'reason'>): Word | null =>
  kind === 'absent' && reason ? REASONS[reason] : null

const REASONS: Record<NonNullable<Report['reason']>, Word> = {
  sick: said.sick,
  suspended: said.suspended,
  bereavement: said.bereavement,
  family: said.home,
}
/** せき、熱 37.8℃; null when nothing was said. */
export const symptomsWord = (report: Pick<Report, 'symptoms' | 'temperature'>, known: Symptoms): Word | null => {
  const named = report.symptoms.map((key) => known.find((symptom) => symptom.key === key) ?? { ja: key, easy: key, en: key })
  const temperature = report.temperature === null ? null : temperatureWord(report.temperature)
  return named.length === 0 && !temperature ? null : joined([...named, temperature])
}
const temperatureWord = (tenths: number): Word => {
  const text = `${(tenths / 10).toFixed(1)}℃`
  return { ja: text, easy: text, en: text }
}
/** 11/20（金） or 11/20（金）〜11/24（火）. */
export const daysWord = (from: Day, to: Day): Word =>
  from >= to
    ? shortDayWord(from)
    : {
        ja: `${shortDayWord(from).ja}〜${shortDayWord(to).ja}`,
        easy: `${shortDayWord(from).easy}〜${shortDayWord(to).easy}`,
        en: `${shortDayWord(from).en} – ${shortDayWord(to).en}`,
      }
/** 17:00 祖母 */
export const pickupWord = (time: Time | null, person: string | null): Word => {
  const text = [time === null ? '' : showTime(time), person === null ? '' : asIs(person)].filter(Boolean).join(' ')
  return { ja: text, easy: text, en: text }
}
