// Notices, plans and contradictions as one sentence of fact.
import type { Moment } from '../../schema/kit/day.ts'
import { showTime, type Time } from '../../schema/kit/time.ts'
import type { AbsenceReason, NoticeKind } from '../../schema/notice/rule.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { Contradiction } from '../../schema/presence/rule.ts'
import { clockTime, momentText, shortDay } from '../kit/format.ts'
import { symptoms } from './watch.ts'
import { words } from './words.ts'

export const kindWords: Record<NoticeKind, string> = {
  absent: 'おやすみ',
  late: 'おくれる',
  early_leave: '早めのお迎え',
  pickup_change: 'お迎え変更',
}
export const reasonWords: Record<AbsenceReason, string> = {
  sick: '病気',
  family: '家の用事',
  suspended: '出席停止',
  bereavement: '忌引',
}

export const KINDS = Object.keys(kindWords) as NoticeKind[]
export const REASONS = Object.keys(reasonWords) as AbsenceReason[]

/** What is known of a notice wherever it comes from: the list, the board, a version of its history. */
export interface Told {
  kind: NoticeKind
  reason?: AbsenceReason | null
  symptoms?: string[] | null
  temperature?: number | null
  time?: Time | null
  person?: string | null
  note?: string | null
  withdrawn?: boolean
}

/** A symptom's word in this facility; the key itself when the facility no longer has it. */
export const symptomWord = (key: string): string => symptoms.value.find((symptom) => symptom.key === key)?.ja ?? key

/** `38.2℃` from tenths of a degree. */
export const degrees = (tenths: number): string => `${(tenths / 10).toFixed(1)}℃`

/** All but the kind: 病気（熱・せき 38.2℃）, 10:00, 16:30 祖母. */
export function describe(notice: Told): string {
  const illness = [(notice.symptoms ?? []).map(symptomWord).join('・'), notice.temperature ? degrees(notice.temperature) : '']
    .filter(Boolean)
    .join(' ')
  const reason = notice.reason ? reasonWords[notice.reason] + (illness ? `（${illness}）` : '') : illness
  const time = notice.time === null || notice.time === undefined ? '' : showTime(notice.time)
  return [reason, time, notice.person ?? '', notice.note ? `「${notice.note}」` : ''].filter(Boolean).join('　')
}

/** `11/20（金）`, or `11/20（金）〜11/24（火）`. */
export const daysOf = (startsOn: string, endsOn: string): string =>
  endsOn > startsOn ? `${shortDay(startsOn)}〜${shortDay(endsOn)}` : shortDay(startsOn)

/** When something was written, as short as it can be seen from a day. */
export const writtenAt = momentText

/** Since when what disagrees is so: of a child nobody has seen since its stamp, not since the minutes a caregiver has for it were over. */
export const oddSince = (child: Pick<BoardChild, 'since'>, { kind, since }: Contradiction): Moment =>
  kind === 'stamp_unseen' ? (child.since ?? since) : since

export const oddWord = (child: Pick<BoardChild, 'since'>, odd: Contradiction): string =>
  words[odd.kind](clockTime(oddSince(child, odd)))

/** The child's planned hours of the day: `8:30–17:00`. */
export const planOf = (plan: readonly [Time, Time] | null | undefined): string =>
  plan ? `${showTime(plan[0])}–${showTime(plan[1])}` : words.noPlan

/** The class's name on a board; empty for a child without one. */
export const classNameOf = (classes: readonly { classId: string; name: string }[], child: Pick<BoardChild, 'classId'>): string =>
  classes.find(({ classId }) => classId === child.classId)?.name ?? ''
