import { describe, expect, test } from 'vitest'
import { act, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

describe('書く時間', () => {
  test('comes with what is written; everybody sees their own, who leads the house a sum without names', async () => {
    const { teacher, colleague, director, plan } = await aHouse()
    const sent = (text: string, seconds: number) => ({
      ...{ id: act(), ...plan, seconds },
      edits: [{ id: act(), field: 'aim', bases: [], text }],
    })
    const twice = sent('秋', 90)
    expect((await teacher.post('/document/write', twice)).status).toBe(200)
    expect((await teacher.post('/document/write', twice)).status).toBe(200)
    expect((await teacher.post('/document/write', sent('秋の森', 30))).status).toBe(200)
    expect((await colleague.post('/document/write', sent('秋の森へ', 60))).status).toBe(200)
    const tooLong = await teacher.post('/document/write', sent('長い', 4_000))
    expect(tooLong.body).toMatchObject({ error: { code: 'bad_input', field: 'seconds' } })
    const minutes = async (who: typeof teacher) => who.get(`/document/minutes?from=2026-04-01&to=${DAY}`)
    expect((await minutes(teacher)).body).toMatchObject({ own: [{ kind: 'week_plan', papers: 1, minutes: 2 }], house: null })
    expect((await minutes(colleague)).body).toMatchObject({ own: [{ minutes: 1 }], house: null })
    const house = await minutes(director)
    expect(house.body).toMatchObject({ own: [], house: [{ kind: 'week_plan', papers: 1, minutes: 3, fields: 1, prefilled: 0 }] })
    expect(house.text).not.toContain('山田')
  })
})
