import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit } from '../../schema/shard.ts'
import { readTable } from '../../worker/kit/sheet.ts'
import { clientOf, makeWorld } from '../kit/world.ts'
import { download, MONTH, november } from './november.ts'

describe('The register as a file', () => {
  test('RO06 CSV opens in Excel as it is: byte order mark, CR LF, no formulas, its name in Japanese', async () => {
    const { director } = await november()
    const { text, headers, status } = await director.get(`/presence/month?month=${MONTH}&format=csv`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const disposition = headers.get('content-disposition') ?? ''
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe('出席簿_2026-11_=みなと保育所.csv')
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+\.csv"; filename\*=UTF-8''/)
    const lines = text.replace('\ufeff', '').split('\r\n')
    expect(lines[0]).toBe('出席簿 2026年11月')
    expect(lines[1]).toBe("'=みなと保育所　全クラス")
    expect(lines[3]).toContain('No,クラス,氏名,ふりがな,11/1(日),11/2(月)')
    expect(lines[3]).toContain('11/30(月),出席,遅刻,早退,病欠,都合欠,出席停止,忌引,連絡なし')
    expect(lines[5]).toBe(
      '2,ほし組,さとう あおい,さとう あおい,,○,,遅,早,遅,―,,病,病,病,○,？,―,,都,停,忌,遅早,,―,,,？,出,？,？,―,,？,7,3,2,3,1,1,1,5',
    )
    expect(text).not.toMatch(/[^\r]\n/)
  })

  test('RB20 with times every child has rows for arrival, leaving and absence', async () => {
    const { world, director } = await november()
    const { text } = await director.get(`/presence/month?month=${MONTH}&format=csv&detail=times&class=${world.rabbit}`)
    const lines = text.split('\r\n')
    expect(lines[1]).toContain('うさぎ組')
    expect(lines[4]).toContain('出欠,,○')
    expect(lines[5]).toContain('登園,,8:20,,10:05,8:30,9:20')
    expect(lines[6]).toContain('降園,,16:50,,17:00,14:02,17:05')
    expect(lines[7]).toContain('欠席,,,,,,,,,病欠,病欠,病欠,,連絡なし')
  })

  test('RO07 the Excel file has month dates, absences and totals, and text that stays text', async () => {
    const { director, world } = await november()
    const answer = await download(world, director, '&format=xlsx')
    expect(answer.headers.get('content-disposition')).toContain('.xlsx')
    const { rows } = await readTable(new Uint8Array(await answer.arrayBuffer()))
    const cells = rows?.map((one) => one.cells) ?? []
    expect(cells[0]?.[0]).toBe('出席簿 2026年11月')
    expect(cells[1]?.[0]).toContain('みなと保育所')
    const aoi = cells.find((one) => one[2] === 'さとう あおい')
    expect(aoi?.slice(4, 17)).toEqual(['', '○', '', '遅', '早', '遅', '―', '', '病', '病', '病', '○', '？'])
    expect(aoi?.slice(-8)).toEqual(['7', '3', '2', '3', '1', '1', '1', '5'])
    const timed = await readTable(
      new Uint8Array(await (await download(world, director, '&format=xlsx&detail=times')).arrayBuffer()),
    )
    expect(timed.rows?.find(({ cells }) => cells[4] === '登園')?.cells).toContain('8:30')
  })

  test('Every file leaves a line in the audit: who took which month; looking at it does not', async () => {
    const { world, director, month } = await november()
    await month()
    await director.get(`/presence/month?month=${MONTH}&format=csv`)
    const lines = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ action: 'presence.month', accountId: director.accountId, at: director.now() })
    expect(lines[0]?.content).toMatchObject({ exported: 'csv', month: MONTH })
  })

  test('Only the desk takes the register; another facility gets the same 404, and so does its class', async () => {
    const { world, director } = await november()
    const other = await makeWorld()
    const stranger = await other.addStaff('director')
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const path = `/api/f/${world.facilityId}/presence/month?month=${MONTH}&format=csv`
    const refused = await stranger.get(path)
    expect(refused.status).toBe(404)
    expect((await teacher.get(path)).status).toBe(404)
    expect((await director.get(`/presence/month?month=${MONTH}&class=${other.rabbit}`)).status).toBe(404)
    expect((await clientOf('').get(path)).status).toBe(401)
    const lines = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(lines.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'denied')).toEqual([])
  })

  test('A month that is none, an unknown format and an unknown key are 400 and name the field', async () => {
    const { director } = await november()
    for (const [query, field] of [
      ['month=2026-13', 'month'],
      [`month=${MONTH}&format=pdf`, 'format'],
      [`month=${MONTH}&extra=1`, 'extra'],
    ] as const) {
      const answer = await director.get(`/presence/month?${query}`)
      expect([answer.status, (answer.body as { error: { field: string } }).error.field]).toEqual([400, field])
    }
  })
})
