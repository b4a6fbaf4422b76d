// What is pinned above the tiles: children somebody must look for, and records that disagree. Only evidence takes them away.
import { MINUTE, type Moment, startOf } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { ContradictionKind, DayRules } from '../../schema/presence/rule.ts'
import { clockTime, showTime } from '../kit/format.ts'

export type PinnedAct = 'phone' | 'arrive' | 'see' | 'hand_over' | 'open'

export interface Pinned {
  kind: 'overdue' | ContradictionKind
  word: string
  /** One line: what is known, and what is not. */
  evidence: string
  /** From when the minutes are counted. */
  since: Moment
  /** At most two, the likelier first. */
  acts: readonly PinnedAct[]
}

const WORDS: Record<Pinned['kind'], string> = {
  overdue: '未登園・連絡なし',
  stamp_unseen: '打刻のみ',
  absent_but_stamped: '連絡と打刻がちがう',
  seen_after_leaving: '降園のあとにいます',
  left_without_arriving: '登園の記録なし',
  out_without_coming: '園にいないはずの外出',
  not_collected: 'お迎えを待っています',
  open_at_closing: '閉園の時刻です',
}
const ACTS: Record<Pinned['kind'], readonly PinnedAct[]> = {
  overdue: ['phone', 'arrive'],
  stamp_unseen: ['see'],
  absent_but_stamped: ['see'],
  seen_after_leaving: ['hand_over', 'open'],
  left_without_arriving: ['open'],
  out_without_coming: ['open'],
  not_collected: ['hand_over', 'phone'],
  open_at_closing: ['hand_over', 'phone'],
}
/** When one child has several, the first of these is shown. */
const WEIGHT: readonly ContradictionKind[] = [
  'absent_but_stamped',
  'stamp_unseen',
  'seen_after_leaving',
  'left_without_arriving',
  'out_without_coming',
  'open_at_closing',
  'not_collected',
]

/** What must be pinned for a child, or null. */
export function pinnedFor(child: BoardChild, rules: DayRules): Pinned | null {
  const kind =
    child.status === 'overdue' ? 'overdue' : WEIGHT.find((each) => child.contradictions?.some((odd) => odd.kind === each))
  if (!kind) return null
  const told = child.contradictions?.find((odd) => odd.kind === kind)
  return {
    kind,
    word: WORDS[kind],
    acts: ACTS[kind],
    ...grounds(kind, child, rules, told?.since ?? child.since ?? startOf(rules.day)),
  }
}

function grounds(kind: Pinned['kind'], child: BoardChild, rules: DayRules, odd: Moment): { evidence: string; since: Moment } {
  const stamped = `打刻 ${clockTime(child.since ?? odd)}`
  switch (kind) {
    case 'overdue': {
      const late = child.told?.attendance?.kind === 'late' ? child.told.attendance.time : null
      const planned = late ?? child.plan?.[0] ?? rules.chaseFrom
      return {
        evidence: late === null ? `予定 ${showTime(planned)}` : `${showTime(planned)} に来るという連絡でした`,
        since: momentOf(rules.day, planned),
      }
    }
    case 'stamp_unseen':
      return { evidence: `${stamped}　だれも見ていません`, since: odd - rules.unseenAfter * MINUTE }
    case 'absent_but_stamped':
      return { evidence: `おやすみの連絡のあとに ${stamped}`, since: odd }
    case 'seen_after_leaving':
      return { evidence: `${clockTime(odd)} に見ています`, since: odd }
    case 'left_without_arriving':
      return { evidence: `${clockTime(odd)} に降園だけがあります`, since: odd }
    case 'out_without_coming':
      return { evidence: `${clockTime(odd)} に外出の記録があります`, since: odd }
    case 'not_collected': {
      const leave = child.told?.pickup?.time ?? child.plan?.[1]
      const person = child.told?.pickup?.person
      if (leave === undefined || leave === null) return { evidence: 'お迎えの予定をすぎました', since: odd }
      return { evidence: `お迎え予定 ${showTime(leave)}${person ? ` ${person}` : ''}`, since: momentOf(rules.day, leave) }
    }
    case 'open_at_closing':
      return { evidence: `閉園 ${showTime(rules.closesAt)}　まだ園にいます`, since: odd }
  }
}

/** Pinned children, those to be called first, then whoever waits longest. */
export const pinnedOf = (children: readonly BoardChild[], rules: DayRules): { child: BoardChild; pinned: Pinned }[] =>
  children
    .flatMap((child) => {
      const pinned = pinnedFor(child, rules)
      return pinned ? [{ child, pinned }] : []
    })
    .sort((a, b) => Number(b.pinned.kind === 'overdue') - Number(a.pinned.kind === 'overdue') || a.pinned.since - b.pinned.since)
