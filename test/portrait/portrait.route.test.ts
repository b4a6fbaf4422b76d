import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { nameKeys } from '../../schema/block/rule.ts'
import { audit, block, pickupPerson, portrait } from '../../schema/shard.ts'
import { smallJpeg } from '../kit/small-jpeg.ts'
import { addTablet } from '../kit/tablet.ts'
import { act, makeWorld } from '../kit/world.ts'

type Answer = Record<string, unknown>
interface Asks {
  get: (path: string) => Promise<{ status: number; body: Answer; text: string }>
}
const facesOf = async (client: Asks) => (await client.get('/portrait')).body.faces as [string, string, string][]
/** The pictures asked for; none is the answer of what is not there. */
async function picturesOf(client: Asks, ids: readonly string[]) {
  const { status, body } = await client.get(`/portrait/pictures?ids=${ids.join(',')}`)
  return status === 404 ? {} : (body.pictures as Record<string, string>)
}

async function aHouse() {
  const world = await makeWorld()
  const [ai, star] = [
    await world.addChild('こども あい'),
    await world.addChild('ほしの こ', { classId: world.star, birthDay: '2021-10-10' }),
  ]
  const mother = await world.addGuardian([ai])
  const [teacher, director] = [
    await world.addStaff('nursery_teacher', { classId: world.rabbit }),
    await world.addStaff('director'),
  ]
  const person = act()
  expect((await mother.post('/pickup', { id: person, childIds: [ai], name: '佐藤 和子', relationship: '祖母' })).status).toBe(200)
  const kept = (childId: string) => world.db.select().from(portrait).where(eq(portrait.childId, childId))
  return { world, ai, star, mother, teacher, director, person, kept }
}

