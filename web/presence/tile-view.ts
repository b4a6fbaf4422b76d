// What a tile says: one word, one time, one line of news.
import type { AbsenceReason } from '../../schema/notice/rule.ts'
import type { BoardChild, NoticeOnBoard } from '../../schema/presence/fold-board.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import { clockTime, showTime } from '../kit/format.ts'
import { type Mark, type Status, statusWords, type Thread, type Tone, tileWord } from '../kit/status.ts'
import type { Phrase } from '../kit/wording.ts'
import { pinnedFor } from './pinned.ts'
import { words } from './words.ts'

export interface TileView {
  word: Phrase
  knot: Status | Mark
  thread: Thread
  tone: Tone
  /** At the right of the word: a time, or the reason of an absence. */
  at: string
  /** The time is one of the plan: 予定 8:30. */
  planned: boolean
  news: { mark?: string; text: string } | null
  fill: 'plain' | 'rest' | 'look' | 'act'
}

export const REASON_WORDS: Record<AbsenceReason, string> = {
  sick: '病気',
  family: '都合',
  suspended: '出席停止',
  bereavement: '忌引',
}

/** Notices nobody has confirmed yet. */
export const unconfirmed = (child: Pick<BoardChild, 'notices'>): NoticeOnBoard[] =>
  (child.notices ?? []).filter(({ confirmedAt }) => confirmedAt === undefined)

/** お迎え 16:30 祖母, as announced for the day. */
export function pickupText(child: Pick<BoardChild, 'told'>): string | null {
  const pickup = child.told?.pickup
  if (!pickup) return null
  return ['お迎え', pickup.time === null ? '' : showTime(pickup.time), pickup.person ?? ''].filter(Boolean).join(' ')
}

/** Folds a child of the board into what its tile says. */
export function tileView(child: BoardChild, rules: DayRules): TileView {
  const { status, told } = child
  const { thread, tone } = statusWords[status]
  const odd = child.contradictions?.length ? pinnedFor(child, rules) : null
  const view: TileView = {
    word: tileWord(status),
    knot: status,
    thread,
    tone,
    at: timeOf(child),
    planned: status === 'expected' || (status === 'overdue' && told?.attendance?.kind !== 'late'),
    news: newsOf(child),
    fill: status === 'absent' || status === 'left' || status === 'not_expected' ? 'rest' : status === 'overdue' ? 'act' : 'plain',
  }
  if (!odd) return view
  // A stamp nobody has seen is no presence: the knot says so. Any other disagreement leaves the status true and speaks in the news line.
  if (status !== 'stamped') return { ...view, fill: 'look', news: { text: odd.word } }
  const news = odd.kind === 'absent_but_stamped' ? { text: 'おやすみの連絡あり' } : view.news
  return { ...view, word: '打刻のみ', knot: 'contradiction', fill: 'look', news }
}

function timeOf(child: BoardChild): string {
  const { status, told, plan, since } = child
  const late = told?.attendance?.kind === 'late' ? told.attendance.time : null
  const planned = plan ? showTime(plan[0]) : ''
  switch (status) {
    case 'expected':
      return planned
    case 'late_expected':
      return late === null ? '' : showTime(late)
    case 'overdue':
      return late === null ? planned : `連絡 ${showTime(late)}`
    case 'absent':
      return told?.attendance?.kind === 'absent' && told.attendance.reason ? REASON_WORDS[told.attendance.reason] : ''
    case 'not_expected':
      return ''
    default:
      return since === undefined ? '' : clockTime(since)
  }
}

function newsOf(child: BoardChild): TileView['news'] {
  const { status, told, notices = [], away } = child
  if (away) return { text: words.away(away) }
  const standing = notices.filter(({ withdrawn }) => !withdrawn)
  const noteOf = (id: string | undefined) => standing.find((notice) => notice.id === id)?.note
  const attended = told?.attendance?.noticeId
  if (status === 'absent') {
    const until = standing.find(({ id }) => id === attended)?.to
    const note = noteOf(attended)
    if (until) return { text: `${Number(until.slice(5, 7))}/${Number(until.slice(8))} まで${note ? `　${note}` : ''}` }
    return note ? { text: note } : null
  }
  if (status === 'left') return null
  if (status === 'out' && child.outAt) return { text: child.outAt }
  const pickup = pickupText(child)
  if (pickup && status !== 'late_expected') return { mark: '変更', text: pickup }
  const note = status === 'late_expected' || status === 'overdue' ? noteOf(attended) : undefined
  if (note) return { text: note }
  if (pickup) return { mark: '変更', text: pickup }
  if (notices.some(({ withdrawn, confirmedAt }) => withdrawn && confirmedAt === undefined))
    return { mark: 'とりけし', text: '連絡がとりけされました' }
  return null
}
