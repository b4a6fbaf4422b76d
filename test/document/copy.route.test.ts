import { describe, expect, test } from 'vitest'
import { earlierThan } from '../../schema/document/earlier.ts'
import { act } from '../kit/world.ts'
import { aHouse, MONDAY } from './a-house.ts'

describe('RG04 Copying', () => {
  test('offers the texts of a paper that the writer may read, each for its field, without 評価・反省 and without two that stand', async () => {
    const { world, child, teacher, colleague, stranger, write, handIn } = await aHouse()
    const texts = async (who: typeof teacher) => who.get(`/document/texts?kind=week_plan&subject=${world.rabbit}&day=${MONDAY}`)
    await write(teacher, 'aim', '秋の自然にふれる')
    await write(teacher, 'reflection', '来週は雨のあそびも')
    await write(teacher, 'safety', '手洗い')
    await write(colleague, 'safety', 'うがい')
    const given = await texts(teacher)
    const source = { word: 'document', day: MONDAY, kind: 'week_plan', subject: world.rabbit }
    expect(given.body).toMatchObject({
      title: '週案　うさぎ組',
      texts: [{ field: 'aim', section: 'aim', text: '秋の自然にふれる', sources: [source] }],
    })
    expect((given.body as { texts: object[] }).texts).toHaveLength(1)
    expect((await texts(stranger)).status).toBe(404)
    expect((await texts(await world.addGuardian([child]))).status).toBe(404)
    const ids = (await teacher.get(`/document/open?kind=week_plan&subject=${world.rabbit}&day=${MONDAY}`)).body as {
      heads: { field: string; id: string }[]
    }
    const bases = ids.heads.filter(({ field }) => field === 'safety').map(({ id }) => id)
    await write(teacher, 'safety', '手洗いとうがい', bases)
    await handIn()
    expect((await texts(teacher)).text).toContain('手洗いとうがい')
  })

  test('what was taken is kept with the paper it came from', async () => {
    const { world, teacher, write, plan, open } = await aHouse()
    await write(teacher, 'aim', '秋の自然にふれる')
    const { texts } = (await teacher.get(`/document/texts?kind=week_plan&subject=${world.rabbit}&day=${MONDAY}`)).body as {
      texts: { key: string; field: string; sources: object[]; text: string }[]
    }
    const choices = texts.map(({ key, field, sources }) => ({ key, field, sources, kept: true }))
    const next = { ...plan, day: '2026-11-23' }
    const edits = [{ id: act(), field: 'aim', bases: [], text: texts[0]?.text }]
    expect((await teacher.post('/document/write', { id: act(), ...next, edits, choices })).status).toBe(200)
    const opened = await open(teacher, { kind: 'week_plan', subject: world.rabbit, day: next.day })
    expect(opened.body.choices).toMatchObject([{ field: 'aim', kept: true, by: '山田', sources: texts[0]?.sources }])
  })

  test('looks at the period before and at the same time a year ago', () => {
    const only = (day: string) => ({ from: day, to: day })
    expect(earlierThan('day', '2026-11-20')).toEqual({
      before: { from: '2026-11-13', to: '2026-11-19' },
      lastYear: only('2025-11-21'),
    })
    expect(earlierThan('week', '2026-11-16')).toEqual({ before: only('2026-11-09'), lastYear: only('2025-11-17') })
    expect(earlierThan('month', '2026-04-01')).toEqual({ before: only('2026-03-01'), lastYear: only('2025-04-01') })
    expect(earlierThan('term', '2026-04-01')).toEqual({ before: only('2026-01-01'), lastYear: only('2025-04-01') })
  })
})
