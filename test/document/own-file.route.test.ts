import { describe, expect, test } from 'vitest'
import type { OpenedDocument } from '../../worker/document/read-document.ts'
import { readTable } from '../../worker/kit/sheet.ts'
import { archive, book, paragraph, table, tableRow, wordParts } from '../kit/form-files.ts'
import { readZip } from '../kit/read-zip.ts'
import { act, DAY } from '../kit/world.ts'
import { aHouse, MONDAY } from './a-house.ts'

type House = Awaited<ReturnType<typeof aHouse>>
type Client = House['director']

const keep = (who: Client, bytes: Uint8Array, more: Record<string, string> = {}) =>
  who.send(
    'POST',
    `/document/own-file?${new URLSearchParams({ id: act(), kind: 'week_plan', startsOn: MONDAY, name: '週案.docx', ...more })}`,
    {
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes as Uint8Array<ArrayBuffer>,
    },
  )
const paperOf = ({ world }: House, format: string) =>
  `/document/file?kind=week_plan&subject=${world.rabbit}&day=${MONDAY}&format=${format}`
const wordOf = (bytes: Uint8Array) => new TextDecoder().decode(readZip(bytes).get('word/document.xml'))

const form = (...more: string[]) =>
  archive(
    wordParts(
      [
        paragraph('{{園', '名}} {{状態}}'),
        table(tableRow('ねらい', '{{今週のねらい}}'), tableRow('園長', '{{決裁：園長}}')),
        ...more,
      ].join(''),
    ),
  )

describe('RG02 RO02 The house’s own form of a paper', () => {
  test('a paper goes out in it, marked 下書き until it is decided, with its letters, lines and who decided', async () => {
    const house = await aHouse()
    const { director, head, teacher, write, handIn, decide, open, world } = house
    await write(teacher, 'aim', '=1+1 髙﨑と😀\n二行め')
    expect((await director.get(paperOf(house, 'own'))).status).toBe(404)
    expect((await keep(head, await form())).status).toBe(404)
    const kept = await keep(director, await form())
    expect(kept.status).toBe(200)
    expect(kept.body).toMatchObject({ format: 'docx', missing: expect.arrayContaining(['{{前週の子どもの姿}}']) })
    expect((await open(teacher)).body.ownFile).toEqual({ format: 'docx', bytes: null })

    const draft = await director.get(paperOf(house, 'own'))
    expect(draft.status).toBe(200)
    expect(decodeURIComponent(draft.headers.get('content-disposition') ?? '')).toContain('下書き_週案')
    expect(wordOf(draft.bytes)).toContain(' 下書き</w:t>')
    expect(wordOf(draft.bytes)).toContain('=1+1 髙﨑と😀</w:t><w:br/><w:t xml:space="preserve">二行め')

    await handIn()
    await decide(head, 'approved', 1, 0)
    await decide(director, 'approved', 2, 1)
    const decided = await director.get(paperOf(house, 'own'))
    expect(wordOf(decided.bytes)).not.toContain('下書き')
    expect(wordOf(decided.bytes)).toContain('橘</w:t><w:br/><w:t xml:space="preserve">令和8年11月20日')
    expect((await teacher.get(paperOf(house, 'own'))).status).toBe(404)
    expect((await open(teacher, { kind: 'week_plan', subject: world.rabbit, day: '2026-11-09' })).body.ownFile).toBe(null)
  })

  test('a newer one counts from its day on, the older papers keep theirs, and its use can be ended', async () => {
    const house = await aHouse()
    const { director, teacher, write, open } = house
    await write(teacher, 'aim', '秋')
    await keep(director, await form())
    const newer = await keep(director, await form(paragraph('新しい様式')), { startsOn: MONDAY })
    expect(newer.status).toBe(200)
    expect(wordOf((await director.get(paperOf(house, 'own'))).bytes)).toContain('新しい様式')
    await keep(director, await form(paragraph('来週から')), { startsOn: '2026-11-23' })
    expect(wordOf((await director.get(paperOf(house, 'own'))).bytes)).toContain('新しい様式')
    const files = (await director.get('/document/kinds')).body.files as { number: number; startsOn: string; by: string }[]
    expect(files.map(({ number, startsOn, by }) => [number, startsOn, by])).toEqual([
      [1, MONDAY, '橘'],
      [2, MONDAY, '橘'],
      [3, '2026-11-23', '橘'],
    ])
    expect((await director.post('/document/own-file/end', { id: act(), kind: 'week_plan', startsOn: MONDAY })).status).toBe(200)
    expect((await open(teacher)).body.ownFile).toBe(null)
    expect((await director.get(paperOf(house, 'own'))).status).toBe(404)
  })

  test('children of a class come in rows of Excel, one each, and of a 改訂 what stands now', async () => {
    const house = await aHouse()
    const { director, teacher, world, child } = house
    await world.addChild('髙﨑 葵', { classId: world.rabbit })
    const paper = { kind: 'month_plan', subject: world.rabbit, day: '2026-11-01' }
    await teacher.post('/document/write', {
      ...{ id: act(), ...paper, version: 1 },
      edits: [{ id: act(), field: `individual.${child}.seen`, bases: [], text: '-3+2\n歩いた' }],
    })
    const sheet = await book({
      rows: [
        ['{{クラス}} {{年}}{{月}}月', '{{状態}}'],
        ['{{個人目標：氏名}}', '{{個人目標：子どもの姿}}'],
        ['食育', '{{食育}}'],
      ],
    })
    expect((await keep(director, sheet, { kind: 'month_plan', startsOn: '2026-11-01', name: '月案.xlsx' })).status).toBe(200)
    const file = await director.get(`/document/file?${new URLSearchParams({ ...paper, format: 'own' })}`)
    const cells = (await readTable(file.bytes)).rows?.map((row) => row.cells)
    expect(cells?.[0]).toEqual(['うさぎ組 令和8年11月', '下書き'])
    expect(cells?.slice(1)).toEqual(expect.arrayContaining([['こども あい', '-3+2\n歩いた'], ['髙﨑 葵'], ['食育']]))
  })

  test.each([
    ['diary', 'xlsx'],
    ['month_plan', 'docx'],
    ['accident', 'xlsx'],
    ['school_record', 'docx'],
  ])('the file to begin with has every tag of %s as %s, and is taken as it is', async (kind, format) => {
    const { director } = await aHouse()
    const begin = await director.get(`/document/own-file/begin?kind=${kind}&format=${format}`)
    expect(begin.status).toBe(200)
    const kept = await keep(director, begin.bytes, { kind, startsOn: DAY, name: `もと.${format}` })
    expect(kept.body).toMatchObject({ format, missing: [] })
  })
})

