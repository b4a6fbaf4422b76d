import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { CellKind } from '../../schema/presence/fold-register.ts'
import { enrollment } from '../../schema/shard.ts'
import { exceptionsBetween, settingsBetween } from '../../worker/facility/day-rules.ts'
import type { Env } from '../../worker/kit/env.ts'
import { childrenBetween, classesBetween, factsByDay, noticesOfMonth } from '../../worker/presence/month-queries.ts'
import { bindings } from '../kit/world.ts'
import { download, MONTH, november, on, row } from './november.ts'

describe('The register of a month', () => {
  test('RB18 RA03 every cell is the fold of its day, with the settings and closures of that day', async () => {
    const { aoi, late, month } = await november()
    const register = await month()
    const kinds: CellKind[] = [
      ...(['closed', 'present', 'closed', 'late', 'early', 'late', 'notExpected'] as const), // 1 Sunday, 3 文化の日, 7 Saturday
      ...(['closed', 'sick', 'sick', 'sick', 'present', 'unknown', 'notExpected'] as const),
      ...(['closed', 'family', 'suspended', 'bereavement', 'late_early', 'closed', 'notExpected'] as const),
      ...(['closed', 'closed', 'unknown', 'present', 'unknown', 'unknown', 'notExpected', 'closed', 'unknown'] as const),
    ]
    const { child, kinds: found, marks } = row(register, aoi)
    expect(found).toEqual(kinds)
    expect(marks.join('|')).toBe('|○||遅|早|遅|―||病|病|病|○|？|―||都|停|忌|遅早||―|||？|出|？|？|―||？')
    expect(child?.cells[4]).toEqual({
      day: on(5),
      mark: '早',
      kind: 'early',
      arrive: 510,
      leave: 842,
      classId: expect.any(String),
    })
    expect(child?.totals).toEqual({
      present: 7,
      late: 3,
      early: 2,
      sick: 3,
      family: 1,
      suspended: 1,
      bereavement: 1,
      unknown: 5,
    })
    expect(row(register, late).kinds.slice(14, 28)).toEqual(
      ['outside', 'present', 'unknown', 'unknown', 'unknown', 'closed', 'notExpected', 'closed', 'closed'].concat([
        'unknown',
        'unknown',
        'unknown',
        'outside',
        'outside',
      ]),
    )
    expect(register.days[2]).toMatchObject({ open: false, holiday: '文化の日' })
    expect(register.days[19]).toMatchObject({ open: false, holiday: '台風のため休園' })
    expect(register).toMatchObject({ openDays: 22, pastOpenDays: 22, facility: { name: '=みなと保育所' } })
    expect(register.days[1]?.totals.present).toBe(1)
    expect(register.totals.present).toBe(8)
  })

  test('RL03 a class is counted with the children it had on each day', async () => {
    const { world, aoi, month } = await november()
    const rabbit = await month(`&class=${world.rabbit}`)
    expect(rabbit.children.map(({ childId }) => childId)).toEqual([aoi])
    expect(row(rabbit, aoi).kinds.slice(13, 17)).toEqual(['notExpected', 'closed', 'outside', 'outside'])
    expect(rabbit.totals).toMatchObject({ present: 5, sick: 3, family: 0 })
    const star = await month(`&class=${world.star}`)
    expect(row(star, aoi).kinds.slice(13, 17)).toEqual(['outside', 'outside', 'family', 'suspended'])
    const whole = await month()
    expect(whole.classes.map(({ totals }) => totals.present)).toEqual([5, 3])
    expect(row(whole, aoi).child).toMatchObject({ classId: world.star })
    expect(row(whole, aoi).child?.cells[3]).toMatchObject({ classId: world.rabbit })
  })

  test('RB18 today is written as it stands now, and days to come stay blank', async () => {
    const { aoi, director, month } = await november()
    director.at('8:05', on(25))
    const { kinds, marks } = row(await month(), aoi)
    expect(kinds.slice(23)).toEqual(['unknown', 'present', 'pending', 'pending', 'notExpected', 'closed', 'pending'])
    expect(marks.slice(24).join('|')).toBe('出|||―||')
    const { openDays, pastOpenDays } = await month()
    expect([openDays, pastOpenDays]).toEqual([22, 18])
  })

  test('RA03 an absence that began before the month ends where the child came, also before the month', async () => {
    const { late, aoi, write, month, world } = await november()
    await world.db.update(enrollment).set({ endsOn: null }).where(eq(enrollment.facilityId, world.facilityId))
    await write.notice(aoi, 'absent', '2026-10-28', { endsOn: on(2), reason: 'sick' })
    await write.notice(late, 'absent', '2026-10-28', { endsOn: on(30), reason: 'sick' })
    await write.fact(late, '2026-10-30', 'arrive', '8:30')
    const register = await month()
    expect(row(register, aoi).kinds.slice(0, 2)).toEqual(['closed', 'present'])
    expect(row(register, late).kinds[17]).toBe('unknown')
  })

  test('The sums of days, children and classes are the sum of the cells', async () => {
    const { month } = await november()
    const { totals, days, children, classes } = await month()
    for (const key of Object.keys(totals) as (keyof typeof totals)[]) {
      for (const parts of [days, children, classes])
        expect(parts.reduce((sum, part) => sum + part.totals[key], 0)).toBe(totals[key])
    }
  })

  test('A month of many children is one round trip, a file two', async () => {
    const { world, director } = await november()
    for (let count = 0; count < 20; count++) await world.addChild(`なまえ こども${count}`)
    // The first request of the day moves the session's idle limit; that is not the register's.
    await director.get(`/presence/month?month=${MONTH}`)
    const { database, trips } = countTrips(bindings[world.shard] as D1Database)
    const env = { ...bindings, [world.shard]: database } as Env
    expect((await download(world, director, '', env)).status).toBe(200)
    expect(trips()).toBe(1)
    expect((await download(world, director, '&format=csv', env)).status).toBe(200)
    expect(trips()).toBe(3)
  })
})

