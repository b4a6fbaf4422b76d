// How passwords and PINs are kept, read in the real runtime from what signing up and choosing leave in the databases.
import { scryptSync } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { account } from '../../schema/directory.ts'
import { person } from '../../schema/shard.ts'
import { house, PIN } from '../device/house.ts'
import { loginOf, PASSWORD, phone, scene } from '../invitation/scene.ts'
import { directory } from './sign-in-scene.ts'

/**
 * ASVS 5.0.0 Appendix C for scrypt with r = 8: the least log2(N) for each p. PBKDF2 is no way out, since the platform stops at 100,000
 * rounds and the appendix asks for more.
 */
const LEAST_LOG2N = (p: number): number => (p >= 3 ? 15 : p === 2 ? 16 : 17)

function parts(kept: string) {
  const [kind = '', log2N, r, p, salt = '', key = ''] = kept.split('$')
  return {
    kind,
    log2N: Number(log2N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

/** A password that was kept by signing up with a code. */
async function keptOf(password: string): Promise<string> {
  const login = loginOf()
  const answer = await phone().join((await scene()).code, login, password)
  expect(answer.status, answer.text).toBe(200)
  const [row] = await directory.select({ hash: account.passwordHash }).from(account).where(eq(account.login, login))
  return row?.hash ?? ''
}

const strong = (kept: string) => {
  const { kind, log2N, r, p, salt, key } = parts(kept)
  expect(kind).toBe('scrypt')
  expect(r).toBe(8)
  expect(log2N).toBeGreaterThanOrEqual(LEAST_LOG2N(p))
  expect(salt.length).toBeGreaterThanOrEqual(16)
  expect(key.length).toBeGreaterThanOrEqual(32)
}

test('ASVS 11.4.2 a password is kept as scrypt of the strength Appendix C asks for, and was really made with it', async () => {
  const kept = await keptOf(PASSWORD)
  strong(kept)
  const { log2N, r, p, salt, key } = parts(kept)
  const again = (cost: { N: number; r: number; p: number }) =>
    scryptSync(PASSWORD.normalize('NFC'), salt, key.length, { ...cost, maxmem: 64 * 1024 * 1024 })
  // What is written beside the key is what it cost, not a claim.
  expect(again({ N: 2 ** log2N, r, p }).equals(key)).toBe(true)
  expect(again({ N: 2 ** 14, r, p }).equals(key)).toBe(false)
}, 30_000)

test('ASVS 11.4.2 the same password of two people is kept under two salts, and nothing of it can be read', async () => {
  const [one, other] = [parts(await keptOf(PASSWORD)), parts(await keptOf(PASSWORD))]
  expect(one.salt.equals(other.salt)).toBe(false)
  expect(one.key.equals(other.key)).toBe(false)
}, 30_000)

test('ASVS 11.4.2 a PIN is kept with the same strength, and of a keyed digest: without the SECRET ten thousand tries find nothing', async () => {
  const { world, teacher, tablet } = await house()
  expect((await tablet.post('/device/pin', { personId: teacher.personId, old: PIN, pin: '8046' })).status).toBe(200)
  const [row] = await world.db
    .select({ hash: person.pinHash })
    .from(person)
    .where(and(eq(person.facilityId, world.facilityId), eq(person.id, teacher.personId)))
  const kept = row?.hash ?? ''
  strong(kept)
  const { log2N, r, p, salt, key } = parts(kept)
  expect(scryptSync('8046', salt, key.length, { N: 2 ** log2N, r, p, maxmem: 64 * 1024 * 1024 }).equals(key)).toBe(false)
}, 30_000)
