import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseEntries, migrateLocal, withLocal } from '../../worker/dev/database.ts'
import { insert, localTarget, placeholders, quote, wranglerTarget } from '../../worker/dev/target.ts'
import { makeState } from '../kit/harness-state.ts'

let made: ReturnType<typeof makeState>
beforeEach(() => {
  made = makeState()
})
afterEach(() => made.remove())

test('wrangler.toml names a directory and at least two shards, each with its migrations', () => {
  const entries = databaseEntries()
  expect(entries.map(({ binding }) => binding)).toEqual(expect.arrayContaining(['DIRECTORY', 'SHARD_1', 'SHARD_2']))
  for (const { name, id, migrations } of entries) {
    expect(name).toMatch(/^tsumugi-/)
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(migrations).toMatch(/^schema\/migrations\/(directory|facility)$/)
  }
})

test('migrating a second time applies nothing', () => {
  expect(migrateLocal(made.state)).toEqual([])
})

test('the local runtime finds the files, and agrees on what has been applied', { timeout: 60_000 }, () => {
  localTarget(made.state).run('SHARD_2', [insert('facility_home', { facility_id: 7, state: 'open' })])
  const wrangler = wranglerTarget(['--local', '--persist-to', made.state])
  expect(wrangler.all('SHARD_2', 'select facility_id, state from facility_home')).toEqual([{ facility_id: 7, state: 'open' }])
  const applied = withLocal(made.state, 'SHARD_2', (database) =>
    database.prepare('select name from d1_migrations order by id').all(),
  )
  expect(wrangler.all('SHARD_2', 'select name from d1_migrations order by id')).toEqual(applied.map((row) => ({ ...row })))
  wrangler.run('SHARD_2', [
    `update facility_home set state = 'frozen'`,
    insert('facility_home', { facility_id: 8, state: 'open' }),
  ])
  expect(
    localTarget(made.state)
      .all('SHARD_2', 'select facility_id, state from facility_home order by 1')
      .map((row) => ({ ...row })),
  ).toEqual([
    { facility_id: 7, state: 'frozen' },
    { facility_id: 8, state: 'open' },
  ])
})

test('a text with NUL inside goes in and comes out whole, both ways', { timeout: 60_000 }, () => {
  const name = "たなか\u0000'はな"
  const wrangler = wranglerTarget(['--local', '--persist-to', made.state])
  for (const target of [localTarget(made.state), wrangler]) {
    target.run('DIRECTORY', [insert('organisation', { name, wording: 'en', demo: 0, created_at: 1 })])
    expect(target.all('DIRECTORY', 'select name from organisation order by id desc limit 1')[0]?.name).toBe(name)
  }
})

test('statements of one run are written all or none', () => {
  const target = localTarget(made.state)
  const row = insert('facility_home', { facility_id: 1, state: 'open' })
  expect(() => target.run('SHARD_1', [row, 'insert into nowhere values (1)'])).toThrow()
  expect(target.all('SHARD_1', 'select * from facility_home')).toEqual([])
})

test('a value with quotes stays a value', () => {
  const name = "園'); drop table account; --"
  expect(quote(name)).toBe("'園''); drop table account; --'")
  const target = localTarget(made.state)
  target.run('DIRECTORY', [insert('organisation', { name, wording: 'en', demo: 0, created_at: 1 })])
  expect(target.all('DIRECTORY', 'select name from organisation').map(({ name: kept }) => kept)).toEqual([name])
})

test('placeholder database ids are told from real ones, so that nothing is deployed to nowhere', () => {
  const entry = (binding: string, id: string) => ({ binding, id, name: 'x', migrations: 'y' })
  const entries = [
    entry('DIRECTORY', '00000000-0000-0000-0000-000000000001'),
    entry('SHARD_1', '0b1f00a3-7c55-4a7e-9d5e-2f6a1c3b4d5e'),
  ]
  expect(placeholders(entries)).toEqual(['DIRECTORY'])
})
