// A scraper with somebody's sign-in is stopped; a nursery that calls its families is not.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { classroom, session } from '../../schema/shard.ts'
import type { AuditRecord } from '../../worker/audit/read-audit.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

const listOf = async (director: { get: (path: string) => Promise<{ body: unknown }> }, more = '') =>
  (await director.get(`/audit?from=${DAY}&to=${DAY}${more}`)).body as { records: AuditRecord[]; locked: unknown[] }

describe('Many openings', () => {
  test('§1.5 a scripted scraper is stopped before three largest classes: first a proof is asked for, then it ends and the director reads it', {
    timeout: 120_000,
  }, async () => {
    const world = await makeWorld()
    const classes = [world.rabbit, world.star, newId(0), newId(0)]
    await world.db.insert(classroom).values(
      classes.slice(2).map((id, index) => ({
        facilityId: world.facilityId,
        id,
        name: `${index}組`,
        classAge: 2,
        position: 3 + index,
        startsOn: '2026-04-01',
      })),
    )
    const largest = 11
    const children: string[] = []
    for (let count = 0; count < 4 * largest; count++)
      children.push(await world.addChild(`こ ${count}`, { classId: classes[count % 4] ?? '' }))
    const office = await world.addStaff('office', { name: '事務' })
    const director = await world.addStaff('director')
    const prove = (moment: number) =>
      world.db.update(session).set({ freshAt: moment }).where(eq(session.tokenHash, office.token.hash))
    const scrape = async (from: number) => {
      for (const [index, childId] of children.entries()) {
        office.at(from + index * 1000)
        const { status, body } = await office.get(`/child/contacts?childId=${childId}`)
        if (status !== 200) return { opened: index, code: (body.error as { code: string }).code }
      }
      return null
    }
    await prove(at('8:00'))
    expect(await scrape(at('8:10'))).toEqual({ opened: 2 * largest, code: 'fresh_needed' })
    // The same children again are no more children, and an old proof does not help.
    expect(await scrape(at('8:11'))).toEqual({ opened: 2 * largest, code: 'fresh_needed' })
    await prove(at('8:30'))
    expect(await scrape(at('8:30'))).toEqual({ opened: 3 * largest, code: 'opened_many' })
    await prove(at('8:32'))
    expect(await scrape(at('8:33'))).toMatchObject({ code: 'opened_many' })
    const { locked, records } = await listOf(director, '&kind=denied')
    expect(locked).toMatchObject([{ accountId: office.accountId, name: '事務', distinct: 3 * largest }])
    expect(records[0]?.act).toBe('短い時間に多くの連絡先を閲覧しようとして、断られました')
    // The director lets it go on; what was opened before counts no more.
    director.at('8:40')
    expect((await director.post('/audit/unlock', { id: act(), accountId: office.accountId })).status).toBe(200)
    office.at('8:41')
    expect((await office.get(`/child/contacts?childId=${children.at(-1)}`)).status).toBe(200)
    expect((await listOf(director)).locked).toEqual([])
  })

  test('a small nursery may call every family in a storm', async () => {
    const world = await makeWorld()
    const office = await world.addStaff('office')
    for (let count = 0; count < 19; count++) {
      const child = await world.addChild(`こ ${count}`, { classId: count % 2 ? world.star : world.rabbit })
      expect((await office.get(`/child/contacts?childId=${child}`)).status).toBe(200)
    }
  })
})
