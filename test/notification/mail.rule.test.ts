// Mail, the second channel: the worker's own sender against a receiver of letters on this machine, on the clock of the test.
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { account } from '../../schema/directory.ts'
import { SECOND } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { guardianship, mailTold, session } from '../../schema/shard.ts'
import { sendMails } from '../../worker/notification/send-mails.ts'
import { sendPushes } from '../../worker/notification/send-pushes.ts'
import { APP_URL, type Mailbox, openMailbox } from '../kit/mailbox.ts'
import { act, at, bindings } from '../kit/world.ts'
import { makeHouse, openService } from './phone.ts'

const { service } = openService()
let box: Mailbox
beforeAll(async () => {
  box = await openMailbox()
})
beforeEach(() => {
  Object.assign(bindings, { MAIL_URL: box.url, APP_URL })
  box.down = false
  expect(box.faults).toEqual([])
})
afterAll(() => box?.stop())

/** A household whose mother has an address; `deaf`: her phone takes no pushes. */
async function makeHome({ deaf = true, address = true } = {}) {
  const house = await makeHouse(service())
  const to = `mother-${newId(at('8:00'))}@tsumugi.test`
  const directory = drizzle(bindings.DIRECTORY)
  await directory
    .insert(account)
    .values({ id: house.mother.accountId, login: to, name: '母', passwordHash: 'x', createdAt: 0, email: address ? to : null })
  if (deaf) {
    const [device] = (await house.mother.get('/notification')).body.devices as { id: string }[]
    await house.mother.post('/notification/device/end', { id: act(), deviceId: device?.id })
  }
  const run = async (time: string | number) => sendMails(bindings, typeof time === 'number' ? time : at(time))
  const mails = () => box.mails.filter((mail) => mail.to === to)
  const first = () => mails().map(({ text }) => text.split('\n')[0])
  const choose = async (mail: 'second' | 'always' | 'off', more = {}) => {
    const json = { id: act(), kinds: ['arrived', 'left', 'confirmed'], quiet: null, mail, ...more }
    expect((await house.mother.post('/notification/choice', json)).status).toBe(200)
  }
  return { ...house, directory, to, run, mails, first, choose }
}

