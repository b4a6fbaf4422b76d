import { describe, expect, test } from 'vitest'
import { aHouse, MONDAY } from './a-house.ts'

describe('RG02 A paper as a file', () => {
  test('says what was handed in, place by place, with who handed it in and decided, and no cell of it is a formula', async () => {
    const { world, director, head, teacher, write, handIn, decide } = await aHouse()
    const file = (who: typeof director, format: string) =>
      who.get(`/document/file?kind=week_plan&subject=${world.rabbit}&day=${MONDAY}&format=${format}`)
    await write(teacher, 'aim', '=1+1 秋の自然に"ふれる"\n髙﨑')
    await write(teacher, 'days.monday.activity', '砂場')
    expect((await file(director, 'csv')).text).toContain('下書き')
    await handIn()
    await decide(head, 'approved', 1, 0)
    await decide(director, 'approved', 2, 1)
    const csv = await file(director, 'csv')
    expect(csv.status).toBe(200)
    expect(csv.text.startsWith('\uFEFF')).toBe(true)
    expect(csv.text).toContain('決裁済　第1版　提出 山田 令和8年11月20日　確認 森 令和8年11月20日　決裁 橘 令和8年11月20日')
    expect(csv.text).toContain('日ごとの保育,月,主な活動,砂場')
    expect(csv.text).toMatch(/今週のねらい,,,"'=1\+1 秋の自然に""ふれる""\r?\n髙﨑"/)
    const sheet = await file(director, 'xlsx')
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml')
    expect(new TextDecoder('latin1').decode(sheet.bytes.slice(0, 2))).toBe('PK')
    expect((await file(teacher, 'csv')).status).toBe(404)
  })
})
