// Passwords: scrypt N=2^15 r=8 p=3 (an OWASP-equivalent set, 32 MB), native in the runtime. PBKDF2 is capped there below what is asked.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { tooMany } from '../kit/fail.ts'

const COST = { log2N: 15, r: 8, p: 3 } as const
const LENGTH = 32

/** A hash nobody has the password of; unknown logins are checked against it, so that they take the same time. */
const NOBODY = `scrypt$${COST.log2N}$${COST.r}$${COST.p}$bm9ib2R5LW5vYm9keS0xNg$qUo3S0mC1cJ0k4sQ2yWmV7c3b5Hq0nF3mJtK9yYx1oE`

/** Moments at which hashes were asked for and are not done. A cancelled request never says so, hence the patience. */
let asked: number[] = []
const PATIENCE_MS = 3000

/**
 * A hash blocks its isolate for all, so one runs, one waits, and the next is asked to come back.
 * @throws Fail 429 when two are before it
 */
async function queued<T>(work: () => Promise<T>): Promise<T> {
  const mine = performance.now()
  asked = asked.filter((moment) => mine - moment < PATIENCE_MS)
  if (asked.length >= 2) throw tooMany(1)
  asked.push(mine)
  try {
    // Let requests that arrived together take their place in the line before the isolate is busy.
    await new Promise((go) => setTimeout(go))
    return await work()
  } finally {
    asked.splice(asked.indexOf(mine), 1)
  }
}

function derive(password: string, salt: Uint8Array, log2N: number, r: number, p: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  scrypt(password.normalize('NFC'), salt, LENGTH, { N: 2 ** log2N, r, p, maxmem: 64 * 1024 * 1024 }, (error, key) =>
    error ? reject(error) : resolve(key),
  )
  return promise
}

/** Hashes a new password, parameters and salt included: `scrypt$15$8$3$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await queued(() => derive(password, salt, COST.log2N, COST.r, COST.p))
  return ['scrypt', COST.log2N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** True when the password belongs to the hash. Without a hash the same work is done and the answer is false. */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const [, log2N, r, p, salt = '', key = ''] = (stored || NOBODY).split('$')
  const wanted = Buffer.from(key, 'base64url')
  const found = await queued(() => derive(password, Buffer.from(salt, 'base64url'), Number(log2N), Number(r), Number(p)))
  return wanted.length === found.length && timingSafeEqual(found, wanted) && Boolean(stored)
}
