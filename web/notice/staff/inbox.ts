// 連絡: the notices a class has to read. Today's come with the board (also without a line); those for later days, who wrote them, and what a
// correction replaced come with the list of notices.
import type { Day, Moment } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import type { BoardChild } from '../../../schema/presence/fold-board.ts'
import type { Routes } from '../../../worker/notice/routes.ts'
import type { Reply } from '../../kit/call.ts'
import type { NoticeSaid } from './notice-text.ts'

export type ListedNotice = Reply<Routes, '/'>['notices'][number]

/** One notice for one child or for several of a family at once. */
export interface InboxItem extends NoticeSaid {
  noticeId: Id
  children: { childId: Id; kana: string; classId?: Id | undefined }[]
  byStaff: boolean
  afterCutoff: boolean
  writtenAt: Moment
  confirmedAt: Moment | null
  /** It begins on a later day. */
  ahead: boolean
  /** 母 田中…: who wrote it; null until the list of notices has come. */
  writer: string | null
  confirmer: string | null
  /** 事務室に確認, before the one who is named fetches the child. */
  askOffice?: true | undefined
  /** 緊急連絡先 of an absence, as far as the reader may know it. */
  contact?: string | null | undefined
  /** The version it corrects. */
  supersedes: Id | null
}

/**
 * Puts the day's notices together, newest first, brothers and sisters of one notice in one item.
 * @param listed notices from today on as the list gives them; null while it has not come
 */
export function inboxOf(children: readonly BoardChild[], listed: readonly ListedNotice[] | null, day: Day): InboxItem[] {
  const items = new Map<Id, InboxItem>()
  const known = new Map((listed ?? []).map((row) => [`${row.id} ${row.childId}`, row]))
  const classOf = new Map(children.map(({ childId, classId }) => [childId, classId]))
  const add = (childId: Id, kana: string, make: () => Omit<InboxItem, 'children'>) => {
    const made = make()
    const item = items.get(made.noticeId) ?? { ...made, children: [] }
    if (item.children.every((child) => child.childId !== childId))
      item.children.push({ childId, kana, classId: classOf.get(childId) })
    if (made.confirmedAt === null) item.confirmedAt = null
    items.set(made.noticeId, item)
  }
  for (const child of children) {
    for (const notice of child.notices ?? []) {
      const row = known.get(`${notice.id} ${child.childId}`)
      add(child.childId, child.kana, () => ({
        ...notice,
        noticeId: notice.id,
        startsOn: row?.startsOn ?? day,
        endsOn: notice.to ?? row?.endsOn ?? day,
        byStaff: notice.byStaff ?? false,
        afterCutoff: notice.afterCutoff ?? false,
        confirmedAt: notice.confirmedAt ?? null,
        ahead: false,
        writer: row?.writer ?? null,
        confirmer: row?.confirmer ?? null,
        supersedes: row?.supersedes ?? null,
        askOffice: row?.askOffice,
        contact: row?.contact,
      }))
    }
  }
  for (const row of listed ?? []) {
    if (row.startsOn <= day || !classOf.has(row.childId)) continue
    add(row.childId, row.kana, () => ({
      ...row,
      person: row.pickupPerson,
      noticeId: row.id,
      byStaff: row.source === 'staff',
      ahead: true,
    }))
  }
  return [...items.values()].sort((a, b) => b.writtenAt - a.writtenAt || (a.noticeId < b.noticeId ? -1 : 1))
}

/** Those nobody has confirmed yet, for a class or, with null, for all. */
export const toConfirm = (items: readonly InboxItem[], classId: Id | null): InboxItem[] =>
  items.filter(
    (item) => item.confirmedAt === null && (classId === null || item.children.some((child) => child.classId === classId)),
  )
