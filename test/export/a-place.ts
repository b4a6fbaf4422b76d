// A place with databases in files, and somebody of its 園長 signed in there: what is taken out of one is put into another.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Moment } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { app } from '../../worker/app.ts'
import { insert, localTarget } from '../../worker/dev/target.ts'
import type { Env } from '../../worker/kit/env.ts'
import { mintToken } from '../../worker/kit/token.ts'
import { fileEnv } from '../kit/sqlite-d1.ts'

type Bucket = NonNullable<Env['PHOTOS']>

/** The worker over the databases of a state folder, asked by a 園長 of a facility at one moment. */
export function aPlace(state: string, shard: string, facilityId: number, now: Moment, bucket?: Bucket) {
  const target = localTarget(state)
  const [found] = target.all(
    shard,
    `select p.account_id as id from assignment a join person p on p.facility_id = a.facility_id and p.id = a.person_id
      where a.facility_id = ${facilityId} and a.role = 'director' and p.account_id is not null order by p.id limit 1`,
  )
  const accountId = String(found?.id)
  const { token, value } = mintToken(accountId, 'office')
  const proved = { strength: 'second', fresh_at: now, label: 'Chrome', created_at: 0, expires_at: now * 2 }
  const signed = { token_hash: token.hash, account_id: accountId, door: 'office', ...proved }
  target.run('DIRECTORY', [insert('sign_in', { ...signed, used_at: now })])
  target.run(shard, [insert('session', { facility_id: facilityId, ...signed, used_at: now, active_at: now, idle_ms: now })])
  const env: Env & { close(): void } = {
    ...fileEnv(state),
    SECRET: 'test-secret-of-the-places',
    ...(bucket ? { PHOTOS: bucket } : {}),
  }
  const waiting: Promise<unknown>[] = []
  const context = {
    waitUntil: (work: Promise<unknown>) => void waiting.push(work),
    passThroughOnException: () => undefined,
    props: {},
  }
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = {
      cookie: `__Host-tsumugi-office=${value}`,
      'x-door': 'office',
      'x-test-now': String(now),
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    }
    const answer = await app.fetch(
      new Request(`https://tsumugi.test/api/f/${facilityId}${path}`, { headers, ...init }),
      env,
      context,
    )
    const whole = new Response(await answer.arrayBuffer(), answer)
    await Promise.all(waiting.splice(0))
    return whole
  }
  return {
    target,
    get: (path: string) => ask(path),
    /** Begins an export and lays one of its files into the folder. */
    async take(part: string): Promise<string> {
      const id = newId(now)
      const begun = await ask('/export/begin', { method: 'POST', body: JSON.stringify({ id, purpose: 'succession', note: '' }) })
      if (begun.status !== 200) throw new Error(`${begun.status} ${await begun.text()}`)
      const answer = await ask(`/export/file?exportId=${id}&part=${part}`)
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
      const file = join(state, `${part}-${id}.zip`)
      writeFileSync(file, new Uint8Array(await answer.arrayBuffer()))
      return file
    },
    close: () => env.close(),
  }
}
