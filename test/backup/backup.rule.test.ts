// The nightly backup: some pages a minute, sealed, kept for its days, and put back only where nothing is.
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../schema/kit/day.ts'
import { backUp } from '../../worker/backup/write-backup.ts'
import { restoreBackup } from '../../worker/dev/restore-backup.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { openInProcess } from '../drill/open-worker.ts'
import { memoryBucket } from '../kit/memory-bucket.ts'
import { at, bindings, DAY, makeWorld } from '../kit/world.ts'

const SECRET = 'a secret of the nights'
let archive: ReturnType<typeof memoryBucket>
const places = async (day = DAY) => (await archive.list({ prefix: `backup/${day}/` })).objects.map(({ key }) => key)
const text = async (place: string) => new TextDecoder().decode(await (await archive.get(place))?.arrayBuffer())

beforeEach(async () => {
  archive = memoryBucket()
  openInProcess({ ARCHIVE: archive, SECRET })
  const world = await makeWorld()
  await world.addChild('ひみつの なまえ')
})

describe('The nightly backup', () => {
  test('RO03 it goes on where it was until every facility and the directory is whole, and is then left alone', async () => {
    let calls = 0
    for (let now = at('1:00'); !(await backUp(bindings, now, 10)); now += 60_000) calls += 1
    expect(calls).toBeGreaterThan(3)
    const state = JSON.parse(await text(`backup/${DAY}/state.json`)) as { done: string[]; finishedAt: number }
    expect(state.done).toEqual(['DIRECTORY', expect.stringMatching(/^SHARD_\d\/\d+$/)])
    const written = await places()
    expect(await backUp(bindings, at('5:00'), 10)).toBe(true)
    expect(await places()).toEqual(written)
  })

  test('RO03 the minute of the night does it, that of the day does not, and without a bucket nothing fails', async () => {
    expect(await everyMinute(bindings, at('9:30'))).toEqual([])
    expect(await places()).toEqual([])
    expect(await everyMinute(bindings, at('2:00'))).toEqual([])
    expect((await places()).length).toBeGreaterThan(3)
    expect(await backUp({ ...bindings, ARCHIVE: undefined as never }, at('2:01'))).toBe(false)
  })

  test('RO03 what lies in the bucket says nothing of anybody, and opens with its secret and in its place only', async () => {
    await backUp(bindings, at('2:00'))
    for (const place of await places()) expect(await text(place)).not.toMatch(/ひみつ|なまえ/)
    const [one = '', other = ''] = (await places()).filter((place) => /\/\d{4}$/.test(place))
    const swapped = new Uint8Array((await (await archive.get(one))?.arrayBuffer()) ?? new ArrayBuffer(0))
    openInProcess({ ARCHIVE: archive, SECRET: 'another secret' })
    await expect(restoreBackup(bindings, DAY)).rejects.toThrow(/この SECRET では開きません/)
    openInProcess({ ARCHIVE: archive, SECRET: 'another secret', SECRET_BEFORE: SECRET })
    expect((await restoreBackup(bindings, DAY)).units).toHaveLength(2)
    await archive.put(other, swapped)
    openInProcess({ ARCHIVE: archive, SECRET })
    await expect(restoreBackup(bindings, DAY)).rejects.toThrow(/開きません/)
  })

  test('RO03 yesterday is not put over today, and a night that was not finished is not taken for a whole one', async () => {
    await backUp(bindings, at('2:00', addDays(DAY, 1)), 10)
    await expect(restoreBackup(bindings, addDays(DAY, 1))).rejects.toThrow(/最後まで書かれていません/)
    await expect(restoreBackup(bindings, addDays(DAY, 2))).rejects.toThrow(/最後まで書かれていません/)
    await backUp(bindings, at('2:00'))
    await expect(restoreBackup(bindings, DAY)).rejects.toThrow(/空の置き場所にだけ/)
  })

  test('RO03 backups are kept as many days as the deployment says, and then they are gone', async () => {
    openInProcess({ ARCHIVE: archive, SECRET, BACKUP_DAYS: '3' })
    await makeWorld()
    const kept = async () =>
      (await Promise.all([0, 1, 2, 3, 4].map(async (n) => ((await places(addDays(DAY, n))).length > 0 ? n : null)))).filter(
        (n) => n !== null,
      )
    for (const n of [0, 1, 2]) await backUp(bindings, at('2:00', addDays(DAY, n)))
    expect(await kept()).toEqual([0, 1, 2])
    await backUp(bindings, at('2:00', addDays(DAY, 4)))
    expect(await kept()).toEqual([2, 4])
  })
})
