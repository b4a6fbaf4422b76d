// Which tables a facility is taken out with. They are read off the schema: a new one is in it without being named, and what is left out is
// named here with its reason.
import { is, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as directory from '../../schema/directory.ts'
import * as facility from '../../schema/shard.ts'

export interface ExportTable {
  source: 'facility' | 'directory'
  name: string
  table: SQLiteTable
  /** Without those that are left out. */
  columns: SQLiteColumn[]
  /** Columns that give every row its place. */
  key: SQLiteColumn[]
  /** SQL: the rows of one facility. */
  own: (facilityId: number) => SQL
}

const CREDENTIAL = '認証情報なので入れません。移した先で配り直します'
const KEPT_BY_CITY = '市や運営のもので、園のものではありません'
const OWN_ACCOUNT = '本人の持ちもので、ほかの園にもかかわります'
const COUNTED_BY_CITY = '記録から数えなおせる、市の集計です'
const ANONYMOUS = '名前のないアンケートなので、だれの返事かを園が数えられないように入れません'
const OF_THE_PLACE = 'データベースの置き場所のしるしで、記録ではありません'

/** Tables of which nothing goes out. */
export const LEFT_OUT: Record<string, string> = {
  // Of a facility's own database.
  session: CREDENTIAL,
  pin_failure: CREDENTIAL,
  push_device: CREDENTIAL,
  pass_key: CREDENTIAL,
  pass_use: CREDENTIAL,
  pass_card: CREDENTIAL,
  entrance_code: CREDENTIAL,
  guard: OF_THE_PLACE,
  survey_asked: ANONYMOUS,
  survey_tally: ANONYMOUS,
  // Of the directory.
  passkey: CREDENTIAL,
  challenge: CREDENTIAL,
  recovery_code: CREDENTIAL,
  password_code: CREDENTIAL,
  sign_in: CREDENTIAL,
  attempt: CREDENTIAL,
  pairing: CREDENTIAL,
  invitation_code: CREDENTIAL,
  invitation_claim: CREDENTIAL,
  network: CREDENTIAL,
  account_event: OWN_ACCOUNT,
  letter: OWN_ACCOUNT,
  officer: KEPT_BY_CITY,
  officer_push: KEPT_BY_CITY,
  officer_told: KEPT_BY_CITY,
  operator: KEPT_BY_CITY,
  return_layout: KEPT_BY_CITY,
  city_gift: KEPT_BY_CITY,
  city_gift_piece: KEPT_BY_CITY,
  month_count: COUNTED_BY_CITY,
  adoption_count: COUNTED_BY_CITY,
}

/** Columns of tables that do go out. */
export const LEFT_OUT_COLUMNS: Record<string, string> = {
  'account.password_hash': CREDENTIAL,
  'account.totp_secret': CREDENTIAL,
  'account.totp_at': CREDENTIAL,
  'account.totp_step': CREDENTIAL,
  'account.email': OWN_ACCOUNT,
  'account.events_seen_at': OWN_ACCOUNT,
  'person.pin_hash': CREDENTIAL,
  'person.pin_code_hash': CREDENTIAL,
  'person.pin_code_until': CREDENTIAL,
  'invitation.code_hash': CREDENTIAL,
  'photo.object_key': OF_THE_PLACE,
  'medicine_sheet.object_key': OF_THE_PLACE,
  'facility_home.state': OF_THE_PLACE,
  'placement.shard': OF_THE_PLACE,
  'placement.state': OF_THE_PLACE,
}

/** Tables of the directory that are found by something else than the facility's number. */
const FOUND_BY: Record<string, (facilityId: number) => SQL> = {
  organisation: (facilityId) => sql`id = (select p.organisation_id from placement p where p.facility_id = ${facilityId})`,
  account: (facilityId) => sql`id in (select m.account_id from membership m where m.facility_id = ${facilityId})`,
}

/** Every table of a schema with the names of those its rows point to, parents first. */
export function inOrder(schema: Record<string, unknown>): { name: string; table: SQLiteTable; key: SQLiteColumn[] }[] {
  const all = Object.values(schema).flatMap((table) => {
    if (!is(table, SQLiteTable)) return []
    const { name, columns, primaryKeys, foreignKeys } = getTableConfig(table)
    const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
    const needs = foreignKeys.map((one) => getTableConfig(one.reference().foreignTable).name)
    return [{ name, table, key: key.length > 0 ? key : columns, needs: needs.filter((parent) => parent !== name) }]
  })
  const sorted: typeof all = []
  while (sorted.length < all.length) {
    const ready = all.filter(
      (one) => !sorted.includes(one) && one.needs.every((name) => sorted.some((done) => done.name === name)),
    )
    if (ready.length === 0) throw new Error('the foreign keys of the tables form a circle')
    sorted.push(...ready)
  }
  return sorted
}

const exported = (source: ExportTable['source'], schema: Record<string, unknown>): ExportTable[] =>
  inOrder(schema)
    .filter(({ name }) => !(name in LEFT_OUT))
    .map(({ name, table, key }) => ({
      source,
      name,
      table,
      key,
      columns: getTableConfig(table).columns.filter((column) => !(`${name}.${column.name}` in LEFT_OUT_COLUMNS)),
      own: FOUND_BY[name] ?? ((facilityId) => sql`facility_id = ${facilityId}`),
    }))

/** Everything that goes out, parents before children. */
export const EXPORT_TABLES: readonly ExportTable[] = [...exported('directory', directory), ...exported('facility', facility)]
