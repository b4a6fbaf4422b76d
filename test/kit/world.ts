// A small world for one test: its own facility on one of the two shards, with classes, children, families and staff, and sign-ins that
// were minted instead of typed. Because every test has its own facility in shared databases, the whole suite is an isolation test too.
import { env, exports } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import type { Door } from '../../schema/account/input.ts'
import { membership, placement, signIn } from '../../schema/directory.ts'
import { type FacilitySettings, firstSettings } from '../../schema/facility/input.ts'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { kanaOrder } from '../../schema/kit/kana.ts'
import { momentOf, readTime } from '../../schema/kit/time.ts'
import type { Role } from '../../schema/permission/matrix.ts'
import {
  assignment,
  child,
  classMembership,
  classroom,
  contractHours,
  enrollment,
  entranceCode,
  facility,
  facilityHome,
  facilitySetting,
  guardianship,
  person,
  pickupPerson,
  session,
} from '../../schema/shard.ts'
import type { Env } from '../../worker/kit/env.ts'
import { hashCode, newCode } from '../../worker/kit/one-time-code.ts'
import { mintToken } from '../../worker/kit/token.ts'

export const bindings = env as unknown as Env
/** Friday, an opening day. */
export const DAY: Day = '2026-11-20'
const START: Day = '2026-04-01'
export const ALL = ',read_presence,check_in,absence,pickup_list,read_note,write_note,health,address,billing,photo,'

/** A moment of the test day, by Japan time: `at('8:05')`. */
export const at = (time: string, day: Day = DAY): Moment => momentOf(day, readTime(time) ?? 0)
/** A new id, as a client makes it. */
export const act = (): Id => newId(at('8:00'))

/** A sign-in that was proved with a second factor just now, whatever now is. */
export const PROVED = { strength: 'second' as const, freshAt: at('8:00') * 2, label: 'Chrome' }

let lastFacility = 1000

export type World = Awaited<ReturnType<typeof makeWorld>>
export interface Answer<Body = Record<string, unknown>> {
  status: number
  body: Body
  headers: Headers
  text: string
  bytes: Uint8Array
}

