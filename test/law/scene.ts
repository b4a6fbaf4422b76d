// A house for the laws over all routes: children, one of each kind of person, and something of everything a call can name.
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { account } from '../../schema/directory.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { person, quarantine } from '../../schema/shard.ts'
import { hashPin } from '../../worker/device/open-name.ts'
import { shardNames } from '../../worker/kit/env.ts'
import { addTablet, openOn } from '../kit/tablet.ts'
import { act, bindings, clientOf, DAY, makeWorld, type World } from '../kit/world.ts'
import { type Ids, unknownIds } from './ids.ts'
import { PIN, requestOf, SAMPLES, type Sample } from './sample.ts'
import { allergyOf } from './scene-allergy.ts'
import {
  addBlocks,
  bookOf,
  careOf,
  elsewhere,
  facesOf,
  groupOf,
  healthOf,
  illnessOf,
  inviteable,
  lookAt,
  mealOf,
  measuresOf,
  mustBeGood,
  nobodySick,
  notedOf,
  photoOf,
  plannedOf,
} from './scene-extras.ts'
import { feesOf } from './scene-fee.ts'
import { papersOf } from './scene-keeping.ts'
import { cardOf, injuryOf, medicineOf } from './scene-medicine.ts'
import { sensedOf } from './scene-nap.ts'
import { addOfficer } from './scene-officer.ts'
import { yearOf } from './scene-rollover.ts'

export type Client = ReturnType<typeof clientOf>
export type Scene = Awaited<ReturnType<typeof makeScene>>
const PUSH_DEVICE = 'POST /api/f/:facility/notification/device'
const ALARM_DEVICE = 'POST /api/f/:facility/alarm/device'
/** A word that is nowhere but in this scene's child: found in a foreign answer, it is a leak. */
const markOf = (): string => `標${newId(0).slice(-8)}`

