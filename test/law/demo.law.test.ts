// The demo is what a newcomer sees first, so it has to be whole, believable and the same on every machine.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/d1'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { checkPassword } from '../../worker/account/password.ts'
import { withLocal } from '../../worker/dev/database.ts'
import { demoPeople } from '../../worker/dev/demo/world.ts'
import { withLocalEnv } from '../../worker/dev/local-env.ts'
import { ensureWorld, migrateWorld } from '../../worker/dev/make-world.ts'
import { dayRules, settingsOn } from '../../worker/facility/day-rules.ts'
import { assembleBoard } from '../../worker/presence/assemble-board.ts'
import { classesOn, factsBetween, noticesBetween, rosterOn } from '../../worker/presence/queries.ts'

/** Thursday, then the Monday after a weekend and a holiday. */
const FIRST: Day = '2026-11-19'
const LATER: Day = '2026-11-24'
const SIZE = { children: 110, days: 14, facilities: 2 }
const SMALL = { children: 30, days: 3, facilities: 2 }
const folders: string[] = []
const opening = momentOf(FIRST, 7 * 60 + 50)
let state = ''

const newState = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tsumugi-law-demo-'))
  folders.push(folder)
  return folder
}
async function make(now: Moment, size = SIZE): Promise<string> {
  const folder = newState()
  migrateWorld(folder)
  expect(await ensureWorld(folder, now, size, () => undefined)).toBe('made')
  return folder
}
const copy = (from: string): string => {
  const folder = newState()
  cpSync(from, folder, { recursive: true })
  return folder
}
const rows = (folder: string, binding: string, sql: string, ...values: (string | number)[]) =>
  withLocal(folder, binding, (database) => database.prepare(sql).all(...values))

