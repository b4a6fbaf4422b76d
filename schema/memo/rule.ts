// What stands of memos: versions follow each other by what they replace, whatever the order in which they came.
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Tag } from './vocabulary.ts'

/** As long as a child's line in the contact book. */
export const LONGEST_MEMO = 600
/** Pictures of one memo. */
export const MOST_PHOTOS = 4
/** How much of a period is read at once, and how many memos. */
export const MOST_DAYS = 400
export const MOST_MEMOS = 200
export const MOST_IN_FILE = 2_000

/** One version, as it travels. */
export interface MemoRow {
  id: Id
  rootId: Id
  day: Day
  at: Moment
  writtenAt: Moment
  text: string
  tags: Tag[]
  classId: Id | null
  className: string | null
  /** Children the reader may see, with their kana name. */
  children: [Id, string][]
  /** Pictures that are there. */
  photoIds: Id[]
  by: string
  /** The reader wrote it. */
  mine: boolean
  supersedes: Id | null
  gone: boolean
  reason: string | null
}

/** A page of the contact book that families read and that was written out of a memo: of one child, or of the class. */
export interface UsedMemo {
  memoId: Id
  day: Day
  classId: Id | null
  childId: Id | null
}

/** The answer to a list. */
export interface MemoList {
  from: Day
  to: Day
  facility: string
  rows: MemoRow[]
  used: UsedMemo[]
  /** There are older ones than these. */
  more: boolean
  /** The reader corrects also what others wrote. */
  correctsAll: boolean
}

export interface MemoVersion
  extends Pick<MemoRow, 'id' | 'text' | 'tags' | 'classId' | 'className' | 'children' | 'photoIds' | 'by' | 'reason'> {
  at: Moment
}
/** A memo as it stands. */
export interface Memo extends MemoVersion {
  /** The first version's, by which it is linked. */
  id: Id
  /** The version that stands; whoever corrects has seen it. */
  last: Id
  day: Day
  mine: boolean
  /** Earlier versions, newest first. */
  earlier: MemoVersion[]
  /** 訂正: by whom and when. */
  corrected: { by: string; at: Moment; reason: string | null } | null
  /** とりさげ. */
  gone: { by: string; at: Moment; reason: string | null } | null
}

const versionOf = ({ id, text, tags, classId, className, children, photoIds, by, reason, writtenAt }: MemoRow): MemoVersion => ({
  id,
  text,
  tags,
  classId,
  className,
  children,
  photoIds,
  by,
  reason,
  at: writtenAt,
})

/** Memos, the newest first. Any order and any repetition of the rows gives the same. */
export function foldMemos(rows: readonly MemoRow[]): Memo[] {
  const byRoot = Map.groupBy(rows, ({ rootId }) => rootId)
  const memos = [...byRoot.values()].flatMap((own): Memo[] => {
    const after = new Map(own.map((row) => [row.supersedes, row]))
    const chain: MemoRow[] = []
    for (let next = after.get(null); next && !chain.includes(next); next = after.get(next.id)) chain.push(next)
    const [first] = chain
    const said = chain.filter(({ gone }) => !gone)
    const [stands, last] = [said.at(-1), chain.at(-1)]
    if (!first || !stands || !last) return []
    const done = ({ by, writtenAt: at, reason }: MemoRow) => ({ by, at, reason })
    return [
      {
        ...versionOf(stands),
        id: first.rootId,
        last: last.id,
        day: first.day,
        at: first.at,
        by: first.by,
        mine: first.mine,
        earlier: said.slice(0, -1).reverse().map(versionOf),
        corrected: said.length > 1 ? done(stands) : null,
        gone: last.gone ? done(last) : null,
      },
    ]
  })
  return memos.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
}

/** Memos that can be taken into the page of a child, or with null of the class: its own, and for a child those of its class as well. */
export const memosFor = (memos: readonly Memo[], childId: Id | null): Memo[] =>
  memos.filter(
    ({ gone, classId, children }) => !gone && (classId !== null || (childId !== null && children.some(([id]) => id === childId))),
  )