describe('顔写真', () => {
  test('RB25 RB26 the face of a child and of who fetches it are set by its mother, and seen by its class, the desk and the tablet', async () => {
    const { world, ai, star, mother, teacher, director, person } = await aHouse()
    const [own, fetcher, other] = [act(), act(), act()]
    expect((await mother.post('/portrait/child', { id: own, childId: ai, jpeg: smallJpeg() })).status).toBe(200)
    expect(
      (await mother.post('/portrait/person', { id: fetcher, of: [{ childId: ai, pickupId: person }], jpeg: smallJpeg() })).status,
    ).toBe(200)
    expect((await director.post('/portrait/child', { id: other, childId: star, jpeg: smallJpeg() })).status).toBe(200)
    const [mine, hers] = [
      [ai, '', own],
      [ai, person, fetcher],
    ]
    expect(await facesOf(mother)).toEqual([mine, hers])
    expect(await facesOf(teacher)).toEqual([mine, hers])
    expect(await facesOf(director)).toHaveLength(3)
    expect(await facesOf(await addTablet(world, { classIds: [world.rabbit] }))).toEqual([mine, hers])
    const kiosk = await addTablet(world, { kind: 'kiosk' })
    expect((await facesOf(kiosk)).map(([, pickupId]) => pickupId)).toEqual(['', ''])
    expect(Object.keys(await picturesOf(kiosk, [own, fetcher, other]))).toEqual(expect.arrayContaining([own, other]))
    expect(Object.keys(await picturesOf(kiosk, [fetcher]))).toEqual([])
    expect(Object.keys(await picturesOf(teacher, [own, fetcher, other, act()]))).toEqual([own, fetcher])
    expect(await picturesOf(mother, [other])).toEqual({})
  })

  test('RC12 what a camera noted is kept nowhere, and the picture is not in the records', async () => {
    const { world, ai, mother } = await aHouse()
    const id = act()
    const jpeg = smallJpeg({ noted: 'GPS 35.6812N' })
    expect((await mother.post('/portrait/child', { id, childId: ai, jpeg })).status).toBe(200)
    const [row] = await world.db.select().from(portrait).where(eq(portrait.id, id))
    expect(await picturesOf(mother, [id])).toEqual({ [id]: row?.jpeg })
    expect(Buffer.from(row?.jpeg ?? '', 'base64').toString('latin1')).not.toContain('GPS')
    const kept = await world.db.select().from(audit).where(eq(audit.commandId, id))
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain((row?.jpeg ?? '').slice(0, 60))
    expect(kept[0]?.content).toMatchObject({ portrait: 'set' })
  })

  test('somebody who fetches two children has one face on both lists; with a list that is not one’s own none is changed', async () => {
    const { world, ai, star, mother, person, kept } = await aHouse()
    const sister = await world.addChild('こども うみ')
    const both = await world.addGuardian([ai, sister])
    await both.post('/pickup', { id: act(), childIds: [sister], name: '佐藤 和子', relationship: '祖母' })
    const [hers] = ((await both.get(`/pickup?childId=${sister}`)).body.people as { id: string; name: string }[]).filter(
      ({ name }) => name === '佐藤 和子',
    )
    const of = [
      { childId: ai, pickupId: person },
      { childId: sister, pickupId: hers?.id },
    ]
    const set = (client: typeof mother, list: unknown[]) =>
      client.post('/portrait/person', { id: act(), of: list, jpeg: smallJpeg() })
    expect((await set(mother, of)).status).toBe(404)
    expect((await set(both, [...of, { childId: star, pickupId: person }])).status).toBe(404)
    expect([await kept(ai), await kept(sister)]).toEqual([[], []])
    expect((await set(both, of)).status).toBe(200)
    expect([await kept(ai), await kept(sister)]).toMatchObject([[{ pickupId: person }], [{ pickupId: hers?.id }]])
    expect(new Set((await facesOf(both)).map(([, , id]) => id)).size).toBe(1)
  })

  test('a newer one takes the place of the older, and null takes it away; the same act twice is one', async () => {
    const { ai, mother, kept } = await aHouse()
    const [first, second, gone] = [act(), act(), act()]
    const set = (id: string, jpeg: string | null) => mother.post('/portrait/child', { id, childId: ai, jpeg })
    expect((await set(first, smallJpeg())).text).toBe((await set(first, smallJpeg())).text)
    await set(second, smallJpeg({ width: 200, height: 200 }))
    expect(await facesOf(mother)).toEqual([[ai, '', second]])
    expect((await set(gone, null)).status).toBe(200)
    expect(await facesOf(mother)).toEqual([])
    expect(await kept(ai)).toEqual([])
  })

  test('the face of who is taken off the list goes with them, and nobody off the list gets one', async () => {
    const { ai, mother, person, kept } = await aHouse()
    const sent = { id: act(), of: [{ childId: ai, pickupId: person }], jpeg: smallJpeg() }
    await mother.post('/portrait/person', sent)
    expect((await mother.post('/pickup/end', { id: act(), childId: ai, pickupId: person })).status).toBe(200)
    expect(await kept(ai)).toEqual([])
    expect((await mother.post('/portrait/person', { ...sent, id: act() })).status).toBe(404)
    expect((await mother.post('/portrait/person', { ...sent, id: act(), of: [{ childId: ai, pickupId: act() }] })).status).toBe(
      404,
    )
    expect(await kept(ai)).toEqual([])
  })

  test('RB27 the face of somebody a block keeps from the child is shown to no staff; the family’s own list says nothing of it', async () => {
    const { world, ai, mother, director, teacher, person } = await aHouse()
    await world.db.update(pickupPerson).set({ name: '佐藤 次郎', relationship: '父' }).where(eq(pickupPerson.id, person))
    const fetcher = act()
    await mother.post('/portrait/person', { id: fetcher, of: [{ childId: ai, pickupId: person }], jpeg: smallJpeg() })
    await world.db.insert(block).values({
      facilityId: world.facilityId,
      childId: ai,
      id: act(),
      personId: await world.addParent([ai], { name: '佐藤 次郎' }),
      names: nameKeys({ name: '佐藤 次郎', kana: 'さとう じろう' }),
      kind: 'court_order',
      text: '',
      startsOn: '2026-04-01',
      setBy: director.accountId,
      setAt: 0,
    })
    for (const client of [teacher, director]) {
      expect(await facesOf(client)).toEqual([])
      expect(await picturesOf(client, [fetcher])).toEqual({})
    }
    expect(await facesOf(mother)).toHaveLength(1)
  })

  test('who may only look, another class and another family change nothing', async () => {
    const { world, ai, star, teacher } = await aHouse()
    const looks = await world.addGuardian([ai], { capabilities: ',read_presence,photo,' })
    const stranger = await world.addGuardian([star])
    for (const client of [looks, stranger, teacher])
      expect((await client.post('/portrait/child', { id: act(), childId: ai, jpeg: smallJpeg() })).status).toBe(404)
    expect(await facesOf(stranger)).toEqual([])
  })

  test.each([
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64')],
    ['words', Buffer.from('<svg onload="alert(1)"/>').toString('base64')],
    ['what is not base64', '../../etc'],
    ['a face of 2000 px', smallJpeg({ width: 2000, height: 60 })],
    ['too much', smallJpeg({ noted: 'x'.repeat(30_000) })],
  ])('%s is refused by the field, and the face that was there stays', async (_, jpeg) => {
    const { ai, mother } = await aHouse()
    const id = act()
    await mother.post('/portrait/child', { id, childId: ai, jpeg: smallJpeg() })
    const refused = await mother.post('/portrait/child', { id: act(), childId: ai, jpeg })
    expect([refused.status, refused.body.error]).toMatchObject([400, { field: 'jpeg' }])
    expect(await facesOf(mother)).toEqual([[ai, '', id]])
  })
})
