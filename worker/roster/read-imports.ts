import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { RosterPlan } from '../../schema/roster/plan.ts'
import { person, rosterImport } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'

const MOST = 50

/** Imports that were carried out, also those taken back since, newest first: which file, by whom, when, how much. */
export async function readImports(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({
        importId: rosterImport.id,
        state: rosterImport.state,
        fileName: rosterImport.fileName,
        appliesOn: rosterImport.appliesOn,
        doneAt: rosterImport.doneAt,
        undoneAt: rosterImport.undoneAt,
        counts: sql<string>`(${rosterImport.plan} -> '$.counts')`.as('counts'),
        familyName: person.familyName,
        givenName: person.givenName,
      })
      .from(rosterImport)
      .leftJoin(person, and(eq(person.facilityId, rosterImport.facilityId), eq(person.accountId, rosterImport.accountId)))
      .where(and(eq(rosterImport.facilityId, facilityId), ne(rosterImport.state, 'preview')))
      .orderBy(desc(rosterImport.doneAt), desc(rosterImport.id))
      .limit(MOST),
  ])
  const undoable = rows[0].find(({ state }) => state === 'done')?.importId
  return {
    imports: rows[0].map(({ familyName, givenName, counts, ...row }) => ({
      ...row,
      counts: JSON.parse(counts) as RosterPlan['counts'],
      by: `${familyName ?? ''} ${givenName ?? ''}`.trim(),
      /** Only the newest can be taken back; whether it still may, the taking back says. */
      latest: row.importId === undoable,
    })),
  }
}
