import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Board } from '../../schema/presence/fold-board.ts'
import { classroom, command, rosterImport } from '../../schema/shard.ts'
import { writeSheet } from '../../worker/kit/sheet.ts'
import { act } from '../kit/world.ts'
import { APRIL, csv, HEAD, line, march, readPreview, sendFile } from './march.ts'

describe('What a file may be', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      line(
        index + 1,
        `山田 子${index}`,
        `やまだ こ${'あいうえおかきくけこさしすせそ'.charAt(index % 15)}${'たちつてとなにぬねの'.charAt(index % 10)}`,
        '2023-05-05',
        'ほし組',
      ),
    )

  test('A CSV broken at row 57 is a 422 that names the row, and nothing is kept', async () => {
    const { world, director } = await march()
    const rows = many(80)
    rows[55] = '56,"山田 とじない,やまだ,2023-05-05,女,ほし組'
    const answer = await sendFile(director, APRIL, csv(...rows))
    expect(answer.status).toBe(422)
    const { error, errors } = answer.body as { error: { code: string; message: string }; errors: { row: number }[] }
    expect(error.message).toContain('57行目')
    expect(errors[0]?.row).toBe(57)
    const wrongDay = await sendFile(
      director,
      APRIL,
      csv(...many(80).map((row, index) => (index === 55 ? row.replace('2023-05-05', '2023-13-05') : row))),
    )
    expect(wrongDay.status).toBe(422)
    expect(wrongDay.text).toContain('57行目 生年月日')
    expect(await world.db.select().from(rosterImport).where(eq(rosterImport.facilityId, world.facilityId))).toEqual([])
    expect(await world.db.select().from(command).where(eq(command.facilityId, world.facilityId))).toEqual([])
  })

  test('RL02 a file in Shift_JIS reads like one in UTF-8', async () => {
    const { director } = await march()
    // 番号,氏名,ふりがな,生年月日,クラス / 9,林 花,はやし はな,2023-05-05,ほし組
    const hex =
      '94d48d862c8e8196bc2c82d382e882aa82c82c90b6944e8c8e93fa2c834e838983580d0a392c97d12089d42c82cd82e282b52082cd82c82c323032332d30352d30352c82d982b591670d0a'
    const bytes = Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
      Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
    )
    const answer = await sendFile(director, APRIL, bytes, 'application/octet-stream')
    expect(answer.status).toBe(200)
    expect(readPreview(answer).differences).toContainEqual(expect.objectContaining({ kind: 'new_child', childName: '林 花' }))
  })

  test('RL02 an Excel file reads like a CSV, its sheet found among others', async () => {
    const { director } = await march()
    const columns = ['番号', '氏名', 'ふりがな', '生年月日', 'クラス'].map((heading) => ({ heading }))
    const bytes = await writeSheet({
      title: '令和8年度 名簿',
      lines: ['4月1日現在'],
      columns,
      rows: [['9', '林 花', 'はやし はな', '2023/5/5', '1-1']],
    })
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const answer = await sendFile(director, APRIL, bytes as Uint8Array<ArrayBuffer>, type, '名簿.xlsx')
    expect(answer.status).toBe(200)
    const [newcomer] = readPreview(answer).differences.filter(({ kind }) => kind === 'new_child')
    expect(newcomer).toMatchObject({ childName: '林 花', after: expect.stringContaining('1-1') })
  })

  test('RL02 class names like 1-1 survive, and columns nobody knows are named', async () => {
    const { world, director } = await march()
    const text = `${HEAD},すきな色\r\n${line(9, '林 花', 'はやし はな', '2023-05-05', "'1-1")},青`
    const preview = readPreview(await sendFile(director, APRIL, text))
    expect(preview.unknownColumns).toEqual(['すきな色'])
    await director.post('/roster/commit', { id: act(), importId: preview.importId })
    const rooms = await world.db.select().from(classroom).where(eq(classroom.facilityId, world.facilityId))
    expect(rooms.map(({ name }) => name)).toContain('1-1')
  })

  test('Too large, empty, of another kind, on an impossible day, with unknown words: a clear 4xx and nothing kept', async () => {
    const { world, director, april } = await march()
    const big = new Uint8Array(4 * 1024 * 1024 + 1)
    expect((await sendFile(director, APRIL, big)).status).toBe(413)
    expect((await sendFile(director, APRIL, '')).status).toBe(400)
    expect((await sendFile(director, APRIL, april, 'image/png')).status).toBe(415)
    expect((await sendFile(director, '2020-04-01', april)).text).toContain('appliesOn')
    expect((await sendFile(director, '2026-02-30', april)).status).toBe(400)
    expect((await sendFile(director, `${APRIL}&x=1`, april)).status).toBe(400)
    expect((await sendFile(director, APRIL, 'PK\u0003\u0004 broken', 'application/octet-stream')).status).toBe(422)
    expect((await director.post('/roster/commit', { id: act(), importId: 'x' })).status).toBe(400)
    expect(await world.db.select().from(rosterImport).where(eq(rosterImport.facilityId, world.facilityId))).toEqual([])
  })

  test('RL02 five hundred children go in at once', async () => {
    const { director } = await march()
    const rows = many(500)
    const answer = await sendFile(director, APRIL, csv(...rows))
    expect(answer.status).toBe(200)
    const done = await director.post('/roster/commit', { id: act(), importId: readPreview(answer).importId })
    expect(done.body).toMatchObject({ counts: { new_child: 500 } })
    const enrolled = async () => ((await director.get(`/presence/board?day=${APRIL}`)).body as unknown as Board).totals.enrolled
    expect(await enrolled()).toBe(502)
    await director.post('/roster/undo', { id: act(), importId: readPreview(answer).importId })
    expect(await enrolled()).toBe(2)
  })
})
