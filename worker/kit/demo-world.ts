import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { organisation } from '../../schema/directory.ts'
import type { Env } from './env.ts'

const clean = new WeakSet<object>()

/** Why a real deployment must not run on these databases: an invented organisation lives in them. Asked once by each isolate. */
export async function demoWorldIn(env: Env): Promise<string | null> {
  if (env.MODE !== 'production' || clean.has(env.DIRECTORY)) return null
  const [invented] = await drizzle(env.DIRECTORY)
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.demo, true))
    .limit(1)
  if (invented) return 'a production deployment must not use the databases of a demo'
  clean.add(env.DIRECTORY)
  return null
}
