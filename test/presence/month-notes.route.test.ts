import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { firstSettings } from '../../schema/facility/input.ts'
import { decodeText } from '../../schema/kit/csv.ts'
import { newId } from '../../schema/kit/id.ts'
import { audit, facilitySetting, presenceRemark } from '../../schema/shard.ts'
import { readTable } from '../../worker/kit/sheet.ts'
import { at, makeWorld } from '../kit/world.ts'
import { download, MONTH, november, on } from './november.ts'

/** An arrival of the 4th that was wrong, taken back two days later. */
async function corrected() {
  const made = await november()
  const { world, aoi, write } = made
  const { accountId } = await world.addStaff('head_teacher', { name: '山田 ゆみ' })
  const wrong = await write.fact(aoi, on(4), 'arrive', '8:05')
  await write.fact(aoi, on(4), 'undo', '8:06', {
    supersedes: wrong,
    detail: 'となりの子とまちがえました',
    at: at('9:00', on(6)),
    accountId,
  })
  return made
}

describe('What stands under the register', () => {
  test('RB18 a correction says what stood there, who took it back, when and why; a slip within the minute says nothing', async () => {
    const { month, aoi } = await corrected()
    const { notes } = await month()
    expect(notes).toEqual([
      {
        kind: 'corrected',
        day: on(4),
        childId: aoi,
        by: '山田 ゆみ',
        at: at('9:00', on(6)),
        reason: 'となりの子とまちがえました',
        was: [['arrive', 485]],
      },
    ])
  })

  test('RB18 the files say it under the table, and their cells stay marks', async () => {
    const { world, director } = await corrected()
    const line = '※1 11/4(水) さとう あおい　登園 8:05→10:05（11/6 山田 ゆみ「となりの子とまちがえました」）'
    const { text } = await director.get(`/presence/month?month=${MONTH}&format=csv`)
    expect(text.trimEnd().split('\r\n').at(-1)).toBe(line)
    const sheet = await readTable(new Uint8Array(await (await download(world, director, '&format=xlsx')).arrayBuffer()))
    expect(sheet.rows?.at(-1)?.cells[0]).toBe(line)
  })

  test('RB18 a class has the notes of its own days', async () => {
    const { world, month } = await corrected()
    expect((await month(`&class=${world.rabbit}`)).notes).toHaveLength(1)
    expect((await month(`&class=${world.star}`)).notes).toEqual([])
  })
})

describe('備考', () => {
  test('RB21 主任 writes a word about a day; it stands in the register, newer words take its place, and an empty one takes it away', async () => {
    const { world, aoi, month, director } = await november()
    const head = await world.addStaff('head_teacher', { name: '山田 ゆみ' })
    const say = (text: string, minute: string) => {
      head.at(minute, on(30))
      return head.post('/presence/remark', { id: newId(head.now()), childId: aoi, day: on(5), text })
    }
    expect((await say('歯科検診のため 14時に早退', '12:00')).status).toBe(200)
    expect((await month()).notes).toMatchObject([
      { kind: 'remark', day: on(5), by: '山田 ゆみ', text: '歯科検診のため 14時に早退' },
    ])
    await say('歯科検診のため早退', '12:01')
    expect((await month()).notes).toMatchObject([{ text: '歯科検診のため早退' }])
    const { text } = await director.get(`/presence/month?month=${MONTH}&format=csv`)
    expect(text).toContain('※1 11/5(木) さとう あおい　歯科検診のため早退（11/30 山田 ゆみ）')
    await say('', '12:02')
    expect((await month()).notes).toEqual([])
    const { db, facilityId } = world
    expect(await db.select().from(presenceRemark).where(eq(presenceRemark.facilityId, facilityId))).toHaveLength(3)
    const lines = await db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, facilityId), eq(audit.action, 'presence.remark')))
    expect(lines).toHaveLength(3)
    expect(JSON.stringify(lines)).not.toContain('歯科')
  })

  test('RB21 only 主任 and 園長, only of a day that has come and on which the child was enrolled', async () => {
    const { world, aoi, late, director } = await november()
    const act = (childId: string, day: string) => ({ id: newId(director.now()), childId, day, text: 'メモ' })
    const office = await world.addStaff('office')
    office.at('12:00', on(30))
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    teacher.at('12:00', on(30))
    expect((await office.post('/presence/remark', act(aoi, on(5)))).status).toBe(404)
    expect((await teacher.post('/presence/remark', act(aoi, on(5)))).status).toBe(404)
    const ahead = await director.post('/presence/remark', act(aoi, '2026-12-01'))
    expect([ahead.status, ahead.body]).toMatchObject([400, { error: { field: 'day' } }])
    expect((await director.post('/presence/remark', act(late, on(2)))).status).toBe(404)
    const other = await makeWorld()
    const stranger = await other.addChild('よその こ')
    expect((await director.post('/presence/remark', act(stranger, on(5)))).status).toBe(404)
  })
})

test('RB19 which totals the register has is a setting with a date', async () => {
  const { world, director, month } = await november()
  const { db, facilityId } = world
  await db
    .update(facilitySetting)
    .set({ settings: { ...firstSettings, registerTotals: ['present', 'sick', 'family'], familyAbsenceWord: '事故欠' } })
    .where(and(eq(facilitySetting.facilityId, facilityId), eq(facilitySetting.startsOn, on(25))))
  expect((await month()).totalKinds).toEqual(['present', 'sick', 'family'])
  const { text } = await director.get(`/presence/month?month=${MONTH}&format=csv`)
  expect(text.split('\r\n')[3]).toMatch(/11\/30\(月\),出席,病欠,事故欠$/)
  expect(text).not.toContain('忌引の計')
})

test('RO06 the register in Shift_JIS: what cannot be written is 〓, and the last line says how often', async () => {
  const { world, director } = await november()
  await world.addChild('髙﨑 😀')
  const answer = await download(world, director, '&format=csv&encoding=sjis')
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=Shift_JIS')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(bytes.slice(0, 3)).not.toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
  const text = decodeText(bytes) ?? ''
  expect(text.startsWith('出席簿 2026年11月\r\n')).toBe(true)
  expect(text).toContain('髙﨑 〓')
  expect(text.trimEnd().split('\r\n').at(-1)).toBe('Shift_JIS にない文字は〓にしました：U+1F600 2か所')
})