/** Makes a house of `children` children. */
export async function makeScene(shard: 'SHARD_1' | 'SHARD_2', children = 2, settlersLast = 8) {
  const world = await makeWorld({ shard, settings: { sickbay: true } })
  const mark = markOf()
  const childId = await world.addChild('しるし あや', { name: `${mark} 文` })
  for (let count = 1; count < children; count++) await world.addChild(`こども ${'あいうえお'[count % 5]}${count}`)
  const people = {
    guardian: await world.addGuardian([childId]),
    teacher: await world.addStaff('nursery_teacher', { classId: world.rabbit }),
    director: await world.addStaff('director'),
    officer: await addOfficer(),
  }
  const tablet = await addTablet(world)

  await drizzle(bindings.DIRECTORY)
    .insert(account)
    .values(
      [people.guardian, people.director].map(({ accountId }) => ({
        id: accountId,
        login: accountId,
        name: '人',
        passwordHash: '',
        createdAt: 0,
      })),
    )
  const other = await world.addGuardian([await world.addChild('べつの いえ')])

  const enterAgain = async () => ({
    guardian: await world.enter(people.guardian.accountId, 'family'),
    teacher: await world.enter(people.teacher.accountId, 'room'),
    director: await world.enter(people.director.accountId, 'office'),
  })
  /** The same people in new browsers: rate classes count by sign-in. */
  const newBrowsers = async () => ({
    ...(await enterAgain()),
    tablet: await addTablet(world),
    opened: await openOn(world, tablet, people.teacher),
  })

  let settling: { people: Awaited<ReturnType<typeof enterAgain>>; uses: number } | undefined
  /** Those who set the scene, in browsers that last for a few calls each. */
  async function settlers() {
    if (!settling || settling.uses >= settlersLast) settling = { people: await enterAgain(), uses: 0 }
    settling.uses += 1
    return settling.people
  }

  /** New things to name for a route, since some calls use theirs up. Imports are made only for the routes that name one. */
  async function fresh(key: string): Promise<Ids> {
    const [noticeId, actId] = [act(), act()]
    const { guardian, teacher, director } = await settlers()
    const mother = () => personOf(world, guardian.accountId)
    const told = { id: noticeId, childIds: [childId], kind: 'pickup_change', from: '2026-11-25', person: '祖母' }
    await mustBeGood(guardian.post('/notice', told))
    await mustBeGood(teacher.post('/presence/sighting', { id: actId, childId }))
    const personId = key.includes('/invitation/') ? await inviteable(world, childId, key, director) : await mother()
    const blocks = key.includes('/block') ? await addBlocks(world, childId) : {}
    const ids = {
      ...unknownIds(),
      childId,
      noticeId,
      actId,
      classId: world.rabbit,
      personId,
      ...blocks,
      ...(await somebody(key, director)),
      ...(await besideChild(key, guardian, teacher, director)),
      ...(key.includes('/roll/') ? await groupOf(teacher, childId, world.rabbit) : {}),
      ...(key.endsWith('/care/take-back') ? { entryId: await careOf(teacher, childId) } : {}),
      ...(key.endsWith('/nap/correct') ? { checkId: await lookAt(teacher, childId) } : {}),
      ...(key.endsWith('/nap/sensor/drop') ? { checkId: await sensedOf(director, childId) } : {}),
      ...(/memo\/(correct|take-back)$|\/development\/mark$/.test(key) ? await notedOf(teacher, director, childId, key) : {}),
      ...(/\/(?:document|phrase|relay|keeping|export)\//.test(key) ? await papersOf(world, teacher, director, key) : {}),
      ...(key.includes('/portrait/') ? await facesOf(guardian, childId) : {}),
      ...(key.includes('/photo/') ? await photoOf(teacher, guardian, world.rabbit, childId, key) : {}),
      ...(key.includes('/growth/') ? await measuresOf(teacher, guardian, childId) : {}),
      ...(key.includes('/contactbook/') ? await bookOf(world, mark, key, await mother(), teacher) : {}),
      ...(/\/(?:health|checkup|ledger)\//.test(key) ? await healthOf(world, mark, key, await mother(), guardian, director) : {}),
      ...(key.includes('/medicine/') ? await medicineOf(world, mark, key, await mother(), guardian, teacher) : {}),
      ...(key.endsWith('/sickbay/step') ? await nobodySick(world) : {}),
      ...(key.includes('/meal/') ? await mealOf(world, childId, key, director) : {}),
      ...(key.includes('/allergy/') ? await allergyOf(world, mark, await mother(), guardian) : {}),
      ...(key.includes('/injury/') ? await injuryOf(teacher, director, childId, key) : {}),
      ...(/\/handover\/(?:see|reply)$/.test(key) ? await cardOf(teacher, childId) : {}),
      ...(key.includes('/fee/') ? await feesOf(world, childId) : {}),
      ...(key.includes('/rollover/') ? await yearOf(director, world.rabbit, key) : {}),
      ...(key.includes('/guest') ? await elsewhere(world, mark, key, director) : {}),
    }
    if (key.includes('/quarantine/')) return { ...ids, sealedId: await sealed() }
    if (key.includes('/:facility/device/')) return { ...ids, ...(await freshDevice(key)) }
    if (!key.includes('/roster/')) return ids
    const preview = async (): Promise<Id> => {
      const key = 'POST /api/f/:facility/roster/preview'
      const sample = SAMPLES[key]?.({} as Ids) ?? {}
      const number = newId(0).slice(-7)
      const csv = sample.csv?.replaceAll('990001', number).replaceAll('葉', number) ?? ''
      const { body } = await mustBeGood(call(director, key, { ...sample, csv }))
      return String(body.importId)
    }
    const doneId = await preview()
    await mustBeGood(director.post('/roster/commit', { id: act(), importId: doneId }))
    return { ...ids, previewId: await preview(), doneId }
  }

  /** An act of a tablet that was handed over. */
  async function sealed(): Promise<Id> {
    const id = act()
    const { facilityId } = world
    await world.db.insert(quarantine).values({ facilityId, id, deviceId: tablet.deviceId, receivedAt: 0, sealed: '' })
    return id
  }

  /** A tablet to end, a question of a tablet to answer, a person with a PIN. */
  async function freshDevice(key: string): Promise<Pick<Ids, 'deviceId' | 'personId' | 'pairingCode'>> {
    const { deviceId } = await addTablet(world)
    const { personId } = people.teacher
    const asked = key.endsWith('/pair') ? await clientOf('').post('/api/device/pairing', {}) : null
    if (/(?:open|pin)$/.test(key)) {
      const pinHash = await hashPin(bindings, world.facilityId, personId, PIN)
      await world.db
        .update(person)
        .set({ pinHash })
        .where(and(eq(person.facilityId, world.facilityId), eq(person.id, personId)))
    }
    return { deviceId, personId, pairingCode: String(asked?.body.code ?? 'ABCDEFGH') }
  }

  /** Somebody who fetches the child, or whom a guardian let in, for the routes that end one; a browser that is told; a card, a code. */
  async function besideChild(key: string, guardian: Client, teacher: Client, director: Client): Promise<Partial<Ids>> {
    const who = { id: act(), childIds: [childId], relationship: '祖母' }
    if (key.includes('/pickup/')) {
      await mustBeGood(guardian.post('/pickup', { ...who, name: '佐藤 和子' }))
      const askId = act()
      const asked = { id: askId, childId, name: '川上 進', relationship: 'おじ', shown: 'photo_id' }
      await mustBeGood(teacher.post('/pickup/ask', asked))
      return { pickupId: who.id, askId }
    }
    if (key.includes('/notification/')) {
      const { body } = await mustBeGood(guardian.post('/notification/device', SAMPLES[PUSH_DEVICE]?.({} as Ids).json))
      return { deviceId: String(body.id) }
    }
    if (key.includes('/alarm/')) {
      const { body } = await mustBeGood(director.post('/alarm/device', SAMPLES[ALARM_DEVICE]?.({} as Ids).json))
      return { deviceId: String(body.id) }
    }
    if (key.includes('/plan/')) return plannedOf(director, guardian, childId, key)
    if (key.includes('/pass/')) {
      await mustBeGood(director.post('/pass/card', { id: act(), childIds: [childId] }))
      return { entranceCode: String((await mustBeGood(director.post('/pass/entrance', { id: act() }))).body.code) }
    }
    if (key.includes('/infection/')) return illnessOf(key, director, guardian, childId)
    if (!key.endsWith('/family/end')) return {}
    await mustBeGood(guardian.post('/family/invite', { ...who, familyName: '佐藤', givenName: '和子', share: 'look' }))
    return { personId: who.id }
  }

  /** Somebody new who works here, for the routes that name one. */
  async function somebody(key: string, director: Client): Promise<Partial<Ids>> {
    if (!key.includes('/staff/') && !key.endsWith('/meal/staff')) return {}
    const name = { familyName: 'あたらしい', givenName: '人', kana: 'あたらしい ひと' }
    const { body } = await mustBeGood(
      director.post('/staff/add', { id: act(), ...name, role: 'nursery_teacher', classroomId: world.rabbit, startsOn: DAY }),
    )
    return { personId: String(body.personId), assignmentId: String(body.assignmentId) }
  }

  /** Calls a route of this house (or of another facility or organisation) as somebody. */
  function call(who: Client, key: string, sample: Sample, place: { facility?: number; organisation?: number } = {}) {
    const { method, path, headers, body } = requestOf(key, sample)
    const address = path
      .replace(':facility', String(place.facility ?? world.facilityId))
      .replace(':organisation', String(place.organisation ?? people.officer.organisationId))
    return who.send(method, address, { headers, ...(body === null ? {} : { body }) })
  }

  return { ...world, mark, childId, people, other, fresh, newBrowsers, call }
}

async function personOf(world: World, accountId: Id): Promise<Id> {
  const [row] = await world.db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.facilityId, world.facilityId), eq(person.accountId, accountId)))
  return row?.id ?? ''
}

