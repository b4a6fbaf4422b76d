import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, block, photo, photoChild } from '../../schema/shard.ts'
import { newKey, placeOf } from '../../worker/photo/bucket.ts'
import { sweepPhotos } from '../../worker/photo/sweep-photos.ts'
import { act, at, bindings, DAY } from '../kit/world.ts'
import { aClass, bucket, keep, pictureOf, SMALL } from './a-picture.ts'

describe('写真', () => {
  test('RC12 a picture is taken in, brought out and seen by the families of its class, in both sizes, without what the camera noted', async () => {
    const { world, ai, ume, family, teacher, director, allow, taken, publish, look, seenBy } = await aClass()
    await allow(family.ai, ai, 'class')
    const id = await taken({ picture: pictureOf({ width: 160, height: 120, noted: 'GPS 35.6812N' }) })
    expect(await seenBy(family.ai, ai)).toEqual([])
    expect((await publish(id, [ai], 'class', { caption: 'どろんこあそび' })).status).toBe(200)
    expect(await seenBy(family.ai, ai)).toEqual([id])
    expect(await seenBy(family.ume, ume)).toEqual([id])
    for (const who of [family.ai, family.ume, teacher, director])
      for (const size of ['large', 'small']) {
        const seen = await look(who, id, size)
        expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
        expect(seen.text).not.toContain('GPS')
      }
    expect((await look(family.star, id)).status).toBe(404)
    const [row] = await world.db.select().from(photo).where(eq(photo.id, id))
    expect(row).toMatchObject({ day: DAY, width: 160, height: 120, audience: 'class', caption: 'どろんこあそび' })
    const large = await bucket().get(placeOf(row?.objectKey ?? '', 'large'))
    expect(new TextDecoder('latin1').decode(await large?.arrayBuffer())).not.toContain('GPS')
  })

  test('RC13 a picture of a child without consent goes to nobody, with 連絡帳のみ to its own family alone', async () => {
    const { ai, ume, family, allow, taken, publish, look, seenBy } = await aClass()
    const id = await taken()
    for (const [children, audience] of [
      [[ai], 'family'],
      [[ai], 'class'],
      [[ai, ume], 'class'],
    ] as const)
      expect((await publish(id, [...children], audience)).body.error).toMatchObject({ code: 'no_consent', field: 'childIds' })
    await allow(family.ai, ai, 'book')
    await allow(family.ume, ume, 'class')
    expect((await publish(id, [ai], 'class')).body.error).toMatchObject({ code: 'no_consent' })
    expect((await publish(id, [ai, ume], 'class')).body.error).toMatchObject({ code: 'no_consent' })
    expect((await publish(id, [ai, ume], 'family')).status).toBe(400)
    expect((await publish(id, [ai], 'family')).status).toBe(200)
    expect([await seenBy(family.ai, ai), await seenBy(family.ume, ume)]).toEqual([[id], []])
    expect([(await look(family.ai, id)).status, (await look(family.ume, id)).status]).toEqual([200, 404])
  })

  test('RC13 consent that is taken back takes the pictures out of view at once, for all families; staff are told', async () => {
    const { world, ai, ume, family, teacher, allow, taken, publish, look, seenBy } = await aClass()
    await allow(family.ai, ai, 'class')
    await allow(family.ume, ume, 'board')
    const [both, alone] = [await taken(), await taken({ at: at('8:01') })]
    await publish(both, [ai, ume], 'class')
    await publish(alone, [ume], 'class')
    expect(await seenBy(family.ai, ai)).toEqual([both, alone])
    await allow(family.ume, ume, 'book')
    expect([await seenBy(family.ai, ai), (await look(family.ai, both)).status]).toEqual([[], 404])
    // Of its own child alone the family still has it in its book.
    expect(await seenBy(family.ume, ume)).toEqual([alone])
    const list = async () =>
      (await teacher.get(`/photo/class?day=${DAY}&class=${world.rabbit}`)).body as {
        photos: { id: string; inView: boolean }[]
        children: { childId: string; kana: string; level: string }[]
      }
    expect((await list()).children).toEqual([
      { childId: ai, kana: expect.stringContaining('あい'), level: 'class' },
      { childId: ume, kana: expect.stringContaining('うめ'), level: 'book' },
    ])
    expect((await list()).photos.map(({ inView }) => inView)).toEqual([false, false])
    await allow(family.ume, ume, 'none')
    expect(await seenBy(family.ume, ume)).toEqual([])
    const said = (await family.ume.get('/photo/consent')).body.children as { level: string; said: { level: string }[] }[]
    expect(said.map(({ level, said }) => [level, said.map((one) => one.level)])).toEqual([['none', ['none', 'book', 'board']]])
  })

  test('RC13 the director writes down a consent on paper, with its day; nobody else does, and no child but one’s own is spoken for', async () => {
    const { ai, star, family, teacher, director, allow } = await aClass()
    const paper = { childIds: [ai, star], level: 'class', day: '2026-04-01' }
    expect((await teacher.post('/photo/paper', { id: act(), ...paper })).status).toBe(404)
    expect((await director.post('/photo/paper', { id: act(), ...paper, day: '2026-11-21' })).body.error).toMatchObject({
      field: 'day',
    })
    expect((await director.post('/photo/paper', { id: act(), ...paper })).status).toBe(200)
    const [mine] = (await family.ai.get('/photo/consent')).body.children as { level: string; said: object[] }[]
    expect(mine).toMatchObject({ level: 'class', said: [{ paper: true, day: '2026-04-01', mine: false }] })
    expect((await allow(family.ai, star, 'none')).status).toBe(404)
  })

  test('RC13 a relative who answers for pictures reads the child’s given name; the whole name is the desk’s', async () => {
    const { world, director } = await aClass()
    const childId = await world.addChild('つむぎ はな', { name: '紡木 花' })
    const aunt = await world.addGuardian([childId], { capabilities: ',pickup_list,', relationship: '叔母' })
    const namesFor = async (who: typeof aunt | typeof director, path: string) =>
      ((await who.get(path)).body.children as { name: string }[]).map(({ name }) => name)
    expect(await namesFor(aunt, '/photo/consent')).toEqual(['花'])
    expect(await namesFor(director, '/photo/paper')).toContain('紡木 花')
  })

  test('RC14 nothing is brought out before somebody said that it shows nobody undressed, in the water or hurt', async () => {
    const { world, ai, family, allow, taken, publish } = await aClass()
    await allow(family.ai, ai, 'book')
    const id = await taken()
    for (const attested of [false, undefined])
      expect((await publish(id, [ai], 'family', { attested })).body.error).toMatchObject({ field: 'attested' })
    const done = await publish(id, [ai], 'family')
    const [kept] = await world.db
      .select()
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.commandId, String(done.body.id))))
    expect(kept?.content).toMatchObject({ photo: 'published', attested: true, photoId: id })
  })

  test('とりさげ takes it from everybody at once, and the night takes the bytes', async () => {
    const { world, ai, family, teacher, allow, taken, publish, look } = await aClass()
    await allow(family.ai, ai, 'class')
    const [id, stays] = [await taken(), await taken()]
    await publish(id, [ai], 'class')
    const rows = async () => {
      const found = await world.db.select().from(photo).where(eq(photo.facilityId, world.facilityId))
      // Two ids of one moment stand in any order.
      return [id, stays].flatMap((one) => found.filter((row) => row.id === one))
    }
    const places = (await rows()).map(({ objectKey }) => placeOf(objectKey, 'small'))
    expect((await teacher.post('/photo/remove', { id: act(), photoId: id, reason: '' })).status).toBe(400)
    expect((await teacher.post('/photo/remove', { id: act(), photoId: id, reason: '目をつぶっている' })).status).toBe(200)
    for (const who of [family.ai, teacher]) expect((await look(who, id)).status).toBe(404)
    expect((await teacher.post('/photo/remove', { id: act(), photoId: id, reason: 'もういちど' })).status).toBe(404)
    await sweepPhotos(bindings, at('8:30'))
    expect(await Promise.all(places.map(async (place) => (await bucket().head(place)) !== null))).toEqual([false, true])
    expect((await rows()).map(({ objectKey }) => objectKey !== '')).toEqual([false, true])
    expect((await look(teacher, stays)).status).toBe(200)
  })

  test('bytes that no row names are taken away in the night after next midnight, those of rows stay', async () => {
    const { world, teacher, taken, look } = await aClass()
    const id = await taken()
    const lost = placeOf(newKey(world.facilityId, DAY), 'large')
    await bucket().put(lost, SMALL)
    await sweepPhotos(bindings, at('23:00'))
    expect(await bucket().head(lost)).not.toBeNull()
    await sweepPhotos(bindings, at('3:40', '2026-11-21'))
    expect(await bucket().head(lost)).toBeNull()
    expect((await look(teacher, id)).status).toBe(200)
  })

  test('only who is with the class takes pictures of it, names its children, and of another day only who was with it then', async () => {
    const { world, ai, star, teacher, taken, publish, family } = await aClass()
    expect((await keep(teacher, { classId: world.star })).status).toBe(404)
    expect((await keep(family.ai, { classId: world.rabbit })).status).toBe(404)
    expect((await keep(teacher, { classId: world.rabbit, at: at('9:00') })).body.error).toMatchObject({ field: 'at' })
    expect((await keep(teacher, { classId: world.rabbit, at: at('9:00', '2026-11-02') })).body.error).toMatchObject({
      field: 'at',
    })
    expect((await keep(teacher, { classId: world.rabbit, at: at('9:00', '2026-11-19') })).status).toBe(200)
    const id = await taken()
    for (const childIds of [[star], [ai, star], [act()]]) expect((await publish(id, childIds, 'class')).status).toBe(404)
    const other = await world.addStaff('nursery_teacher', { classId: world.star })
    expect((await other.get(`/photo/picture?photoId=${id}&size=small`)).status).toBe(404)
    expect((await other.post('/photo/remove', { id: act(), photoId: id, reason: 'x' })).status).toBe(404)
    expect((await other.get(`/photo/class?day=${DAY}&class=${world.rabbit}`)).status).toBe(404)
  })

  test('RB27 who is kept from a child sees no picture it is in, also as the parent of another in the class', async () => {
    const { world, ai, ume, family, director, allow, taken, publish, look, seenBy } = await aClass()
    await allow(family.ai, ai, 'class')
    await allow(family.ume, ume, 'class')
    const id = await taken()
    await publish(id, [ai, ume], 'class')
    const father = await world.addGuardian([ume])
    expect(await seenBy(father, ume)).toEqual([id])
    await world.db.insert(block).values({
      facilityId: world.facilityId,
      childId: ai,
      id: act(),
      personId: await world.addPerson(father.accountId, '人'),
      kind: 'support_measure',
      text: '',
      startsOn: '2026-11-01',
      setBy: director.accountId,
      setAt: 0,
    })
    expect([await seenBy(father, ume), (await look(father, id)).status]).toEqual([[], 404])
    // Of the child that is not kept from him he sees what he saw.
    const other = await taken({ at: at('8:01') })
    await publish(other, [ume], 'class')
    expect([await seenBy(father, ume), await seenBy(family.ume, ume)]).toEqual([[other], [id, other]])
  })

  test('ASVS 3.5.8 a picture is a phone’s own, asked for again each time, and no other page’s', async () => {
    const { ai, family, teacher, allow, taken, publish, look } = await aClass()
    await allow(family.ai, ai, 'book')
    const id = await taken()
    await publish(id, [ai], 'family')
    const mine = await look(family.ai, id)
    expect(mine.headers.get('cache-control')).toBe('private, no-cache')
    expect(mine.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect((await look(teacher, id)).headers.get('cache-control')).toBe('no-store')
    const etag = { 'if-none-match': mine.headers.get('etag') ?? '' }
    expect((await look(family.ai, id, 'large', etag)).status).toBe(304)
    expect((await look(family.ai, id, 'large', { ...etag, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    await allow(family.ai, ai, 'none')
    expect((await look(family.ai, id, 'large', etag)).status).toBe(404)
  })

  test('the same family sees its child’s pictures only with the capability, and another facility never', async () => {
    const { world, ai, family, allow, taken, publish, look } = await aClass()
    await allow(family.ai, ai, 'class')
    const id = await taken()
    await publish(id, [ai], 'class')
    const fetches = await world.addGuardian([ai], { capabilities: ',read_presence,pickup,' })
    expect((await look(fetches, id)).status).toBe(404)
    const there = await aClass()
    for (const who of [there.teacher, there.family.ai]) expect((await look(who, id)).status).toBe(404)
    expect(await there.world.db.select().from(photoChild).where(eq(photoChild.photoId, id))).toEqual([])
  })
})
