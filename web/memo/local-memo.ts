// What this tablet has written, laid over the memos the server knows. Laid over twice it changes nothing: versions have ids.
import { dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { MemoRow } from '../../schema/memo/rule.ts'
import type { Tag } from '../../schema/memo/vocabulary.ts'
import type { KeptAct } from '../kit/store.ts'

type Act = Pick<KeptAct, 'id' | 'path' | 'json' | 'state'>
/** Names the tablet knows, of children and classes. */
export type NameOf = (id: Id) => string

/** The memos of a span of days with the tablet's own; refused ones are left out. */
export function withLocalMemos(
  { from, to }: { from: string; to: string },
  rows: readonly MemoRow[],
  acts: readonly Act[],
  nameOf: NameOf,
): MemoRow[] {
  const known = new Set(rows.map(({ id }) => id))
  const own: MemoRow[] = []
  for (const { id, path, json, state } of acts) {
    if (state === 'refused' || known.has(id) || !path.startsWith('memo/')) continue
    const at = Number(json.at)
    const root = (json.memoId as Id | undefined) ?? id
    const before = [...rows, ...own].find((row) => row.id === json.supersedes)
    const classId = (json.classId as Id | undefined) ?? null
    own.push({
      id,
      rootId: root,
      day: (json.day as string | undefined) ?? dayOf(at),
      at: before?.at ?? at,
      writtenAt: at,
      text: (json.text as string | undefined) ?? '',
      tags: (json.tags as Tag[] | undefined) ?? [],
      classId,
      className: classId && nameOf(classId),
      children: ((json.childIds as Id[] | undefined) ?? []).map((childId) => [childId, nameOf(childId)]),
      photoIds: (json.photoIds as Id[] | undefined) ?? [],
      by: '',
      mine: true,
      supersedes: (json.supersedes as Id | undefined) ?? null,
      gone: path === 'memo/take-back',
      reason: (json.reason as string | undefined) ?? null,
    })
  }
  return [...rows, ...own.filter(({ day }) => day >= from && day <= to)]
}
