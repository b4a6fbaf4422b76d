// Every call a curious person could make: each route with each id they could guess, valid and broken. Made from what is really mounted and
// from the input schemas, so that a new route is crawled without being named here; only a new kind of parameter needs a line in `POOLS`.
import type { Action } from '../../../schema/permission/matrix.ts'
import { app } from '../../../worker/app.ts'
import { listRoutes, type MountedRoute } from '../../../worker/kit/list-routes.ts'
import { expectOfficer, expectRight } from '../expect-right.ts'
import type { Ids } from '../ids.ts'
import { requestOf, SAMPLES } from '../sample.ts'
import { actOf, noticeOf, portraitOf } from '../town/build-child.ts'
import { TERM_BEGAN } from '../town/build-document.ts'
import { photoOf } from '../town/build-photo.ts'
import { type Caller, type Child, type House, idOf, LONG_AGO, TO_COME, TODAY, type Town, YESTERDAY } from '../town/town.ts'

export interface Call {
  method: string
  path: string
  route: string
  rate: string
  headers?: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

/** One place a call is for: a house, a city, or neither. */
interface Place {
  town: Town
  /** Null for a house that does not exist. */
  house: House | null
  organisation: number
}

const UNKNOWN = idOf('unknown')
const NOWHERE = 987_654

type Pool = (place: Place, chosen: Record<string, string>) => string[]
const kidsOf = ({ town, house }: Place): Child[] => town.children.filter(({ facility }) => facility === house?.id)
/** One child of a house of the same city, one of another city. */
const strangers = ({ town, house }: Place): Child[] => {
  const other = (same: boolean) =>
    town.houses.find((one) => one.id !== house?.id && (one.organisation === house?.organisation) === same)
  return [other(true), other(false)].flatMap((one) => town.children.filter(({ facility }) => facility === one?.id).slice(0, 1))
}
const days: Pool = () => [TODAY, LONG_AGO, TO_COME]
const people: Pool = ({ town, house }, { childId }) => [
  ...town.people
    .filter(({ facility, wards }) => facility === house?.id && (!childId || wards.some((one) => one.childId === childId)))
    .map(({ id }) => id),
  UNKNOWN,
]

/** What can stand in a parameter of this name; the first are one's own house's. */
export const POOLS: Record<string, Pool> = {
  childId: (place) => [...kidsOf(place), ...strangers(place)].map(({ id }) => id).concat(UNKNOWN),
  noticeId: (_, { childId = '' }) => [noticeOf(childId, 'pickup'), noticeOf(childId, 'absent'), UNKNOWN],
  actId: (_, { childId = '' }) => [actOf(childId, 'went'), UNKNOWN],
  personId: people,
  facility: ({ town }) => town.houses.map(({ id }) => String(id)),
  /** A paper of a class's day, and one of a child. */
  kind: () => ['diary', 'progress'],
  subject: (place) => [...kidsOf(place), ...strangers(place)].map(({ id }) => id).concat(place.house?.rabbit ?? UNKNOWN, UNKNOWN),
  day: (place, chosen) => (chosen.kind === 'progress' ? [TERM_BEGAN] : days(place, chosen)),
  from: days,
  to: () => ['', TODAY, YESTERDAY, LONG_AGO, TO_COME],
  month: () => [TODAY, LONG_AGO, TO_COME].map((day) => day.slice(0, 7)),
  class: ({ house, town }) => [
    '',
    house?.rabbit ?? UNKNOWN,
    house?.star ?? UNKNOWN,
    town.houses.find((one) => one !== house)?.rabbit ?? UNKNOWN,
  ],
  child: (place) => ['', kidsOf(place)[0]?.id ?? UNKNOWN, ...strangers(place).map(({ id }) => id), UNKNOWN],
  /** A class or a child. */
  of: (place) => ['', ...[...kidsOf(place), ...strangers(place)].map(({ id }) => id)].concat(place.house?.star ?? UNKNOWN),
  /** What only narrows a list. */
  tag: () => [''],
  words: () => ['', 'a'],
  account: ({ town, house }) => ['', town.people.find(({ facility }) => facility === house?.id)?.account ?? UNKNOWN, UNKNOWN],
  /** A place in a list, of the future, so that all of it comes before. */
  after: () => ['', `9999999999999.${UNKNOWN}.`],
  /** A piece of a name; tokens are made of letters. */
  text: () => ['a', 'Z', UNKNOWN],
  /** Faces by their ids: of one's own children, and of others. */
  ids: (place) => [
    [...kidsOf(place), ...strangers(place)]
      .slice(0, 30)
      .map(({ id }) => portraitOf(id))
      .join(','),
    UNKNOWN,
  ],
  year: () => ['', '2026', '2025'],
  /** Nobody of the town has begun an export: everything of a house is in no answer. */
  exportId: () => [UNKNOWN],
  part: () => ['records'],
  photoId: (place) => [...kidsOf(place), ...strangers(place)].map(({ id }) => photoOf(id)).concat(UNKNOWN),
  sheetId: (place) => [...kidsOf(place), ...strangers(place)].map(({ id }) => idOf('sheet', id)).concat(UNKNOWN),
  deviceId: ({ town }) => [...town.devices.map(({ id }) => id), UNKNOWN],
}

/** The words of a list of words, through `optional`; null for anything else. */
function wordsOf(schema: unknown): string[] | null {
  const { type, options, wrapped } = schema as { type?: string; options?: string[]; wrapped?: unknown }
  return type === 'picklist' ? (options ?? null) : wrapped ? wordsOf(wrapped) : null
}

/** Fields of a route's query for which nobody said what could stand there. */
export const unguessed = (route: MountedRoute): string[] =>
  route.input?.place !== 'query'
    ? []
    : entriesOf(route).flatMap(([field, schema]) => (POOLS[field] || wordsOf(schema) ? [] : [field]))

const entriesOf = (route: MountedRoute): [string, unknown][] =>
  Object.entries((route.input?.schema as { entries?: Record<string, unknown> })?.entries ?? {})

/** Every combination of what could stand in the query. An empty word leaves out a parameter that may be left out; without one that may not, see `brokenReadings`. */
function queriesOf(route: MountedRoute, place: Place): Record<string, string>[] {
  let made: Record<string, string>[] = [{}]
  for (const [field, schema] of entriesOf(route)) {
    const words = wordsOf(schema)
    const optional = (schema as { type?: string }).type === 'optional'
    made = made.flatMap((chosen) => {
      const values =
        POOLS[field]?.(place, chosen) ?? (words ? [...(optional ? [''] : []), ...words] : optional ? [''] : [UNKNOWN])
      return values.flatMap((value) =>
        value === '' && !optional ? [] : [{ ...chosen, ...(value === '' ? {} : { [field]: value }) }],
      )
    })
  }
  return made
}

const fill = (path: string, place: Place): string =>
  path.replace(':facility', String(place.house?.id ?? NOWHERE)).replace(':organisation', String(place.organisation))

/** Ids of one child of the town, for the sample of a route; what the town has none of is unknown. */
const idsOf = (child: Child | null, house: House | null): Ids =>
  new Proxy({} as Ids, {
    get: (_, name) =>
      ({
        childId: child?.id,
        noticeId: child && noticeOf(child.id, 'pickup'),
        actId: child && actOf(child.id, 'went'),
        photoId: child && photoOf(child.id),
        sheetId: child && idOf('sheet', child.id),
        classId: house?.rabbit,
      })[String(name)] ?? UNKNOWN,
  })

const routes = listRoutes(app)
export const crawledRoutes = routes

/** GETs of one place, all combinations. */
function readings(route: MountedRoute, place: Place): Call[] {
  return queriesOf(route, place).map((query) => {
    const text = new URLSearchParams(query).toString()
    return {
      method: 'GET',
      path: fill(route.path, place) + (text && `?${text}`),
      route: `GET ${route.path}`,
      rate: route.rate ?? '',
    }
  })
}

/** Ways to get a GET wrong that must not say more than that it is wrong. */
function brokenReadings(route: MountedRoute, place: Place): Call[] {
  const path = fill(route.path, place)
  const child = kidsOf(place)[0]?.id ?? UNKNOWN
  const wrong = [
    `?zz=1`,
    `?childId=${child}&childId=${child}`,
    `?day=${TODAY}&day=${TODAY}`,
    `?childId=${child}'--`,
    '/',
    `/${child}`,
    '?day=x&month=x',
  ]
  const call = (method: string, more: string): Call => ({
    method,
    path: path + more,
    route: `${route.method} ${route.path}`,
    rate: route.rate ?? '',
  })
  return [...wrong.map((more) => call('GET', more)), call('PUT', ''), call('DELETE', ''), call('OPTIONS', ''), call('PATCH', '')]
}

/** POSTs that must be refused: broken ones from anybody, good ones from who may not. Nothing of the town changes by them. */
function refusals(route: MountedRoute, place: Place, who: Caller): Call[] {
  const key = `POST ${route.path}`
  const sample = SAMPLES[key]
  const action = route.action as Action
  const made: Call[] = []
  const add = (child: Child | null, change?: (body: Record<string, unknown>) => unknown) => {
    const good = sample?.(idsOf(child, place.house)) ?? { json: {} }
    const asked = requestOf(key, good)
    const body = change ? JSON.stringify(change({ ...good.json })) : (asked.body ?? '{}')
    const path = fill(asked.path.startsWith('/') ? asked.path : route.path, place)
    made.push({
      method: 'POST',
      path,
      route: key,
      rate: route.rate ?? '',
      headers: { ...asked.headers, ...(change ? { 'content-type': 'application/json' } : {}) },
      body,
    })
  }
  const own = kidsOf(place)[0] ?? null
  add(own, (body) => ({ ...body, zz: 1 }))
  add(own, (body) => Object.fromEntries(Object.keys({ ...body, id: 1 }).map((name) => [name, 1])))
  add(own, (body) => ({ ...body, id: null }))
  add(own, () => [own?.id])
  if (!place.house || !route.path.includes(':facility')) {
    if (route.path.includes(':organisation') && !expectOfficer(place.town, who, place.organisation)) add(null)
    return made
  }
  const { id } = place.house
  for (const child of [...kidsOf(place), ...strangers(place)]) {
    const allowed = expectRight(place.town, who, action, id, child)
    if (allowed !== 'yes' && expectRight(place.town, who, action, id, null) !== 'yes') add(child)
  }
  return made
}

/** Routes that neither belong to a place nor say anything of one: who one is, and doors without a cookie. */
const isPlaceless = (route: MountedRoute): boolean => !route.path.includes('/:')

export interface Plan {
  /** What the caller could come to see: every question in the houses they are in. */
  own: Call[]
  /** What is not theirs: other houses, other cities, houses that are not there, and every way to get it wrong. */
  foreign: Call[]
}

/** All calls of one caller. */
export function planOf(town: Town, who: Caller): Plan {
  const own: Call[] = []
  const foreign: Call[] = []
  const cities = [...town.organisations, NOWHERE]
  for (const route of routes) {
    const get = route.method === 'GET'
    if (isPlaceless(route)) {
      const place: Place = { town, house: null, organisation: NOWHERE }
      if (get) own.push(...readings(route, place))
      foreign.push(...(get ? brokenReadings(route, place) : refusals(route, place, who)))
    } else if (route.path.includes(':organisation')) {
      for (const organisation of cities) {
        const place: Place = { town, house: null, organisation }
        if (get) (expectOfficer(town, who, organisation) ? own : foreign).push(...readings(route, place))
        foreign.push(...(get ? brokenReadings(route, place) : refusals(route, place, who)))
      }
    } else {
      for (const house of [...town.houses, null]) {
        const place: Place = { town, house, organisation: NOWHERE }
        const mine = house !== null && who.facilities.includes(house.id)
        if (get) (mine ? own : foreign).push(...readings(route, place))
        foreign.push(...(get ? brokenReadings(route, place) : refusals(route, place, who)))
      }
    }
  }
  return { own, foreign }
}
