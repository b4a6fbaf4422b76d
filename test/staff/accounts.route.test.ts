// The list of live accounts, for the yearly check.
import { expect, test } from 'vitest'
import { account, passkey } from '../../schema/directory.ts'
import { readCsv } from '../../schema/kit/csv.ts'
import { newId } from '../../schema/kit/id.ts'
import { block } from '../../schema/shard.ts'
import { addTablet } from '../kit/tablet.ts'
import { act, makeWorld } from '../kit/world.ts'

async function house() {
  const world = await makeWorld()
  const ids = { teacher: newId(0), parent: newId(0), gone: newId(0) }
  await world.directory
    .insert(account)
    .values(Object.values(ids).map((id) => ({ id, login: id, name: '人', passwordHash: '', createdAt: 0 })))
  const director = await world.addStaff('director', { name: '森 和代' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, accountId: ids.teacher, name: '=1+1' })
  await world.addStaff('cook', { accountId: ids.gone, endsOn: '2026-11-19', name: 'いない人' })
  const child = await world.addChild('さとう あおい', { name: '佐藤 碧' })
  const parent = await world.addGuardian([child], { accountId: ids.parent })
  await addTablet(world)
  await world.directory.insert(passkey).values({
    credentialId: newId(0),
    accountId: ids.teacher,
    publicKey: '',
    counter: 0,
    transports: [],
    name: 'iPhone',
    createdAt: 0,
  })
  return { world, director, teacher, parent, child }
}

test('staff, families and devices, with role or relation, door, since, last sign-in and second factor; who has left is not there', async () => {
  const { director, world } = await house()
  const { status, body } = await director.get('/staff/accounts')
  expect(status).toBe(200)
  const accounts = body.accounts as Record<string, unknown>[]
  expect(accounts.map(({ kind }) => kind)).toEqual(['staff', 'staff', 'guardian', 'device'])
  expect(accounts.find(({ name }) => name === '=1+1')).toMatchObject({
    roles: [{ role: 'nursery_teacher', classroomId: world.rabbit }],
    doors: ['room'],
    since: '2026-04-01',
    secondFactor: true,
  })
  expect(accounts[2]).toMatchObject({
    relations: [{ relationship: '母', child: '佐藤 碧' }],
    doors: ['family'],
    secondFactor: false,
  })
  expect(JSON.stringify(accounts)).not.toContain('いない人')
})

test('the file is safe to open, is written down, and is the lead’s alone', async () => {
  const { director, teacher, world } = await house()
  const answer = await director.get('/staff/accounts/file')
  expect(answer.status).toBe(200)
  expect(answer.text).toContain("'=1+1")
  const rows = readCsv(new TextEncoder().encode(answer.text)).rows ?? []
  expect(rows[1]?.cells.at(-1)).toBe('確認印')
  expect(rows.map(({ cells }) => cells[0])).toContain('=1+1')
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect((await teacher.get('/staff/accounts')).status).toBe(404)
  const office = await world.addStaff('office')
  expect((await office.get('/staff/accounts')).status).toBe(200)
  expect((await office.get('/staff/accounts/file')).status).toBe(404)
})

test('a child that a block keeps from the reader is not on the reader’s list either', async () => {
  const { director, child, world } = await house()
  await world.db.insert(block).values({
    facilityId: world.facilityId,
    childId: child,
    id: act(),
    personId: director.personId,
    kind: 'court_order',
    text: '',
    startsOn: '2026-04-01',
    setBy: act(),
    setAt: 0,
  })
  const { text } = await director.get('/staff/accounts')
  expect(text).not.toContain('佐藤')
})
