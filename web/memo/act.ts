// Memos at the tablet: kept first, sent when there is a line, delivered once.
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import { moment } from '../kit/clock.ts'
import { send } from '../kit/outbox.ts'
import { type MemoDraft, saidOf } from './memo-draft.ts'

/** How a memo is sent: kept on the tablet first, or at once from the desk. False when it went nowhere, and what was typed has to stay. */
export type Deliver = (
  path: 'write' | 'correct' | 'take-back',
  json: { id: Id } & Record<string, unknown>,
  childIds: Id[],
) => Promise<boolean>

export const keepAndSend =
  (facility: number): Deliver =>
  (path, json, childIds) =>
    send({ id: json.id, facility, path: `memo/${path}`, json, childIds }).then(() => true)

/** @param fixed the memo that is corrected; null for a new one */
export function saveMemo(deliver: Deliver, draft: MemoDraft, fixed: Memo | null): Promise<boolean> {
  const at = moment()
  const upon = fixed ? uponIt(fixed) : {}
  return deliver(fixed ? 'correct' : 'write', { id: newId(at), at, ...upon, ...saidOf(draft) }, [...draft.childIds])
}

export function takeBackMemo(deliver: Deliver, memo: Memo, reason: string): Promise<boolean> {
  const at = moment()
  const childIds = memo.children.map(([id]) => id)
  const whose = memo.classId ? { classId: memo.classId } : { childIds }
  return deliver(
    'take-back',
    { id: newId(at), at, ...uponIt(memo), ...whose, ...(reason.trim() ? { reason: reason.trim() } : {}) },
    childIds,
  )
}

const uponIt = ({ day, id, last }: Memo) => ({ day, memoId: id, supersedes: last })
