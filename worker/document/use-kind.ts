// Which papers the house uses: said by 園長, from a day on. Days that are over stay as they were.
import { eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { currentKind, currentKinds } from '../../schema/document/kinds.ts'
import type { UseKind } from '../../schema/document/use.ts'
import { documentUse } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import type { Asked } from './asked.ts'
import { asForms, formRows, formsOf } from './forms.ts'
import { ownFilesOf } from './own-file.ts'
import { idOf } from './queries.ts'

/** Everything a house has said of its kinds, in the order of the days. */
export const usesOf = (db: Shard, facilityId: number) =>
  db
    .select({ kind: documentUse.kind, startsOn: documentUse.startsOn, used: documentUse.used, due: documentUse.due })
    .from(documentUse)
    .where(eq(documentUse.facilityId, facilityId))
    .orderBy(documentUse.startsOn, documentUse.kind)

/** Every kind there is, what the house has said of it, and its own Excel and Word forms. */
export async function readKinds(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [usesOf(db, facilityId), formRows(db, facilityId), ownFilesOf(db, facilityId)])
  const [uses, own, files] = rows
  return { today: c.get('today'), kinds: currentKinds(asForms(own)), uses, files }
}
export type HouseKinds = Awaited<ReturnType<typeof readKinds>>

export async function useKind(c: Context<App>, asked: UseKind): Promise<Receipt> {
  const { id, kind: key, startsOn, used, due } = asked
  const { db, facilityId } = c.get('scope')
  const kind = currentKind(key, await formsOf(db, facilityId))
  if (!kind) throw badInput('書類の種類（kind）: ありません', 'kind')
  if (startsOn < c.get('today')) throw badInput('使いはじめる日（startsOn）: きょうより前からは変えられません', 'startsOn')
  const days = kind.reports?.length ?? 1
  if (due && due.length !== days) throw badInput(`期限（due）: ${days}つ入れてください`, 'due')
  return write(c, {
    id,
    input: asked,
    children: [],
    rows: (db) => [
      db
        .insert(documentUse)
        .values({ facilityId, kind: key, startsOn, used, due: due ?? null })
        .onConflictDoUpdate({
          target: [documentUse.facilityId, documentUse.kind, documentUse.startsOn],
          set: { used, due: due ?? null },
        }),
    ],
    content: { document: kind.title, startsOn, used, ...(due ? { due } : {}) },
    topics: ['document'],
  })
}

/** SQL: the house has said that it does not use a kind any more. */
export const isWithdrawn = (facilityId: number, key: string, today: string) =>
  sql<number>`coalesce((select not u.used from document_use u where u.facility_id = ${facilityId} and u.kind = ${key}
    and u.starts_on <= ${today} order by u.starts_on desc limit 1), 0)`

/** No paper is begun of a kind that the house does not use any more. What was begun can be written to its end. */
export const stillUsed = (facilityId: number, paper: Asked, today: string): Condition => ({
  holds: sql`(${idOf(facilityId, paper)} is not null or not ${isWithdrawn(facilityId, paper.kind.key, today)})`,
  fail: () => conflict('withdrawn', 'この書類は、この園では使わないことになっています。書きかけのものは、書いて提出できます。'),
})
