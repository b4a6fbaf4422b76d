// A picture of 薬剤情報: in before its request, seen by whoever reads that request, gone when its time is over.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { block, medicineSheet } from '../../schema/shard.ts'
import { app } from '../../worker/app.ts'
import { sweepSheets } from '../../worker/medicine/sweep-sheets.ts'
import { placeOf } from '../../worker/photo/bucket.ts'
import { smallJpegBytes } from '../kit/small-jpeg.ts'
import { act, at, bindings, type clientOf, DAY } from '../kit/world.ts'
import { bucket } from '../photo/a-picture.ts'
import { aMedicine, RECEIPT } from './a-medicine.ts'

type Client = ReturnType<typeof clientOf>
const PICTURE = smallJpegBytes({ width: 300, height: 400 })
const COMPARED = ['child_name', 'one_dose', 'as_asked', 'picture']

const hand = (who: Client, childId: string, picture: Uint8Array<ArrayBuffer> = PICTURE, id = act(), type = 'image/jpeg') =>
  who.send('POST', `/medicine/sheet?${new URLSearchParams({ id, childId })}`, {
    headers: { 'content-type': type },
    body: picture,
  })
const look = (who: Pick<Client, 'get'>, sheetId: string) => who.get(`/medicine/sheet?sheetId=${sheetId}`)
const places = async (facilityId: number) =>
  (await bucket().list({ prefix: `sheet/${DAY}/${facilityId}/` })).objects.map(({ key }) => key)
const code = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
  body.error ? (body.error as { code: string }).code : status

