// Puts the pictures of a whole export where the restored rows look for them: each gets a place of its own in the bucket, and its row learns of it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FileEntry, RECORDS } from '../../schema/export/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Size } from '../../schema/photo/rule.ts'
import { newKey, placeOf } from '../photo/bucket.ts'
import type { Archive } from './archive.ts'
import { withLocalEnv } from './local-env.ts'
import { Refused } from './open-house.ts'
import { root, stateFolder } from './place.ts'
import { readManifest } from './restore-facility.ts'
import { wranglerEnvironment, wranglerFile } from './serve.ts'
import { quote, type Target } from './target.ts'

/** Lays bytes at a place of the bucket. */
export type Put = (place: string, bytes: Uint8Array) => Promise<unknown>
const FOLDERS = { photo: 'photo', medicine_sheet: 'sheet' } as const

/**
 * Restores the pictures of one file into a facility that was restored. What has its picture already is left alone, so it can be run again.
 * @returns how many pictures came
 * @throws Refused for a file that is damaged, or whose facility is not here
 */
export async function restorePictures(target: Target, archive: Archive, put: Put): Promise<number> {
  const { part, facility, files } = readManifest(archive)
  if (part === RECORDS) throw new Refused('これは記録のファイルです。写真は、月のついたファイルに入っています。')
  const [place] = target.all('DIRECTORY', `select shard, name from placement where facility_id = ${facility.id}`)
  if (place?.name !== facility.name)
    throw new Refused(`「${facility.name}」がここにありません。先に記録のファイルを入れてください。`)
  const shard = String(place.shard)
  let came = 0
  for (const [row, sizes] of byRow(files)) {
    const { table, id } = row
    const found = `from ${table} where facility_id = ${facility.id} and id = ${quote(id)}`
    const [kept] = target.all(shard, `select day, object_key as at ${found}`)
    if (kept?.at !== '') continue
    const key = newKey(facility.id, String(kept.day) as Day, FOLDERS[table])
    for (const one of sizes) {
      const bytes = archive.read(one.name)
      if (createHash('sha256').update(bytes).digest('hex') !== one.sha256)
        throw new Refused(`${one.name} は、書き出したときと内容が違います。もとのファイルを使ってください。`)
      await put(placeOf(key, one.size as Size), bytes)
    }
    target.run(shard, [`update ${table} set object_key = ${quote(key)} where facility_id = ${facility.id} and id = ${quote(id)}`])
    came += 1
  }
  return came
}

/** The sizes of each picture together. */
function byRow(files: readonly FileEntry[]): [FileEntry, FileEntry[]][] {
  const rows = new Map<string, [FileEntry, FileEntry[]]>()
  for (const one of files) {
    const key = `${one.table}/${one.id}`
    rows.set(key, [one, [...(rows.get(key)?.[1] ?? []), one]])
  }
  return [...rows.values()]
}

/** Opens the bucket of the databases a command was asked for (`chosenTarget`): through the local runtime, or through wrangler, one call a picture. */
export async function withBucket<Result>(
  { remote, demo }: { remote?: boolean | undefined; demo?: boolean | undefined },
  work: (put: Put) => Promise<Result>,
): Promise<Result> {
  const state = join(stateFolder(), demo ? 'demo' : 'local')
  if (!remote)
    return withLocalEnv(state, { MODE: 'production', SECRET: '' }, async ({ PHOTOS }) => {
      if (!PHOTOS) throw new Refused('wrangler.toml に PHOTOS がありません。')
      return work((place, bytes) => PHOTOS.put(place, bytes, { httpMetadata: { contentType: 'image/jpeg' } }))
    })
  const folder = mkdtempSync(join(tmpdir(), 'tsumugi-picture-'))
  const file = join(folder, 'picture.jpg')
  try {
    return await work(async (place, bytes) => {
      writeFileSync(file, bytes, { mode: 0o600 })
      const put = ['r2', 'object', 'put', `tsumugi-photos/${place}`, '--file', file, '--content-type', 'image/jpeg', '--remote']
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', wranglerFile, ...put], {
        ...{ cwd: root, encoding: 'utf8', env: wranglerEnvironment(state) },
      })
      if (status !== 0) throw new Error(`wrangler r2 object put が失敗しました。\n${stdout}${stderr}`)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
