// A picture on its way in: once, whole, and nothing but a picture.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { photo } from '../../schema/shard.ts'
import { app } from '../../worker/app.ts'
import { placeOf } from '../../worker/photo/bucket.ts'
import { smallJpegBytes } from '../kit/small-jpeg.ts'
import { act, at, bindings, DAY } from '../kit/world.ts'
import { aClass, bucket, keep, pictureOf, SMALL } from './a-picture.ts'

describe('A picture that is taken in', () => {
  test('the same picture sent twice is one, with one pair of bytes; another picture under its id is refused', async () => {
    const { world, teacher, taken } = await aClass()
    const id = act()
    const [first, again] = [
      await keep(teacher, { id, classId: world.rabbit }),
      await keep(teacher, { id, classId: world.rabbit }),
    ]
    expect([first.status, again.text]).toEqual([200, first.text])
    expect((await keep(teacher, { id, classId: world.rabbit, picture: pictureOf({ width: 200, height: 100 }) })).status).toBe(409)
    expect(await world.db.select().from(photo).where(eq(photo.facilityId, world.facilityId))).toHaveLength(1)
    expect((await bucket().list({ prefix: `photo/${DAY}/${world.facilityId}/` })).objects).toHaveLength(2)
    expect(await taken()).not.toBe(id)
  })

  test.each([
    ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['a GIF that is a script', new TextEncoder().encode('GIF89a/*<script>alert(1)</script>*/=1')],
    ['half a JPEG', smallJpegBytes({ width: 160, height: 120 }).slice(0, 200)],
    ['a picture of 5000 px', smallJpegBytes({ width: 5000, height: 20 })],
    ['nothing', new Uint8Array()],
  ])('RC12 %s is refused by the field’s name, and lies nowhere', async (_, large) => {
    const { world, teacher } = await aClass()
    const refused = await keep(teacher, { classId: world.rabbit, picture: pictureOf(large) })
    expect([refused.status, refused.body.error]).toMatchObject([400, { field: 'picture' }])
    const small = await keep(teacher, {
      classId: world.rabbit,
      picture: new Uint8Array([...large, ...SMALL]),
      small: large.length,
    })
    expect([small.status, small.body.error]).toMatchObject([400, { field: 'small' }])
    expect((await bucket().list({ prefix: `photo/${DAY}/${world.facilityId}/` })).objects).toEqual([])
  })

  test('RC12 a picture behind which something hangs is kept without it', async () => {
    const { world, taken } = await aClass()
    const hidden = new TextEncoder().encode('PK\u0003\u0004<script>alert(1)</script>')
    const id = await taken({ picture: pictureOf(new Uint8Array([...smallJpegBytes({ width: 160, height: 120 }), ...hidden])) })
    const [row] = await world.db.select().from(photo).where(eq(photo.id, id))
    const kept = await (await bucket().get(placeOf(row?.objectKey ?? '', 'large')))?.arrayBuffer()
    expect(new TextDecoder('latin1').decode(kept)).not.toContain('script')
  })

  test('ASVS 2.1.3 more than 8 MiB is refused before it is kept, another type before it is read', async () => {
    const { world, teacher } = await aClass()
    const huge = await keep(teacher, { classId: world.rabbit, picture: new Uint8Array(8 * 1024 * 1024 + 1) })
    expect([huge.status, huge.body.error]).toMatchObject([413, { message: expect.stringContaining('8 MB') }])
    expect((await keep(teacher, { classId: world.rabbit, type: 'image/svg+xml' })).status).toBe(415)
  })

  test('ASVS 2.1.3 a class has thirty pictures a day; one that is taken away makes room', async () => {
    const { world, teacher, taken } = await aClass()
    const id = await taken()
    const [row] = await world.db.select().from(photo).where(eq(photo.id, id))
    if (!row) throw new Error('the picture is gone')
    for (let count = 1; count < 30; count++) await world.db.insert(photo).values({ ...row, id: act() })
    expect((await keep(teacher, { classId: world.rabbit })).body.error).toMatchObject({ code: 'too_many_photos' })
    await teacher.post('/photo/remove', { id: act(), photoId: id, reason: '似た写真があるため' })
    expect((await keep(teacher, { classId: world.rabbit })).status).toBe(200)
  })

  test('without a bucket lists say so, and no picture is taken or shown', async () => {
    const { world, teacher, taken } = await aClass()
    const id = await taken()
    const { PHOTOS: _, ...without } = bindings
    const ask = (path: string, more: RequestInit = {}) =>
      app.fetch(
        new Request(`http://tsumugi.test/api/f/${world.facilityId}${path}`, {
          ...more,
          headers: { cookie: teacher.cookie ?? '', 'x-test-now': String(teacher.now()), 'content-type': 'image/jpeg' },
        }),
        without as never,
        { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} } as never,
      )
    expect(await (await ask(`/photo/class?day=${DAY}&class=${world.rabbit}`)).json()).toMatchObject({ kept: false })
    expect((await ask(`/photo/picture?photoId=${id}&size=small`)).status).toBe(404)
    const query = new URLSearchParams({ id: act(), class: world.rabbit, at: String(at('8:00')), small: String(SMALL.length) })
    expect((await ask(`/photo/keep?${query}`, { method: 'POST', body: pictureOf() })).status).toBe(409)
  })

  test('R2 whichever call to the bucket fails, there is no row; sent again, it is whole', async () => {
    const { world, teacher } = await aClass()
    const real = bucket()
    const id = act()
    const query = new URLSearchParams({ id, class: world.rabbit, at: String(at('8:00')), small: String(SMALL.length) })
    const send = (put: typeof real.put) =>
      app.fetch(
        new Request(`http://tsumugi.test/api/f/${world.facilityId}/photo/keep?${query}`, {
          method: 'POST',
          body: pictureOf(),
          headers: { cookie: teacher.cookie ?? '', 'x-test-now': String(teacher.now()), 'content-type': 'image/jpeg' },
        }),
        { ...bindings, PHOTOS: { put } } as never,
        { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} } as never,
      )
    for (const nth of [1, 2]) {
      let calls = 0
      const put = (async (key: string, bytes: Uint8Array) => {
        calls += 1
        if (calls === nth) throw new Error('R2 is away')
        return real.put(key, bytes)
      }) as unknown as typeof real.put
      expect((await send(put)).status).toBe(503)
      expect(await world.db.select().from(photo).where(eq(photo.id, id))).toEqual([])
    }
    expect((await send(real.put.bind(real))).status).toBe(200)
    expect(await world.db.select().from(photo).where(eq(photo.id, id))).toHaveLength(1)
  })
})
