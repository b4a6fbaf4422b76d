// `npm run crawl`: the canary crawl in full, at least 100,000 calls, one process for each processor.
//   --json           the findings as JSON
//   --calls 100000   about how many
//   --seed 1         which of the calls that are not one's own business
// Ends with 1 when a token was seen where it must not be, one was never seen that should, or a call broke.
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { giveUp, say } from '../../../worker/dev/say.ts'
import type { Crawled } from './crawl.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { json: { type: 'boolean' }, calls: text, seed: text } })
const [wanted, seed] = [Number(values.calls ?? 100_000), Number(values.seed ?? 1)]
if (![wanted, seed].every((number) => Number.isInteger(number) && number > 0)) giveUp('--calls and --seed take whole numbers.')

const parts = Math.min(availableParallelism(), 8)
const file = fileURLToPath(new URL('crawl-part.ts', import.meta.url))

/** One process crawls its share of every caller's calls. */
const crawlPart = (part: number): Promise<Crawled> =>
  new Promise((settle, fail) => {
    const child = fork(file, [], { execArgv: ['--disable-warning=ExperimentalWarning'] })
    child.on('message', (found) => settle(found as Crawled))
    child.on('exit', (code) => (code ? fail(new Error(`a part of the crawl broke off (${code})`)) : undefined))
    child.send({ part, parts, seed, calls: wanted })
  })

const begun = performance.now()
const found = await Promise.all(Array.from({ length: parts }, (_, part) => crawlPart(part)))
const seconds = Math.round((performance.now() - begun) / 100) / 10

const [first] = found
const key = ({ who, what }: { who: string; what: string }) => `${who}\n${what}`
// What one process did not see, another may have.
const unseen = found.map(({ missing }) => new Set(missing.map(key)))
const missing = first?.missing.filter((one) => unseen.every((set) => set.has(key(one)))) ?? []
const unexpected = found.flatMap((one) => one.unexpected)
const statuses: Record<string, number> = {}
for (const one of found)
  for (const [status, count] of Object.entries(one.statuses)) statuses[status] = (statuses[status] ?? 0) + count
// A feature that is switched off answers 503 on purpose.
const broken = Object.entries(statuses).reduce(
  (sum, [status, count]) => sum + (status >= '500' && status !== '503' ? count : 0),
  0,
)
const figures = {
  calls: found.reduce((sum, { calls }) => sum + calls, 0),
  principals: first?.principals ?? 0,
  routes: first?.routes ?? 0,
  unexpected: unexpected.length,
  missing: missing.length,
  broken,
  seconds,
}
const MOST = 200
if (values.json)
  say(JSON.stringify({ ...figures, statuses, leaks: unexpected.slice(0, MOST), unseen: missing.slice(0, MOST) }, null, 2))
else {
  for (const { who, what, where } of unexpected.slice(0, MOST)) say(`${who} saw ${what}: ${where}`)
  for (const { who, what } of missing.slice(0, MOST)) say(`${who} never saw ${what}`)
  say(
    `${figures.calls.toLocaleString('en')} calls by ${figures.principals} callers on ${figures.routes} routes in ${seconds} s: ` +
      `${figures.unexpected} unexpected, ${figures.missing} missing, ${broken} broken`,
  )
}
process.exit(unexpected.length + missing.length + broken > 0 ? 1 : 0)
