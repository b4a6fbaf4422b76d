// What was taken out comes back whole in a place that does not know it, or is refused with a sentence.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '../../schema/export/rule.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { SIZES } from '../../schema/photo/rule.ts'
import { openArchive } from '../../worker/dev/archive.ts'
import { verifyAll } from '../../worker/dev/audit-verify.ts'
import { ensureWorld, migrateWorld } from '../../worker/dev/make-world.ts'
import { readManifest, restoreFacility } from '../../worker/dev/restore-facility.ts'
import { restorePictures } from '../../worker/dev/restore-pictures.ts'
import { localTarget } from '../../worker/dev/target.ts'
import { makeState } from '../kit/harness-state.ts'
import { memoryBucket } from '../kit/memory-bucket.ts'
import { aPlace } from './a-place.ts'

const DAY = '2026-11-19'
const now = momentOf(DAY, 9 * 60)
const SHARDS = ['SHARD_1', 'SHARD_2']
const folder = mkdtempSync(join(tmpdir(), 'tsumugi-restore-'))
const opened: { close(): void }[] = []
const empty = () => {
  const made = makeState()
  opened.push({ close: made.remove })
  return made.state
}
const PICTURE = Uint8Array.of(0xff, 0xd8, 1, 2, 3)
const bucket = memoryBucket()
const put = new Map<string, Uint8Array>()
const restoreTheirs = async (state: string, path: string) => {
  const archive = openArchive(path)
  try {
    return await restorePictures(localTarget(state), archive, async (at, bytes) => put.set(at, bytes))
  } finally {
    archive.close()
  }
}
let place: ReturnType<typeof aPlace>
let file: string

beforeAll(async () => {
  migrateWorld(folder)
  await ensureWorld(folder, momentOf(DAY, 7 * 60 + 50), { children: 30, days: 5, facilities: 2 }, () => undefined)
  place = aPlace(folder, 'SHARD_1', 1, now, bucket)
  opened.push(place)
  file = await place.take('records')
}, 120_000)
afterAll(() => {
  for (const one of opened.reverse()) one.close()
  rmSync(folder, { recursive: true, force: true })
})

const manifestOf = (path: string): Manifest => {
  const archive = openArchive(path)
  try {
    return readManifest(archive)
  } finally {
    archive.close()
  }
}
const restoreInto = (state: string, path = file) => {
  const archive = openArchive(path)
  try {
    return restoreFacility(localTarget(state), archive, 'SHARD_1', SHARDS, now)
  } finally {
    archive.close()
  }
}
const count = (state: string, binding: string, sql: string) => Number(localTarget(state).all(binding, sql)[0]?.n)

/** What moves by being looked at, or because somebody is let in. */
const MOVES = new Set(['audit', 'reading', 'command', 'device', 'invitation', 'facility_home', 'membership'])

test('RO03 pictures come back to the rows they belong to, once, and damaged ones do not', async () => {
  const [first] = place.target.all('SHARD_1', 'select id, day from photo where facility_id = 1 order by id limit 1')
  const id = String(first?.id)
  place.target.run('SHARD_1', [
    "update photo set object_key = ''",
    `update photo set object_key = 'photo/old' where id = '${id}'`,
  ])
  for (const size of SIZES) await bucket.put(`photo/old.${size}`, PICTURE)
  const pictures = await place.take(String(first?.day).slice(0, 7))
  const state = empty()
  await expect(restoreTheirs(state, pictures)).rejects.toThrow(/先に記録のファイルを/)
  restoreInto(state)
  expect(await restoreTheirs(state, pictures)).toBe(1)
  expect(await restoreTheirs(state, pictures)).toBe(0)
  const [row] = localTarget(state).all('SHARD_1', `select object_key as at from photo where id = '${id}'`)
  expect(String(row?.at)).toMatch(new RegExp(`^photo/${first?.day}/1/[\\w-]{22}$`))
  expect(put.get(`${row?.at}.large`)).toEqual(Buffer.from(PICTURE))
  await expect(restoreTheirs(state, file)).rejects.toThrow(/これは記録のファイルです/)
})

