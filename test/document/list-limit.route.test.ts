import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { document } from '../../schema/shard.ts'
import { aHouse } from './a-house.ts'

test('RG18 A list that is too long says so, and keeps the last papers', async () => {
  const { world, teacher, director } = await aHouse()
  const list = async () =>
    (await director.get('/document/list?from=2026-10-01&to=2026-11-30')).body as {
      documents: { startsOn: string }[]
      more: boolean
    }
  const add = (count: number, day: string) =>
    world.db.insert(document).select(
      sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
        select ${world.facilityId}, ${day} || '-paper-' || i, 'near_miss', 1, 'event', ${day} || '-event-' || i, ${day}, ${day}, ${teacher.accountId}, 0 from n`,
    )
  await add(1_499, '2026-11-20')
  await add(1, '2026-10-02')
  expect((await list()).documents).toHaveLength(1_500)
  expect(await list()).toMatchObject({
    more: false,
    documents: [{ startsOn: '2026-10-02' }, { startsOn: '2026-11-20' }, ...Array(1_498).fill({})],
  })
  await add(1, '2026-11-21')
  const { documents, more } = await list()
  expect(more).toBe(true)
  expect(documents).toHaveLength(1_500)
  expect(documents[0]?.startsOn).toBe('2026-11-20')
  expect(documents.at(-1)?.startsOn).toBe('2026-11-21')
  expect((await director.get('/document/list/file?from=2026-10-01&to=2026-11-30&format=csv')).text).toContain(
    '新しいほうから1500件',
  )
})
