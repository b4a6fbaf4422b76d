// The status vocabulary: one table from a status to its word, colour, knot and thread, the same in all doors. Source: the look page.
import { STATUSES, type Status, type Totals } from '../../schema/presence/rule.ts'
import type { Word } from './wording.ts'

export type { Status, Totals } from '../../schema/presence/rule.ts'

export type Tone = 'muted' | 'care' | 'look' | 'act' | 'info'
/** How surely something is known: seen, only heard by a machine, planned, away, unknown. */
export type Thread = 'solid' | 'strands' | 'dotted' | 'thin' | 'cut' | 'none'
/** Marks that are not a status. */
export type Mark = 'contradiction' | 'answer' | 'unsent' | 'seen' | 'now'

export interface Look {
  /** Boards, sums and registers. */
  word: Word
  tone: Tone
  thread: Thread
}

export const statusWords: Record<Status, Look> = {
  not_expected: {
    word: { ja: '予定なし', easy: '{予定|よてい}なし', en: 'Not expected' },
    tone: 'muted',
    thread: 'none',
  },
  expected: {
    word: { ja: '登園前', easy: 'まだ {来|き}ていません', en: 'Not here yet' },
    tone: 'muted',
    thread: 'dotted',
  },
  late_expected: {
    word: { ja: 'おくれます', easy: '{遅|おく}れます', en: 'Coming late' },
    tone: 'info',
    thread: 'dotted',
  },
  absent: {
    word: { ja: 'おやすみ', easy: '{休|やす}みです', en: 'Absent' },
    tone: 'muted',
    thread: 'thin',
  },
  overdue: {
    word: { ja: '未登園・連絡なし', easy: '{来|き}ていません。{連絡|れんらく}が ありません', en: 'Not here, no word' },
    tone: 'act',
    thread: 'cut',
  },
  stamped: {
    word: { ja: '受入待ち', easy: '{先生|せんせい}が {見|み}ます', en: 'Waiting to be received' },
    tone: 'look',
    thread: 'strands',
  },
  present: {
    word: { ja: '在園', easy: '{園|えん}に います', en: 'At nursery' },
    tone: 'care',
    thread: 'solid',
  },
  out: {
    word: { ja: '外出中', easy: '{外|そと}に います', en: 'On an outing' },
    tone: 'info',
    thread: 'solid',
  },
  left_stamped: {
    word: { ja: '引渡し待ち', easy: '{帰|かえ}る {準備|じゅんび}', en: 'Waiting to be handed over' },
    tone: 'look',
    thread: 'strands',
  },
  left: {
    word: { ja: '降園', easy: '{帰|かえ}りました', en: 'Gone home' },
    tone: 'muted',
    thread: 'none',
  },
}

/** What the family reads where its word differs from the board's. */
export const familyWord = (status: Status): Word =>
  status === 'present' ? { ...statusWords.present.word, ja: '在園中' } : statusWords[status].word

/** The word on a tile, where there is no room for the whole. */
export const tileWord = (status: Status): Word =>
  status === 'overdue' ? { ...statusWords.overdue.word, ja: '連絡なし' } : statusWords[status].word

export const markTones: Record<Mark, Tone> = { contradiction: 'look', answer: 'look', unsent: 'look', seen: 'care', now: 'care' }

export const markWords: Record<Mark, Word> = {
  contradiction: { ja: '矛盾', easy: '{記録|きろく}が {合|あ}いません', en: 'Records disagree' },
  answer: { ja: '回答が必要', easy: '{答|こた}えて ください', en: 'Please answer' },
  unsent: { ja: '未送信', easy: 'まだ {送|おく}っていません', en: 'Not sent yet' },
  seen: { ja: '園が確認', easy: '{園|えん}が {見|み}ました', en: 'Seen by the nursery' },
  now: { ja: 'いま', easy: 'いま', en: 'Now' },
}

const FROM_ONE: readonly Status[] = ['not_expected', 'out', 'left_stamped', 'left']

/**
 * The terms of 在籍 ＝ 在園 ＋ …, in order. Every term stands even at 0, except 外出中, 引渡し待ち, 降園 and 予定なし, which stand from 1.
 * Their counts always add up to `totals.enrolled`.
 */
export const sumTerms = (totals: Totals): { status: Status; count: number }[] =>
  [...STATUSES.filter((status) => status !== 'not_expected'), 'not_expected' as const]
    .map((status) => ({ status, count: totals[status] }))
    .filter(({ status, count }) => count > 0 || !FROM_ONE.includes(status))
