// A family takes along a year of its child with 600 pictures: how soon the file begins, and how much memory the runtime holds more than before
// while it goes out. The file is made while it goes out, so that does not grow with it.
import { request } from 'node:http'
import type { Day } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { withLocal } from '../../worker/dev/database.ts'
import { spreadOf } from '../kit/bench-measure.ts'
import { FACILITY, signIn } from '../kit/bench-world.ts'
import { runtimeBytes } from '../kit/memory.ts'
import { type Benchmark, must } from './benchmark.ts'

const PICTURES = 600
/** What a picture of a tablet weighs once it was made small. */
const BYTES = 200_000
const MB = 1_000_000
const TIMES = 3
const LOOK_MS = 20

export const takeout: Benchmark = async ({ world, server }) => {
  const { day, evening } = world
  const { childId, accountId } = withLocal(world.state, 'SHARD_1', (database) => {
    const found = database
      .prepare(
        `select g.child_id as childId, p.account_id as accountId, m.classroom_id as classId, min(e.starts_on) as startsOn from guardianship g
         join person p on p.facility_id = g.facility_id and p.id = g.person_id
         join class_membership m on m.facility_id = g.facility_id and m.child_id = g.child_id and m.ends_on is null
         join enrollment e on e.facility_id = g.facility_id and e.child_id = g.child_id
         where g.facility_id = ? and p.account_id is not null and g.ends_on is null and g.capabilities like '%,pickup_list,%'
         group by g.child_id, p.account_id order by startsOn, g.child_id limit 1`,
      )
      .get(FACILITY) as { childId: string; accountId: string; classId: string }
    const consent =
      'insert into photo_consent (facility_id, child_id, id, level, paper, day, at, account_id) values (?, ?, ?, ?, 0, ?, ?, ?)'
    database.prepare(consent).run(FACILITY, found.childId, newId(evening), 'book', day, evening, found.accountId)
    const picture = database.prepare(
      `insert into photo (facility_id, id, day, classroom_id, object_key, width, height, bytes, at, received_at, account_id, audience,
         published_by, published_at) values (?, ?, ?, ?, ?, 960, 720, ?, ?, ?, ?, 'family', ?, ?)`,
    )
    const shown = database.prepare('insert into photo_child (facility_id, photo_id, child_id) values (?, ?, ?)')
    for (let place = 0; place < PICTURES; place++) {
      const on = dayOf(day, place)
      const [id, at] = [newId(momentOf(on, 11 * 60)), momentOf(on, 11 * 60)]
      const by = found.accountId
      picture.run(FACILITY, id, on, found.classId, keyOf(place), BYTES, at, at, by, by, at)
      shown.run(FACILITY, id, found.childId)
    }
    return found
  })
  for (let from = 0; from < PICTURES; from += 100) {
    const keys = Array.from({ length: 100 }, (_, place) => keyOf(from + place))
    await must(
      server.call('POST', '/bare/pictures', { 'content-type': 'application/json' }, JSON.stringify({ keys, bytes: BYTES })),
      200,
    )
  }
  const cookies = signIn(world.state, accountId, 'family', TIMES + 1, evening)
  const path = `/api/f/${FACILITY}/takeout/file?childId=${childId}&from=${dayOf(day, PICTURES - 1)}&to=${day}`
  const runs: Taken[] = []
  for (const cookie of cookies)
    runs.push(await take(server.port, path, { cookie, 'x-door': 'family', 'x-test-now': String(evening) }))
  // The first one warms the runtime up.
  const [, ...counted] = runs
  const middle = (pick: (run: Taken) => number): number => spreadOf(counted.map(pick)).median
  const whole = middle(({ bytes }) => bytes)
  if (whole < PICTURES * BYTES) throw new Error(`the file has ${whole} bytes, fewer than its pictures`)
  const note = `of a file of ${(whole / MB).toFixed(0)} MB, ${middle(({ wholeMs }) => wholeMs).toFixed(0)} ms in all`
  const more = middle(({ moreBytes }) => moreBytes) / MB
  return [
    {
      id: 'takeout-first',
      title: 'first byte of a year of a child',
      value: middle(({ firstMs }) => firstMs),
      unit: 'ms',
      budget: 1_000,
      note,
    },
    ...(Number.isNaN(more)
      ? []
      : [
          {
            id: 'takeout-memory',
            title: 'memory of the runtime while it goes out',
            value: more,
            unit: 'MB more',
            budget: 40,
            note,
          },
        ]),
  ]
}

/** The pictures lie over the last year, two on most days. */
const dayOf = (last: Day, place: number): Day =>
  new Date(Date.parse(last) - Math.floor((place * 364) / PICTURES) * 86_400_000).toISOString().slice(0, 10)
const keyOf = (place: number): string => `photo/bench/${FACILITY}/${place}`

interface Taken {
  firstMs: number
  wholeMs: number
  bytes: number
  moreBytes: number
}

function take(port: number, path: string, headers: Record<string, string>): Promise<Taken> {
  const before = runtimeBytes() ?? Number.NaN
  let most = before
  const look = setInterval(() => {
    most = Math.max(most, runtimeBytes() ?? Number.NaN)
  }, LOOK_MS)
  const begun = performance.now()
  let [firstMs, bytes] = [0, 0]
  return new Promise<Taken>((settle, fail) => {
    const sent = request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      if (answer.statusCode !== 200) return fail(new Error(`the file was refused with ${answer.statusCode}`))
      answer.on('data', (part: Buffer) => {
        if (bytes === 0) firstMs = performance.now() - begun
        bytes += part.byteLength
      })
      answer.on('end', () => settle({ firstMs, wholeMs: performance.now() - begun, bytes, moreBytes: most - before }))
      answer.on('error', fail)
    })
    sent.on('error', fail)
    sent.end()
  }).finally(() => clearInterval(look))
}