describe('RD10 a picture of 薬剤情報', () => {
  test('comes before the request that names it, and who reads the request sees it; nobody else does', async () => {
    const { world, ai, iku, mother, teacher, ask, list } = await aMedicine()
    const sheetId = String((await hand(mother, ai)).body.id)
    // Of no request yet, it is shown to nobody.
    expect((await look(teacher, sheetId)).status).toBe(404)
    await ask({ sheetId })
    expect((await list()).requests[0]).toMatchObject({ sheet: { id: sheetId, width: 300, height: 400 } })
    for (const who of [mother, teacher]) {
      const seen = await look(who, sheetId)
      expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([
        ...[200, 'image/jpeg', 'no-store'],
      ])
    }
    const others = [
      await world.addStaff('nursery_teacher', { classId: world.star }),
      await world.addStaff('cook'),
      await world.addGuardian([iku]),
      await world.addGuardian([ai], { capabilities: ',read_presence,pickup,' }),
      (await aMedicine()).teacher,
    ]
    for (const who of others) expect((await look(who, sheetId)).status).toBe(404)
    expect((await mother.get(`/medicine/sheet?sheetId=${sheetId}`, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  test('RB27 a parent who is kept from the child sees none of it, and hands in none', async () => {
    const { world, ai, mother, teacher, ask } = await aMedicine()
    const sheetId = String((await hand(mother, ai)).body.id)
    await ask({ sheetId })
    const father = await world.addGuardian([ai])
    expect((await look(father, sheetId)).status).toBe(200)
    await world.db.insert(block).values({
      ...{ facilityId: world.facilityId, childId: ai, id: act(), personId: await world.addPerson(father.accountId, '父') },
      ...{ kind: 'support_measure', text: '', startsOn: '2026-11-01', setBy: teacher.accountId, setAt: 0 },
    })
    expect([(await look(father, sheetId)).status, (await hand(father, ai)).status]).toEqual([404, 404])
  })

  test('is compared at the door in the place of the original; without it the original is', async () => {
    const { ai, mother, teacher, ask, does } = await aMedicine()
    const sheetId = String((await hand(mother, ai)).body.id)
    const [pictured, bare] = [await ask({ sheetId }), await ask({ medicine: 'アスベリンシロップ' })]
    const receive = (checks: string[]) => does('receive', '8:10', { checks })
    expect(code(await receive(RECEIPT)(teacher, pictured.id))).toBe('bad_input')
    expect(code(await receive(COMPARED)(teacher, pictured.id))).toBe(200)
    expect(code(await receive(COMPARED)(teacher, bare.id))).toBe('bad_input')
    expect(code(await receive(RECEIPT)(teacher, bare.id))).toBe(200)
  })

  test('of another child, or one that is not there, is named by no request', async () => {
    const { world, ai, iku, mother, ask } = await aMedicine()
    const other = await world.addGuardian([iku])
    const foreign = String((await hand(other, iku)).body.id)
    for (const sheetId of [foreign, act()])
      expect((await ask({ sheetId })).answer.body.error).toMatchObject({ code: 'bad_input', field: 'sheetId' })
    expect((await hand(mother, iku)).status).toBe(404)
    expect(await places(world.facilityId)).toHaveLength(1)
    // Of the same child it may serve for the medicine of the next day too.
    const own = String((await hand(mother, ai)).body.id)
    expect(code((await ask({ sheetId: own })).answer)).toBe(200)
    expect(code((await ask({ sheetId: own, day: '2026-11-21' })).answer)).toBe(200)
  })

  test('a facility that requires one takes no request of a family without it; one that takes none takes no picture', async () => {
    const strict = await aMedicine({ medicineSheet: 'require' })
    expect((await strict.ask()).answer.body.error).toMatchObject({ code: 'bad_input', field: 'sheetId' })
    const sheetId = String((await hand(strict.mother, strict.ai)).body.id)
    expect(code((await strict.ask({ sheetId })).answer)).toBe(200)
    // Who types a paper in has the sheet in the hand.
    const head = await strict.world.addStaff('head_teacher')
    expect(code((await strict.ask({ medicine: 'アスベリンシロップ' }, head)).answer)).toBe(200)
    const none = await aMedicine({ medicineSheet: 'none' })
    expect(await none.list(none.mother)).toMatchObject({ sheets: 'none' })
    expect(code(await hand(none.mother, none.ai))).toBe('no_sheets')
    expect(code((await none.ask()).answer)).toBe(200)
  })

  test('RC12 what is no picture is refused in a sentence that names it, and lies nowhere; the place a camera wrote is cut off', async () => {
    const { world, ai, mother } = await aMedicine()
    const text = (value: string) => new TextEncoder().encode(value)
    for (const wrong of [
      text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      text('GIF89a/*<script>alert(1)</script>*/=1'),
      text('%PDF-1.7 '.repeat(40)),
      PICTURE.slice(0, 200),
      smallJpegBytes({ width: 5000, height: 300 }),
      smallJpegBytes({ width: 40, height: 40 }),
    ])
      expect((await hand(mother, ai, wrong)).body.error).toMatchObject({ code: 'bad_input', field: 'picture' })
    expect((await hand(mother, ai, new Uint8Array(2 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await hand(mother, ai, PICTURE, act(), 'image/svg+xml')).status).toBe(415)
    expect(await places(world.facilityId)).toEqual([])
    const exif = text('Exif\0\0GPS 35.6812,139.7671')
    const where = new Uint8Array([
      0xff,
      0xd8,
      0xff,
      0xe1,
      0,
      exif.length + 2,
      ...exif,
      ...PICTURE.slice(2),
      ...text('PK<script>'),
    ])
    expect((await hand(mother, ai, where)).status).toBe(200)
    const [key = ''] = await places(world.facilityId)
    expect(key).toMatch(/^sheet\/2026-11-20\/\d+\/[\w-]{22}\.large$/)
    const kept = new TextDecoder('latin1').decode(await (await bucket().get(key))?.arrayBuffer())
    for (const hidden of ['GPS', 'Exif', 'script']) expect(kept).not.toContain(hidden)
  })

  test('the same picture sent twice is one; a child’s family hands in twelve a day', async () => {
    const { world, ai, mother } = await aMedicine()
    const id = act()
    const [first, again] = [await hand(mother, ai, PICTURE, id), await hand(mother, ai, PICTURE, id)]
    expect([first.status, again.text]).toEqual([200, first.text])
    expect(code(await hand(mother, ai, smallJpegBytes({ width: 301, height: 400 }), id))).toBe('id_reused')
    expect(await places(world.facilityId)).toHaveLength(1)
    const [row] = await world.db.select().from(medicineSheet).where(eq(medicineSheet.id, id))
    if (!row) throw new Error('the picture is gone')
    for (let count = 1; count < 12; count++) await world.db.insert(medicineSheet).values({ ...row, id: act() })
    expect(code(await hand(mother, ai))).toBe('too_many_sheets')
  })

  test('without a bucket none is asked for, also where one is required, and none is taken', async () => {
    const { world, ai, mother, list } = await aMedicine({ medicineSheet: 'require' })
    expect(await list(mother)).toMatchObject({ sheets: 'require' })
    const { PHOTOS: _, ...without } = bindings
    const send = (path: string, more: RequestInit = {}) =>
      app.fetch(
        new Request(`http://tsumugi.test/api/f/${world.facilityId}${path}`, {
          ...more,
          headers: {
            ...{ cookie: mother.cookie ?? '', 'x-door': 'family', 'x-test-now': String(mother.now()) },
            'content-type': 'image/jpeg',
          },
        }),
        without as never,
        { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} } as never,
      )
    expect(await (await send(`/medicine/list?from=${DAY}&to=${DAY}`)).json()).toMatchObject({ sheets: 'none' })
    const query = new URLSearchParams({ id: act(), childId: ai })
    expect((await send(`/medicine/sheet?${query}`, { method: 'POST', body: PICTURE })).status).toBe(409)
  })
})

test('RD10 it goes when its days behind the last dose are over; the request stays, and bytes that no row names go too', async () => {
  const { world, ai, mother, ask, list } = await aMedicine({ medicineSheetDays: 7 })
  const sheetId = String((await hand(mother, ai)).body.id)
  await ask({ sheetId })
  await ask({ sheetId, day: '2026-11-21' })
  const [key = ''] = await places(world.facilityId)
  const night = (day: string) => sweepSheets(bindings, at('3:40', day))
  await night('2026-11-28')
  expect(await places(world.facilityId)).toEqual([key])
  const lost = placeOf(`sheet/2026-11-27/${world.facilityId}/lost`, 'large')
  await bucket().put(lost, PICTURE)
  await night('2026-11-29')
  expect([await places(world.facilityId), await bucket().head(lost)]).toEqual([[], null])
  expect((await look(mother, sheetId)).status).toBe(404)
  expect((await list(mother)).requests[0]).toMatchObject({ medicine: 'ムコダインDS', sheet: null })
  expect((await ask({ sheetId, medicine: 'アスベリンシロップ' })).answer.body.error).toMatchObject({ field: 'sheetId' })
})
