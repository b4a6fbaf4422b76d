import { describe, expect, test } from 'vitest'
import { standsInFor } from '../../schema/document/absence.ts'
import { foldSteps } from '../../schema/document/approval.ts'
import { waitsFor } from '../../schema/document/board.ts'
import type { DocumentList } from '../../worker/document/list-documents.ts'
import { act, DAY } from '../kit/world.ts'
import { aHouse, MONDAY } from './a-house.ts'

type House = Awaited<ReturnType<typeof aHouse>>
const say = (who: House['director'], more: object) =>
  who.post('/document/absence', { id: act(), role: 'director', startsOn: DAY, endsOn: '2026-11-24', reason: '出張', ...more })
/** What waits for somebody in the list, as 自分の番 says it. */
const waitingFor = async (who: House['head']) => {
  const list = (await who.get(`/document/list?from=${MONDAY}&to=${DAY}`)).body as unknown as DocumentList
  return list.documents.map((one) => {
    const kind = list.kinds.find(({ key }) => key === one.kind)
    const instead = standsInFor(list.absences, list.account, list.today)
    return kind && waitsFor({ ...kind, approval: one.approval }, foldSteps(one.approval, one.steps), list.roles, false, instead)
  })
}

describe('RG07 園長 is away', () => {
  test('what waits for 園長 waits for the deputy on these days, who stands in; 後閲 waits when 園長 is back', async () => {
    const house = await aHouse()
    const { world, teacher, head, director, open, write, handIn, decide } = house
    const other = await world.addStaff('head_teacher', { name: '林' })
    await write(teacher, 'aim', '秋')
    await handIn()
    await decide(head, 'approved', 1, 0)
    expect(await waitingFor(head)).toEqual([null])
    expect((await say(head, { deputyId: head.personId })).status).toBe(404)
    const id = act()
    expect((await say(director, { id, deputyId: head.personId })).status).toBe(200)
    expect(await waitingFor(head)).toEqual(['stand_in'])
    expect(await waitingFor(other)).toEqual([null])
    expect(await waitingFor(director)).toEqual(['approve'])
    expect((await open(head)).body.absences).toMatchObject([{ role: 'director', reason: '出張', deputyName: '森' }])
    expect((await decide(head, 'stood_in', 2, 1, '出張のため')).status).toBe(200)
    expect(await waitingFor(director)).toEqual(['read_after'])
    // Ended, nothing waits for the deputy any more.
    expect((await director.post('/document/absence/end', { id: act(), absenceId: id })).status).toBe(200)
    expect((await director.post('/document/absence/end', { id: act(), absenceId: id })).status).toBe(404)
    expect((await open(head)).body.absences).toEqual([])
  })

  test('is said of days to come, with a deputy who approves papers too', async () => {
    const { teacher, head, director } = await aHouse()
    const deputyId = head.personId
    expect((await say(director, { deputyId, startsOn: '2026-11-19' })).body).toMatchObject({ error: { field: 'startsOn' } })
    expect((await say(director, { deputyId, endsOn: '2026-11-19' })).body).toMatchObject({ error: { field: 'endsOn' } })
    expect((await say(director, { deputyId, reason: '' })).body).toMatchObject({ error: { field: 'reason' } })
    expect((await say(director, { deputyId: teacher.personId })).status).toBe(404)
    expect((await say(director, { deputyId: director.personId })).status).toBe(404)
    const absences = (await director.get('/document/absences')).body
    expect(absences).toMatchObject({ absences: [], approvers: [{ role: expect.any(String) }, { role: expect.any(String) }] })
  })
})
