// `npm run mutate`: breaks the policy in every way it can be broken in one place, and counts how many the laws notice (the kill rate).
//   --json           the findings as JSON
//   --sample 40      some of the mutants only
//   --rules          the conditions only, not the cells of the matrix; with words, those whose name contains one of them
// Ends with 1 when one lives that is not named, with its reason, in `harmless.ts`.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { here } from '../../../worker/dev/place.ts'
import { say } from '../../../worker/dev/say.ts'
import { sqliteEnv } from '../../kit/sqlite-d1.ts'
import { HARMLESS } from './harmless.ts'

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, sample: { type: 'string' }, rules: { type: 'boolean' } },
  allowPositionals: true,
})

/** Texts that stand in for a source, by the mark in its address. Everything the mutant's importers need is loaded again with it. */
const broken = new Map<string, { file: string; text: string }>()
const FILES = ['worker/kit/rights.ts', 'worker/kit/principal.ts', 'worker/kit/may.ts']
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('cloudflare:'))
      return { url: new URL('../../kit/no-runtime.ts', import.meta.url).href, shortCircuit: true }
    const found = next(specifier, context)
    const mark = context.parentURL?.split('?mutant=')[1]
    const ours = mark !== undefined && FILES.some((file) => found.url.endsWith(file))
    return ours ? { ...found, url: `${found.url}?mutant=${mark}` } : found
  },
  load(url, context, next) {
    const [address = '', mark] = url.split('?mutant=')
    const one = mark === undefined ? undefined : broken.get(mark)
    if (!one || fileURLToPath(address) !== here(one.file)) return next(url, context)
    return { ...next(url, context), source: one.text, shortCircuit: true }
  },
})

const { MATRIX } = await import('../../../schema/permission/matrix.ts')
const { compareRights, compareSessions, EACH_WAY, houseActions, openSessions } = await import('../compare-rights.ts')
const { differences } = await import('../reviewed-matrix.ts')
const { buildTown } = await import('../town/build-town.ts')
const { makeTown } = await import('../town/people.ts')
const { addShadow } = await import('../town/shadow-house.ts')
const { cellMutants, MEMORY, ruleMutants } = await import('./mutants.ts')
type Rights = Parameters<typeof compareRights>[3]

const env = sqliteEnv()
const town = makeTown(9)
await buildTown(env, town)
const sessions = await openSessions(env, town)
await addShadow(env, town)

const load = async (mark: string): Promise<Rights> => ({
  rights: await import(`${new URL('../../../worker/kit/rights.ts', import.meta.url).href}?mutant=${mark}`),
  may: await import(`${new URL('../../../worker/kit/may.ts', import.meta.url).href}?mutant=${mark}`),
  principal: await import(`${new URL('../../../worker/kit/principal.ts', import.meta.url).href}?mutant=${mark}`),
})
const sound = await load('sound')

const begun = performance.now()
// Without a mutant nothing may be noticed; a sample leaves that to the law that runs beside it.
const unbroken = values.sample
  ? []
  : [
      ...(await compareSessions(env, town, sessions, sound, { most: 5 })),
      ...(await compareRights(env, town, sessions, sound, values.rules ? EACH_WAY : houseActions(), { most: 5 })),
    ]
if (unbroken.length > 0) {
  say(JSON.stringify(unbroken, null, 2))
  throw new Error('the laws do not hold even without a mutant')
}

const some = <Item>(list: readonly Item[]): readonly Item[] => {
  const step = values.sample ? Math.max(1, Math.floor((list.length * 2) / Number(values.sample))) : 1
  return list.filter((_, place) => place % step === 0)
}
const living: { mutant: string; harmless: string | null }[] = []
const count = { cells: 0, cellsKilled: 0, cellsByDecision: 0, rules: 0, rulesKilled: 0, rulesNonsense: 0 }

const cells = MATRIX as unknown as Record<string, unknown>
for (const { action, change, rule } of values.rules ? [] : some(cellMutants())) {
  const kept = cells[action]
  cells[action] = rule
  count.cells += 1
  const role = change.split(' ').find((word) => town.people.some(({ roles }) => roles.some((one) => one.role === word)))
  const has = (who: { account: string }) =>
    town.people.some(({ account, roles }) => account === who.account && roles.some((one) => one.role === role))
  const callers = role ? town.principals.filter(has) : town.principals
  const decided = houseActions().includes(action)
    ? await compareRights(env, town, sessions, sound, [action], { callers, most: 1 })
    : []
  const noticed = decided.length > 0 || differences().length > 0
  count.cellsByDecision += decided.length > 0 ? 1 : 0
  count.cellsKilled += noticed ? 1 : 0
  if (!noticed) living.push({ mutant: `${action}: ${change}`, harmless: null })
  cells[action] = kept
}

const sources = FILES.map((file) => ({ file, text: readFileSync(here(file), 'utf8') }))
const rules = [
  ...sources.flatMap(({ file, text }) => ruleMutants(file, text)),
  ...MEMORY.map(({ file, find, instead }) => {
    const text = sources.find((one) => one.file === file)?.text ?? ''
    if (!text.includes(find)) throw new Error(`${file} no longer says: ${find}`)
    return { file, line: text.slice(0, text.indexOf(find)).split('\n').length, dropped: find, text: text.replace(find, instead) }
  }),
]
for (const [place, mutant] of some(rules).entries()) {
  const name = `${mutant.file}:${mutant.line} without ${mutant.dropped}`
  if (positionals.length > 0 && !positionals.some((word) => name.includes(word))) continue
  broken.set(String(place), mutant)
  count.rules += 1
  let noticed: boolean
  try {
    const given = await load(String(place))
    noticed =
      (await compareSessions(env, town, sessions, given, { most: 1 })).length > 0 ||
      (await compareRights(env, town, sessions, given, EACH_WAY, { most: 1 })).length > 0
  } catch {
    // Not even SQL any more: no law needed to notice, and nothing is known about the condition.
    count.rulesNonsense += 1
    if (!values.json) say(`nonsense ${name}`)
    noticed = true
  }
  count.rulesKilled += noticed ? 1 : 0
  if (noticed) continue
  const reason = HARMLESS.find(({ file, dropped }) => file === mutant.file && mutant.dropped.startsWith(dropped))?.why ?? null
  living.push({ mutant: name, harmless: reason })
}

const alive = living.filter(({ harmless }) => harmless === null)
const percent = (killed: number, all: number): number => Math.round((1000 * killed) / Math.max(1, all)) / 10
const harmless = living.length - alive.length
const figures = {
  ...count,
  harmless,
  killRateCells: percent(count.cellsKilled, count.cells),
  killRateRules: percent(count.rulesKilled, count.rules - harmless),
  seconds: Math.round((performance.now() - begun) / 100) / 10,
}
if (values.json) say(JSON.stringify({ ...figures, living }, null, 2))
else {
  for (const { mutant, harmless: why } of living) say(`${why ? 'harmless' : 'ALIVE   '} ${mutant}${why ? ` (${why})` : ''}`)
  say(
    `cells: ${count.cellsKilled} of ${count.cells} noticed (${count.cellsByDecision} by a decision, the others by the reviewed copy); ` +
      `rules: ${count.rulesKilled} of ${count.rules}, ${harmless} harmless; ${count.rulesNonsense} no SQL; ${figures.seconds} s`,
  )
}
process.exit(alive.length > 0 ? 1 : 0)
