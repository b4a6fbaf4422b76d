import { describe, expect, test } from 'vitest'
import { act, DAY, makeWorld } from '../kit/world.ts'

async function aClass() {
  const world = await makeWorld()
  const [ai, iku] = [await world.addChild('こども あい'), await world.addChild('こども いく')]
  const mother = await world.addGuardian([ai])
  const nurse = await world.addStaff('nurse', { name: '看護' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const sheet = async (children: unknown[], more: Record<string, unknown> = {}) => {
    const id = act()
    return {
      id,
      ...(await nurse.post('/checkup/record', { id, kind: 'internal', day: DAY, doctor: 'みなと小児科 林', children, ...more })),
    }
  }
  const year = async () =>
    (await nurse.get('/checkup/year')).body as unknown as {
      internal: number
      children: { childId: string; results: { outcome: string; day: string }[] }[]
    }
  return { world, ai, iku, mother, nurse, teacher, sheet, year }
}

describe('RD08 健診 of a class', () => {
  test('is written on one sheet in one act; who was absent waits for another day', async () => {
    const { ai, iku, nurse, teacher, sheet, year } = await aClass()
    const children = [
      { childId: ai, outcome: 'seen' },
      { childId: iku, outcome: 'absent' },
    ]
    expect((await sheet(children)).status).toBe(200)
    const { internal, children: seen } = await year()
    expect(internal).toBe(2)
    expect(seen.map(({ results }) => results.map(({ outcome }) => outcome))).toEqual([['seen'], ['absent']])
    expect((await teacher.get('/checkup/year')).status).toBe(200)
    const again = await sheet([{ childId: ai, outcome: 'seen' }])
    expect([again.status, again.body.error]).toMatchObject([409, { code: 'already_there' }])
    nurse.at('9:00', '2026-11-24')
    expect((await sheet([{ childId: iku, outcome: 'seen' }], { day: '2026-11-24' })).status).toBe(200)
  })

  test('what cannot be is refused by its field', async () => {
    const { world, ai, teacher, sheet } = await aClass()
    const field = async (children: unknown[], more = {}) => {
      const { status, body } = await sheet(children, more)
      return [status, (body.error as { field?: string } | undefined)?.field]
    }
    expect(await field([{ childId: ai, outcome: 'seen' }], { day: '2026-11-21' })).toEqual([400, 'day'])
    expect((await field([{ childId: ai, outcome: 'absent', findings: 'むしば' }]))[0]).toBe(400)
    expect((await field([{ childId: ai, outcome: 'seen', followUp: 'doctor' }]))[0]).toBe(400)
    const gone = await world.addChild('いない こ', { endsOn: '2026-10-01' })
    expect((await field([{ childId: gone, outcome: 'seen' }]))[0]).not.toBe(200)
    const sheetOfTeacher = { id: act(), kind: 'internal', day: DAY, doctor: '', children: [{ childId: ai, outcome: 'seen' }] }
    expect((await teacher.post('/checkup/record', sheetOfTeacher)).status).toBe(404)
  })

  test('a family reads what stands, says that it has read it, and never what was replaced', async () => {
    const { ai, mother, nurse, sheet } = await aClass()
    const first = await sheet([{ childId: ai, outcome: 'seen', findings: '中耳えん', followUp: 'doctor' }])
    nurse.at('8:10')
    const fix = {
      childId: ai,
      kind: 'internal',
      day: DAY,
      resultId: first.id,
      outcome: 'seen',
      doctor: '',
      reason: 'となりの子でした',
    }
    const second = act()
    expect((await nurse.post('/checkup/correct', { id: second, ...fix })).status).toBe(200)
    const twice = await nurse.post('/checkup/correct', { id: act(), ...fix })
    expect([twice.status, twice.body.error]).toMatchObject([409, { code: 'already_changed' }])
    const seen = async () => (await mother.get(`/checkup/child?childId=${ai}`)).body.results
    expect(await seen()).toMatchObject([{ id: second, findings: null, mine: false, by: null, reason: null }])
    const said = { childId: ai, kind: 'internal', day: DAY, resultId: second }
    for (const _twice of [1, 2]) expect((await mother.post('/checkup/seen', { id: act(), ...said })).status).toBe(200)
    expect(await seen()).toMatchObject([{ mine: true }])
    const { body } = await nurse.get(`/checkup/child?childId=${ai}`)
    expect(body.results).toMatchObject([{ findings: '中耳えん' }, { reason: 'となりの子でした', supersedes: first.id }])
  })
})
