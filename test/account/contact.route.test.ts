import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, test } from 'vitest'
import { account, letter, signIn } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { confirmCode } from '../../worker/account/letters.ts'
import { refusal } from '../../worker/kit/env.ts'
import { at, bindings, makeWorld } from '../kit/world.ts'

const directory = drizzle(bindings.DIRECTORY)

/** A guardian with an address, who asked for a new one at 8:00. */
async function asked(email = 'old@mail.test') {
  const world = await makeWorld()
  const accountId = newId(0)
  const phone = await world.addGuardian([await world.addChild('さとう みなと')], { accountId })
  await directory.insert(account).values({ id: accountId, login: accountId, name: '佐藤', passwordHash: '', email, createdAt: 0 })
  const id = newId(at('8:00'))
  const row = { id, accountId, address: 'new@mail.test', kind: 'confirm', createdAt: at('8:00'), dueAt: at('8:00'), tries: 1 }
  await directory.insert(letter).values({ ...row, sentAt: at('8:00') })
  const emailNow = async () => (await directory.select().from(account).where(eq(account.id, accountId)))[0]?.email
  return { phone, accountId, code: confirmCode(bindings, id), emailNow }
}
const confirm = (who: Awaited<ReturnType<typeof asked>>, code: string) => who.phone.post('/api/account/contact/confirm', { code })

describe('An address for letters', () => {
  test('the code of the letter makes it count, once, and the old address is told', async () => {
    const who = await asked()
    const spaced = who.code.replace(/^\d{4}/, '$& ').replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
    expect((await confirm(who, spaced)).body).toEqual({ email: 'new@mail.test' })
    expect(await who.emailNow()).toBe('new@mail.test')
    const told = await directory
      .select()
      .from(letter)
      .where(and(eq(letter.accountId, who.accountId), eq(letter.kind, 'changed')))
    expect(told.map(({ address }) => address)).toEqual(['old@mail.test'])
    expect((await confirm(who, who.code)).status).toBe(400)
  })

  test('a wrong, an old and somebody else’s code are one answer, and guessing is stopped', async () => {
    const [who, other] = [await asked(), await asked()]
    const wrong = await confirm(who, who.code === '12345678' ? '87654321' : '12345678')
    const foreign = await confirm(who, other.code)
    who.phone.at('8:31')
    const late = await confirm(who, who.code)
    for (const answer of [wrong, foreign, late])
      expect(answer.body).toMatchObject({ error: { code: 'bad_input', field: 'code' } })
    who.phone.at('8:05')
    for (let times = 0; times < 8; times++) await confirm(who, '1')
    expect((await confirm(who, who.code)).status).toBe(429)
    expect(await who.emailNow()).toBe('old@mail.test')
  })

  test('asking for a change and forgetting the address need a fresh proof', async () => {
    const who = await asked()
    await directory
      .update(signIn)
      .set({ freshAt: at('7:00') })
      .where(eq(signIn.accountId, who.accountId))
    expect((await who.phone.post('/api/account/contact/remove', {})).body).toMatchObject({ error: { code: 'fresh_needed' } })
    expect(await who.emailNow()).toBe('old@mail.test')
    await directory
      .update(signIn)
      .set({ freshAt: at('8:00') })
      .where(eq(signIn.accountId, who.accountId))
    expect((await who.phone.post('/api/account/contact/remove', {})).body).toEqual({ email: null })
    expect(await who.emailNow()).toBeNull()
  })

  test('where nobody sends mail the door says so instead of promising a letter', async () => {
    const who = await asked()
    expect((await who.phone.get('/api/account/contact')).body).toMatchObject({ canMail: false, email: 'old@mail.test' })
    expect((await who.phone.post('/api/account/contact', { email: 'a@mail.test' })).body).toMatchObject({
      error: { code: 'no_mail' },
    })
    expect((await who.phone.post('/api/account/contact', { email: 'a@b' })).body).toMatchObject({ error: { field: 'email' } })
    expect((await who.phone.post('/api/account/contact', { email: 'a@mail.test\r\nBcc: b@mail.test' })).status).toBe(400)
  })

  test('a real deployment posts letters nowhere but to the mail service, and no deployment to another machine', () => {
    const { PUSH_LOOPBACK: _ours, ...ours } = bindings
    const real = { ...ours, MODE: 'production', SECRET: 'k3v-9f2m-7q8w-1x5z-real' }
    expect(refusal(real)).toBeNull()
    expect(refusal({ ...real, MAIL_URL: 'http://127.0.0.1:9/' })).toContain('MAIL_URL')
    for (const url of ['http://203.0.113.9/', 'https://mail.test/', 'http://127.0.0.1.mail.test/', 'http://localhost@mail.test/'])
      expect(refusal({ ...bindings, MAIL_URL: url }), url).toContain('MAIL_URL')
    expect(refusal({ ...bindings, MAIL_URL: 'http://127.0.0.1:9/' })).toBeNull()
  })
})
