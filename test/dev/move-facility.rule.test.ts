import { afterEach, beforeEach, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { moveFacility, shardTables } from '../../worker/dev/move-facility.ts'
import { type House, openHouse } from '../../worker/dev/open-house.ts'
import { insert, localTarget, type Row, type Target } from '../../worker/dev/target.ts'
import { makeState } from '../kit/harness-state.ts'

const now = momentOf('2026-11-20', 600)
const house = (facility: string): House => ({
  organisation: 'つむぎ会',
  wording: 'en',
  facility,
  directorName: '山田 花子',
  directorLogin: `${facility}@example.jp`,
})
const quiet = (): void => undefined

let made: ReturnType<typeof makeState>
let target: Target
let staying: number
let moving: number
beforeEach(() => {
  made = makeState()
  target = localTarget(made.state)
  staying = openHouse(target, house('のこる園'), ['SHARD_1'], now).facilityId
  moving = openHouse(target, house('うつる園'), ['SHARD_1'], now).facilityId
  for (const facility_id of [staying, moving]) target.run('SHARD_1', childRows(facility_id, 1200))
})
afterEach(() => made.remove())

function childRows(facility_id: number, amount: number): string[] {
  const names = {
    family_name: "Ｏ'Brien",
    given_name: '🌸\n改行',
    family_kana: 'おぶ',
    given_kana: 'はな',
    kana_order: 'おふ\u0001はな\u0000おぶ はな',
  }
  return Array.from({ length: amount }, (_, number) =>
    insert('child', {
      facility_id,
      id: `c${String(number).padStart(21, '0')}`,
      ...names,
      birth_day: '2023-04-02',
      sex: 'x',
      number: null,
      allergens: '["卵"]',
      archived_at: null,
    }),
  )
}
const children = (shard: string, facility: number): Row[] =>
  target.all(shard, `select * from child where facility_id = ${facility} order by id`).map((row) => ({ ...row }))
const home = (shard: string, facility: number): unknown =>
  target.all(shard, `select state from facility_home where facility_id = ${facility}`)[0]?.state

test('every table of a shard comes after the tables it points to', () => {
  const names = shardTables().map(({ name }) => name)
  expect(names.indexOf('child')).toBeLessThan(names.indexOf('presence_fact'))
  expect(names.indexOf('notice')).toBeLessThan(names.indexOf('notice_confirmation'))
  const kept = target.all(
    'SHARD_1',
    "select name from sqlite_master where type = 'table' and name not glob 'sqlite_*' and name not glob '_cf_*'",
  )
  const all = kept.map(({ name }) => String(name)).filter((name) => name !== 'd1_migrations' && name !== 'facility_home')
  expect(names.toSorted()).toEqual(all.toSorted())
})

test('a facility moves with every row and opens in its new shard; the other facility stays as it was', () => {
  const before = children('SHARD_1', moving)
  const moved = moveFacility(target, moving, 'SHARD_2', quiet)
  expect(moved).toMatchObject({ child: 1200, person: 1, assignment: 1, facility_setting: 1 })
  expect(children('SHARD_2', moving)).toEqual(before)
  expect([home('SHARD_1', moving), home('SHARD_2', moving)]).toEqual(['moved', 'open'])
  expect(target.all('DIRECTORY', `select shard, state from placement where facility_id = ${moving}`)).toMatchObject([
    { shard: 'SHARD_2', state: 'open' },
  ])
  expect(home('SHARD_1', staying)).toBe('open')
  expect(children('SHARD_1', staying)).toHaveLength(1200)
  expect(children('SHARD_2', staying)).toHaveLength(0)
})

test('a facility can move back, and takes with it what was written meanwhile', () => {
  moveFacility(target, moving, 'SHARD_2', quiet)
  target.run('SHARD_2', [`update child set given_name = 'あたらしい' where facility_id = ${moving} and id glob '*07'`])
  const before = children('SHARD_2', moving)
  moveFacility(target, moving, 'SHARD_1', quiet)
  expect(children('SHARD_1', moving)).toEqual(before)
  expect([home('SHARD_1', moving), home('SHARD_2', moving)]).toEqual(['open', 'moved'])
})

test('a move that breaks off leaves the facility open where it was', () => {
  const breaking: Target = {
    ...target,
    run: (binding, statements) => {
      if (binding === 'SHARD_2' && statements.some((one) => one.startsWith('insert or abort into "child"')))
        throw new Error('no line')
      target.run(binding, statements)
    },
  }
  const before = children('SHARD_1', moving)
  expect(() => moveFacility(breaking, moving, 'SHARD_2', quiet)).toThrow(/SHARD_1 でもういちどひらきました/)
  expect(home('SHARD_1', moving)).toBe('open')
  expect(children('SHARD_1', moving)).toEqual(before)
  expect(target.all('DIRECTORY', `select shard, state from placement where facility_id = ${moving}`)).toMatchObject([
    { shard: 'SHARD_1', state: 'open' },
  ])
  expect(moveFacility(target, moving, 'SHARD_2', quiet)).toMatchObject({ child: 1200 })
})

test('a copy that differs in one letter is not switched to', () => {
  const forging: Target = {
    ...target,
    run: (binding, statements) =>
      target.run(
        binding,
        statements.map((one) => (binding === 'SHARD_2' ? one.replace('はな', 'ばな') : one)),
      ),
  }
  expect(() => moveFacility(forging, moving, 'SHARD_2', quiet)).toThrow(/移せなかった/)
  expect([home('SHARD_1', moving), home('SHARD_2', moving)]).toEqual(['open', 'frozen'])
})

test('a facility does not move to where it is, nor does an unknown one', () => {
  expect(() => moveFacility(target, moving, 'SHARD_1', quiet)).toThrow(/もう SHARD_1 に/)
  expect(() => moveFacility(target, 999, 'SHARD_2', quiet)).toThrow(/見つかりません/)
})
