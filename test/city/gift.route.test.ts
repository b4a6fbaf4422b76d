import { exports } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { placement } from '../../schema/directory.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import { audit, documentForm, documentOwnFile, documentOwnFilePiece, feeTariff, phrase } from '../../schema/shard.ts'
import { openShard } from '../../worker/kit/shard.ts'
import type { PhraseList } from '../../worker/phrase/read.ts'
import { PRICE } from '../fee/a-house.ts'
import { wordParts } from '../kit/form-files.ts'
import { storedZip } from '../kit/stored-zip.ts'
import { act, bindings, DAY } from '../kit/world.ts'
import { directory, makeCity } from './make-city.ts'

type City = Awaited<ReturnType<typeof makeCity>>
type House = Awaited<ReturnType<City['nursery']>>
const word = (text: string) => storedZip(wordParts(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`))
const giveFile = (city: City, query: Record<string, string>, bytes: Uint8Array<ArrayBuffer>) =>
  city.client.send(
    'POST',
    `/own-file?${new URLSearchParams({ id: act(), kind: 'diary', startsOn: DAY, name: '日誌.docx', ...query })}`,
    {
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    },
  )
const phrasesOf = async (house: House) => {
  const teacher = await house.addStaff('nursery_teacher', { classId: house.rabbit, door: 'office' })
  return ((await teacher.get('/phrase/list?kind=month_plan')).body as unknown as PhraseList).phrases.map(({ text, from }) => [
    text,
    from,
  ])
}

describe('RG03 RG04 文例 that a city gives', () => {
  test('stand in every house beside its own, once, and are taken back where no house has made them its own', async () => {
    const city = await makeCity()
    const [one, two] = [await city.nursery({ shard: 'SHARD_1' }), await city.nursery({ shard: 'SHARD_2' })]
    const other = await (await makeCity()).nursery()
    const head = await one.addStaff('head_teacher')
    await head.post('/phrase/keep', { id: act(), text: 'うちの文' })
    const given = { id: act(), kind: 'month_plan', section: 'goal', age: 1, text: '秋の自然にふれる' }
    expect((await city.client.post('/phrase', given)).body).toMatchObject({ houses: 2 })
    expect((await city.client.post('/phrase', given)).status).toBe(200)
    expect(await phrasesOf(one)).toEqual(
      expect.arrayContaining([
        ['うちの文', 'house'],
        ['秋の自然にふれる', 'city'],
      ]),
    )
    expect(await phrasesOf(two)).toEqual([['秋の自然にふれる', 'city']])
    expect(await phrasesOf(other)).toEqual([])
    const { kind, section, age } = given
    const ours = { kind, section, age, text: '秋の園庭であそぶ' }
    expect((await head.post('/phrase/keep', { id: act(), upon: given.id, ...ours })).status).toBe(200)
    expect((await city.client.post('/phrase/take-back', { id: act(), upon: act() })).status).toBe(404)
    const back = { id: act(), upon: given.id }
    expect((await city.client.post('/phrase/take-back', back)).status).toBe(200)
    expect((await city.client.post('/phrase/take-back', back)).status).toBe(200)
    expect(await phrasesOf(one)).toContainEqual(['秋の園庭であそぶ', 'house'])
    expect(await phrasesOf(two)).toEqual([])
    expect((await city.client.get('/gifts')).body).toMatchObject({ phrases: [] })
    // Each house has in its own audit who gave it.
    const rows = await two.db
      .select({ action: audit.action, accountId: audit.accountId })
      .from(audit)
      .where(and(eq(audit.facilityId, two.facilityId), eq(audit.commandId, given.id)))
    expect(rows).toEqual([{ action: 'city.form', accountId: city.accountId }])
  })
})

describe('RG02 RG03 A form file that a city gives', () => {
  test('is that of every house from its day on; a house whose version of the kind is its own is left as it is', async () => {
    const city = await makeCity()
    const [one, two] = [await city.nursery(), await city.nursery({ shard: 'SHARD_2' })]
    const director = await two.addStaff('director')
    const base = currentKind('diary')
    const sections = base?.sections.map(({ key, title }) => ({ key, title: `${title}（うち）` }))
    const made = {
      id: act(),
      kind: 'diary',
      version: base?.version,
      beside: false,
      title: 'うちの日誌',
      chain: 'both',
      sheet: 'A4',
      sections,
    }
    expect((await director.post('/document/form', made)).status).toBe(200)
    const wrong = await giveFile(city, {}, word('{{状態}}{{ない言葉}}'))
    expect(wrong.status).toBe(422)
    expect((await giveFile(city, { kind: 'poem' }, word('{{状態}}'))).body).toMatchObject({ error: { field: 'kind' } })
    const id = act()
    expect((await giveFile(city, { id }, word('{{状態}}'))).body).toMatchObject({ houses: 2 })
    expect((await giveFile(city, { id }, word('{{状態}}'))).status).toBe(200)
    const filesOf = (house: House) =>
      house.db.select().from(documentOwnFile).where(eq(documentOwnFile.facilityId, house.facilityId))
    expect(await filesOf(one)).toMatchObject([{ id, kind: 'diary', number: 1, startsOn: DAY, from: 'city', format: 'docx' }])
    expect(await filesOf(two)).toEqual([])
    const head = await one.addStaff('head_teacher')
    const file = await head.get(`/document/file?kind=diary&subject=${one.rabbit}&day=${DAY}&format=own`)
    expect(file.status).toBe(200)
    expect(new TextDecoder('latin1').decode(file.bytes).slice(0, 2)).toBe('PK')
    expect((await city.client.get('/gifts')).body).toMatchObject({ files: [{ id, kind: 'diary', name: '日誌.docx' }] })
  })
})

describe('RG03 A house that opens later', () => {
  test('RJ05 has the forms, 文例, files and 料金表 that its city had given, in its order and once however often its opening is finished', async () => {
    const city = await makeCity()
    const miss = currentKind('near_miss')
    const form = {
      ...{ id: act(), kind: 'near_miss', version: miss?.version, beside: false, title: '市のヒヤリ', chain: 'both', sheet: 'A4' },
      sections: miss?.sections.map(({ key, title }) => ({ key, title })),
    }
    expect((await city.client.post('/form', form)).body).toMatchObject({ houses: 0 })
    const [kept, gone] = [act(), act()]
    await city.client.post('/phrase', { id: kept, text: '残る文' })
    await city.client.post('/phrase', { id: gone, text: 'とりさげる文' })
    await city.client.post('/phrase/take-back', { id: act(), upon: gone })
    expect((await giveFile(city, { kind: 'drill' }, word('{{状態}}'))).body).toMatchObject({ houses: 0 })
    const [before, corrected, next] = [act(), act(), act()]
    await city.client.post('/tariff', { id: before, tariff: { ...PRICE, startsOn: '2026-05-01' } })
    await city.client.post('/tariff', { id: corrected, tariff: { ...PRICE, startsOn: '2026-05-01' } })
    await city.client.post('/tariff', { id: next, tariff: { ...PRICE, startsOn: '2027-04-01' } })
    const { tariffs } = (await city.client.get('/gifts')).body
    expect(tariffs).toMatchObject([{ id: next }, { id: corrected }, { id: before, startsOn: '2026-05-01' }])
    const details = { つむぎ: JSON.stringify({ settings: {} }) }
    await directory().insert(placement).values({
      facilityId: 880_000,
      organisationId: city.organisationId,
      name: 'あとの保育所',
      shard: 'SHARD_2',
      state: 'opening',
      details,
    })
    const facilityId = 880_000
    await exports.default.scheduled()
    await exports.default.scheduled()
    const db = openShard(bindings, 'SHARD_2')
    const forms = await db.select().from(documentForm).where(eq(documentForm.facilityId, facilityId))
    expect(forms).toMatchObject([{ kind: 'near_miss', version: 101, from: 'city' }])
    const phrases = await db.select().from(phrase).where(eq(phrase.facilityId, facilityId))
    expect(phrases.filter(({ gone: isGone, id }) => !isGone && !phrases.some((next) => next.supersedes === id))).toMatchObject([
      { id: kept, text: '残る文', from: 'city' },
    ])
    const files = await db.select().from(documentOwnFile).where(eq(documentOwnFile.facilityId, facilityId))
    expect(files).toMatchObject([{ kind: 'drill', number: 1, from: 'city' }])
    const prices = await db.select().from(feeTariff).where(eq(feeTariff.facilityId, facilityId)).orderBy(feeTariff.startsOn)
    expect(prices).toMatchObject([
      { id: corrected, startsOn: '2026-05-01', accountId: city.accountId, tariff: { slots: [{ to: 19 * 60 }] }, goneAt: null },
      { id: next, startsOn: '2027-04-01', goneAt: null },
    ])
    const pieces = await db.select().from(documentOwnFilePiece).where(eq(documentOwnFilePiece.facilityId, facilityId))
    expect(pieces).toMatchObject([{ fileId: files[0]?.id, place: 0 }])
  })
})
