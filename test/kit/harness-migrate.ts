// Runs in workerd before the route tests: brings the three databases to the newest form. Applied migrations are skipped, so it may run often.
import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

await applyD1Migrations(env.DIRECTORY, env.DIRECTORY_MIGRATIONS)
for (const shard of [env.SHARD_1, env.SHARD_2]) await applyD1Migrations(shard, env.FACILITY_MIGRATIONS)
