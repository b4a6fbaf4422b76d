import { afterEach, beforeEach, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { appoint, dismiss } from '../../worker/dev/appoint.ts'
import { openHouse, Refused } from '../../worker/dev/open-house.ts'
import { localTarget, type Target } from '../../worker/dev/target.ts'
import { makeState } from '../kit/harness-state.ts'

const now = momentOf('2026-11-20', 600)
const next = momentOf('2026-11-25', 600)
const officer = { as: 'officer', login: 'ito@city.example.jp', name: '伊藤 市子' } as const
const HOUSE = { wording: 'sho', directorName: '山田 花子' } as const

let made: ReturnType<typeof makeState>
let target: Target
beforeEach(() => {
  made = makeState()
  target = localTarget(made.state)
  openHouse(target, { ...HOUSE, organisation: '潮見市', facility: '中央保育所', directorLogin: 'a' }, ['SHARD_1'], now)
})
afterEach(() => made.remove())
const duties = (name: 'officer' | 'operator') => target.all('DIRECTORY', `select * from ${name} order by starts_on`)

test('an officer of the one city there is gets a code for a first password, and a duty from today', () => {
  const { code, login } = appoint(target, officer, now)
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/)
  expect(duties('officer')).toMatchObject([{ starts_on: '2026-11-20', ends_on: null }])
  expect(target.all('DIRECTORY', `select name, password_hash from account where login = '${login}'`)).toEqual([
    { name: officer.name, password_hash: '' },
  ])
})

test('with several cities it has to be said which, and one that is not there is refused; nothing is written', () => {
  openHouse(target, { ...HOUSE, organisation: '川辺市', facility: '北保育所', directorLogin: 'b' }, ['SHARD_1'], now, true)
  expect(() => appoint(target, officer, now)).toThrow(Refused)
  expect(() => appoint(target, { ...officer, organisation: '山手市' }, now)).toThrow(/山手市/)
  expect(duties('officer')).toEqual([])
  appoint(target, { ...officer, organisation: '川辺市' }, now)
  expect(duties('officer')).toHaveLength(1)
})

test('an account that has a password keeps it, and being appointed twice is being appointed once', () => {
  target.run('DIRECTORY', ["update account set password_hash = 'x' where login = 'a'"])
  expect(appoint(target, { ...officer, login: 'A' }, now).code).toBeNull()
  appoint(target, { ...officer, login: 'a' }, next)
  expect(duties('officer')).toMatchObject([{ starts_on: '2026-11-20', ends_on: null }])
})

test('whoever leaves is out this second, may come back, and was there on the days between', () => {
  const operator = { as: 'operator', login: 'op@example.jp', name: '運営 太郎' } as const
  appoint(target, operator, now)
  dismiss(target, operator, next)
  expect(duties('operator')).toMatchObject([{ starts_on: '2026-11-20', ends_on: '2026-11-24' }])
  expect(() => dismiss(target, operator, next)).toThrow(Refused)
  appoint(target, operator, next)
  dismiss(target, operator, next)
  appoint(target, operator, next)
  expect(duties('operator')).toMatchObject([
    { starts_on: '2026-11-20', ends_on: '2026-11-24' },
    { starts_on: '2026-11-25', ends_on: null },
  ])
})

test('an ID that has ended is refused', () => {
  target.run('DIRECTORY', [`update account set retired_at = ${now} where login = 'a'`])
  expect(() => appoint(target, { ...officer, login: 'a' }, now)).toThrow(/使い終わった/)
})
