import { exports } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { beforeAll, describe, expect, test } from 'vitest'
import { placement } from '../../schema/directory.ts'
import { firstSettings } from '../../schema/facility/input.ts'
import { audit, facility, facilityHome, facilitySetting } from '../../schema/shard.ts'
import { finishOpenings } from '../../worker/city/open-facility.ts'
import { shardNames } from '../../worker/kit/env.ts'
import { act, bindings, type clientOf } from '../kit/world.ts'
import { directory, makeCity, sendFile } from './make-city.ts'

// The lists as cities publish them; sources and licences stand beside the files.
const files = import.meta.glob<string>('../organisation/real-input/*.csv', { query: '?raw', import: 'default', eager: true })
const [columns, columnsV1, givenNames, kudamatsu, surnames, yuzawa] = [
  'preschool_columns',
  'preschool_columns_v1',
  'given_names_recent',
  'preschool_kudamatsu',
  'surnames_top300',
  'nurseries_yuzawa_2022',
].map((name) => files[`../organisation/real-input/${name}.csv`] ?? '') as [string, string, string, string, string, string]

// Facilities that are made here get numbers of the database's own choosing; they must not meet those of other tests.
beforeAll(async () => {
  await directory()
    .insert(placement)
    .values({ facilityId: 900_000, organisationId: 1, name: '番号の番人', shard: 'SHARD_1', state: 'moving', details: {} })
    .onConflictDoNothing()
})

