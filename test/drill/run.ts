// `npm run drill -- <name>|all [--json]`: the drills in full, loopback only. Each prints what it found as JSON; ends with 1 on any fault. Without
// a name it says which there are.
import { registerHooks } from 'node:module'
import { parseArgs } from 'node:util'
import { giveUp, note, say } from '../../worker/dev/say.ts'
import type { Finding } from './finding.ts'

// The worker's code runs in this process; what it would find in its own runtime is put there by a drill (open-worker.ts).
const runtime = new URL('../kit/no-runtime.ts', import.meta.url).href
registerHooks({
  resolve: (name, context, next) => (name === 'cloudflare:workers' ? { url: runtime, shortCircuit: true } : next(name, context)),
})

/** Each in full; `npm test` runs them short. */
const DRILLS: Record<string, () => Promise<Finding>> = {
  kill: async () => (await import('./kill.ts')).kill(),
  'fail-nth': async () => (await import('./fail-nth.ts')).failNth(),
  'two-tablets': async () => (await import('./two-tablets.ts')).twoTablets(),
  'silent-tablet': async () => (await import('./silent-tablet.ts')).silentTablet(),
  offline: async () => (await import('./offline.ts')).offline(),
  clock: async () => (await import('./clock.ts')).clock(),
  herd: async () => (await import('./herd.ts')).herd(),
  move: async () => (await import('./move.ts')).move(),
  restore: async () => (await import('./restore.ts')).restore(),
  holiday: async () => {
    const found = await (await import('./holiday.ts')).holiday()
    return { drill: 'holiday', ok: found.faults.length === 0, ...found }
  },
}

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
const names = positionals.includes('all') ? Object.keys(DRILLS) : positionals
const unknown = names.filter((name) => !(name in DRILLS))
if (names.length === 0 || unknown.length > 0) giveUp(`npm run drill -- ${Object.keys(DRILLS).join('|')}|all [--json]`)

const findings: Finding[] = []
for (const name of names) {
  note(`${name}…`)
  const found = await (DRILLS[name] as () => Promise<Finding>)().catch(
    (error: Error): Finding => ({ drill: name, ok: false, faults: [`it broke off: ${error.stack ?? error.message}`] }),
  )
  findings.push(found)
  if (!values.json) say(JSON.stringify(found, null, 2))
}
if (values.json) say(JSON.stringify(names.length === 1 ? findings[0] : { ok: findings.every(({ ok }) => ok), findings }, null, 2))
process.exit(findings.every(({ ok }) => ok) ? 0 : 1)
