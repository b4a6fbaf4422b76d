import type { NoticeKind } from '../../schema/notice/rule.ts'
import type { FormKind } from './draft.ts'

/** The sheet a kind of notice is written on. */
export const formOf = (kind: NoticeKind): FormKind => (kind === 'absent' || kind === 'late' ? kind : 'pickup')
