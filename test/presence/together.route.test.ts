// Many acts in one request: what each of them could do alone, and nothing more.
import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { MOST_TOGETHER } from '../../schema/kit/together.ts'
import { audit, command, guard, outbox, presenceFact } from '../../schema/shard.ts'
import { act, at, makeWorld } from '../kit/world.ts'

async function house(count: number) {
  const world = await makeWorld()
  const children = await Promise.all(Array.from({ length: count }, (_, place) => world.addChild(`さとう こ${place}`)))
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const rows = async () => {
    const { facilityId } = world
    const [facts, audits, lines, commands] = await world.db.batch([
      world.db
        .select()
        .from(presenceFact)
        .where(eq(presenceFact.facilityId, facilityId))
        .orderBy(asc(presenceFact.id), asc(presenceFact.kind)),
      world.db
        .select()
        .from(audit)
        .where(and(eq(audit.facilityId, facilityId), eq(audit.action, 'presence.record')))
        .orderBy(asc(audit.commandId)),
      world.db.select().from(outbox).where(eq(outbox.facilityId, facilityId)).orderBy(asc(outbox.commandId)),
      world.db.select().from(command).where(eq(command.facilityId, facilityId)).orderBy(asc(command.id)),
    ])
    return { facts, audits, lines, commands }
  }
  return { world, children, teacher, rows }
}
const arrive = (childId: string, clock = '8:00') => ({ path: 'tap', json: { id: act(), childId, kind: 'arrive', at: at(clock) } })

describe('RB19 Acts that come together', () => {
  test('leave the rows that they leave one by one: facts, audit with its digest, the lines of families, receipts', async () => {
    const { world, children, teacher, rows } = await house(3)
    await world.addGuardian([children[0] ?? '', children[1] ?? ''])
    teacher.at('17:00')
    const acts = [
      ...children.map((childId) => arrive(childId)),
      { path: 'out', json: { id: act(), childId: children[0], at: at('10:00'), place: '療育' } },
      { path: 'back', json: { id: act(), childId: children[0], at: at('11:00') } },
      { path: 'tap', json: { id: act(), childId: children[0], kind: 'leave', at: at('16:00'), person: '祖母' } },
      {
        path: 'sighting',
        json: { id: act(), childId: children[1], at: at('9:00'), clock: { device: at('9:00'), offset: 0 } },
      },
    ]
    const other = await house(3)
    await other.world.addGuardian([other.children[0] ?? '', other.children[1] ?? ''])
    other.teacher.at('17:00')
    const twin = (json: Record<string, unknown>) => ({ ...json, childId: other.children[children.indexOf(String(json.childId))] })
    for (const { path, json } of acts) expect((await other.teacher.post(`/presence/${path}`, twin(json))).status).toBe(200)
    const answer = await teacher.post('/presence/together', { acts })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ acts: acts.map(({ json }) => ({ id: json.id, at: at('17:00') })) })
    const [ours, theirs] = [await rows(), await other.rows()]
    // Who and where differ, and with them every digest; nothing else does.
    const bare = (list: object[], left: { children: string[] }) =>
      list.map((row) => {
        const { facilityId, accountId, digest, inputDigest, ...rest } = row as Record<string, unknown>
        return { ...rest, ...('childId' in rest ? { childId: left.children.indexOf(String(rest.childId)) } : {}) }
      })
    for (const name of ['facts', 'audits', 'lines', 'commands'] as const)
      expect(bare(ours[name], { children }), name).toEqual(bare(theirs[name], other))
    expect(ours.lines).toHaveLength(3)
    expect(await world.db.select().from(guard)).toEqual([])
  })

  test('are there once, however often they are brought', async () => {
    const { children, teacher, rows } = await house(4)
    const acts = children.map((childId) => arrive(childId))
    const first = await teacher.post('/presence/together', { acts })
    const before = await rows()
    teacher.at('8:20')
    const second = await teacher.post('/presence/together', { acts: [...acts.slice(1), ...acts.slice(0, 1)] })
    const receipts = (answer: { body: unknown }) => (answer.body as { acts: { id: string }[] }).acts
    expect(receipts(second)).toEqual([...receipts(first).slice(1), ...receipts(first).slice(0, 1)])
    expect(await rows()).toEqual(before)
  })

  test('are refused one by one: what its own route says no to keeps back nothing else', async () => {
    const { world, children, teacher, rows } = await house(3)
    const [first, second, third] = children as [string, string, string]
    const foreign = await house(1)
    const other = await world.addChild('すずき はな', { classId: world.star })
    const acts = [
      arrive(first),
      { path: 'tap', json: { id: act(), childId: second, kind: 'leave', at: at('8:01') } },
      arrive(foreign.children[0] ?? ''),
      { path: 'tap', json: { id: act(), childId: first, kind: 'come' } },
      arrive(other),
      arrive(third),
      { path: 'tap', json: { id: act(), childId: first, kind: 'leave', at: at('8:03') } },
    ]
    const { status, body } = await teacher.post('/presence/together', { acts })
    expect(status).toBe(200)
    const said = (body as { acts: { status?: number; error?: { code: string } }[] }).acts
    expect(said.map(({ status, error }) => (error ? `${status} ${error.code}` : 'done'))).toEqual([
      'done',
      '409 not_here',
      '404 not_found',
      '400 bad_input',
      '404 not_found',
      'done',
      'done',
    ])
    for (const [place, one] of acts.entries()) {
      const alone = await teacher.post(`/presence/${one.path}`, one.json)
      expect(alone.status, String(place)).toBe(said[place]?.status ?? 200)
    }
    expect(new Set((await rows()).facts.map(({ childId }) => childId))).toEqual(new Set([first, third]))
  })

  test('that are all refused alike are refused as one is', async () => {
    const { teacher } = await house(1)
    const foreign = await house(2)
    const alone = await teacher.post('/presence/tap', arrive(foreign.children[0] ?? '').json)
    const many = await teacher.post('/presence/together', { acts: foreign.children.map((childId) => arrive(childId)) })
    expect([many.status, (many.body as { error: { code: string } }).error.code]).toEqual([
      alone.status,
      (alone.body as { error: { code: string } }).error.code,
    ])
  })

  test('have a bound', async () => {
    const { children, teacher } = await house(1)
    const acts = Array.from({ length: MOST_TOGETHER + 1 }, () => arrive(children[0] ?? ''))
    expect((await teacher.post('/presence/together', { acts })).status).toBe(400)
  })
})
