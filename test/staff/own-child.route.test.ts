// Rule 4 of assurance §2.3: about a child of their own, staff are parents and nothing else, in what is sensitive.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { account } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { MATRIX, type Rule } from '../../schema/permission/matrix.ts'
import { guardianship } from '../../schema/shard.ts'
import { rightHolds } from '../../worker/kit/rights.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

async function parentWhoWorks(role: 'director' | 'nursery_teacher') {
  const world = await makeWorld()
  const [own, other] = [await world.addChild('もり そら'), await world.addChild('さとう あおい')]
  const accountId = newId(0)
  const phone = await world.addGuardian([own], { accountId })
  const staff = await world.addStaff(role, { accountId, ...(role === 'nursery_teacher' ? { classId: world.rabbit } : {}) })
  return { world, own, other, phone, staff, accountId }
}

test.each(['director', 'nursery_teacher'] as const)('a %s opens the contacts of every child but their own', async (role) => {
  const { own, other, staff, world } = await parentWhoWorks(role)
  const contacts = (childId: string) => staff.get(`/child/contacts?childId=${childId}`)
  expect((await contacts(other)).status).toBe(200)
  const mine = await contacts(own)
  expect(mine.status).toBe(404)
  const bare = ({ text }: { text: string }) => text.replace(/"requestId":"[^"]+"/, '')
  expect(bare(mine)).toBe(bare(await contacts(newId(0))))
  // Everyday work goes on: somebody has to be able to receive the child.
  expect((await staff.post('/presence/sighting', { id: act(), childId: own })).status).toBe(200)
  await world.db.update(guardianship).set({ endsOn: '2026-04-02' }).where(eq(guardianship.childId, own))
  expect((await contacts(own)).status, 'a guardian of once is still no stranger').toBe(404)
})

test('every sensitive action of the matrix is refused over one’s own child, and held over another’s', async () => {
  const { world, own, other, staff } = await parentWhoWorks('director')
  const holds = async (action: keyof typeof MATRIX, childId: string) => {
    const { facilityId, db } = world
    const right = rightHolds(action, facilityId, staff.token, DAY, at('8:05'), [childId])
    return (await db.select({ right }).from(guardianship).limit(1))[0]?.right === 1
  }
  const sensitive = (Object.entries(MATRIX) as [keyof typeof MATRIX, Rule][]).filter(([, rule]) => rule.sensitive)
  const named = ['block.alert', 'block.read', 'block.set', 'block.waiting', 'child.phone', 'ledger.open', 'pickup.decide']
  expect(sensitive.map(([action]) => action).sort()).toEqual(named)
  for (const [action] of sensitive)
    expect([action, await holds(action, own), await holds(action, other)]).toEqual([action, false, true])
})

test('the family door is not narrowed by the work, nor widened', async () => {
  const { own, other, phone } = await parentWhoWorks('director')
  const told = { kind: 'absent', reason: 'sick', from: '2026-11-24' }
  expect((await phone.post('/notice', { id: act(), childIds: [own], ...told })).status).toBe(200)
  expect((await phone.post('/notice', { id: act(), childIds: [other], ...told })).status).toBe(404)
  expect((await phone.get(`/child/contacts?childId=${other}`)).status).toBe(404)
})

test('whoever works where their child is hears at each door in which capacity they are there', async () => {
  const { world, own, phone, staff, accountId } = await parentWhoWorks('director')
  const row = { id: accountId, login: accountId, name: '森 和代', passwordHash: '', createdAt: 0 }
  await world.directory.insert(account).values(row)
  const here = async (who: typeof staff | typeof phone) => {
    const { facilities } = (await who.get('/api/account/me')).body as {
      facilities: { alsoGuardian: boolean; children: unknown[] }[]
    }
    return facilities.map(({ alsoGuardian, children }) => ({ alsoGuardian, children: children.length }))
  }
  expect(await here(staff)).toEqual([{ alsoGuardian: true, children: 0 }])
  expect(await here(phone)).toEqual([{ alsoGuardian: false, children: 1 }])
  await world.db.update(guardianship).set({ endsOn: '2026-04-02' }).where(eq(guardianship.childId, own))
  expect(await here(staff)).toEqual([{ alsoGuardian: false, children: 0 }])
})