/** Looking and being refused leave a trace on purpose; nothing else of a table is left out. */
const TRACES: Record<string, string> = {
  audit: "outcome = 'done'",
  account_event: "kind not in ('denied', 'city_return')",
  reading: '0',
  // Sealing goes on by itself.
  audit_seal: '0',
  audit_head: '0',
}
export const changes = (table: string): string => TRACES[table] ?? '1'

/**
 * What a database holds, table by table: DIRECTORY whole, of a shard the rows of some facilities and how many rows there are besides.
 * Without what a mere visit may move, the idle limits of a session.
 */
export async function rowsOf(
  name: 'DIRECTORY' | `SHARD_${number}`,
  ...scenes: readonly { facilityId: number }[]
): Promise<string[]> {
  const db = bindings[name]
  if (!db) return []
  const facilities = scenes.map(({ facilityId }) => facilityId).join()
  const { results: tables } = await db
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '!_cf%' escape '!' order by name",
    )
    .all<{ name: string }>()
  const known = tables.filter((table) => name === 'DIRECTORY' || table.name !== 'd1_migrations')
  const answers = await db.batch<Record<string, unknown>>(
    known.map(({ name: table }) => {
      const own = name === 'DIRECTORY' ? '' : ` and facility_id in (${facilities})`
      return db.prepare(
        `select all_rows.n, own_rows.* from (select count(*) as n from "${table}" where ${changes(table)}) all_rows
          left join (select * from "${table}" where ${changes(table)}${own}) own_rows`,
      )
    }),
  )
  return answers.map(({ results }, place) =>
    [known[place]?.name, JSON.stringify(results.map(({ used_at: _, active_at: __, ...row }) => row))].join(' '),
  )
}

/** What all databases hold of some facilities (`rowsOf`), as one digest. */
export async function digestOf(...scenes: readonly { facilityId: number }[]): Promise<string> {
  const parts: string[] = []
  for (const name of ['DIRECTORY' as const, ...shardNames(bindings)]) parts.push(name, ...(await rowsOf(name, ...scenes)))
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.join('\n')))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
