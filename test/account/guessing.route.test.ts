// Guessing that is patient, or many: over accounts, over sources, over hours. The throttle holds, and nobody lawful waits longer than a
// quarter of an hour.
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { countFailure, subjectsOf } from '../../worker/account/throttle.ts'
import { givePin, house, PIN } from '../device/house.ts'
import { addTablet } from '../kit/tablet.ts'
import { at, bindings, clientOf, makeWorld } from '../kit/world.ts'
import { addAccount, browserOf, codeAt, cookieOf, directory, PASSWORD, source, withApp } from './sign-in-scene.ts'

const MINUTE = 60_000
/** When the guessing begins, and when it has to be over for everybody. */
const BEGAN = at('8:00')
const OVER = BEGAN + 15 * MINUTE

type Source = ReturnType<typeof source>

async function signIn(moment: number, login: string, password: string, from: Source = source()) {
  const client = clientOf('')
  client.at(moment)
  const answer = await client.send('POST', '/api/account/sign-in', { json: { login, password }, headers: from })
  return { status: answer.status, wait: Number(answer.headers.get('retry-after')), cookie: cookieOf(answer.headers) }
}

/** Wrong guesses of the past, counted as the product counts them, without the work of a hash for each. */
async function guessed(times: number, moment: number, each: (place: number) => [login: string, from: Source]) {
  for (let place = 0; place < times; place++) {
    const [login, from] = each(place)
    await countFailure(directory, subjectsOf(bindings, login, from['cf-connecting-ip']), moment)
  }
}

type Owner = Awaited<ReturnType<typeof addAccount>>

/** Guardians of one house, each with a login and PASSWORD. */
async function families(count: number) {
  const world = await makeWorld()
  const people: Owner[] = []
  for (let place = 0; place < count; place++) {
    const one = await addAccount()
    await world.addGuardian([await world.addChild('さとう あおい')], { accountId: one.id })
    people.push(one)
  }
  return people
}

describe('Passwords', () => {
  test('ASVS 6.3.1 sprayed over sixty logins from one source rest with that source, right or wrong, for a quarter of an hour; the owners come in from elsewhere', async () => {
    const owners = await families(3)
    const attacker = source()
    await guessed(57, BEGAN, () => [`nobody-${newId(0)}`, attacker])
    for (const { login } of owners) expect((await signIn(at('8:05'), login, 'なつやすみ2026', attacker)).status).toBe(401)
    const hit = owners[0]?.login ?? ''
    expect(await signIn(at('8:05'), hit, PASSWORD, attacker)).toEqual({ status: 429, wait: 600, cookie: '' })
    for (const { login } of owners) expect((await signIn(at('8:05'), login, PASSWORD)).status, login).toBe(200)
    // Who shares the source and knows their password waits no longer than the fifteen minutes, whatever was tried in between.
    expect((await signIn(OVER - 1, hit, PASSWORD, attacker)).status).toBe(429)
    expect((await signIn(OVER, hit, PASSWORD, attacker)).status).toBe(200)
  }, 60_000)

  test('ASVS 6.3.1 a right password of one’s own in between buys the source no further guesses', async () => {
    const [own, victim] = (await families(2)) as [Owner, Owner]
    const attacker = source()
    await guessed(7, BEGAN, () => [victim.login, attacker])
    expect((await signIn(at('8:01'), own.login, PASSWORD, attacker)).status).toBe(200)
    expect((await signIn(at('8:01'), victim.login, 'ちがう', attacker)).status).toBe(401)
    expect((await signIn(at('8:01'), victim.login, PASSWORD, attacker)).status).toBe(429)
    await guessed(51, BEGAN, () => [`nobody-${newId(0)}`, attacker])
    expect((await signIn(at('8:02'), own.login, PASSWORD, attacker)).status).toBe(200)
    expect((await signIn(at('8:02'), `nobody-${newId(0)}`, 'x', attacker)).status).toBe(401)
    expect((await signIn(at('8:02'), own.login, PASSWORD, attacker)).status).toBe(429)
  }, 60_000)

  test('ASVS 6.3.1 stuffed into one login from a hundred sources rest for everybody, the owner too, for a quarter of an hour and no longer', async () => {
    const [owner, other] = (await families(2)) as [Owner, Owner]
    const before = await signIn(at('7:50'), owner.login, PASSWORD)
    await guessed(98, BEGAN, () => [owner.login, source()])
    for (let guess = 0; guess < 2; guess++) expect((await signIn(at('8:05'), owner.login, `guess-${guess}`)).status).toBe(401)
    expect(await signIn(at('8:05'), owner.login, PASSWORD)).toMatchObject({ status: 429, wait: 600 })
    expect((await signIn(at('8:05'), other.login, PASSWORD)).status).toBe(200)
    const phone = clientOf('', before.cookie)
    phone.at(at('8:06'))
    expect((await phone.get('/api/account/me')).status).toBe(200)
    // What is tried while it rests is not counted: it would keep the owner out for as long as somebody goes on.
    for (const time of ['8:08', '8:11', '8:14'])
      expect((await signIn(at(time), owner.login, `late-${time}`)).status, time).toBe(429)
    expect((await signIn(OVER, owner.login, PASSWORD)).status).toBe(200)
  }, 60_000)

  test('ASVS 6.3.1 the writing of a login, in capitals or not, gives no counter of its own', async () => {
    const [owner] = (await families(1)) as [Owner]
    const attacker = source()
    await guessed(7, BEGAN, () => [owner.login, attacker])
    expect((await signIn(at('8:01'), ` ${owner.login.toUpperCase()}`, 'ちがう', attacker)).status).toBe(401)
    expect((await signIn(at('8:01'), owner.login, PASSWORD, attacker)).status).toBe(429)
  })

  test('somebody who mistypes seven times and then knows it begins again with eight', async () => {
    const [owner] = (await families(1)) as [Owner]
    const home = source()
    for (let round = 0; round < 2; round++) {
      await guessed(7, BEGAN, () => [owner.login, home])
      expect((await signIn(at('8:01'), owner.login, PASSWORD, home)).status).toBe(200)
    }
  }, 30_000)
})

