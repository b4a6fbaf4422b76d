// メモ of a class, of a child, or of all whom the caller reaches, over some days: with what was corrected, and where it went.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { daysBetween } from '../../schema/kit/day.ts'
import type { MemoQuery } from '../../schema/memo/input.ts'
import { type MemoList, MOST_DAYS, MOST_IN_FILE, MOST_MEMOS } from '../../schema/memo/rule.ts'
import { usedSources, wherePublished } from '../contactbook/used-sources.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { badInput, notFound } from '../kit/fail.ts'
import type { Principal } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { asMemoRow, memosBetween } from './queries.ts'

async function gather(
  c: Context<App>,
  asked: MemoQuery,
  most: number,
): Promise<{ who: Principal; version: number; list: MemoList }> {
  const { facilityId } = c.get('scope')
  const { from, to } = asked
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const { who, rows } = await read(c, (db) => [
    db.select({ version: versionOfAll(facilityId, TOPICS) }).from(sql`(select 1)`),
    nameOfHouse(db, facilityId),
    memosBetween(c, db, { ...asked, of: asked.of ? [asked.of] : undefined, most }),
    usedSources(db, facilityId, from, to),
  ])
  const [[counted], [house], found, pages] = rows
  if (!house) throw notFound()
  const all = found.map(asMemoRow)
  const newest = [...new Map(all.map(({ rootId, at }) => [rootId, at]))].sort(([, a], [, b]) => b - a).map(([rootId]) => rootId)
  const shown = new Set(newest.slice(0, most))
  const list: MemoList = {
    from,
    to,
    facility: house.name,
    rows: all.filter(({ rootId }) => shown.has(rootId)),
    used: wherePublished(pages, c.get('now')).flatMap(({ source, ...page }) => {
      const own = all.filter(({ rootId, day }) => source.of === 'memo' && rootId === source.id && day === source.day)
      // A page of a child is named only to whom the memo names that child.
      const known = page.childId === null || own.some(({ children }) => children.some(([id]) => id === page.childId))
      return own.length > 0 && known && shown.has(source.id) ? [{ memoId: source.id, ...page }] : []
    }),
    more: newest.length > most,
    correctsAll: who.roles.some(({ role }) => role === 'head_teacher' || role === 'director'),
  }
  return { who, version: counted?.version ?? 0, list }
}

const TOPICS = ['memo', 'contactbook', 'facility', 'photo']

export async function readMemos(c: Context<App>, asked: MemoQuery) {
  const { facilityId } = c.get('scope')
  // What was searched for is no name of an answer.
  const key = `${asked.from}-${asked.to}-${asked.of ?? ''}-${asked.tag ?? ''}`
  const plain = asked.words === undefined
  if (plain && (await stillFresh(c, versionOfAll(facilityId, TOPICS), key))) return c.body(null, 304)
  const { who, version, list } = await gather(c, asked, MOST_MEMOS)
  if (plain) writeEtag(c, who, version, null, key)
  return c.json(list)
}

/** The same list, for a file: a year of a house. */
export const listMemos = async (c: Context<App>, asked: MemoQuery): Promise<MemoList> =>
  (await gather(c, asked, MOST_IN_FILE)).list
