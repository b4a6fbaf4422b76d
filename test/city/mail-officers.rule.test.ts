// 市担当 by mail: the worker's own minute against a receiver of letters on this machine, on the clock of the test.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { account, officer, officerTold } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { type Mailbox, openMailbox } from '../kit/mailbox.ts'
import { act, at, bindings } from '../kit/world.ts'
import { openService } from '../notification/phone.ts'
import { directory, makeCity } from './make-city.ts'

openService()
let box: Mailbox
beforeAll(async () => {
  box = await openMailbox()
})
beforeEach(() => {
  Object.assign(bindings, { MAIL_URL: box.url })
  box.down = false
})
afterAll(() => box?.stop())

/** A city with an officer who has an address, and a nursery in which one child is awaited from 9:00 on. */
async function makeCase() {
  const city = await makeCity()
  const to = `officer-${newId(at('8:00'))}@tsumugi.test`
  await directory().update(account).set({ email: to }).where(eq(account.id, city.accountId))
  const world = await city.nursery({ name: '浜町保育所' })
  const child = await world.addChild('さとう あおい')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const run = async (...times: string[]) => {
    for (const time of times) expect(await everyMinute(bindings, at(time))).toEqual([])
  }
  return { city, world, child, teacher, run, mails: () => box.mails.filter((mail) => mail.to === to) }
}

describe('An officer on duty', () => {
  test('RA18 is told by mail when a chase has become the city’s, once, and of nobody', async () => {
    const { run, mails } = await makeCase()
    await run('9:00', '9:59')
    expect(mails()).toEqual([])
    await run('10:00', '10:01', '10:30')
    expect(mails()).toHaveLength(1)
    expect(mails()[0]?.text).toContain('すぐに見てほしいことがあります')
    for (const secret of ['あおい', 'さとう', '浜町', '保育', '未登園']) expect(mails()[0]?.text).not.toContain(secret)
    expect(box.faults).toEqual([])
  })

  test('RA18 hears nothing of a child who was found in time, and is told anew of a chase that begins anew', async () => {
    const { world, child, teacher, run, mails } = await makeCase()
    teacher.at('9:50')
    await teacher.post('/presence/tap', { id: act(), childId: child, kind: 'arrive' })
    await run('10:00')
    expect(mails()).toEqual([])
    await world.addChild('あおき はると')
    teacher.at('10:01')
    await teacher.post('/presence/tap', { id: act(), childId: await world.addChild('うえだ そうた'), kind: 'arrive' })
    await run('10:01', '10:02')
    expect(mails()).toHaveLength(1)
  })

  test('RA18 is written to again when a letter was not taken, as long as the chase stands', async () => {
    const { run, mails, city } = await makeCase()
    box.down = true
    await run('10:00')
    box.down = false
    expect(mails()).toEqual([])
    await run('10:01', '10:02')
    expect(mails()).toHaveLength(1)
    const [told] = await directory().select().from(officerTold).where(eq(officerTold.accountId, city.accountId))
    expect(told).toMatchObject({ tries: 0, sentAt: at('10:01'), failedAt: null })
  })

  test('RA18 is no longer told when the duty is over, and reads on the screen whether letters can reach', async () => {
    const { city, run, mails } = await makeCase()
    city.client.at('9:30')
    expect((await city.client.get('/today')).body.mail).toBe('told')
    await directory().update(account).set({ email: null }).where(eq(account.id, city.accountId))
    expect((await city.client.get('/today')).body.mail).toBe('no_address')
    await directory().update(account).set({ email: 'late@tsumugi.test' }).where(eq(account.id, city.accountId))
    await directory().update(officer).set({ endsOn: '2026-11-19' }).where(eq(officer.accountId, city.accountId))
    await run('10:00')
    expect(mails()).toEqual([])
    expect(box.mails.filter(({ to }) => to === 'late@tsumugi.test')).toEqual([])
  })

  test('RA18 a shard that does not answer keeps nobody from the children of another', async () => {
    const { run, mails, city } = await makeCase()
    await city.nursery({ shard: 'SHARD_2' })
    await run('9:59')
    const broken = { ...bindings, SHARD_2: { ...bindings.SHARD_2, prepare: () => ({}) } as never }
    expect(await everyMinute(broken, at('10:00'))).toContain('rollUpAll')
    expect(mails()).toHaveLength(1)
  })
})
