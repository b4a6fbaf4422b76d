// A child moves to another nursery on 4/1; siblings in two nurseries; staff who are parents; the retired (assurance §2.4).
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { assignment, guardianship } from '../../schema/shard.ts'
import { act, DAY, makeWorld } from '../kit/world.ts'
import { bare, separated } from './separated.ts'

const [LAST, FIRST] = ['2027-03-31', '2027-04-01']
const board = (day: string) => `/presence/board?day=${day}`

describe('A child moves to another nursery on 4/1', () => {
  test('the old house loses it at midnight; the new one’s caregivers see nothing of it before', async () => {
    const [old, next] = [await makeWorld({ shard: 'SHARD_1' }), await makeWorld({ shard: 'SHARD_2' })]
    const leaving = await old.addChild('うつる こ', { endsOn: LAST })
    const coming = await next.addChild('うつる こ', { startsOn: FIRST })
    const teacher = await old.addStaff('nursery_teacher', { classId: old.rabbit })
    const nextTeacher = await next.addStaff('nursery_teacher', { classId: next.rabbit })
    const nextDirector = await next.addStaff('director')
    for (const who of [teacher, nextTeacher, nextDirector]) who.at('8:00', LAST)
    expect((await teacher.get(board(LAST))).text).toContain(leaving)
    for (const path of [board(LAST), board(FIRST), `/presence/acts?childId=${coming}&day=${LAST}`])
      expect((await nextTeacher.get(path)).text).not.toContain('うつる')
    expect((await nextDirector.get(board(FIRST))).text).toContain(coming)
    for (const who of [teacher, nextTeacher]) who.at('0:00', FIRST)
    expect((await teacher.get(board(FIRST))).text).not.toContain(leaving)
    expect((await teacher.post('/presence/tap', { id: act(), childId: leaving, kind: 'arrive' })).status).toBe(404)
    expect((await teacher.get(`/child/contacts?childId=${leaving}`)).status).toBe(404)
    expect((await nextTeacher.get(board(FIRST))).text).toContain(coming)
  })
})

describe('Siblings in two nurseries', () => {
  test('each house answers for itself, and nobody in one can learn of the other; a block in one leaves the other alone', async () => {
    const [one, two] = [await makeWorld({ shard: 'SHARD_1' }), await makeWorld({ shard: 'SHARD_2' })]
    const [elder, younger] = [await one.addChild('みなと あに'), await two.addChild('みなと いもうと')]
    const parent = await one.addGuardian([elder])
    const again = await two.addGuardian([younger], { accountId: parent.accountId })
    const director = await one.addStaff('director')
    for (const path of [board(DAY), `/child?day=${DAY}`, `/notice?from=${DAY}`])
      expect((await director.get(path)).text).not.toMatch(new RegExp(`${younger}|いもうと`))
    const foreign = await director.get(`/child/contacts?childId=${younger}`)
    expect(bare(foreign)).toEqual(bare(await director.get(`/child/contacts?childId=${act()}`)))
    const people = (await director.get(`/block?childId=${elder}`)).body as { people: { personId: string }[] }
    await director.post('/block/set', {
      id: act(),
      childId: elder,
      personId: people.people[0]?.personId,
      kind: 'other',
      text: '園長へ',
      from: DAY,
    })
    expect((await parent.get('/family/today')).status).toBe(404)
    expect((await again.get('/family/today')).text).toContain(younger)
  })
})

describe('Staff who are parents here', () => {
  test('are staff at the staff doors and parents at the family door; what protects their own child is not shown to them as staff', async () => {
    const { world, childId, fatherId, setBlock, siblingId } = await separated()
    const worker = await world.addStaff('head_teacher')
    await world.db.insert(guardianship).values({
      facilityId: world.facilityId,
      childId,
      personId: worker.personId,
      startsOn: '2026-04-01',
      relationship: '母',
      capabilities: ',read_presence,absence,',
      contactOrder: 2,
    })
    await setBlock()
    await setBlock({ childId: siblingId })
    const { children } = (await worker.get(board(DAY))).body as { children: { childId: string; askOffice?: true }[] }
    expect(children.find((one) => one.childId === childId)).toBeDefined()
    expect(children.find((one) => one.childId === childId)?.askOffice).toBeUndefined()
    expect(children.find((one) => one.childId === siblingId)?.askOffice).toBe(true)
    expect((await worker.get(`/block/alert?childId=${childId}`)).status).toBe(404)
    expect((await worker.get(`/block?childId=${childId}`)).status).toBe(404)
    expect((await worker.get('/block')).text).not.toContain(childId)
    expect((await worker.get('/block/waiting')).body).toMatchObject({ unconfirmed: 1 })
    const lift = await worker.post('/block/set', {
      id: act(),
      childId,
      personId: fatherId,
      kind: 'other',
      text: '園長へ',
      from: DAY,
    })
    expect(lift.status).toBe(404)
    const atHome = await world.enter(worker.accountId, 'family')
    expect((await atHome.get('/family/today')).text).toContain(childId)
    expect((await atHome.get(board(DAY))).status).toBe(404)
  })
})

describe('Both parents legitimate but apart', () => {
  test('each sees the child’s day, and neither the other’s number, address, name or which of them wrote', async () => {
    const { mother, father, childId } = await separated()
    await mother.post('/notice', { id: act(), childIds: [childId], kind: 'late', from: DAY, time: '10:00' })
    const today = await father.get('/family/today')
    const told = await father.get(`/notice?from=${DAY}`)
    expect(today.text).toContain(childId)
    for (const answer of [today, told]) expect(answer.text).not.toMatch(/090-|保護者|"writer":"[^"]/)
    const { children } = today.body as { children: { notices: { mine: boolean }[] }[] }
    expect(children.flatMap(({ notices }) => notices)).toMatchObject([{ mine: false }])
  })
})

describe('The retired', () => {
  test('see nothing from the next day on, nor what they once saw', async () => {
    const { world, teacher, childId } = await separated()
    expect((await teacher.get(board(DAY))).text).toContain(childId)
    await world.db
      .update(assignment)
      .set({ endsOn: '2026-11-19' })
      .where(and(eq(assignment.facilityId, world.facilityId), eq(assignment.personId, teacher.personId)))
    for (const path of [board(DAY), board('2026-11-18'), `/presence/acts?childId=${childId}&day=2026-11-18`, `/child?day=${DAY}`])
      expect((await teacher.get(path)).status).toBe(404)
    expect(newId(0)).not.toBe(childId)
  })
})
