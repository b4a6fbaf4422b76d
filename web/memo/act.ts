// Memos at the tablet: kept first, sent when there is a line, delivered once.
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import { moment } from '../kit/clock.ts'
import { send } from '../kit/outbox.ts'
import { type MemoDraft, saidOf } from './memo-draft.ts'

/** How a memo is sent: kept on the tablet first, or at once from the desk. */
export type Deliver = (
  path: 'write' | 'correct' | 'take-back',
  json: { id: Id } & Record<string, unknown>,
  childIds: Id[],
) => void

export const keepAndSend =
  (facility: number): Deliver =>
  (path, json, childIds) =>
    void send({ id: json.id, facility, path: `memo/${path}`, json, childIds })

/** @param fixed the memo that is corrected; null for a new one */
export function saveMemo(deliver: Deliver, draft: MemoDraft, fixed: Memo | null): void {
  const at = moment()
  const upon = fixed ? uponIt(fixed) : {}
  deliver(fixed ? 'correct' : 'write', { id: newId(at), at, ...upon, ...saidOf(draft) }, [...draft.childIds])
}

export function takeBackMemo(deliver: Deliver, memo: Memo, reason: string): void {
  const at = moment()
  const childIds = memo.children.map(([id]) => id)
  const whose = memo.classId ? { classId: memo.classId } : { childIds }
  deliver(
    'take-back',
    { id: newId(at), at, ...uponIt(memo), ...whose, ...(reason.trim() ? { reason: reason.trim() } : {}) },
    childIds,
  )
}

const uponIt = ({ day, id, last }: Memo) => ({ day, memoId: id, supersedes: last })