describe('RO02 A form that is not right', () => {
  test('is refused with every tag and place, and nothing of it is kept', async () => {
    const { director, open, teacher } = await aHouse()
    const wrong = await keep(director, await form(paragraph('{{今週の狙い}} {{前週の')))
    expect(wrong.status).toBe(422)
    const { error, errors } = wrong.body as unknown as { error: { message: string }; errors: { message: string }[] }
    expect(error.message).toContain('2か所を直してください')
    expect(errors.map(({ message }) => message)).toEqual([
      '本文の6番目の段落「{{前週の」: {{ と }} がそろっていません。タグを書きなおしてください。',
      '本文の6番目の段落「{{今週の狙い}}」: この書類にないタグです。タグの一覧から写してください。',
    ])
    const pdf = await keep(director, new TextEncoder().encode('%PDF-1.7'))
    expect(pdf.body).toMatchObject({ error: { code: 'bad_file' } })
    expect((await keep(director, new Uint8Array(1_100_000))).status).toBe(413)
    expect((await keep(director, await form(), { kind: 'poem' })).body).toMatchObject({
      error: { code: 'bad_input', field: 'kind' },
    })
    expect((await keep(director, await form(), { startsOn: '2024-01-01' })).body).toMatchObject({ error: { field: 'startsOn' } })
    expect((await open(teacher)).body.ownFile).toBe(null)
  })

  test('the same act twice is one form, and another house has none of it', async () => {
    const house = await aHouse()
    const other = await aHouse()
    const [bytes, id] = [await form(), act()]
    expect((await keep(house.director, bytes, { id })).status).toBe(200)
    expect((await keep(house.director, bytes, { id })).status).toBe(200)
    expect((await house.director.get('/document/kinds')).body.files).toHaveLength(1)
    expect((await other.director.get('/document/kinds')).body.files).toEqual([])
    expect(((await other.open(other.teacher)).body as OpenedDocument).ownFile).toBe(null)
  })
})
