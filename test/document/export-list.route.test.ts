import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, documentUse } from '../../schema/shard.ts'
import { readTable } from '../../worker/kit/sheet.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

const file = (who: { get: Awaited<ReturnType<typeof aHouse>>['director']['get'] }, format = 'csv') =>
  who.get(`/document/list/file?from=2026-11-01&to=2026-11-30&format=${format}`)

describe('RG18 RO01 The list of papers of a month as a file', () => {
  test('RG18 says of each paper where it stands, by when it was due, and the days of 提出・確認・決裁', async () => {
    const { world, director, head, teacher, write, handIn, decide } = await aHouse()
    await world.db
      .insert(documentUse)
      .values({ facilityId: world.facilityId, kind: 'week_plan', startsOn: '2026-11-01', used: true, due: null })
    await write(teacher, 'aim', '秋')
    const lines = async () => (await file(director)).text.split('\r\n').filter((line) => line.startsWith('週案,うさぎ組'))
    expect(await lines()).toEqual([
      '週案,うさぎ組,,2026-11-09〜2026-11-14,2026-11-06,期限すぎ,期限すぎ,,,,',
      '週案,うさぎ組,,2026-11-16〜2026-11-21,2026-11-13,期限すぎ,期限すぎ,山田,,,',
      '週案,うさぎ組,,2026-11-23〜2026-11-28,2026-11-20,まだ,,,,,',
      '週案,うさぎ組,,2026-11-30〜2026-12-05,2026-11-27,まだ,,,,,',
    ])
    await handIn()
    expect((await lines())[1]).toBe('週案,うさぎ組,,2026-11-16〜2026-11-21,2026-11-13,確認待ち,,山田,2026-11-20,,')
    await decide(director, 'stood_in', 1, 0, '主任が休みのため')
    await decide(director, 'approved', 2, 1)
    expect((await lines())[1]).toBe(
      '週案,うさぎ組,,2026-11-16〜2026-11-21,2026-11-13,決裁済,,山田,2026-11-20,2026-11-20（代決）,2026-11-20',
    )
    const { text } = await file(head)
    expect(text.startsWith('\uFEFF書類の一覧　2026-11-01〜2026-11-30\r\n')).toBe(true)
    expect(text).toContain('書類,クラス,子ども・件名,期間,期限,状況,期限すぎ,書いた人,提出,確認,決裁\r\n')
    const [row] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'document.export')))
    expect(row).toMatchObject({ outcome: 'read', content: { exported: 'csv', from: '2026-11-01', to: '2026-11-30', papers: 8 } })
  })

  test('RO06 a paper that nobody waits for is there too, and no cell is a formula, in neither of the two', async () => {
    const { teacher, director } = await aHouse()
    const name = { id: act(), field: 'name', bases: [], text: '=HYPERLINK("http://evil")' }
    const event = { id: act(), kind: 'event_plan', version: 1, subject: act(), day: DAY }
    expect((await teacher.post('/document/write', { ...event, edits: [name] })).status).toBe(200)
    expect((await file(director)).text).toContain(`行事計画,,"'=HYPERLINK(""http://evil"")",${DAY},,下書き,,山田,,,`)
    const sheet = await file(director, 'xlsx')
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml')
    const { rows } = await readTable(sheet.bytes)
    const row = rows?.find(({ cells }) => cells[0] === '行事計画')
    // A formula would be read as what it comes to.
    expect(row?.cells).toContain('=HYPERLINK("http://evil")')
  })

  test('RO09 主任 and 園長 take it; not a teacher, not the office, not another house', async () => {
    const { world, head, teacher } = await aHouse()
    expect((await file(head)).status).toBe(200)
    for (const who of [teacher, await world.addStaff('office'), await (await makeWorld()).addStaff('director')])
      expect((await file({ get: (path) => who.send('GET', `/api/f/${world.facilityId}${path}`) })).status).toBe(404)
  })
})