/** Makes a facility with two classes; add children, families and staff as the test needs them. */
export async function makeWorld(
  options: { shard?: `SHARD_${number}`; settings?: Partial<FacilitySettings>; name?: string } = {},
) {
  lastFacility += 1
  const facilityId = lastFacility
  const shard = options.shard ?? (facilityId % 2 ? 'SHARD_1' : 'SHARD_2')
  const directory = drizzle(bindings.DIRECTORY)
  const db = drizzle(bindings[shard])
  const name = options.name ?? `第${facilityId}保育所`
  const rabbit = newId(0)
  const star = newId(0)
  await directory.insert(placement).values({ facilityId, organisationId: 1, name, shard, state: 'open', details: {} })
  await db.batch([
    db.insert(facilityHome).values({ facilityId, state: 'open' }),
    db.insert(facility).values({ facilityId, organisationId: 1, name, wording: 'en' }),
    db.insert(facilitySetting).values({
      facilityId,
      startsOn: START,
      settings: {
        ...firstSettings,
        phone: '0200-00-1234',
        cutoffAt: 8 * 60 + 30,
        chaseFrom: 9 * 60,
        headCountTimes: [],
        ...options.settings,
      },
    }),
    db.insert(classroom).values([
      { facilityId, id: rabbit, name: 'うさぎ組', classAge: 1, position: 1, startsOn: START },
      { facilityId, id: star, name: 'ほし組', classAge: 4, position: 2, startsOn: START },
    ]),
  ])

  /** Enrols a child planned for 8:30–17:00 from Monday to Friday. */
  async function addChild(
    kana: string,
    more: { classId?: Id; startsOn?: Day; endsOn?: Day; name?: string; week?: ([number, number] | null)[]; birthDay?: Day } = {},
  ): Promise<Id> {
    const childId = newId(0)
    const [familyKana = '', givenKana = ''] = kana.split(' ')
    const [familyName = '', givenName = ''] = (more.name ?? kana).split(' ')
    const dated = { facilityId, childId, startsOn: more.startsOn ?? START, endsOn: more.endsOn ?? null }
    const workday: [number, number] = [8 * 60 + 30, 17 * 60]
    await db.batch([
      db.insert(child).values({
        facilityId,
        id: childId,
        familyName,
        givenName,
        familyKana,
        givenKana,
        kanaOrder: kanaOrder(kana),
        birthDay: more.birthDay ?? '2024-10-10',
        sex: 'f',
        allergens: [],
      }),
      db.insert(enrollment).values({ ...dated, kind: 'regular' }),
      db.insert(classMembership).values({ ...dated, classroomId: more.classId ?? rabbit }),
      db
        .insert(contractHours)
        .values({ ...dated, need: 'standard', week: more.week ?? [null, workday, workday, workday, workday, workday, null] }),
      db
        .insert(pickupPerson)
        .values({ facilityId, childId, id: newId(0), name: '祖母', relationship: '祖母', position: 1, startsOn: START }),
    ])
    return childId
  }

  async function addPerson(accountId: Id | null, personName: string): Promise<Id> {
    const personId = newId(0)
    await db.insert(person).values({
      facilityId,
      id: personId,
      accountId,
      familyName: personName,
      givenName: '',
      kana: personName,
      phone: '090-0000-0000',
    })
    return personId
  }

  /** A guardian as a roster brings one: known here, without an account. */
  async function addParent(
    childIds: readonly Id[],
    more: { name?: string; capabilities?: string; relationship?: string; startsOn?: Day; endsOn?: Day } = {},
  ): Promise<Id> {
    const personId = await addPerson(null, more.name ?? '保護者')
    await db.insert(guardianship).values(
      childIds.map((childId) => ({
        facilityId,
        childId,
        personId,
        startsOn: more.startsOn ?? START,
        endsOn: more.endsOn ?? null,
        relationship: more.relationship ?? '母',
        capabilities: more.capabilities ?? ALL,
        contactOrder: 1,
      })),
    )
    return personId
  }

  /** A guardian of some children, signed in at the family door. */
  async function addGuardian(
    childIds: readonly Id[],
    more: { capabilities?: string; accountId?: Id; relationship?: string; endsOn?: Day } = {},
  ) {
    const accountId = more.accountId ?? newId(0)
    const personId = await addPerson(accountId, '保護者')
    await db.insert(guardianship).values(
      childIds.map((childId) => ({
        facilityId,
        childId,
        personId,
        startsOn: START,
        endsOn: more.endsOn ?? null,
        relationship: more.relationship ?? '母',
        capabilities: more.capabilities ?? ALL,
        contactOrder: 1,
      })),
    )
    return { ...(await enter(accountId, 'family')), personId }
  }

  /** A member of staff, signed in at the room or the office. */
  async function addStaff(role: Role, more: { classId?: Id; door?: Door; accountId?: Id; endsOn?: Day; name?: string } = {}) {
    const accountId = more.accountId ?? newId(0)
    const personId = await addPerson(accountId, more.name ?? '先生')
    await db.insert(assignment).values({
      facilityId,
      id: newId(0),
      personId,
      role,
      classroomId: more.classId ?? null,
      startsOn: START,
      endsOn: more.endsOn ?? null,
    })
    return { ...(await enter(accountId, more.door ?? (role === 'nursery_teacher' ? 'room' : 'office'))), personId }
  }

  /** One of the staff who has no account yet. */
  async function addNewcomer(role: Role): Promise<Id> {
    const personId = await addPerson(null, '新しい先生')
    await db.insert(assignment).values({ facilityId, id: newId(0), personId, role, startsOn: START })
    return personId
  }

  /** Signs an account in at a door without a password, and gives the client of that browser. */
  async function enter(accountId: Id, door: Door) {
    const { token, value } = mintToken(accountId, door)
    const times = { createdAt: 0, expiresAt: at('8:00') * 2 }
    await directory.batch([
      directory.insert(signIn).values({ tokenHash: token.hash, accountId, door, ...PROVED, ...times, usedAt: at('8:00') * 2 }),
      directory.insert(membership).values({ accountId, facilityId, door }).onConflictDoNothing(),
    ])
    await db.insert(session).values({
      facilityId,
      tokenHash: token.hash,
      accountId,
      door,
      ...PROVED,
      ...times,
      usedAt: at('7:00'),
      idleMs: 400 * 86_400_000,
      activeAt: 0,
    })
    return { accountId, token, ...clientOf(`/api/f/${facilityId}`, `__Host-tsumugi-${door}=${value}`) }
  }

  /** Hangs a code at the entrance, and gives it. */
  async function hangCode(): Promise<string> {
    const code = newCode()
    await db.insert(entranceCode).values({ facilityId, codeHash: hashCode(code), issuedBy: newId(0), issuedAt: 0 })
    return code
  }

  return {
    facilityId,
    shard,
    db,
    directory,
    rabbit,
    star,
    addChild,
    addParent,
    addGuardian,
    addStaff,
    addNewcomer,
    addPerson,
    hangCode,
    enter,
  }
}

/** A browser of the test: `get` and `post` at a moment of the day (8:05 unless told otherwise). */
export function clientOf(base: string, cookie?: string, own: Record<string, string> = {}) {
  let moment = at('8:05')
  const send = async (
    method: string,
    path: string,
    more: { json?: unknown; headers?: Record<string, string>; body?: BodyInit } = {},
  ): Promise<Answer> => {
    const headers: Record<string, string> = {
      'x-test-now': String(moment),
      ...(cookie ? { cookie } : {}),
      ...own,
      ...more.headers,
    }
    if (more.json !== undefined) headers['content-type'] ??= 'application/json'
    const target = path.startsWith('/api') ? path : base + path
    const body = more.body ?? (more.json === undefined ? null : JSON.stringify(more.json))
    const answer = await (exports as unknown as { default: { fetch: typeof fetch } }).default.fetch(
      `http://tsumugi.test${target}`,
      { method, headers, body },
    )
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const isJson = text !== '' && answer.headers.get('content-type')?.includes('json')
    const said = isJson ? (JSON.parse(text) as Record<string, unknown>) : {}
    return { status: answer.status, headers: answer.headers, text, bytes, body: said }
  }
  return {
    cookie,
    /** Headers every request of this browser carries. */
    own,
    send,
    /** Moves this browser's requests to a time of the test day, or to a moment. */
    at: (time: string | Moment, day: Day = DAY) => {
      moment = typeof time === 'string' ? at(time, day) : time
    },
    now: () => moment,
    today: () => dayOf(moment),
    get: (path: string, headers?: Record<string, string>) => send('GET', path, headers ? { headers } : {}),
    post: (path: string, json: unknown, headers?: Record<string, string>) =>
      send('POST', path, headers ? { json, headers } : { json }),
  }
}
