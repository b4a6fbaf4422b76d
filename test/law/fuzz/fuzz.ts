// Every route, asked for with what its schema could be misread as. What must hold whatever is sent: no call breaks, what does not fit the
// schema is refused as such and names the field, an answer is quick, and nothing is left on Object.prototype.
import fc from 'fast-check'
import * as v from 'valibot'
import type { Env } from '../../../worker/kit/env.ts'
import type { MountedRoute } from '../../../worker/kit/list-routes.ts'
import { crawledRoutes } from '../crawl/calls.ts'
import { ask, browsersOf } from '../crawl/crawl.ts'
import type { Caller, Town } from '../town/town.ts'
import { bodies, RAW } from './arbitrary.ts'

export interface Fault {
  route: string
  what: string
  sent: string
}
export interface Fuzzed {
  calls: number
  routes: number
  statuses: Record<string, number>
  slowest: number
  faults: Fault[]
}

/** One who may do much at each door. */
const CALLERS = ['director', 'mother', 'teacher of the rabbits', 'tablet of all', 'city officer', 'mother, signed out']
const SLOW_MS = 1_000

/** Hashing a password takes a tenth of a second by design. */
const isCostly = (route: MountedRoute): boolean => route.rate === 'sign_in' || /password|join/.test(route.path)

export async function fuzz(env: Env, town: Town, { calls, seed = 1 }: { calls: number; seed?: number }): Promise<Fuzzed> {
  const done: Fuzzed = { calls: 0, routes: crawledRoutes.length, statuses: {}, slowest: 0, faults: [] }
  const callers = CALLERS.flatMap((name) => town.principals.find((who) => who.name === name) ?? [])
  const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))
  for (const route of crawledRoutes) {
    const schema = route.input?.schema as v.GenericSchema
    const count = isCostly(route) ? Math.ceil(calls / 10) : calls
    const sent = [
      ...fc.sample(bodies(schema), { numRuns: Math.max(1, count - RAW.length), seed }),
      ...RAW.map((raw) => ({ raw })),
    ]
    for (const [place, value] of sent.entries()) {
      const who = callers[place % callers.length] as Caller
      await tryOne(env, town, who, route, schema, value, done)
    }
  }
  if (JSON.stringify(Object.getOwnPropertyNames(Object.prototype)) !== before)
    done.faults.push({ route: '', what: 'something is left on Object.prototype', sent: '' })
  return done
}

const browsers = new WeakMap<Env, Map<Caller, ReturnType<typeof browsersOf>>>()
function headersFor(env: Env, town: Town, who: Caller, rate: string) {
  const known = browsers.get(env) ?? new Map<Caller, ReturnType<typeof browsersOf>>()
  browsers.set(env, known)
  const next = known.get(who) ?? browsersOf(env, town, who)
  known.set(who, next)
  return next(rate)
}

async function tryOne(
  env: Env,
  town: Town,
  who: Caller,
  route: MountedRoute,
  schema: v.GenericSchema,
  value: unknown,
  done: Fuzzed,
): Promise<void> {
  const { method, rate, input } = route
  const raw = isRaw(value) ? value.raw : JSON.stringify(value)
  const path = route.path.replace(':facility', String(town.houses[0]?.id)).replace(':organisation', String(town.organisations[0]))
  const inQuery = input?.place !== 'json'
  const query = inQuery ? queryOf(value) : ''
  const call = {
    method,
    path: path + query,
    route: route.path,
    rate: rate ?? '',
    headers: { 'content-type': input?.place === 'file' ? 'application/octet-stream' : 'application/json' },
    ...(method === 'POST' ? { body: input?.place === 'file' ? raw : (raw ?? 'null') } : {}),
  }
  const headers = await headersFor(env, town, who, call.rate)
  const begun = process.cpuUsage()
  const { status, text } = await ask(env, call, headers)
  const spent = process.cpuUsage(begun)
  const ms = (spent.user + spent.system) / 1000
  done.calls += 1
  done.statuses[status] = (done.statuses[status] ?? 0) + 1
  if (!isCostly(route)) done.slowest = Math.max(done.slowest, ms)
  const report = (what: string) =>
    done.faults.push({
      route: `${method} ${route.path}`,
      what: `${what} (${status}, ${who.name})`,
      sent: (query || raw || '').slice(0, 300),
    })
  if (status >= 500 && status !== 503) report(`broke: ${text.slice(0, 200)}`)
  if (ms > SLOW_MS && !isCostly(route)) report(`took ${Math.round(ms)} ms`)
  if (isRaw(value) || inQuery || who.state !== 'live') return
  const fits = v.safeParse(schema, JSON.parse(raw ?? 'null')).success
  if (!fits && status < 400) report('was taken although it does not fit')
  if (!fits && status === 400 && !/"field":|"code":"bad_input"/.test(text)) report('does not say what is wrong')
}

const isRaw = (value: unknown): value is { raw: string } =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 1 && 'raw' in value

/** An object as a query, arrays as repeated parameters. */
function queryOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `?${encodeURIComponent(clean(String(value)))}`
  const query = new URLSearchParams()
  for (const [key, one] of Object.entries(value))
    for (const part of Array.isArray(one) ? one : [one])
      if (part !== undefined) query.append(clean(key), clean(typeof part === 'object' ? JSON.stringify(part) : String(part)))
  return `?${query}`.slice(0, 8_000)
}
const clean = (text: string): string => text.toWellFormed()
