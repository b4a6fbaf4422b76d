// `npm run bench`: how fast the product is, as ratios to the barest thing that could do the same job (docs: the budgets of the design).
//   --json           the findings as JSON
//   --rounds 40 --calls 60   how often; --only check-in,board   which
//   --storage 30     children who live a whole year for the bytes per child-year (0 leaves it out)
// Ends with 1 when a budget is missed.
import { parseArgs } from 'node:util'
import { giveUp, say, table } from '../../worker/dev/say.ts'
import { startBenchServer } from '../kit/bench-server.ts'
import { makeBenchWorld } from '../kit/bench-world.ts'
import type { Benchmark, Finding } from './benchmark.ts'
import { board } from './board.ts'
import { busiest } from './busiest.ts'
import { checkIn } from './check-in.ts'
import { classSheet } from './class-sheet.ts'
import { month } from './month.ts'
import { paint } from './paint.ts'
import { policy } from './policy.ts'
import { search } from './search.ts'
import { signIn } from './sign-in.ts'
import { napBytes, storage } from './storage.ts'
import { sync } from './sync.ts'
import { takeout } from './takeout.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, rounds: text, calls: text, only: text, storage: text },
})
const [rounds, calls, years] = [Number(values.rounds ?? 40), Number(values.calls ?? 60), Number(values.storage ?? 30)]
if (![rounds, calls, years].every(Number.isInteger)) giveUp('--rounds, --calls, --storage take whole numbers.')

const all: Record<string, Benchmark> = {
  'check-in': checkIn,
  board,
  month,
  'class-sheet': classSheet,
  sync,
  takeout,
  busiest,
  paint,
  search,
  'sign-in': signIn,
  policy,
  bytes: storage(years),
  'nap-bytes': napBytes,
}
const wanted = values.only?.split(',') ?? Object.keys(all).filter((name) => name !== 'bytes' || years > 0)
const unknown = wanted.filter((name) => !(name in all))
if (unknown.length > 0) giveUp(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(all).join(', ')}.`)

const note = (line: string): void => {
  if (!values.json) say(line)
}
const round = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2))
const isOver = (finding: Finding): boolean =>
  finding.budget !== null && ('comparison' in finding ? finding.comparison.ratio.median : finding.value) > finding.budget

function line(finding: Finding): string[] {
  const verdict = finding.budget === null ? '' : `${isOver(finding) ? '✗' : '✓'} ≤ ${round(finding.budget)}`
  if (!('comparison' in finding))
    return [finding.title, `${round(finding.value)} ${finding.unit}`, finding.note ?? '', '', '', verdict]
  const { ratio, control, a, b } = finding.comparison
  return [
    finding.title,
    `${round(ratio.median)} ×`,
    `${round(ratio.q1)}–${round(ratio.q3)}`,
    `A/A ${round(control.median)} (${round(control.q1)}–${round(control.q3)})`,
    `${round(a.median)} / ${round(b.median)} ms`,
    verdict,
  ]
}

note('The house of 150 children is made…')
const world = await makeBenchWorld(150, 31)
const findings: Finding[] = []
try {
  const server = await startBenchServer(world.state, world.secret)
  try {
    for (const name of wanted) {
      note(`${name}…`)
      findings.push(...((await all[name]?.({ world, server, rounds, calls })) ?? []))
    }
  } finally {
    await server.stop()
  }
} finally {
  world.remove()
}
if (values.json) say(JSON.stringify({ rounds, calls, findings, over: findings.filter(isOver).map(({ id }) => id) }, null, 2))
else for (const row of table([['', 'median', 'quartiles', 'control', 'A / B', 'budget'], ...findings.map(line)])) say(row)
process.exit(findings.some(isOver) ? 1 : 0)
