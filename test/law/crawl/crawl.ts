// The canary crawl (assurance §2.6): every caller asks for everything, and no token appears where the matrix does not allow it. What is
// allowed and was never seen is counted too: a wall without a door would pass the first question.
import { app } from '../../../worker/app.ts'
import { type Env, shardNames } from '../../../worker/kit/env.ts'
import { openBrowser } from '../town/browsers.ts'
import { type Canary, canariesOf } from '../town/canary.ts'
import { type Caller, NOW, type Town } from '../town/town.ts'
import { type Call, crawledRoutes, planOf } from './calls.ts'
import { tokensIn } from './search.ts'

export interface Leak {
  who: string
  what: string
  where: string
}
export interface Crawled {
  calls: number
  principals: number
  routes: number
  /** How often each status was answered. */
  statuses: Record<string, number>
  unexpected: Leak[]
  missing: Omit<Leak, 'where'>[]
}

/** Calls one sign-in may make before a limit of its rate class is near. */
const A_BROWSER: Record<string, number> = { read: 550, write: 270, export: 25, import: 17, open: 550, sign_in: 50 }

let lastAddress = 0
const newAddress = (): string => {
  lastAddress += 1
  return `10.${(lastAddress >> 16) & 255}.${(lastAddress >> 8) & 255}.${lastAddress & 255}`
}

/** A caller's way through the rate classes: a new browser, and a new address, whenever one has asked enough. */
export function browsersOf(env: Env, town: Town, who: Caller): (rate: string) => Promise<Record<string, string>> {
  let headers: Record<string, string> | null = null
  let spent: Record<string, number> = {}
  return async (rate) => {
    spent[rate] = (spent[rate] ?? 0) + 1
    if (headers === null || spent[rate] > (A_BROWSER[rate] ?? 17)) {
      headers = { ...(await openBrowser(env, town, who)), 'cf-connecting-ip': newAddress() }
      spent = { [rate]: 1 }
    }
    return headers
  }
}

export interface CrawlOptions {
  /** Which callers; all unless told otherwise. */
  callers?: readonly Caller[]
  /** How many of the foreign calls of each caller, chosen by `seed`; all unless told otherwise. */
  foreign?: number
  seed?: number
  /** Only a part of each caller's calls: the `part`th of `parts`. */
  part?: number
  parts?: number
}

/** Crawls a town that was built. */
export async function crawl(env: Env, town: Town, options: CrawlOptions = {}): Promise<Crawled> {
  const canaries = canariesOf(town)
  const byToken = new Map(canaries.map((one) => [one.token, one]))
  const callers = options.callers ?? town.principals
  const done: Crawled = {
    calls: 0,
    principals: callers.length,
    routes: crawledRoutes.length,
    statuses: {},
    unexpected: [],
    missing: [],
  }
  const { part = 0, parts = 1, seed = 1 } = options
  const report = (who: string, token: string, where: string) =>
    done.unexpected.push({ who, what: byToken.get(token)?.what ?? token, where })
  const askAll = async (who: Caller) => {
    const plan = planOf(town, who)
    const calls = [...plan.own, ...some(plan.foreign, options.foreign, seed)]
    const headersFor = browsersOf(env, town, who)
    const seen = new Set<string>()
    for (const [place, call] of calls.entries()) {
      if (place % parts !== part) continue
      const { status, tokens } = await ask(place % LOGGED === 0 ? loud(env) : env, call, await headersFor(call.rate))
      done.calls += 1
      done.statuses[status] = (done.statuses[status] ?? 0) + 1
      for (const token of tokens) {
        seen.add(token)
        if (byToken.get(token)?.shownTo(who) === false || !byToken.has(token))
          report(who.name, token, `${call.method} ${call.path}`)
      }
    }
    done.missing.push(...unseen(canaries, seen, who))
  }
  const heard = listenToLog((line) => {
    for (const token of tokensIn(new TextEncoder().encode(line))) report('the log', token, line.slice(0, 200))
  })
  try {
    const waiting = [...callers]
    const walk = async () => {
      for (let who = waiting.shift(); who; who = waiting.shift()) await askAll(who)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, walk))
  } finally {
    heard()
  }
  for (const { text, table } of await writtenAside(env))
    for (const token of tokensIn(new TextEncoder().encode(text))) report(`a row of ${table}`, token, text.slice(0, 200))
  return done
}