describe('RO03 a whole export, put into an empty place', () => {
  test('RO03 every table has the same rows and digest, the screens answer the same, and the audit is as it was written', async () => {
    const state = empty()
    const restored = restoreInto(state)
    const before = manifestOf(file)
    expect(restored).toMatchObject({
      facilityId: 1,
      shard: 'SHARD_1',
      rows: before.tables.reduce((sum, { rows }) => sum + rows, 0),
    })
    const there = aPlace(state, 'SHARD_1', 1, now)
    opened.push(there)
    const after = manifestOf(await there.take('records'))
    const still = (manifest: Manifest) =>
      manifest.tables.filter(({ name }) => !MOVES.has(name)).map(({ name, rows, sha256 }) => ({ name, rows, sha256 }))
    expect(still(after)).toEqual(still(before))
    expect(still(after).length).toBeGreaterThan(60)
    for (const path of [
      `/presence/board?day=${DAY}`,
      '/presence/month?month=2026-11',
      `/document/list?from=2026-11-01&to=2026-11-30`,
      '/meal/menu?month=2026-11',
    ]) {
      const [here, copied] = [await place.get(path), await there.get(path)]
      expect([path, copied.status, await copied.text()]).toEqual([path, 200, await here.text()])
    }
    expect(verifyAll(there.target, now, 1)).toMatchObject([{ faults: [] }])
    expect(verifyAll(there.target, now, 1)[0]?.rows).toBeGreaterThan(100)
  })

  test('RO03 no password, session, device or code survives, and 園長 gets a code to begin with', () => {
    const state = empty()
    const { directors } = restoreInto(state)
    expect(directors).toMatchObject([{ login: expect.any(String), code: expect.stringMatching(/\w/) }])
    expect(
      count(state, 'DIRECTORY', "select count(*) as n from account where password_hash <> '' or totp_secret is not null"),
    ).toBe(0)
    expect(count(state, 'DIRECTORY', 'select (select count(*) from sign_in) + (select count(*) from passkey) as n')).toBe(0)
    expect(count(state, 'SHARD_1', 'select count(*) as n from session')).toBe(0)
    expect(count(state, 'SHARD_1', 'select count(*) as n from device where revoked_at is null')).toBe(0)
    expect(count(state, 'SHARD_1', 'select count(*) as n from person where pin_hash is not null')).toBe(0)
    expect(count(state, 'DIRECTORY', 'select count(*) as n from placement')).toBe(1)
  })

  test('RO03 yesterday is not put over today, nor a house over a house: it is refused and nothing changes', () => {
    const state = empty()
    restoreInto(state)
    expect(() => restoreInto(state)).toThrow(/もうここにあります。上書きはしません/)
    localTarget(state).run('DIRECTORY', ['delete from placement'])
    expect(() => restoreInto(state)).toThrow(/行が残っています/)
    localTarget(state).run('SHARD_1', ["update facility_home set state = 'frozen'"])
    expect(() => restoreInto(state)).toThrow(/人のサインインには重ねません/)
  })

  test('RO03 a file that broke off, was changed, or is another one is refused before a row is written', () => {
    const state = empty()
    const bytes = readFileSync(file)
    const changed = (name: string, change: (bytes: Buffer) => Buffer): string => {
      const path = join(state, name)
      writeFileSync(path, change(Buffer.from(bytes)))
      return path
    }
    expect(() =>
      restoreInto(
        state,
        changed('cut.zip', (all) => all.subarray(0, all.length / 2)),
      ),
    ).toThrow(/途中で切れている/)
    const at = bytes.indexOf('"family_kana":"') + '"family_kana":"'.length
    expect(() =>
      restoreInto(
        state,
        changed('changed.zip', (all) => {
          all.writeUInt8(all.readUInt8(at + 2) ^ 1, at + 2)
          return all
        }),
      ),
    ).toThrow(/こわれています/)
    expect(() =>
      restoreInto(
        state,
        changed('other.zip', () => Buffer.from('PK nothing of ours, but long enough to look at')),
      ),
    ).toThrow(/書き出したファイルではありません/)
    copyFileSync(file, join(state, 'whole.zip'))
    expect(count(state, 'SHARD_1', 'select count(*) as n from child')).toBe(0)
    expect(count(state, 'DIRECTORY', 'select count(*) as n from account')).toBe(0)
    expect(restoreInto(state, join(state, 'whole.zip')).facilityId).toBe(1)
  })

  test('RO03 a restore that breaks off is done again from the start', () => {
    const state = empty()
    const target = localTarget(state)
    const archive = openArchive(file)
    const breaking = {
      ...target,
      run: (binding: string, statements: readonly string[]) => {
        if (statements.some((one) => one.includes('into "enrollment"'))) throw new Error('no line')
        target.run(binding, statements)
      },
    }
    expect(() => restoreFacility(breaking, archive, 'SHARD_1', SHARDS, now)).toThrow(/no line/)
    archive.close()
    expect(count(state, 'DIRECTORY', 'select count(*) as n from placement')).toBe(0)
    expect(restoreInto(state).facilityId).toBe(1)
  })
})
