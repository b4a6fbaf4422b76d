// City officers and those who run the service belong to no nursery, so nobody in one can let them in. Whoever deploys appoints them at the
// terminal, dated; an appointment that ends is over with the next request.
import { loginForm } from '../../schema/account/login.ts'
import { dayOf, HOUR, type Moment } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { hashCode, newCode } from '../kit/one-time-code.ts'
import { Refused } from './open-house.ts'
import { insert, quote, type Row, type Target } from './target.ts'

export interface Appointment {
  /** 市担当 of an organisation, or somebody who runs the service. */
  as: 'officer' | 'operator'
  login: string
  name: string
  /** The city, by name; of an officer, and only where there are several. */
  organisation?: string | undefined
}

export interface Appointed {
  login: string
  /** To choose a first password with, once; null for an account that has one. */
  code: string | null
  expiresAt: Moment
}

const CODE_LIFE = 7 * 24 * HOUR

/**
 * Appoints somebody from today on; whoever is appointed already stays so. An account that is known keeps its password and its other work.
 * @throws Refused when the account has ended, or which city is not clear
 */
export function appoint(target: Target, appointment: Appointment, now: Moment): Appointed {
  const login = loginForm(appointment.login)
  const duty = dutyOf(target, appointment)
  const [known] = target.all('DIRECTORY', `select id, password_hash, retired_at from account where login = ${quote(login)}`)
  if (known?.retired_at) throw new Refused(`「${login}」は使い終わったIDです。別のIDにしてください。`)
  const accountId = known ? String(known.id) : newId(now)
  const [code, expiresAt] = [known?.password_hash ? null : newCode(), now + CODE_LIFE]
  const held = `select 1 from ${appointment.as} where ${where({ ...duty, account_id: accountId })} and ends_on is null`
  target.run('DIRECTORY', [
    ...(known
      ? []
      : [
          insert('account', {
            id: accountId,
            login,
            name: appointment.name,
            password_hash: '',
            created_at: now,
            retired_at: null,
          }),
        ]),
    // The same day again opens what was ended on it.
    `delete from ${appointment.as} where ${where({ ...duty, account_id: accountId, starts_on: dayOf(now) })} and not exists (${held})`,
    ...(target.all('DIRECTORY', held).length > 0
      ? []
      : [insert(appointment.as, { ...duty, account_id: accountId, starts_on: dayOf(now), ends_on: null })]),
    ...(code
      ? [
          `delete from password_code where account_id = ${quote(accountId)} and used_at is null`,
          insert('password_code', {
            code_hash: hashCode(code),
            account_id: accountId,
            clears_factor: 0,
            expires_at: expiresAt,
            used_at: null,
          }),
        ]
      : []),
  ])
  return { login, code, expiresAt }
}

/**
 * Ends an appointment this second: it held until yesterday.
 * @throws Refused when nobody of this ID is appointed
 */
export function dismiss(target: Target, { as, login, organisation }: Omit<Appointment, 'name'>, now: Moment): void {
  const duty = dutyOf(target, { as, login, name: '', organisation })
  const [known] = target.all('DIRECTORY', `select id from account where login = ${quote(loginForm(login))}`)
  const held = `${where({ ...duty, account_id: String(known?.id ?? '') })} and (ends_on is null or ends_on >= ${quote(dayOf(now))})`
  if (!known || target.all('DIRECTORY', `select 1 from ${as} where ${held}`).length === 0)
    throw new Refused(`「${loginForm(login)}」は、いまこの役についていません。`)
  target.run('DIRECTORY', [`update ${as} set ends_on = ${quote(dayOf(now - 24 * HOUR))} where ${held}`])
}

/** The city an appointment is for; nothing more for whoever runs the service. */
function dutyOf(target: Target, { as, organisation }: Appointment): Row {
  if (as === 'operator') return {}
  const cities = target.all('DIRECTORY', 'select id, name from organisation order by id')
  const found = organisation ? cities.filter(({ name }) => name === organisation) : cities
  const [city] = found
  if (!city)
    throw new Refused(organisation ? `「${organisation}」という法人・自治体はありません。` : '法人・自治体がまだありません。')
  if (found.length > 1)
    throw new Refused(`--organisation で、どこの担当かを書いてください（${cities.map(({ name }) => name).join('、')}）。`)
  return { organisation_id: Number(city.id) }
}

const where = (row: Row): string =>
  Object.entries(row)
    .map(([column, value]) => `${column} = ${quote(value)}`)
    .join(' and ')
