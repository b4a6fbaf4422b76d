// Guesses sent side by side: each counter looks and counts in one statement, so twenty at once are let through like twenty one by one.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attempt, letter, signIn } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { writeConfirm } from '../../worker/account/letters.ts'
import { countTry, passwordCodeSubjects, subjectsOf } from '../../worker/account/throttle.ts'
import { act, at, bindings, clientOf, makeWorld } from '../kit/world.ts'
import { addAccount, directory, PASSWORD, source } from './sign-in-scene.ts'

const NOW = at('8:05')
const twenty = <T>(each: (place: number) => Promise<T>) => Promise.all(Array.from({ length: 20 }, (_, place) => each(place)))
const countOf = (answers: readonly { status: number }[], status: number) => answers.filter((one) => one.status === status).length
const rows = () => directory.select().from(attempt)

/** A guardian who is signed in. */
async function guardian() {
  const world = await makeWorld()
  const { id } = await addAccount()
  return world.addGuardian([await world.addChild('さとう みなと')], { accountId: id })
}

describe('Of twenty at once', () => {
  test('eight passwords of one login from one source are counted, and neither the login nor the source hears of the rest', async () => {
    const [login, from] = [`nobody-${newId(0)}`, newId(0)]
    const subjects = subjectsOf(bindings, login, from)
    const done = await twenty(() =>
      countTry(directory, subjects, NOW).then(
        () => true,
        () => false,
      ),
    )
    expect(done.filter(Boolean)).toHaveLength(8)
    const kept = (await rows()).filter(({ subject }) => subjects.some((one) => one.subject === subject))
    expect(kept.map(({ failures }) => failures)).toEqual([8, 8, 8])
  })

  test('eight codes of a letter are looked at', async () => {
    const phone = await guardian()
    const answers = await twenty((place) => phone.post('/api/account/contact/confirm', { code: String(10_000_000 + place) }))
    expect([countOf(answers, 400), countOf(answers, 429)]).toEqual([8, 12])
  })

  test('eight codes to choose a password with are looked at', async () => {
    const from = source()
    const answers = await twenty((place) =>
      clientOf('').post('/api/account/first', { code: `2222-2222-2222-22${22 + place}`, password: PASSWORD }, from),
    )
    expect([countOf(answers, 400), countOf(answers, 429)]).toEqual([8, 12])
  })

  test('five codes of an invitation are looked at in one browser', async () => {
    const tries = `__Host-tsumugi-tries=${'a'.repeat(12)}${newId(0).slice(-10)}`
    const answers = await twenty((place) =>
      clientOf('', tries).post('/api/account/join/look', { code: `2222-2222-2222-22${22 + place}` }, source()),
    )
    expect([countOf(answers, 400), countOf(answers, 429)]).toEqual([5, 15])
  })

  test('five codes of tablets are looked at', async () => {
    const world = await makeWorld()
    const director = await world.addStaff('director')
    const answers = await twenty((place) =>
      director.post('/device/pair', { id: act(), code: `2222-22${22 + place}`, name: '玄関', kind: 'tablet', classIds: [] }),
    )
    expect([countOf(answers, 400), countOf(answers, 429)]).toEqual([5, 15])
  })

  test('five letters with a code are written in a day', async () => {
    const accountId = newId(0)
    const written = await twenty(async (place) => {
      const [rows] = await directory.batch(
        writeConfirm(directory, { id: newId(NOW), accountId, address: `${place}-${accountId}@mail.test`, now: NOW }),
      )
      return rows.length
    })
    expect(written.filter((count) => count === 1)).toHaveLength(5)
    const letters = await directory
      .select()
      .from(letter)
      .where(and(eq(letter.accountId, accountId), eq(letter.kind, 'confirm')))
    expect(letters).toHaveLength(5)
    expect(letters.filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
  })

  test('right passwords that could not be looked at, because others were before them, count for nothing', async () => {
    const world = await makeWorld()
    const { id, login } = await addAccount()
    await world.addGuardian([await world.addChild('さとう あおい')], { accountId: id })
    const from = source()
    const enter = () => clientOf('').post('/api/account/sign-in', { login, password: PASSWORD }, from)
    const answers = await twenty(enter)
    expect(countOf(answers, 200)).toBeGreaterThan(0)
    expect(countOf(answers, 200) + countOf(answers, 429)).toBe(20)
    const subjects = subjectsOf(bindings, login, from['cf-connecting-ip'])
    const kept = (await rows()).filter(({ subject }) => subjects.some((one) => one.subject === subject))
    expect(kept.reduce((sum, { failures }) => sum + failures, 0)).toBe(0)
    expect((await enter()).status).toBe(200)
    expect(await directory.select().from(signIn).where(eq(signIn.accountId, id))).not.toEqual([])
  })
})

describe('A counter', () => {
  test('that is full takes nothing more, so that who goes on does not fill those of others', async () => {
    const from = newId(0)
    const [mine, yours] = [subjectsOf(bindings, `a-${from}`, from), subjectsOf(bindings, `b-${from}`, from)]
    for (let guess = 0; guess < 8; guess++) await countTry(directory, mine, NOW)
    for (let guess = 0; guess < 100; guess++) await countTry(directory, mine, NOW + 60_000).catch(() => undefined)
    await expect(countTry(directory, mine, NOW + 60_000)).rejects.toMatchObject({ status: 429, retryAfter: 14 * 60 })
    await countTry(directory, yours, NOW + 60_000)
    await countTry(directory, mine, NOW + 15 * 60_000)
  })

  test('of all codes, when it is full, leaves two tries to each line and stops nobody by itself', async () => {
    const everywhere = passwordCodeSubjects(bindings, newId(0)).at(-1)?.subject ?? ''
    const later = NOW + 86_400_000 * 300
    const fill = { subject: everywhere, failures: 1000, since: later - 1 }
    await directory.insert(attempt).values(fill).onConflictDoUpdate({ target: attempt.subject, set: fill })
    const line = passwordCodeSubjects(bindings, newId(0))
    await countTry(directory, line, later)
    await countTry(directory, line, later)
    await expect(countTry(directory, line, later)).rejects.toMatchObject({ status: 429 })
    await directory.delete(attempt).where(eq(attempt.subject, everywhere))
  })
})
