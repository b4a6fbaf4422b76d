// Runs in workerd before the route tests: brings the three databases to the newest form. Applied migrations are skipped, so it may run often.
import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { shardNames } from '../../worker/kit/env.ts'

await applyD1Migrations(env.DIRECTORY, env.DIRECTORY_MIGRATIONS)
for (const name of shardNames(env)) await applyD1Migrations(env[name], env.FACILITY_MIGRATIONS)
