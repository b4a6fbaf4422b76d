import { type SQL, sql } from 'drizzle-orm'

/**
 * SQL for the name of whoever wrote a row of a table with `facility_id` and `account_id`, as `by_name`: '' of an account that nobody has here.
 * @param named false where it is not told: a family reads what was written, not by whom
 */
export function writerOf(table: string, named = true): SQL.Aliased<string> {
  const of = sql.identifier(table)
  const name = sql<string>`coalesce((select trim(p.family_name || ' ' || p.given_name) from person p
    where p.facility_id = ${of}.facility_id and p.account_id = ${of}.account_id limit 1), '')`
  return (named ? name : sql<string>`''`).as('by_name')
}
