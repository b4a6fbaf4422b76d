// The first rows of a house: an organisation, one facility on a shard, one 園長 with a one-time code. Each step may be run again; what is
// there already stays.
import { loginForm } from '../../schema/account/login.ts'
import { firstSettings } from '../../schema/facility/input.ts'
import { dayOf, HOUR, type Moment } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { hashCode, newCode } from '../kit/one-time-code.ts'
import { insert, quote, type Target } from './target.ts'

export interface House {
  organisation: string
  /** 園 or 所. */
  wording: 'en' | 'sho'
  facility: string
  directorName: string
  directorLogin: string
}

export interface Opened {
  facilityId: number
  shard: string
  /** Printed once; only its hash is kept. */
  code: string
  expiresAt: Moment
}

/** Why the house cannot be opened; the sentence is for the person at the terminal. */
export class Refused extends Error {}

const CODE_LIFE = 7 * 24 * HOUR
/** Settings hold from before any day a register could ask for. */
const ALWAYS = '2000-04-01'

/** Opens the house. A second organisation is refused unless `another`; a login with a password of its own gets no new code. */
export function openHouse(target: Target, house: House, shards: readonly string[], now: Moment, another = false): Opened {
  const organisationId = organisationOf(target, house, now, another)
  const { facilityId, shard } = placementOf(target, house, organisationId, shards)
  const accountId = accountOf(target, house, now)
  fillShard(target, house, { organisationId, facilityId, shard, accountId }, now)
  const code = newCode()
  const expiresAt = now + CODE_LIFE
  target.run('DIRECTORY', [
    ...(['office', 'room'] as const).map((door) =>
      insert('membership', { account_id: accountId, facility_id: facilityId, door }, 'ignore'),
    ),
    `update placement set state = 'open' where facility_id = ${facilityId} and state = 'opening'`,
    `delete from password_code where account_id = ${quote(accountId)} and used_at is null`,
    insert('password_code', {
      code_hash: hashCode(code),
      account_id: accountId,
      clears_factor: 0,
      expires_at: expiresAt,
      used_at: null,
    }),
  ])
  return { facilityId, shard, code, expiresAt }
}

function organisationOf(target: Target, house: House, now: Moment, another: boolean): number {
  const known = target.all('DIRECTORY', 'select id, name, demo from organisation order by id')
  const same = known.find(({ name }) => name === house.organisation)
  if (same?.demo)
    throw new Refused('ここにはおためしの園が入っています。本物の園は「npm start -- --empty」の側につくってください。')
  if (same) return Number(same.id)
  if (known.length > 0 && !another) {
    throw new Refused(`すでに「${known[0]?.name}」があります。別の法人・自治体を加えるときは --another をつけてください。`)
  }
  target.run('DIRECTORY', [
    insert('organisation', { name: house.organisation, wording: house.wording, demo: 0, created_at: now }),
  ])
  return Number(target.all('DIRECTORY', `select id from organisation where name = ${quote(house.organisation)}`)[0]?.id)
}

function placementOf(
  target: Target,
  house: House,
  organisationId: number,
  shards: readonly string[],
): { facilityId: number; shard: string } {
  const find = () =>
    target.all(
      'DIRECTORY',
      `select facility_id, shard from placement where organisation_id = ${organisationId} and name = ${quote(house.facility)}`,
    )[0]
  if (!find()) {
    const used = target.all('DIRECTORY', 'select shard, count(*) as facilities from placement group by shard')
    const load = (shard: string): number => Number(used.find((row) => row.shard === shard)?.facilities ?? 0)
    const shard = [...shards].sort((a, b) => load(a) - load(b))[0]
    if (!shard) throw new Refused('wrangler.toml に SHARD_1 がありません。')
    target.run('DIRECTORY', [
      insert('placement', {
        organisation_id: organisationId,
        name: house.facility,
        shard,
        state: 'opening',
        public_id: null,
        details: '{}',
      }),
    ])
  }
  const row = find()
  return { facilityId: Number(row?.facility_id), shard: String(row?.shard) }
}

function accountOf(target: Target, house: House, now: Moment): string {
  const login = loginForm(house.directorLogin)
  const [known] = target.all('DIRECTORY', `select id, password_hash, retired_at from account where login = ${quote(login)}`)
  if (known?.retired_at) throw new Refused(`「${house.directorLogin}」は使い終わったIDです。別のIDにしてください。`)
  if (known?.password_hash)
    throw new Refused(`「${house.directorLogin}」はもうパスワードを決めています。別の人のときは、別のIDにしてください。`)
  if (known) return String(known.id)
  const id = newId(now)
  target.run('DIRECTORY', [
    insert('account', {
      id,
      login,
      name: house.directorName,
      password_hash: '',
      created_at: now,
      retired_at: null,
    }),
  ])
  return id
}

function fillShard(
  target: Target,
  house: House,
  at: { organisationId: number; facilityId: number; shard: string; accountId: string },
  now: Moment,
): void {
  const facility_id = at.facilityId
  const personId = newId(now)
  const [familyName = '', ...given] = house.directorName.split(/[\s　]+/u)
  const known = target.all(
    at.shard,
    `select id from person where facility_id = ${facility_id} and account_id = ${quote(at.accountId)}`,
  )
  const director = {
    person: {
      facility_id,
      id: personId,
      account_id: at.accountId,
      family_name: familyName,
      given_name: given.join(' '),
      kana: '',
      phone: null,
    },
    assignment: {
      facility_id,
      id: newId(now),
      person_id: personId,
      role: 'director',
      classroom_id: null,
      starts_on: dayOf(now),
      ends_on: null,
    },
  }
  target.run(at.shard, [
    insert(
      'facility',
      { facility_id, organisation_id: at.organisationId, name: house.facility, wording: house.wording },
      'ignore',
    ),
    insert('facility_setting', { facility_id, starts_on: ALWAYS, settings: JSON.stringify(firstSettings) }, 'ignore'),
    ...(known.length > 0 ? [] : [insert('person', director.person), insert('assignment', director.assignment)]),
    insert('facility_home', { facility_id, state: 'open' }, 'ignore'),
  ])
}
