// Makes the demo world in a state folder, once; knows whether the one that is there is whole and still fits the migrations.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import { databaseEntries, isMade, migrateLocal, withLocal } from './database.ts'
import { withLocalEnv } from './local-env.ts'
import { here } from './place.ts'
import { localSecret } from './secret.ts'
import { type DEMO_SIZE, demoModule } from './world.ts'

export type DemoSize = typeof DEMO_SIZE

interface Kept {
  /** The last day the world was filled for. */
  day: Day
  size: DemoSize
  /** Digest of each migration the world was made with, by file. */
  migrations: Record<string, string>
}

const keptFile = (state: string): string => join(state, 'world.json')
const readKept = (state: string): Kept | null =>
  existsSync(keptFile(state)) ? (JSON.parse(readFileSync(keptFile(state), 'utf8')) as Kept) : null

function migrationDigests(): Record<string, string> {
  const digests: Record<string, string> = {}
  for (const folder of new Set(databaseEntries().map(({ migrations }) => migrations))) {
    for (const name of readdirSync(here(folder)).filter((file) => file.endsWith('.sql'))) {
      digests[`${folder}/${name}`] = createHash('sha256')
        .update(readFileSync(here(folder, name)))
        .digest('hex')
    }
  }
  return digests
}

/** The latest moment a demo's databases know of: when the last presence fact or notice was heard. */
export function lastHeard(state: string): Moment | null {
  if (!isMade(state)) return null
  const moments = databaseEntries()
    .filter(({ binding }) => binding.startsWith('SHARD_'))
    .map(({ binding }) =>
      withLocal(state, binding, (database) => {
        const has = database.prepare("select 1 from sqlite_master where name = 'presence_fact'").get()
        if (!has) return 0
        const row = database
          .prepare(
            'select max(coalesce((select max(received_at) from presence_fact), 0), coalesce((select max(written_at) from notice), 0)) as at',
          )
          .get()
        return Number(row?.at ?? 0)
      }),
    )
  return Math.max(0, ...moments) || null
}

/** Empties a demo state: databases, clock and marker. The secret stays. */
export function forgetWorld(state: string): void {
  for (const name of ['v3', 'world.json', 'clock.json']) rmSync(join(state, name), { recursive: true, force: true })
}

/** Why the world in this state cannot be used as it is, or null. A state without any organisation is simply new. */
export function worldFault(state: string): string | null {
  const kept = readKept(state)
  const digests = migrationDigests()
  if (kept) {
    const changed = Object.entries(kept.migrations).some(([file, digest]) => digests[file] !== digest)
    return changed ? 'データベースの形が変わりました' : null
  }
  if (!isMade(state)) return null
  const begun = withLocal(state, 'DIRECTORY', (database) => {
    const has = database.prepare("select 1 from sqlite_master where name = 'organisation'").get()
    return has !== undefined && database.prepare('select 1 from organisation limit 1').get() !== undefined
  })
  return begun ? '前につくりかけたままです' : null
}

/**
 * Makes the world if there is none, continues it into the day of `now` if it was made on an earlier one. The state must be migrated.
 * `none` when the house has no demo module.
 */
export async function ensureWorld(
  state: string,
  now: Moment,
  size: DemoSize,
  say: (line: string) => void,
): Promise<'made' | 'continued' | 'there' | 'none'> {
  const demo = await demoModule()
  if (!demo) return 'none'
  const kept = readKept(state)
  const day = dayOf(now)
  if (kept && (kept.day >= day || !demo.continueDemoWorld)) return 'there'
  const vars = { MODE: 'demo', SECRET: localSecret(state, 'demo') }
  await withLocalEnv(state, vars, async (env) => {
    if (kept) await demo.continueDemoWorld?.({ env, now, say })
    else await demo.makeDemoWorld({ env, now, say, ...size })
  })
  const next: Kept = { day, size: kept?.size ?? size, migrations: migrationDigests() }
  writeFileSync(keptFile(state), JSON.stringify(next, null, 2))
  return kept ? 'continued' : 'made'
}

/** Migrates a state; a world that no longer fits is emptied first. Returns what was applied. */
export function migrateWorld(state: string): { applied: string[]; emptied: string | null } {
  const emptied = worldFault(state)
  if (emptied) forgetWorld(state)
  return { applied: migrateLocal(state), emptied }
}