describe('A letter', () => {
  test('RB08 RA29 goes to a guardian whom no push reaches, when the minute is over in which the act can be taken back, and once', async () => {
    const home = await makeHome()
    await home.tap('arrive', '8:20')
    await home.run(at('8:20') + 59 * SECOND)
    expect(home.first()).toEqual([])
    await home.run('8:21')
    await home.run('8:22')
    expect(home.first()).toEqual(['連絡があります'])
    expect(home.phone.knocks).toBe(0)
  })

  test('says in three languages that there is something to read, where the app is, and nothing of anybody', async () => {
    const home = await makeHome()
    await home.tap('arrive', '8:20')
    await home.run('8:21')
    const [mail] = home.mails()
    expect(mail?.subject).toBe('つむぎからのお知らせ')
    for (const words of ['連絡があります', 'れんらくが あります', 'There is a message for you', APP_URL])
      expect(mail?.text).toContain(words)
    for (const secret of ['あおい', 'そら', '登園', '8:20', '保育']) expect(mail?.text).not.toContain(secret)
  })

  test('is not sent beside a push that arrives, unless one wants both; it is sent when the push was given up', async () => {
    const home = await makeHome({ deaf: false })
    await home.tap('arrive', '8:20')
    await home.run('8:21')
    expect(home.mails()).toEqual([])
    home.mother.at('8:30')
    await home.choose('always')
    await home.tap('leave', '16:00')
    await home.run('16:01')
    expect(home.first()).toEqual(['連絡があります'])
    const other = await makeHome({ deaf: false })
    other.phone.answers = { status: 410 }
    await other.tap('arrive', '8:20')
    await other.run('8:21')
    expect(other.mails()).toEqual([])
    await sendPushes(bindings, at('8:21'))
    await other.run('8:22')
    expect(other.first()).toEqual(['連絡があります'])
  })

  test('is written to nobody who wants none, and keeps quiet hours and kinds as a push does', async () => {
    const home = await makeHome()
    await home.choose('off')
    await home.tap('arrive', '8:20')
    await home.run('8:21')
    expect(home.mails()).toEqual([])
    home.mother.at('8:30')
    await home.choose('second', { quiet: { from: '16:00', to: '17:30' } })
    await home.run('8:31')
    expect(home.mails()).toEqual([])
    await home.tap('leave', '16:30')
    await home.run('16:31')
    expect(home.mails()).toEqual([])
    await home.run('17:30')
    expect(home.first()).toEqual(['遅れて通知：連絡があります'])
  })

  test('is followed by a correction when what it told was wrong, and by none when nothing was told yet', async () => {
    const home = await makeHome()
    const tapped = await home.tap('arrive', '8:20')
    await home.run('8:21')
    await home.undo(tapped, at('8:40'), 'ちがう子でした')
    await home.run('8:41')
    expect(home.first()).toEqual(['連絡があります', '先ほどの通知は誤りです。アプリで確かめてください'])
    const other = await makeHome()
    await other.undo(await other.tap('arrive', '8:20'), at('8:20') + 30 * SECOND)
    await other.run('8:22')
    expect(other.mails()).toEqual([])
  })

  test('is tried again when the receiver is out of reach, and given up after the fifth time', async () => {
    const home = await makeHome()
    await home.tap('arrive', '8:20')
    box.down = true
    const before = box.knocks
    for (let minute = 21; minute < 60; minute++) await home.run(`8:${minute}`)
    for (let minute = 0; minute < 60; minute++) await home.run(`9:${String(minute).padStart(2, '0')}`)
    expect(box.knocks - before).toBe(5)
    const [row] = await home.db.select().from(mailTold).where(eq(mailTold.facilityId, home.facilityId))
    expect([row?.tries, row?.failedAt !== null]).toEqual([0, true])
    box.down = false
    await home.run('10:01')
    expect(home.mails()).toEqual([])
    await home.tap('leave', '16:00')
    await home.run('16:01')
    expect(home.first()).toEqual(['連絡があります'])
  })

  test('is one when two runs meet', async () => {
    const home = await makeHome()
    await home.tap('arrive', '8:20')
    await Promise.all([home.run('8:21'), home.run('8:21'), home.run(at('8:21') + 1)])
    expect(home.mails()).toHaveLength(1)
  })

  test('goes to nobody who may not see the child at that moment, and not to who has no address', async () => {
    const home = await makeHome()
    await home.tap('arrive', '8:20')
    await home.db.update(guardianship).set({ endsOn: '2026-11-19' }).where(eq(guardianship.facilityId, home.facilityId))
    await home.run('8:21')
    expect(home.mails()).toEqual([])
    const other = await makeHome({ address: false })
    await other.tap('arrive', '8:20')
    const before = box.knocks
    await other.run('8:21')
    expect(box.knocks).toBe(before)
    // Whoever gives an address later is not sent what was before.
    await other.directory.update(account).set({ email: other.to }).where(eq(account.id, other.mother.accountId))
    await other.run('8:23')
    expect(other.mails()).toEqual([])
  })

  test('reaches who signed out on the phone: an address is no sign-in', async () => {
    const home = await makeHome({ deaf: false })
    await home.db
      .update(session)
      .set({ endedAt: at('8:10') })
      .where(eq(session.accountId, home.mother.accountId))
    await home.tap('arrive', '8:20')
    await home.run('8:21')
    expect(home.first()).toEqual(['連絡があります'])
  })
})

describe('通知が届かない家庭', () => {
  test('RB08 leaves out who is reached by mail, and names who wants none or whose letters come back', async () => {
    const home = await makeHome()
    const office = await home.addStaff('director')
    const unreached = async () =>
      ((await office.get('/notification/unreached')).body.children as { childId: string }[]).map((one) => one.childId)
    expect(await unreached()).toEqual([])
    await home.choose('off')
    expect(await unreached()).toEqual([home.childId])
    await home.choose('second')
    await home.db
      .update(mailTold)
      .set({ failedAt: at('8:10') })
      .where(eq(mailTold.facilityId, home.facilityId))
    expect(await unreached()).toEqual([home.childId])
  })
})