/** Every row of a database but the salted password and the day of migration, as text. */
const dump = (folder: string, binding: string): string =>
  rows(
    folder,
    binding,
    "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '!_cf%' escape '!' and name <> 'd1_migrations'",
  )
    .map(({ name }) => JSON.stringify([name, rows(folder, binding, `select * from "${name}"`)]))
    .join('\n')
    .replace(/scrypt\$[^"]+/g, '')

function boardAt(folder: string, shard: 'SHARD_1' | 'SHARD_2', facilityId: number, now: Moment): Promise<Board> {
  const day = dayOf(now)
  return withLocalEnv(folder, { MODE: 'demo', SECRET: 'demo-secret-of-the-law-test' }, async (env) => {
    const database = env[shard]
    if (!database) throw new Error('no shard')
    const db = drizzle(database)
    const [setting] = await settingsOn(db, facilityId, day)
    if (!setting) throw new Error('no settings')
    const facts = await factsBetween(db, facilityId, day, day)
    const notices = await noticesBetween(db, facilityId, day, day)
    const found = { roster: await rosterOn(db, facilityId, day), facts, notices }
    return assembleBoard(found, dayRules(setting.settings, day, undefined), await classesOn(db, facilityId, day), 1, now)
  })
}

beforeAll(async () => {
  state = await make(opening)
}, 120_000)
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('The demo world', () => {
  test('everyone it names can sign in at the door it names', async () => {
    const hashes = new Map<string, string>()
    for (const { login, password, door } of demoPeople) {
      const [found] = rows(state, 'DIRECTORY', 'select id, password_hash as hash from account where login = ?', login)
      const places = rows(
        state,
        'DIRECTORY',
        "select door from membership where account_id = ?1 union all select 'office' from officer where account_id = ?1",
        String(found?.id),
      )
      expect(
        places.map((place) => place.door),
        login,
      ).toContain(door)
      hashes.set(String(found?.hash), password)
    }
    for (const [hash, password] of hashes) expect(await checkPassword(password, hash)).toBe(true)
    expect(new Set(demoPeople.map(({ password }) => password)).size).toBe(hashes.size)
  })

  test('a family has a child in each facility, and the facilities are on two shards', () => {
    const children = (shard: string) =>
      rows(
        state,
        shard,
        `select c.given_kana as name from child c join guardianship g on g.facility_id = c.facility_id and g.child_id = c.id
         join person p on p.facility_id = g.facility_id and p.id = g.person_id where p.family_name = '佐藤' and p.given_name = '遥' order by 1`,
      ).map(({ name }) => name)
    expect(children('SHARD_1')).toEqual(['あおい', 'みなと'])
    expect(children('SHARD_2')).toEqual(['ひな'])
  })

  test('the hard cases are in it: both ends of a class year, a leap day, long, Latin and similar names', () => {
    const found = rows(
      state,
      'SHARD_1',
      "select substr(birth_day, 6) as date, family_kana || ' ' || given_kana as kana, family_name as name from child",
    )
    for (const date of ['04-01', '04-02', '02-29']) expect(found.map((child) => child.date)).toContain(date)
    for (const kana of ['さとう あおい', 'さとう あおと']) expect(found.map((child) => child.kana)).toContain(kana)
    expect(found.some(({ name }) => /^[A-Za-zễ]+$/u.test(String(name)))).toBe(true)
    expect(found.some(({ kana }) => String(kana).length >= 20)).toBe(true)
  })

  test('nothing of it lies after the moment at which it begins', () => {
    for (const shard of ['SHARD_1', 'SHARD_2']) {
      const [latest] = rows(
        state,
        shard,
        'select max((select max(received_at) from presence_fact), (select max(written_at) from notice), (select max(at) from audit), (select max(created_at) from outbox)) as at',
      )
      expect(Number(latest?.at)).toBeLessThanOrEqual(opening)
    }
  })

  test('at 7:50 a few children are in, and some notices wait to be read', async () => {
    const { totals, children } = await boardAt(state, 'SHARD_1', 1, opening)
    expect(totals.enrolled).toBe(110)
    expect(totals.present).toBeGreaterThan(0)
    expect(totals.present).toBeLessThan(25)
    expect(totals.absent).toBeGreaterThanOrEqual(3)
    const unread = children.flatMap(({ notices = [] }) => notices.filter(({ confirmedAt }) => confirmedAt === undefined))
    expect(unread.length).toBeGreaterThanOrEqual(2)
  })

  test('its history looks like ordinary weeks: 3 to 12 in a hundred are absent, everyone who came also left', () => {
    const [stays] = rows(
      state,
      'SHARD_1',
      "select sum(kind = 'arrive') as came, sum(kind = 'handover') as left from presence_fact where day < ?",
      FIRST,
    )
    const [days] = rows(state, 'SHARD_1', "select count(*) as n from notice where kind = 'absent' and starts_on < ?", FIRST)
    expect(Number(stays?.came)).toBeGreaterThan(800)
    expect(stays?.left).toBe(stays?.came)
    const share = Number(days?.n) / Number(stays?.came)
    expect(share).toBeGreaterThan(0.03)
    expect(share).toBeLessThan(0.12)
  })

  test('the same options make the same world, ids included', async () => {
    const once = await make(opening, SMALL)
    const again = await make(opening, SMALL)
    for (const binding of ['DIRECTORY', 'SHARD_1', 'SHARD_2'])
      expect(dump(again, binding) === dump(once, binding), binding).toBe(true)
    expect(dump(once, 'SHARD_1').length).toBeGreaterThan(50_000)
  }, 60_000)

  test('a morning that runs on by itself shows no more than five reds at 9:30 among 110 children', async () => {
    const busy = await make(momentOf(FIRST, 9 * 60 + 30), { ...SIZE, days: 1 })
    const { totals } = await boardAt(busy, 'SHARD_1', 1, momentOf(FIRST, 9 * 60 + 30))
    const { enrolled, ...parts } = totals
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(enrolled)
    expect(totals.overdue).toBeLessThanOrEqual(5)
    expect(totals.present).toBeGreaterThan(80)
  }, 60_000)

  test('opened on a later day, the days between are lived and that morning has begun; what people did stays', async () => {
    const later = copy(state)
    const [minato] = rows(later, 'SHARD_1', "select id from child where family_kana = 'さとう' and given_kana = 'みなと'")
    const id = '7'.repeat(22)
    withLocal(later, 'SHARD_1', (database) =>
      database
        .prepare(
          "insert into presence_fact (facility_id, day, child_id, id, kind, at, received_at, account_id, source) values (1, ?, ?, ?, 'arrive', ?, ?, 'x', 'room')",
        )
        .run(FIRST, String(minato?.id), id, opening + 60_000, opening + 60_000),
    )
    expect(await ensureWorld(later, momentOf(LATER, 7 * 60 + 50), SIZE, () => undefined)).toBe('continued')
    const came = (day: Day) =>
      Number(rows(later, 'SHARD_1', "select count(*) as n from presence_fact where day = ? and kind = 'arrive'", day)[0]?.n)
    expect(came('2026-11-20')).toBeGreaterThan(80)
    expect(came('2026-11-22'), 'Sunday').toBe(0)
    expect(came('2026-11-23'), '勤労感謝の日').toBe(0)
    expect(came(LATER)).toBeGreaterThan(0)
    expect(came(LATER)).toBeLessThan(25)
    const own = rows(
      later,
      'SHARD_1',
      'select id, kind from presence_fact where day = ? and child_id = ? order by at',
      FIRST,
      String(minato?.id),
    )
    expect(own.map(({ kind }) => kind).sort()).toEqual(['arrive', 'handover', 'leave'])
    expect(own[0]?.id).toBe(id)
    const board = await boardAt(later, 'SHARD_1', 1, momentOf(FIRST, 19 * 60))
    expect(board.totals.present + board.totals.stamped + board.totals.overdue).toBe(0)
  }, 60_000)
})