/** Callers that ask at the same time, each one thing after the other. */
const AT_ONCE = 4

/** In a test deployment only errors are logged; one call in so many is made as in a demo, where each leaves its line. */
const LOGGED = 11
const loud = (env: Env): Env => ({ ...env, MODE: 'demo', CLOCK_OFFSET: String(NOW - Date.now()) })

/** Hears every line the worker logs, instead of the console. Returns how to stop. */
function listenToLog(hear: (line: string) => void): () => void {
  const { console: real } = globalThis
  globalThis.console = Object.assign(Object.create(real) as Console, {
    log: (...words: unknown[]) => {
      const line = words.map(String).join(' ')
      if (line.startsWith('{"at"')) hear(line)
      else real.log(...words)
    },
  })
  return () => {
    globalThis.console = real
  }
}

/** What looking and being refused leaves behind: none of it may repeat what was asked for. */
async function writtenAside(env: Env): Promise<{ table: string; text: string }[]> {
  const asked: [string, string][] = [
    ...shardNames(env).flatMap((shard): [string, string][] => [
      [shard, "select 'audit' as kept, * from audit where outcome <> 'done'"],
      [shard, "select 'reading' as kept, * from reading"],
      [shard, "select 'command' as kept, * from command"],
    ]),
    ['DIRECTORY', "select 'account_event' as kept, * from account_event"],
    ['DIRECTORY', "select 'letter' as kept, * from letter"],
    ['DIRECTORY', "select 'attempt' as kept, * from attempt"],
  ]
  const rows = await Promise.all(
    asked.map(async ([name, sql]) => (await env[name as 'DIRECTORY'].prepare(sql).all<Record<string, unknown>>()).results),
  )
  return rows.flat().map((row) => ({ table: String(row.kept), text: JSON.stringify(row) }))
}

const unseen = (canaries: readonly Canary[], seen: ReadonlySet<string>, who: Caller) =>
  canaries.filter(({ token, shownTo }) => !seen.has(token) && shownTo(who) === true).map(({ what }) => ({ who: who.name, what }))

/**
 * One call through the whole worker, and every token its answer holds, headers included. What goes on after the answer is waited for; its
 * failing is this call's, unless `onAside` says otherwise.
 */
export async function ask(
  env: Env,
  call: Call,
  headers: Record<string, string>,
  onAside: (error: unknown) => void = (error) => {
    throw error
  },
): Promise<{ status: number; text: string; tokens: Set<string> }> {
  const waiting: Promise<unknown>[] = []
  const context = {
    waitUntil: (work: Promise<unknown>) => {
      waiting.push(work)
      // Looked at below, when the answer is there: until then its failing is nobody's.
      work.catch(() => undefined)
    },
    passThroughOnException: () => undefined,
    props: {},
  }
  const request = new Request(`http://tsumugi.test${call.path}`, {
    method: call.method,
    headers: { 'x-test-now': String(NOW), ...headers, ...call.headers },
    ...(call.body === undefined ? {} : { body: call.body }),
  })
  const answer = await app.fetch(request, env, context as never)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const tokens = tokensIn(bytes)
  for (const [, value] of answer.headers) tokensIn(new TextEncoder().encode(value), tokens)
  await Promise.all(waiting.map((work) => work.catch(onAside)))
  return { status: answer.status, text: new TextDecoder().decode(bytes), tokens }
}

/** Some of a list, the same ones for the same seed. */
function some<Item>(list: readonly Item[], count: number | undefined, seed: number): readonly Item[] {
  if (count === undefined || count >= list.length) return list
  const step = list.length / count
  const shift = seed % Math.ceil(step)
  return Array.from({ length: count }, (_, place) => list[Math.floor(place * step + shift) % list.length] as Item)
}