test('Every part of a month is found by an index, and no table is read through', async () => {
  const { world } = await november()
  const { db, facilityId } = world
  const [from, to] = [on(1), on(30)]
  const queries = [
    childrenBetween(db, facilityId, from, to),
    factsByDay(db, facilityId, from, to),
    noticesOfMonth(db, facilityId, from, to),
    classesBetween(db, facilityId, from, to),
    settingsBetween(db, facilityId, from, to),
    exceptionsBetween(db, facilityId, from, to),
  ]
  for (const query of queries) {
    const { sql, params } = query.toSQL()
    const database = bindings[world.shard] as D1Database
    const { results } = await database
      .prepare(`explain query plan ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    const steps = results.map(({ detail }) => detail)
    // `one` is a subquery that is walked as it is made, not a table.
    expect(steps.filter((step) => /^SCAN (?!one$)/.test(step))).toEqual([])
    expect(steps.some((step) => /^SEARCH .*\(facility_id=\?/.test(step))).toBe(true)
  }
})

/** A database that counts how often it is asked: every batch, and every statement run on its own. */
function countTrips(target: D1Database) {
  let count = 0
  const watch = (statement: D1PreparedStatement): D1PreparedStatement => {
    for (const key of ['run', 'all', 'raw', 'first'] as const) {
      const real = statement[key].bind(statement) as (...words: unknown[]) => unknown
      Object.assign(statement, {
        [key]: (...words: unknown[]) => {
          count += 1
          return real(...words)
        },
      })
    }
    const bind = statement.bind.bind(statement)
    return Object.assign(statement, { bind: (...values: unknown[]) => watch(bind(...values)) })
  }
  const database = {
    prepare: (text: string) => watch(target.prepare(text)),
    batch: (statements: D1PreparedStatement[]) => {
      count += 1
      return target.batch(statements)
    },
  } as unknown as D1Database
  return { database, trips: () => count }
}
