// けがの連絡 in the words of the nursery.
import type { Doctor, InjuryKind, NoteState } from './rule.ts'

export const INJURY_WORDS: Record<InjuryKind, string> = {
  scrape: 'すり傷',
  cut: '切り傷',
  bruise: '打撲・あざ',
  bump: 'こぶ',
  bite: 'かみつき',
  scratch: 'ひっかき',
  pinch: 'はさんだ',
  sprain: 'ねんざ',
  burn: 'やけど',
  insect: '虫さされ',
  nosebleed: '鼻血',
  other: 'その他',
}
export const DOCTOR_WORDS: Record<Doctor, string> = {
  none: '受診なし',
  advised: '家庭で見て、受診をおねがい',
  seen: '受診した',
}
export const NOTE_WORDS: Record<NoteState, string> = {
  waiting: '主任・園長の確認待ち',
  returned: '差戻し',
  out: '家庭に出しました',
  gone: 'とりさげ',
}