describe('A list of facilities', () => {
  const commit = async (client: ReturnType<typeof clientOf>, list: string, digest?: string, id = act()) => {
    const named = digest ?? ((await sendFile(client, '/facilities/preview', list)).body.digest as string)
    return sendFile(client, `/facilities/commit?id=${id}&digest=${named}`, list)
  }

  test('The dry run of a real list names what is new and writes nothing', async () => {
    const city = await makeCity()
    const { status, body } = await sendFile(city.client, '/facilities/preview', kudamatsu)
    expect(status).toBe(200)
    const preview = body as {
      fresh: { name: string; publicId: string; opensAt: number }[]
      same: unknown[]
      unknownColumns: string[]
    }
    expect(preview.fresh.length).toBe(kudamatsu.trim().split('\n').length - 1)
    expect(preview.fresh[0]).toMatchObject({ name: '下松市立潮音保育園', publicId: 'KD0000500001', opensAt: 450 })
    expect(preview.same).toEqual([])
    expect(preview.unknownColumns).toContain('授乳室')
    expect(await city.places()).toEqual([])
  })

  test.each([
    ['preschool_kudamatsu.csv', kudamatsu],
    ['nurseries_yuzawa_2022.csv', yuzawa],
  ])('%s goes in as it is: open facilities, spread over the shards, with hours of the list', async (_file, list) => {
    const city = await makeCity()
    const before = await directory().select().from(placement)
    const { status, body } = await commit(city.client, list)
    expect(status).toBe(200)
    const places = await city.places()
    expect(places.length).toBe(list.trim().split('\n').length - 1)
    expect((body as { made: unknown[] }).made).toHaveLength(places.length)
    expect(new Set(places.map(({ state }) => state))).toEqual(new Set(['open']))
    const gap = (all: { shard: string }[]) => {
      const loads = shardNames(bindings).map((name) => all.filter(({ shard }) => shard === name).length)
      return Math.max(...loads) - Math.min(...loads)
    }
    expect(gap([...before, ...places])).toBeLessThanOrEqual(Math.max(1, gap(before) - places.length + 1))
    for (const { facilityId, shard, name } of places) {
      const db = drizzle(bindings[shard as `SHARD_${number}`])
      const [[home], [row], [setting], [line]] = await db.batch([
        db.select().from(facilityHome).where(eq(facilityHome.facilityId, facilityId)),
        db.select().from(facility).where(eq(facility.facilityId, facilityId)),
        db.select().from(facilitySetting).where(eq(facilitySetting.facilityId, facilityId)),
        db.select().from(audit).where(eq(audit.facilityId, facilityId)),
      ])
      expect(home).toMatchObject({ state: 'open' })
      expect(row).toMatchObject({ name, wording: 'sho', organisationId: city.organisationId })
      expect(setting?.settings.closesAt).toBeGreaterThan(setting?.settings.opensAt ?? 0)
      expect(line).toMatchObject({ action: 'city.import', accountId: city.accountId, content: { opened: name } })
    }
  })

  test.each([
    ['preschool_columns.csv', columns],
    ['preschool_columns_v1.csv', columnsV1],
    ['given_names_recent.csv', givenNames],
    ['surnames_top300.csv', surnames],
  ])('%s is no list of facilities: a clear 422, and nothing is made', async (_file, list) => {
    const city = await makeCity()
    const answer = await sendFile(city.client, '/facilities/preview', list)
    expect(answer.status).toBe(422)
    expect((answer.body as { error: { message: string } }).error.message).toContain('名称')
    const digest = 'x'.repeat(43)
    expect((await sendFile(city.client, `/facilities/commit?id=${act()}&digest=${digest}`, list)).status).toBeGreaterThanOrEqual(
      400,
    )
    expect(await city.places()).toEqual([])
  })

  test('The same list again makes nothing, and shows what it says otherwise', async () => {
    const city = await makeCity()
    await commit(city.client, kudamatsu)
    const count = (await city.places()).length
    const again = await commit(city.client, kudamatsu)
    expect(again.body).toMatchObject({ made: [], there: count })
    const changed = kudamatsu.replace(',110,', ',130,')
    const preview = (await sendFile(city.client, '/facilities/preview', changed)).body as {
      fresh: unknown[]
      same: { name: string; differences: unknown[] }[]
    }
    expect(preview.fresh).toEqual([])
    expect(preview.same.filter(({ differences }) => differences.length > 0)).toMatchObject([
      { name: '下松市立潮音保育園', differences: [{ what: '収容定員', before: '110', after: '130' }] },
    ])
    expect(await city.places()).toHaveLength(count)
  })

  test('Two commits at once make every facility once', async () => {
    const city = await makeCity()
    const digest = (await sendFile(city.client, '/facilities/preview', yuzawa)).body.digest as string
    const answers = await Promise.all([commit(city.client, yuzawa, digest), commit(city.client, yuzawa, digest)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const names = (await city.places()).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBe(yuzawa.trim().split('\n').length - 1)
  })

  test('Another file than the one that was looked at is refused', async () => {
    const city = await makeCity()
    const digest = (await sendFile(city.client, '/facilities/preview', yuzawa)).body.digest as string
    const answer = await commit(city.client, kudamatsu, digest)
    expect(answer.status).toBe(409)
    expect(await city.places()).toEqual([])
  })

  test('What was interrupted is finished by the sweep, any number of times', async () => {
    const city = await makeCity()
    const details = { つむぎ: JSON.stringify({ settings: { opensAt: 480 } }) }
    const [waiting] = await directory()
      .insert(placement)
      .values({ organisationId: city.organisationId, name: '途中の保育所', shard: 'SHARD_2', state: 'opening', details })
      .returning()
    const facilityId = waiting?.facilityId ?? 0
    expect((await city.today()).facilities[0]).toMatchObject({ state: 'opening', asOf: null, silent: false })
    await exports.default.scheduled()
    await finishOpenings(bindings, city.organisationId)
    const db = drizzle(bindings.SHARD_2)
    expect(await db.select().from(facilitySetting).where(eq(facilitySetting.facilityId, facilityId))).toMatchObject([
      { settings: { ...firstSettings, opensAt: 480 } },
    ])
    expect((await city.places()).map(({ state }) => state)).toEqual(['open'])
  })
})
