// A memo as it is being written (web/kit/drafts.ts keeps it), and what is sent of it.
import type { Id } from '../../schema/kit/id.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import type { Tag } from '../../schema/memo/vocabulary.ts'

export interface MemoDraft {
  childIds: readonly Id[]
  classId: Id | null
  text: string
  tags: readonly Tag[]
  photoIds: readonly Id[]
  /** Why it is corrected. */
  reason: string
}

export const EMPTY: MemoDraft = { childIds: [], classId: null, text: '', tags: [], photoIds: [], reason: '' }

/** A memo as it stands, to be written again. */
export const draftFrom = ({ children, classId, text, tags, photoIds }: Memo): MemoDraft => ({
  childIds: children.map(([id]) => id),
  classId,
  text,
  tags,
  photoIds,
  reason: '',
})

/** Something to save: about somebody, and not empty. */
export const isReady = ({ childIds, classId, text }: MemoDraft): boolean =>
  text.trim() !== '' && (classId !== null || childIds.length > 0)

/** What is sent of it, beside the ids and times of the act. */
export const saidOf = ({ childIds, classId, text, tags, photoIds, reason }: MemoDraft) => ({
  ...(classId ? { classId } : { childIds: [...childIds] }),
  text: text.trim(),
  tags: [...tags],
  ...(photoIds.length > 0 ? { photoIds: [...photoIds] } : {}),
  ...(reason.trim() ? { reason: reason.trim() } : {}),
})
