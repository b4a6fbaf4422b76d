import { expect, test } from 'vitest'
import { REGISTER_TAGS } from '../../schema/presence/own-form.ts'
import { readTable } from '../../worker/kit/sheet.ts'
import { book } from '../kit/form-files.ts'
import { readZip } from '../kit/read-zip.ts'
import { act, makeWorld } from '../kit/world.ts'

type Client = Awaited<ReturnType<Awaited<ReturnType<typeof makeWorld>>['addStaff']>>

const keep = (who: Client, bytes: Uint8Array, startsOn = '2026-11-01') =>
  who.send('POST', `/document/own-file?${new URLSearchParams({ id: act(), kind: 'register', startsOn, name: '出席簿.xlsx' })}`, {
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes as Uint8Array<ArrayBuffer>,
  })
const cellsOf = async (bytes: Uint8Array) => ((await readTable(bytes)).rows ?? []).map(({ cells }) => cells)

test('RB19 RO02 the register goes out in the house’s own Excel, a row for each child, by class and month, with its own sums', async () => {
  const world = await makeWorld({ name: '浜町保育園' })
  const [ai, iku] = [await world.addChild('こども あい', { name: '=佐藤 愛' }), await world.addChild('こども いく')]
  await world.addChild('ほし うた', { classId: world.star })
  const [director, office] = [await world.addStaff('director'), await world.addStaff('office')]
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  for (const childId of [ai, iku]) await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
  const month = (query = '') => `/presence/month?month=2026-11${query}`
  expect((await office.get(month('&format=own'))).status).toBe(404)
  const form = await book({
    rows: [
      ['{{園名}} {{年}}{{月}}月 {{クラス}}', '', '{{曜日20}}'],
      ['{{出席簿：番号}}', '{{出席簿：氏名}}', '{{出席簿：20}}', '{{出席簿：登園20}}', '{{出席簿：出席}}'],
      ['計', '', '{{出席計20}}', '', '{{出席：計}}'],
    ],
  })
  // The form is 園長's to give in; whoever may take the register out takes it in that form.
  expect((await keep(office, form)).status).toBe(404)
  const kept = await keep(director, form)
  expect(kept.status).toBe(200)
  expect(kept.body.missing).toContain('{{出席簿：ふりがな}}')
  expect((await office.get(month())).body).toMatchObject({ facility: { ownForm: true } })
  expect((await office.get('/presence/month?month=2026-10')).body).toMatchObject({ facility: { ownForm: false } })
  office.at('18:00')
  const whole = await office.get(month('&format=own'))
  expect(whole.status).toBe(200)
  expect(await cellsOf(whole.bytes)).toEqual([
    ['浜町保育園 令和8年11月 ', '', '金'],
    ['1', '=佐藤 愛', '○', '8:05', '1'],
    ['2', 'こども いく', '○', '8:05', '1'],
    ['3', 'ほし うた', '？', '', '0'],
    ['計', '', '2', '', '2'],
  ])
  const xml = new TextDecoder().decode(readZip(whole.bytes).get('xl/worksheets/sheet1.xml'))
  expect(xml).not.toContain('<f>')
  const rabbit = await cellsOf((await office.get(month(`&format=own&class=${world.rabbit}`))).bytes)
  expect(rabbit.map(([first]) => first)).toEqual(['浜町保育園 令和8年11月 うさぎ組', '1', '2', '計'])
  expect((await teacher.get(month('&format=own'))).status).toBe(404)
})

test('RB19 RO02 a wrong tag of a register is named with its place and nothing is kept; the file to begin with has every tag', async () => {
  const world = await makeWorld()
  const director = await world.addStaff('director')
  const wrong = await keep(director, await book({ rows: [['{{出席簿：血液型}}', '{{園長名}}']] }))
  expect(wrong.status).toBe(422)
  const { message } = (wrong.body.error ?? {}) as { message: string }
  expect(message).toContain('2か所')
  expect((await director.get('/presence/month?month=2026-11')).body).toMatchObject({ facility: { ownForm: false } })
  const begin = await director.get('/document/own-file/begin?kind=register&format=xlsx')
  expect(begin.status).toBe(200)
  const again = await keep(director, begin.bytes)
  expect(again.body).toMatchObject({ format: 'xlsx', missing: [] })
  expect(REGISTER_TAGS.values.length).toBeGreaterThan(70)
  expect((await director.post('/document/own-file/end', { id: act(), kind: 'register', startsOn: '2026-11-20' })).status).toBe(
    200,
  )
  // From the next month on: on 1 November it still counted.
  expect((await director.get('/presence/month?month=2026-11')).body).toMatchObject({ facility: { ownForm: true } })
  expect((await director.get('/presence/month?month=2026-12')).body).toMatchObject({ facility: { ownForm: false } })
})
