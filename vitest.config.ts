// Four projects, told apart by the end of a file's name (test/README.md):
//   rules     *.rule.test.ts, *.law.test.ts   plain Node
//   routes    *.route.test.ts                 the real worker in workerd with real local D1
//   journeys  *.journey.test.ts               Node, driving a real Chromium against the running product
//   commands  *.command.test.ts               Node, the commands a newcomer types; held to seconds, so each has the machine to itself
import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { newPushKeys } from './worker/dev/secret.ts'

process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false'
process.env.WRANGLER_SEND_METRICS = 'false'
process.env.TZ = 'Asia/Tokyo'

const DIRECTORY_MIGRATIONS = await readD1Migrations('schema/migrations/directory')
const FACILITY_MIGRATIONS = await readD1Migrations('schema/migrations/facility')

/** Where the worker's code runs in plain Node. */
const OUTSIDE_ITS_RUNTIME = { 'cloudflare:workers': fileURLToPath(new URL('test/kit/no-runtime.ts', import.meta.url)) }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['test/**/*.{rule,law}.test.{ts,tsx}'],
          environment: 'node',
          sequence: { groupOrder: 1 },
          isolate: false,
          // By itself it would leave one of two processors idle.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          alias: OUTSIDE_ITS_RUNTIME,
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            remoteBindings: false,
            miniflare: {
              r2Buckets: ['ARCHIVE', 'PHOTOS'],
              bindings: {
                MODE: 'test',
                SECRET: 'test-secret-of-the-route-tests',
                VAPID_KEYS: newPushKeys(),
                PUSH_LOOPBACK: 'on',
                DIRECTORY_MIGRATIONS,
                FACILITY_MIGRATIONS,
              },
            },
          }),
        ],
        // Two runtimes, each for half of the files: every test makes its own facility, so files cannot disturb each other.
        test: {
          name: 'routes',
          include: ['test/**/*.route.test.ts'],
          setupFiles: ['test/kit/harness-migrate.ts'],
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/**/*.journey.test.ts'],
          globalSetup: ['test/kit/harness-web.ts'],
          setupFiles: ['test/kit/harness-pictures.ts'],
          environment: 'node',
          alias: OUTSIDE_ITS_RUNTIME,
          // Two at a time: each file has a server, a browser and databases of its own, and mostly waits.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'commands',
          include: ['test/**/*.command.test.ts'],
          environment: 'node',
          alias: OUTSIDE_ITS_RUNTIME,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
