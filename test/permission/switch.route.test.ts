// 「いますぐ止める」: each feature alone, at once, and the morning goes on.
import { expect, test } from 'vitest'
import { FEATURES, MATRIX, type Rule } from '../../schema/permission/matrix.ts'
import { app } from '../../worker/app.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { act } from '../kit/world.ts'
import { unknownIds } from '../law/ids.ts'
import { SAMPLES } from '../law/sample.ts'
import { makeScene } from '../law/scene.ts'

const routes = listRoutes(app).filter(({ path }) => path.includes('/:facility'))
const routesOf = (feature: string) =>
  routes
    .filter(({ action }) => action && (MATRIX[action] as Rule).feature === feature)
    .map(({ method, path }) => `${method} ${path}`)

test.each(FEATURES)(
  '%s switched off: its routes answer 503, everything of the morning answers as before, and on again is on',
  async (feature) => {
    const scene = await makeScene('SHARD_1')
    const { director, guardian, teacher } = scene.people
    const turn = (off: boolean) => director.post('/facility/switch', { id: act(), feature, off })
    // A guardian is told so about a child of theirs; of another's nothing is known to them.
    const ids = { ...unknownIds(), childId: scene.childId }
    expect((await turn(true)).status).toBe(200)
    for (const key of routesOf(feature)) {
      const answers = []
      for (const who of [director, guardian]) answers.push(await scene.call(who, key, SAMPLES[key]?.(ids) ?? {}))
      const off = answers.filter(({ status }) => status === 503)
      expect(off.length, `${key} ${answers.map(({ status, text }) => `${status} ${text}`)}`).toBeGreaterThan(0)
      expect(off[0]?.body).toMatchObject({ error: { code: 'switched_off' } })
    }
    const told = { id: act(), childIds: [scene.childId], kind: 'absent', reason: 'sick', from: '2026-11-24' }
    expect((await guardian.post('/notice', told)).status).toBe(200)
    expect((await teacher.post('/presence/tap', { id: act(), childId: scene.childId, kind: 'arrive' })).status).toBe(200)
    expect((await director.get('/presence/board?day=2026-11-20')).status).toBe(200)
    const me = await director.get('/api/account/me')
    expect(me.body.facilities).toMatchObject([{ switchedOff: [feature] }])

    expect((await turn(false)).status).toBe(200)
    for (const key of routesOf(feature)) {
      const answer = await scene.call(director, key, SAMPLES[key]?.(ids) ?? {})
      expect([key, answer.status === 503]).toEqual([key, false])
    }
  },
)

test('several are off beside each other, each says since when and by whom, and twice is once', async () => {
  const scene = await makeScene('SHARD_2')
  const { director } = scene.people
  const turn = (feature: string, off: boolean) => director.post('/facility/switch', { id: act(), feature, off })
  for (const feature of ['export', 'import', 'export']) await turn(feature, true)
  const now = async () =>
    (await director.get('/facility/switch')).body.features as { feature: string; off: boolean; by: string | null }[]
  expect((await now()).filter(({ off }) => off).map(({ feature, by }) => [feature, by])).toEqual([
    ['export', '先生'],
    ['import', '先生'],
  ])
  await turn('export', false)
  expect((await now()).filter(({ off }) => off).map(({ feature }) => feature)).toEqual(['import'])
  await turn('import', false)
  expect((await now()).some(({ off }) => off)).toBe(false)
  expect((await turn('presence', true)).status).toBe(400)
})

test('only a director may, at the desk, with a fresh proof', async () => {
  const scene = await makeScene('SHARD_1')
  const head = await scene.addStaff('head_teacher')
  const json = { id: act(), feature: 'export', off: true }
  expect((await head.post('/facility/switch', json)).status).toBe(404)
  expect((await scene.people.guardian.post('/facility/switch', json)).status).toBe(404)
})

test('RN11 a feature begins with its day: until then it answers as one that is off, and on that day it runs by itself', async () => {
  const scene = await makeScene('SHARD_1')
  const { director } = scene.people
  const start = (startsOn: string | null) => director.post('/facility/start', { id: act(), feature: 'guest', startsOn })
  expect((await start('2026-11-20')).body).toMatchObject({ error: { field: 'startsOn' } })
  expect((await start('2026-12-01')).status).toBe(200)
  const list = async () => (await director.get('/facility/switch')).body.features
  expect(await list()).toContainEqual(expect.objectContaining({ feature: 'guest', off: false, startsOn: '2026-12-01' }))
  const arrange = async () =>
    (await scene.call(director, 'POST /api/f/:facility/guest', SAMPLES['POST /api/f/:facility/guest']?.(unknownIds()) ?? {}))
      .status
  expect(await arrange()).toBe(503)
  director.at('23:59', '2026-11-30')
  expect(await arrange()).toBe(503)
  director.at('0:00', '2026-12-01')
  expect(await arrange()).not.toBe(503)
  director.at('8:05')
  expect((await start(null)).status).toBe(200)
  expect(await arrange()).not.toBe(503)
})