describe('One-time codes', () => {
  test('ASVS 6.6.3 guessed for two hours with the password known are ten to a quarter of an hour, and the owner’s opens after it', async () => {
    const { person, secret } = await withApp()
    const owner = browserOf()
    let looked = 0
    // A new half sign-in every minute, each from elsewhere: three codes.
    for (let minute = 0; minute < 120; minute++) {
      const thief = browserOf()
      thief.later(minute * MINUTE)
      await thief.mint(person.id, 'office', 'half')
      for (let guess = 0; guess < 3; guess++) {
        const { body } = await thief.account('second', { code: String(100_000 + minute * 10 + guess) })
        if ((body.error as { code: string } | undefined)?.code === 'bad_code') looked += 1
      }
    }
    expect(looked).toBe(10 * 8)
    owner.later(135 * MINUTE)
    await owner.mint(person.id, 'office', 'half')
    expect((await owner.account('second', { code: codeAt(secret, owner.now()) })).status).toBe(200)
  }, 120_000)
})

describe('PINs', () => {
  test('RK11 guessed for an hour on one tablet are five to a quarter of an hour; the right one opens after the rest, which guessing does not prolong', async () => {
    const { teacher, tablet } = await house()
    const tried: number[] = []
    for (let minute = 0; minute < 60; minute++) {
      tablet.at(at('8:00') + minute * MINUTE)
      const { status } = await tablet.post('/device/open', { personId: teacher.personId, pin: String(9130 + minute) })
      if (status === 403) tried.push(minute)
      else expect(status).toBe(429)
    }
    // Five, then fifteen minutes from the fifth.
    expect(tried).toEqual([0, 1, 2, 3, 4, 19, 20, 21, 22, 23, 38, 39, 40, 41, 42, 57, 58, 59])
    tablet.at(at('9:20'))
    expect((await tablet.post('/device/open', { personId: teacher.personId, pin: PIN })).status).toBe(200)
  }, 120_000)

  test('RK11 one PIN tried at every name of a tablet rests with each name by itself, and no other tablet waits', async () => {
    const { world, teacher, director, tablet } = await house()
    await givePin(world, director.personId, '8046')
    for (const { personId } of [teacher, director]) {
      for (const pin of ['1379', '2468', '9753', '8642', '7531'])
        expect((await tablet.post('/device/open', { personId, pin })).status, pin).toBe(403)
      expect((await tablet.post('/device/open', { personId, pin: PIN })).status).toBe(429)
    }
    const other = await addTablet(world)
    expect((await other.post('/device/open', { personId: teacher.personId, pin: PIN })).status).toBe(200)
    expect((await other.post('/device/open', { personId: director.personId, pin: '8046' })).status).toBe(200)
  }, 30_000)
})
