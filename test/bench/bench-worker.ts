// The product and the bare baselines in one worker. Only the benchmarks start it; worker/main.ts knows nothing of it.
import { randomBytes, scryptSync } from 'node:crypto'
import { Hono } from 'hono'
import { momentOf } from '../../schema/kit/time.ts'
import { app } from '../../worker/app.ts'
import { forgetOld } from '../../worker/forget-old.ts'
import type { Env } from '../../worker/kit/env.ts'
import { placeOf } from '../../worker/photo/bucket.ts'
import { counted } from '../kit/count-trips.ts'

/** Bound to the worker; the benchmarks’ writes nudge it as the product’s do. */
export { Facility } from '../../worker/facility/object.ts'

type Context = Parameters<typeof app.fetch>[2]
const empty = new Hono().get('/bare/empty', (c) => c.body(null, 204))
const TWIN = 900

/** The rows a check-in leaves behind, without asking anybody anything. */
function insertsOf(db: Env['DIRECTORY'], { id, childId, day }: { id: string; childId: string; day: string }) {
  const at = momentOf(day, 8 * 60)
  return [
    db
      .prepare(
        'insert into presence_fact (facility_id, day, child_id, id, kind, at, received_at, account_id, source) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .bind(TWIN, day, childId, id, 'arrive', at, at, 'a'.repeat(22), 'room'),
    db
      .prepare(
        'insert into audit (facility_id, command_id, child_id, action, account_id, door, outcome, at, content, digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .bind(
        TWIN,
        id,
        childId,
        'presence.record',
        'a'.repeat(22),
        'room',
        'done',
        at,
        `{"facts":["arrive","sighting"],"at":${at}}`,
        id,
      ),
    db
      .prepare(
        'insert into outbox (facility_id, account_id, command_id, child_id, channel, kind, day, at, created_at, due_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .bind(TWIN, 'a'.repeat(22), id, childId, 'app', 'arrived', day, at, at, at),
  ]
}

/** Three inserts in one batch. */
async function bareInserts(env: Env, url: URL): Promise<Response> {
  const db = env.SHARD_1 as Env['DIRECTORY']
  const [id = '', childId = '', day = ''] = ['id', 'child', 'day'].map((name) => url.searchParams.get(name) ?? '')
  await db.batch(insertsOf(db, { id, childId, day }))
  return Response.json({ id, at: momentOf(day, 8 * 60) })
}

/** The same of many acts in one batch. */
async function bareSync(env: Env, request: Request): Promise<Response> {
  const db = env.SHARD_1 as Env['DIRECTORY']
  const acts = (await request.json()) as { id: string; childId: string; day: string }[]
  await db.batch(acts.flatMap((act) => insertsOf(db, act)))
  return Response.json({ done: acts.length })
}

/** What a poll cannot do without: one number. */
async function bareVersion(env: Env): Promise<Response> {
  const row = await (env.SHARD_1 as Env['DIRECTORY'])
    .prepare("select version from topic_version where facility_id = 1 and topic = 'presence'")
    .first()
  return Response.json(row)
}

/** One join that has everything a board needs, as JSON. */
async function bareBoard(env: Env, url: URL): Promise<Response> {
  const day = url.searchParams.get('day') ?? ''
  const { results } = await (env.SHARD_1 as Env['DIRECTORY'])
    .prepare(
      `select c.id, c.family_name, c.given_name, c.family_kana, c.given_kana, c.allergens, m.classroom_id, h.week,
         (select json_group_array(json_array(f.kind, f.at, f.id)) from presence_fact f
           where f.facility_id = e.facility_id and f.day = ?1 and f.child_id = c.id) as facts,
         (select json_group_array(json_array(n.id, n.kind, n.reason, n.time, n.pickup_person, n.written_at, k.confirmed_at)) from notice n
           left join notice_confirmation k on k.facility_id = n.facility_id and k.child_id = n.child_id and k.notice_id = n.id
           where n.facility_id = e.facility_id and n.child_id = c.id and n.starts_on <= ?1 and n.ends_on >= ?1) as notices
       from enrollment e join child c on c.facility_id = e.facility_id and c.id = e.child_id
       left join class_membership m on m.facility_id = e.facility_id and m.child_id = e.child_id and m.starts_on <= ?1 and (m.ends_on is null or m.ends_on >= ?1)
       left join contract_hours h on h.facility_id = e.facility_id and h.child_id = e.child_id and h.starts_on <= ?1 and (h.ends_on is null or h.ends_on >= ?1)
       where e.facility_id = 1 and e.starts_on <= ?1 and (e.ends_on is null or e.ends_on >= ?1) order by c.kana_order`,
    )
    .bind(day)
    .all()
  return Response.json(results)
}

/** Select and join to text: one line a child and day. */
async function bareMonth(env: Env, url: URL): Promise<Response> {
  const month = url.searchParams.get('month') ?? ''
  const { results } = await (env.SHARD_1 as Env['DIRECTORY'])
    .prepare(
      `select c.number, c.family_name, c.given_name, f.day, min(case when f.kind = 'arrive' then f.at end) as came,
         max(case when f.kind = 'leave' then f.at end) as left
       from presence_fact f join child c on c.facility_id = f.facility_id and c.id = f.child_id
       where f.facility_id = 1 and f.day between ? and ? group by f.child_id, f.day order by c.kana_order, f.day`,
    )
    .bind(`${month}-01`, `${month}-31`)
    .all<Record<string, string | number | null>>()
  const lines = results.map((row) => `${row.number},${row.family_name} ${row.given_name},${row.day},${row.came},${row.left}`)
  return new Response(lines.join('\r\n'), { headers: { 'content-type': 'text/csv; charset=utf-8' } })
}

/** Every text between two days that has a word, without asking who may read it. */
async function bareSearch(env: Env, url: URL): Promise<Response> {
  const [words, from, to] = ['words', 'from', 'to'].map((name) => url.searchParams.get(name) ?? '')
  const { results } = await (env.SHARD_1 as Env['DIRECTORY'])
    .prepare(
      `select d.kind, d.subject, d.starts_on, e.field, e.text from document d
       join document_edit e on e.facility_id = d.facility_id and e.document_id = d.id
       where d.facility_id = 1 and d.starts_on between ? and ? and instr(e.text, ?) > 0 order by d.starts_on desc limit 41`,
    )
    .bind(from, to, words)
    .all()
  return Response.json(results)
}

/** The rows a class sheet leaves behind, in one batch. */
async function bareCare(env: Env, request: Request): Promise<Response> {
  const db = env.SHARD_1 as Env['DIRECTORY']
  const { id, day, childIds } = (await request.json()) as { id: string; day: string; childIds: string[] }
  const at = momentOf(day, 12 * 60)
  const children = JSON.stringify(childIds)
  await db.batch([
    ...['temperature', 'meal'].map((kind) =>
      db
        .prepare(
          `insert into care_entry (facility_id, day, child_id, id, kind, at, received_at, account_id, value, gone)
           select ?, ?, value, ?, ?, ?, ?, ?, ?, 0 from json_each(?)`,
        )
        .bind(TWIN, day, id, kind, at, at, 'a'.repeat(22), 366, children),
    ),
    db
      .prepare(
        `insert into audit (facility_id, command_id, child_id, action, account_id, door, outcome, at, content, digest)
         select ?, ?, value, 'care.record', ?, 'room', 'done', ?, '{}', ? from json_each(?)`,
      )
      .bind(TWIN, id, 'a'.repeat(22), at, id, children),
  ])
  return Response.json({ id, at })
}

/** Pictures of one child, laid into the bucket under the keys that stand in its rows. */
async function layPictures(env: Env, request: Request): Promise<Response> {
  const { keys, bytes } = (await request.json()) as { keys: string[]; bytes: number }
  const picture = new Uint8Array(bytes).map((_, place) => (place * 31) % 251)
  for (const key of keys) await env.PHOTOS?.put(placeOf(key, 'large'), picture)
  return Response.json({ laid: keys.length })
}

/** The product, with the round trips of the request to its facility said in a header. */
async function countTrips(request: Request, env: Env, context: Context): Promise<Response> {
  let trips = 0
  const shard = counted(env.SHARD_1 as Env['DIRECTORY'], () => {
    trips += 1
  })
  const answer = await app.fetch(request, { ...env, SHARD_1: shard }, context)
  const body = await answer.arrayBuffer()
  return new Response(body, {
    status: answer.status,
    headers: { ...Object.fromEntries(answer.headers), 'x-trips': String(trips) },
  })
}

export default {
  async fetch(request: Request, env: Env, context: Context): Promise<Response> {
    const url = new URL(request.url)
    if (!url.pathname.startsWith('/bare/'))
      return request.headers.has('x-count-trips') ? countTrips(request, env, context) : app.fetch(request, env, context)
    if (url.pathname === '/bare/hello') return new Response('hello')
    if (url.pathname === '/bare/empty') return empty.fetch(request, env, context)
    if (url.pathname === '/bare/inserts') return bareInserts(env, url)
    if (url.pathname === '/bare/sync') return bareSync(env, request)
    if (url.pathname === '/bare/care') return bareCare(env, request)
    if (url.pathname === '/bare/pictures') return layPictures(env, request)
    if (url.pathname === '/bare/version') return bareVersion(env)
    if (url.pathname === '/bare/board') return bareBoard(env, url)
    if (url.pathname === '/bare/search') return bareSearch(env, url)
    if (url.pathname === '/bare/month') return bareMonth(env, url)
    if (url.pathname === '/bare/scrypt') {
      const key = scryptSync('tsumugi', randomBytes(16), 32, { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 26 })
      return new Response(key.toString('hex'))
    }
    await forgetOld(env, Number(url.searchParams.get('now')))
    return new Response('forgotten')
  },
}
