// Wrong codes: a low limit in each browser, a wide one on each line, so that a hall full of families comes in and a guesser does not.
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, test } from 'vitest'
import { attempt } from '../../schema/directory.ts'
import { invitationSubjects } from '../../worker/account/throttle.ts'
import { at, bindings, makeWorld } from '../kit/world.ts'
import { issue, line, loginOf, phone, scene } from './scene.ts'

/** Well formed, and nobody's. */
const WRONG = '2222-2222-2222-2222'

describe('Wrong codes', () => {
  test('ASVS 6.6.3 after five wrong ones in one browser the sixth waits, even a right one; its neighbour on the same line does not', async () => {
    const { code } = await scene()
    const hall = line()
    const guest = phone(undefined, hall)
    for (let count = 0; count < 5; count++) expect((await guest.look(WRONG)).status).toBe(400)
    const answer = await guest.look(code)
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await phone(undefined, hall).look(code)).status).toBe(200)
    guest.at('8:20')
    expect((await guest.look(code)).status).toBe(200)
    expect(JSON.stringify(await bindings.DIRECTORY.prepare('select * from attempt').all())).not.toContain('198.51')
  })

  test('fifty families of a 説明会 on one line come in, though each mistypes three times', async () => {
    const world = await makeWorld()
    const parents: string[] = []
    for (let count = 0; count < 50; count++) parents.push(await world.addParent([await world.addChild(`さとう ${count}`)]))
    const codes = await issue(world, parents, true)
    const hall = line()
    const statuses = await Promise.all(
      codes.map(async (code) => {
        const family = phone(undefined, hall)
        const seen: number[] = []
        for (const typed of [WRONG, WRONG, WRONG, code]) seen.push((await family.look(typed)).status)
        return seen.join()
      }),
    )
    expect(new Set(statuses)).toEqual(new Set(['400,400,400,200']))
    const last = phone(undefined, hall)
    const login = loginOf()
    expect((await last.join(codes[0] ?? '', login)).status).toBe(200)
    expect((await last.signIn(login)).status).toBe(200)
  }, 60_000)

  test('who throws away what the browser is known by has a thousand on a line, and no more; other lines go on', async () => {
    const { code } = await scene()
    const from = line()
    const guest = phone(undefined, from)
    const [counted] = invitationSubjects(bindings, from, null)
    const row = { subject: counted?.subject ?? '', failures: 998, since: at('8:00') }
    await drizzle(bindings.DIRECTORY).insert(attempt).values(row)
    for (const status of [400, 400, 429]) {
      guest.forget()
      expect((await guest.look(WRONG)).status).toBe(status)
    }
    guest.forget()
    expect((await guest.look(code)).status).toBe(429)
    expect((await phone().look(code)).status).toBe(200)
    guest.at('8:15')
    expect((await guest.look(code)).status).toBe(200)
  })

  test('what a browser is known by is a cookie of a quarter of an hour that scripts cannot read; a made-up one is replaced', async () => {
    const made = phone('__Host-tsumugi-tries=made-up')
    const given = (await made.look(WRONG)).headers.getSetCookie()
    expect(given).toEqual([
      expect.stringMatching(/^__Host-tsumugi-tries=[\w-]{22}; Max-Age=900; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
    expect((await phone().look((await scene()).code)).headers.getSetCookie()).toEqual([])
  })
})
