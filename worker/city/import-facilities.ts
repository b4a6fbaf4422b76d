// 子育て施設一覧: a city's list of facilities becomes its facilities here.
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { placement } from '../../schema/directory.ts'
import type { Problem } from '../../schema/kit/grid.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type NewFacility, planFacilities } from '../../schema/organisation/plan-facilities.ts'
import { readFacilities } from '../../schema/organisation/read-facilities.ts'
import type { App } from '../kit/context.ts'
import { shardNames } from '../kit/env.ts'
import { conflict } from '../kit/fail.ts'
import { loadSheet } from '../kit/load-sheet.ts'
import { tokenOf } from '../kit/token.ts'
import { finishOpenings, withNote } from './open-facility.ts'
import { loadOfShards, placementsOf } from './read-city.ts'
import { readCity } from './scope.ts'

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')

const fits = (rows: Parameters<typeof readFacilities>[0]): boolean => readFacilities(rows).facilities.length > 0

/** Reads a list against what is there. Right first, file after. */
async function plan(c: Context<App>, bytes: Uint8Array) {
  const { rows, organisation, db } = await readCity(c, (directory, organisationId) => [
    placementsOf(directory, organisationId),
    loadOfShards(directory),
  ])
  const [known, load] = rows
  const { readTable } = await loadSheet()
  const table = await readTable(bytes, fits)
  const list = table.rows ? readFacilities(table.rows) : null
  const { fresh, same, errors } = planFacilities(list?.facilities ?? [], known)
  const faults: readonly Problem[] = [...(table.problem ? [table.problem] : []), ...(list?.errors ?? []), ...errors]
  return { errors: faults, list, load, organisation, db, fresh, same }
}

const refuse = (c: Context<App>, errors: readonly Problem[], unknownColumns: string[]) => {
  const first = errors[0]?.message ?? ''
  const message = `${errors.length === 1 ? first : `${errors.length}か所を直してください。はじめは ${first}`}（何も取り込んでいません）`
  return c.json({ error: { code: 'bad_file', message, requestId: c.get('requestId') }, errors, unknownColumns }, 422)
}

/** The dry run of a list: which facilities are new, which are there already, what was not understood. Writes nothing. */
export async function previewFacilities(c: Context<App>, bytes: Uint8Array) {
  const { errors, list, fresh, same } = await plan(c, bytes)
  if (!list || errors.length > 0) return refuse(c, errors, list?.unknownColumns ?? [])
  return c.json({
    digest: digestOf(bytes),
    fresh: fresh.map(({ row, name, publicId, settings }) => ({ row, name, publicId, ...settings })),
    same,
    unknownColumns: list.unknownColumns,
    warnings: list.warnings,
  })
}

/**
 * Makes the facilities of a list that are not there yet, each on the shard with the fewest. The same list again makes nothing: what is
 * there by id or name is left out in the very statement that would add it.
 */
export async function commitFacilities(c: Context<App>, asked: { id: Id; digest: string }, bytes: Uint8Array) {
  const { errors, list, fresh, load, organisation, db } = await plan(c, bytes)
  if (digestOf(bytes) !== asked.digest)
    throw conflict('other_file', '下見をしたときとファイルがちがいます。もういちど下見からはじめてください。')
  if (!list || errors.length > 0) return refuse(c, errors, list?.unknownColumns ?? [])
  const { account: accountId, door } = tokenOf(c)
  const by = { commandId: asked.id, action: c.get('action'), accountId, door, at: c.get('now') }
  const placed = spread(fresh, load, shardNames(c.env))
  const [first, ...more] = placed.map(({ shard, name, publicId, details, settings }) => {
    const kept = JSON.stringify(withNote(details, { settings, by }))
    return db
      .insert(placement)
      .select(
        sql`select null, ${organisation.id}, ${name}, ${shard}, 'opening', ${publicId}, ${kept} where not exists (select 1 from placement p
          where p.organisation_id = ${organisation.id} and (p.name = ${name} or p.public_id = ${publicId}))`,
      )
      .returning({ facilityId: placement.facilityId, name: placement.name })
  })
  const made = first ? (await db.batch([first, ...more])).flat() : []
  await finishOpenings(c.env, organisation.id)
  return c.json({
    id: asked.id,
    at: c.get('now'),
    made: made.map(({ facilityId, name }) => ({ facilityId, name })),
    there: list.facilities.length - made.length,
  })
}

/** Puts each new facility on the shard that then has the fewest. */
function spread(
  fresh: readonly NewFacility[],
  load: readonly { shard: string; facilities: number }[],
  shards: readonly string[],
): (NewFacility & { shard: string })[] {
  const counts = new Map(shards.map((shard) => [shard, load.find((one) => one.shard === shard)?.facilities ?? 0]))
  return fresh.map((one) => {
    const [shard = '', count = 0] = [...counts].reduce((least, next) => (next[1] < least[1] ? next : least))
    counts.set(shard, count + 1)
    return { ...one, shard }
  })
}
