// Every parameter that names something, in path, query, body and lists: the id of what is another family's, another house's or another city's
// is answered like one that is nowhere (assurance §2.5, oracle b).
import { beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '../../schema/permission/matrix.ts'
import type { Env } from '../../worker/kit/env.ts'
import type { MountedRoute } from '../../worker/kit/list-routes.ts'
import { sqliteEnv } from '../kit/sqlite-d1.ts'
import { crawledRoutes } from './crawl/calls.ts'
import { ask, browsersOf } from './crawl/crawl.ts'
import { expectRight } from './expect-right.ts'
import type { Ids } from './ids.ts'
import { requestOf, SAMPLES } from './sample.ts'
import { actOf, noticeOf } from './town/build-child.ts'
import { buildTown } from './town/build-town.ts'
import { makeTown } from './town/people.ts'
import { type Caller, type Child, idOf } from './town/town.ts'

const town = makeTown(51)
const [home, second, , fourth] = town.houses
let env: Env
const browsers = new Map<Caller, ReturnType<typeof browsersOf>>()

beforeAll(async () => {
  env = sqliteEnv()
  await buildTown(env, town)
}, 120_000)

const callerOf = (name: string): Caller => {
  const found = town.principals.find((who) => who.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const childOf = (name: string): Child => {
  const found = town.children.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const CALLERS = ['mother', 'teacher of the rabbits', 'head teacher', 'director', 'tablet of the rabbits'].map(callerOf)

/** Ids of a house, as a call would name them: of one child and its people, or, with null, of nowhere. */
function idsOf(child: Child | null, nowhere: string): Ids {
  const people = town.people.filter(
    ({ facility, wards }) => facility === child?.facility && wards.some((one) => one.childId === child.id),
  )
  const known: Record<string, string | undefined> = child
    ? {
        childId: child.id,
        noticeId: noticeOf(child.id, 'pickup'),
        actId: actOf(child.id, 'went'),
        classId: child.classId ?? undefined,
        personId: people[0]?.id,
        blockId: idOf('block', child.id, people[0]?.id),
        deviceId: town.devices.find(({ facility }) => facility === child.facility)?.id,
      }
    : {}
  return new Proxy({} as Ids, { get: (_, name) => known[String(name)] ?? idOf(nowhere, String(name)) })
}

/** An answer without what is different each time: numbers of requests, and ids, which only repeat the question. */
const bare = (status: number, text: string): string =>
  `${status} ${text
    .replace(/"requestId":"[^"]+"/, '')
    .replace(/[0-7][0-9A-Za-z]{21}/g, '#')
    .replace(/"at":\d+/, '')}`

let lines = 0

async function answerOf(who: Caller, route: MountedRoute, ids: Ids): Promise<string> {
  const key = `${route.method} ${route.path}`
  const { method, path, headers, body } = requestOf(key, SAMPLES[key]?.(ids) ?? {})
  const headersFor = browsers.get(who) ?? browsersOf(env, town, who)
  browsers.set(who, headersFor)
  const call = {
    method,
    path: path.replace(':facility', String(home?.id)).replace(':organisation', String(town.organisations[0])),
    route: key,
    rate: route.rate ?? '',
    headers,
    ...(body === null ? {} : { body }),
  }
  // From a line of its own each time: guessing is counted by line, and the second of two would wait.
  lines += 1
  const address = { 'cf-connecting-ip': `10.9.${lines >> 8}.${lines & 255}` }
  const { status, text } = await ask(env, call, { ...(await headersFor(call.rate)), ...address })
  return bare(status, text)
}

/** The ids a route's sample asks for. */
function namesOf(key: string): string[] {
  const names: string[] = []
  SAMPLES[key]?.(
    new Proxy({} as Ids, {
      get: (_, name) => {
        names.push(String(name))
        return idOf('any')
      },
    }),
  )
  return [...new Set(names)]
}

const naming = crawledRoutes.filter(({ method, path }) => path.includes(':facility') && namesOf(`${method} ${path}`).length > 0)

describe('An id', () => {
  test('of somebody else is answered like one that is nowhere, in the same bytes, in every parameter', async () => {
    const wrong: string[] = []
    let asked = 0
    for (const route of naming) {
      const key = `${route.method} ${route.path}`
      for (const who of CALLERS) {
        const own = childOf(who.name === 'mother' ? '1.rabbit.0' : '1.rabbit.4')
        const others = [childOf('2.rabbit.0'), childOf('4.rabbit.0')]
        // Another family of the same house is foreign to a family; to staff it may be their own work.
        if (who.name === 'mother' || expectRight(town, who, route.action as Action, home?.id ?? 0, null) === 'no')
          others.push(childOf('1.star.1'), childOf('1.rabbit.2'))
        for (const other of others) {
          for (const name of [...namesOf(key), null]) {
            // One parameter at a time, and then all of them.
            const swapped = (there: Child | null, nowhere: string) =>
              new Proxy(idsOf(own, nowhere), {
                get: (ids, one) =>
                  name === null || one === name
                    ? idsOf(there, nowhere)[one as keyof Ids]
                    : (ids as unknown as Record<string, string>)[String(one)],
              })
            const foreign = await answerOf(who, route, swapped(other, 'foreign'))
            const unknown = await answerOf(who, route, swapped(null, 'unknown'))
            asked += 1
            // After five wrong codes the next has to rest, whichever it is.
            if (foreign.startsWith('429') || unknown.startsWith('429')) continue
            if (foreign !== unknown)
              wrong.push(`${key} ${name} of ${other.name} for ${who.name}: ${foreign.slice(0, 160)} | ${unknown.slice(0, 160)}`)
          }
        }
      }
    }
    expect(wrong.slice(0, 15)).toEqual([])
    expect(asked).toBeGreaterThan(400)
  }, 240_000)

  test('the houses whose ids are used are there', () => {
    expect(second?.organisation).toBe(home?.organisation)
    expect(fourth?.organisation).not.toBe(home?.organisation)
  })
})
