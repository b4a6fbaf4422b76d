// 紙から転記: what stood on paper is recorded as that, by who wrote it down.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Register } from '../../schema/presence/fold-register.ts'
import { audit, outbox, presenceFact } from '../../schema/shard.ts'
import { readBoard } from '../kit/board.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

const YESTERDAY = '2026-11-19'

async function house() {
  const world = await makeWorld()
  const childId = await world.addChild('さとう あおい')
  const mother = await world.addGuardian([childId])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  teacher.at('18:00')
  const write = (more: Record<string, unknown>) =>
    teacher.post('/presence/paper', { id: act(), childId, kind: 'arrive', ...more })
  const facts = () =>
    world.db
      .select({
        day: presenceFact.day,
        kind: presenceFact.kind,
        at: presenceFact.at,
        source: presenceFact.source,
        detail: presenceFact.detail,
        by: presenceFact.accountId,
      })
      .from(presenceFact)
      .where(and(eq(presenceFact.facilityId, world.facilityId), eq(presenceFact.childId, childId)))
      .orderBy(presenceFact.at, presenceFact.kind)
  const told = () => world.db.select({ kind: outbox.kind }).from(outbox).where(eq(outbox.facilityId, world.facilityId))
  return { world, childId, mother, teacher, write, facts, told }
}

describe('A line of the paper', () => {
  test('RB24 is marked in the register as long as it stands; what was tapped is not', async () => {
    const { world, childId, write } = await house()
    const director = await world.addStaff('director')
    director.at('18:00')
    const tapped = await world.addChild('たなか いちご')
    await director.post('/presence/tap', { id: act(), childId: tapped, kind: 'arrive', at: at('8:20') })
    const id = act()
    await write({ id, at: at('8:32') })
    const marked = async () => {
      const { children } = (await director.get(`/presence/month?month=${DAY.slice(0, 7)}`)).body as unknown as Register
      const cellOf = (child: string) => children.find((one) => one.childId === child)?.cells.find(({ day }) => day === DAY)
      return [cellOf(childId), cellOf(tapped)].map((cell) => [cell?.kind, cell?.paper])
    }
    expect(await marked()).toEqual([
      ['present', true],
      ['present', undefined],
    ])
    await director.post('/presence/undo', { id: act(), childId, actId: id })
    await director.post('/presence/tap', { id: act(), childId, kind: 'arrive', at: at('8:30') })
    expect((await marked())[0]).toEqual(['present', undefined])
  })

  test('RB24 is a stamp, a sighting only with who received, a handover only with who fetched; its writer is who wrote it down', async () => {
    const { childId, teacher, write, facts, told } = await house()
    expect((await write({ at: at('8:32') })).status).toBe(200)
    const status = async () =>
      readBoard(await teacher.get(`/presence/board?day=${DAY}`)).children.find((child) => child.childId === childId)?.status
    expect(await status()).toBe('stamped')
    expect((await write({ at: at('8:33'), seenBy: '山田' })).status).toBe(200)
    expect(await status()).toBe('present')
    expect((await write({ kind: 'leave', at: at('16:30'), person: '祖母' })).status).toBe(200)
    expect(await status()).toBe('left')
    const mine = { source: 'paper', by: teacher.accountId, day: DAY }
    expect(await facts()).toEqual([
      { ...mine, kind: 'arrive', at: at('8:32'), detail: null },
      { ...mine, kind: 'arrive', at: at('8:33'), detail: null },
      { ...mine, kind: 'sighting', at: at('8:33'), detail: '山田' },
      { ...mine, kind: 'handover', at: at('16:30'), detail: '祖母' },
      { ...mine, kind: 'leave', at: at('16:30'), detail: null },
    ])
    expect((await told()).map(({ kind }) => kind).sort()).toEqual(['arrived', 'left'])
    const { body } = await teacher.get(`/presence/acts?childId=${childId}&day=${DAY}`)
    expect(body.acts).toMatchObject([
      { source: 'paper', seenBy: null },
      { source: 'paper', seenBy: '山田' },
      { source: 'paper', person: '祖母' },
    ])
  })

  test('RB24 sent twice is written once, and says in the audit that it is paper’s', async () => {
    const { world, childId, teacher, facts } = await house()
    const json = { id: act(), childId, kind: 'arrive', at: at('8:32'), seenBy: '山田' }
    const [first, second] = [await teacher.post('/presence/paper', json), await teacher.post('/presence/paper', json)]
    expect([first.status, second.body]).toEqual([200, first.body])
    expect(await facts()).toHaveLength(2)
    const [line] = await world.db
      .select({ content: audit.content })
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.commandId, json.id)))
    expect(line?.content).toEqual({ facts: ['arrive', 'sighting'], at: at('8:32'), paper: true, seenBy: '山田' })
  })

  test('RB24 of a day that is over is recorded, and tells no family', async () => {
    const { write, facts, told } = await house()
    expect((await write({ at: at('8:32', YESTERDAY) })).status).toBe(200)
    expect((await facts()).map(({ day }) => day)).toEqual([YESTERDAY])
    expect(await told()).toEqual([])
  })

  test('RB24 to come, of leaving without coming, of long ago, of another’s child or from a family is refused', async () => {
    const { world, mother, childId, write, facts } = await house()
    expect((await write({ at: at('18:30') })).status).toBe(400)
    expect((await write({ kind: 'leave', at: at('16:30') })).body).toMatchObject({ error: { code: 'not_here' } })
    expect((await write({ at: at('8:32', '2026-11-10') })).status).toBe(400)
    const star = await world.addStaff('nursery_teacher', { classId: world.star })
    star.at('18:00')
    mother.at('18:00')
    const json = { id: act(), childId, kind: 'arrive', at: at('8:32') }
    expect((await star.post('/presence/paper', json)).status).toBe(404)
    expect((await mother.post('/presence/paper', json)).status).toBe(404)
    expect(await facts()).toEqual([])
  })
})
