// The words of a paper's state, alike on desk, tablet, paper and in files.
import type { AllergyState } from './rule.ts'

export const ALLERGY_STATE_WORDS: Record<AllergyState, string> = {
  none: '除去なし',
  asked: '依頼中',
  no_paper: '書類なし',
  unseen: '原本未確認',
  expired: '期限切れ',
  expiring: 'もうすぐ期限',
  valid: '有効',
}
/** From the gravest: what a director has to see to first. */
export const STATE_ORDER: readonly AllergyState[] = ['expired', 'no_paper', 'unseen', 'expiring', 'asked', 'valid', 'none']
