import { afterEach, beforeEach, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { letInAgain } from '../../worker/dev/let-in-again.ts'
import { type House, openHouse, Refused } from '../../worker/dev/open-house.ts'
import { localTarget, type Target } from '../../worker/dev/target.ts'
import { hashCode, newCode } from '../../worker/kit/one-time-code.ts'
import { makeState } from '../kit/harness-state.ts'

const now = momentOf('2026-11-20', 600)
const shards = ['SHARD_1', 'SHARD_2']
const house: House = {
  organisation: 'つむぎ会',
  wording: 'en',
  facility: 'ひばり保育園',
  directorName: '山田　花子',
  directorLogin: 'hanako@example.jp',
}

let made: ReturnType<typeof makeState>
let target: Target
beforeEach(() => {
  made = makeState()
  target = localTarget(made.state)
})
afterEach(() => made.remove())

const count = (binding: string, name: string): number => Number(target.all(binding, `select count(*) as n from ${name}`)[0]?.n)

test('setting up writes one organisation, one open facility and one director who has no password yet', () => {
  const { facilityId, shard } = openHouse(target, house, shards, now)
  expect(target.all('DIRECTORY', 'select name, wording, demo from organisation')).toMatchObject([
    { name: 'つむぎ会', wording: 'en', demo: 0 },
  ])
  expect(target.all('DIRECTORY', 'select state, shard from placement')).toMatchObject([{ state: 'open', shard }])
  expect(target.all('DIRECTORY', 'select login, password_hash from account')).toMatchObject([
    { login: house.directorLogin, password_hash: '' },
  ])
  expect(target.all(shard, 'select facility_id, state from facility_home')).toMatchObject([
    { facility_id: facilityId, state: 'open' },
  ])
  const [director] = target.all(
    shard,
    'select role, family_name, given_name from assignment a join person p on p.id = a.person_id',
  )
  expect(director).toMatchObject({ role: 'director', family_name: '山田', given_name: '花子' })
})

test('the login is kept in its one form, and typed in another way it is the same account', () => {
  openHouse(target, { ...house, directorLogin: ' Hanako@Example.jp ' }, shards, now)
  expect(target.all('DIRECTORY', 'select login from account')).toMatchObject([{ login: house.directorLogin }])
  openHouse(target, { ...house, directorLogin: 'ＨＡＮＡＫＯ@example.jp' }, shards, now)
  expect(count('DIRECTORY', 'account')).toBe(1)
})

test('the code is printed, lives seven days, and only its hash is kept', () => {
  const { code, expiresAt } = openHouse(target, house, shards, now)
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/)
  expect(expiresAt - now).toBe(7 * 24 * 3_600_000)
  expect(target.all('DIRECTORY', 'select code_hash, expires_at, used_at from password_code')).toMatchObject([
    { code_hash: hashCode(code), expires_at: expiresAt, used_at: null },
  ])
})

test('a thousand codes are a thousand different codes', () => {
  expect(new Set(Array.from({ length: 1000 }, newCode)).size).toBe(1000)
})

test('setting up the same house again adds nothing and gives a new code in place of the old one', () => {
  const first = openHouse(target, house, shards, now)
  const second = openHouse(target, house, shards, now + 1000)
  expect(second).toMatchObject({ facilityId: first.facilityId, shard: first.shard })
  for (const name of ['organisation', 'placement', 'account', 'password_code']) expect(count('DIRECTORY', name)).toBe(1)
  for (const name of ['facility', 'person', 'assignment', 'facility_setting']) expect(count(first.shard, name)).toBe(1)
  expect(target.all('DIRECTORY', 'select code_hash from password_code')).toMatchObject([{ code_hash: hashCode(second.code) }])
})

test('a second organisation is refused and writes nothing, unless it is asked for', () => {
  openHouse(target, house, shards, now)
  const other = { ...house, organisation: '別の会', facility: 'すみれ保育園', directorLogin: 'other@example.jp' }
  expect(() => openHouse(target, other, shards, now)).toThrow(Refused)
  expect(count('DIRECTORY', 'account')).toBe(1)
  const opened = openHouse(target, other, shards, now, true)
  expect(count('DIRECTORY', 'organisation')).toBe(2)
  expect(opened.shard).toBe('SHARD_2')
})

test('a director who has a password gets no new code', () => {
  openHouse(target, house, shards, now)
  target.run('DIRECTORY', [`update account set password_hash = 'scrypt$x'`, 'delete from password_code'])
  expect(() => openHouse(target, house, shards, now)).toThrow(/もうパスワードを決めています/)
  expect(count('DIRECTORY', 'password_code')).toBe(0)
})

test('a director who lost everything gets a code again from whoever runs the service, and the account says so', () => {
  const { code: first } = openHouse(target, house, shards, now)
  target.run('DIRECTORY', ["update account set password_hash = 'x', email = 'hanako@mail.test'"])
  const later = now + 3_600_000
  const { login, code, expiresAt } = letInAgain(target, 'HANAKO@example.jp', later)
  expect(login).toBe(house.directorLogin)
  expect(expiresAt - later).toBe(24 * 3_600_000)
  expect(target.all('DIRECTORY', 'select code_hash, clears_factor, used_at from password_code')).toMatchObject([
    { code_hash: hashCode(code), clears_factor: 1, used_at: null },
  ])
  expect(code).not.toBe(first)
  expect(target.all('DIRECTORY', 'select kind, at from account_event')).toMatchObject([{ kind: 'recovery_issued', at: later }])
  expect(target.all('DIRECTORY', 'select address, kind, tries from letter')).toMatchObject([
    { address: 'hanako@mail.test', kind: 'changed', tries: 0 },
  ])
})

test('nobody else is let in this way: not an unknown ID, not one without work at a desk, not one that has ended', () => {
  openHouse(target, house, shards, now)
  const again = (login: string) => () => letInAgain(target, login, now)
  expect(again('nobody@example.jp')).toThrow(Refused)
  target.run('DIRECTORY', ["update membership set door = 'family' where door = 'office'"])
  expect(again(house.directorLogin)).toThrow(Refused)
  target.run('DIRECTORY', [
    "update membership set door = 'office' where door = 'family'",
    `update account set retired_at = ${now}`,
  ])
  expect(again(house.directorLogin)).toThrow(Refused)
  expect(count('DIRECTORY', 'account_event')).toBe(0)
})
