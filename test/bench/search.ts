// Looking for a word in five years of a house's papers: the route with its rights, against the bare query; and how often a diary asks its database.
import { addDays } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { withLocal } from '../../worker/dev/database.ts'
import { compare } from '../kit/bench-measure.ts'
import { type BenchWorld, FACILITY } from '../kit/bench-world.ts'
import { type Benchmark, browserOf, must } from './benchmark.ts'

const YEARS = 5
/** Opening days of a year, and texts of a diary that are filled. */
const DAYS = 245
const FIELDS = ['attendance', 'absent', 'activity', 'outing', 'meal', 'nap', 'health', 'injury', 'family', 'event', 'note', 'aim']
const LETTERS =
  '子どもが砂場で山を作り水を流して遊んだ保育者は声をかけながら見守り友だちとのかかわりを大切にした午睡食事散歩公園落葉木実歌絵本'
/** Stands in none of them: the longest way. */
const NOWHERE = '象'

/** Letters after letters, the same each time. */
function textOf(place: number): string {
  const length = 60 + ((place * 37) % 200)
  return Array.from({ length }, (_, at) => LETTERS[(place * 31 + at * 7 + ((at * at) % 13)) % LETTERS.length]).join('')
}

/** Five years of diaries of every class; of how many texts. */
const fill = (world: BenchWorld): number =>
  withLocal(world.state, 'SHARD_1', (database) => {
    const classes = database.prepare('select id from classroom where facility_id = ?').all(FACILITY)
    const paper = database.prepare(
      `insert or ignore into document (facility_id, id, kind, kind_version, about, subject, starts_on, ends_on, account_id, created_at)
        values (?, ?, 'diary', 1, 'class', ?, ?, ?, ?, ?)`,
    )
    const edit = database.prepare(
      `insert into document_edit (facility_id, document_id, id, field, bases, text, account_id, began_at, at, times)
        values (?, ?, ?, ?, '[]', ?, ?, ?, ?, 1)`,
    )
    let count = 0
    database.exec('begin')
    for (let back = 1; back <= YEARS * DAYS; back += 1) {
      const day = addDays(world.day, -Math.round((back * 365) / DAYS))
      const at = momentOf(day, 17 * 60)
      for (const { id: classId } of classes) {
        const id = newId(at)
        if (Number(paper.run(FACILITY, id, String(classId), day, day, 'a'.repeat(22), at).changes) === 0) continue
        for (const field of FIELDS) edit.run(FACILITY, id, newId(at), field, textOf(count++), 'a'.repeat(22), at, at)
      }
    }
    database.exec('commit')
    return count
  })

export const search: Benchmark = async ({ world, server, rounds, calls }) => {
  const texts = fill(world)
  const span = { from: addDays(world.day, -YEARS * 365), to: world.day }
  const ask = (turn: number, path: string, query: Record<string, string>, more: Record<string, string> = {}) => {
    const headers = { cookie: browserOf(world, turn), 'x-door': 'office', 'x-test-now': String(world.evening), ...more }
    return must(server.call('GET', `/api/f/${FACILITY}/${path}?${new URLSearchParams(query)}`, headers), 200)
  }
  const comparison = await compare(
    {
      a: (turn) => ask(turn, 'document/search', { words: NOWHERE, ...span }),
      b: () => must(server.call('GET', `/bare/search?${new URLSearchParams({ words: NOWHERE, ...span })}`, {}), 200),
    },
    Math.min(rounds, 12),
    Math.max(1, Math.ceil(calls / 30)),
  )
  const classId = withLocal(world.state, 'SHARD_1', (database) =>
    String(database.prepare('select id from classroom where facility_id = ? limit 1').get(FACILITY)?.id),
  )
  const { headers } = await ask(0, 'document/open', { kind: 'diary', subject: classId, day: world.day }, { 'x-count-trips': '1' })
  return [
    { id: 'search', title: `a word in ${texts} texts of five years / bare query`, comparison, budget: 1.5 },
    { id: 'search-ms', title: 'the same in milliseconds', value: comparison.a.median, unit: 'ms', budget: null },
    { id: 'diary-trips', title: 'round trips of a diary that is opened', value: Number(headers['x-trips']), unit: '', budget: 3 },
  ]
}
