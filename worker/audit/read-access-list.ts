// What a family may know of who opened its child's records: the day, the role, what kind of record, from what kind of device. Never who,
// never other guardians, and nothing that has to do with protection.
import { and, eq, gte, inArray, ne, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type FieldClass, shownBy } from '../../schema/audit/fields.ts'
import { addDays, type Day, dayOf, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Action, MATRIX } from '../../schema/permission/matrix.ts'
import { audit } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'

/** How far back the list goes. */
export const LISTED_DAYS = 93
/** What a family would ask about. Protection and the records themselves are told to nobody here. */
const TOLD: readonly FieldClass[] = ['pickup', 'guardian', 'contact', 'health']
const SECRET: readonly FieldClass[] = ['protection', 'record']

const toldBy = (action: string): FieldClass[] => TOLD.filter((field) => shownBy[action as Action]?.includes(field))
/** Actions whose single readings are told. */
const TOLD_ACTIONS = (Object.keys(MATRIX) as Action[]).filter(
  (action) => toldBy(action).length > 0 && !shownBy[action].some((field) => SECRET.includes(field)),
)

export interface Access {
  day: Day
  role: string
  fields: FieldClass[]
  /** A paired tablet, a computer at the desk, another device. */
  device: 'tablet' | 'desk' | 'other'
  times: number
}

/** The list for one of one's own children, newest day first. */
export async function readAccessList(c: Context<App>, childId: Id): Promise<{ from: Day; accesses: Access[] }> {
  const { facilityId } = c.get('scope')
  const from = addDays(c.get('today'), -LISTED_DAYS)
  const { rows } = await read(c, (db) => [
    db
      .select({
        action: audit.action,
        at: audit.at,
        door: audit.door,
        role: sql<
          string | null
        >`(select a.role from person p join assignment a on a.facility_id = p.facility_id and a.person_id = p.id
          where p.facility_id = audit.facility_id and p.account_id = audit.account_id
            and a.starts_on <= date(audit.at / 1000 + 32400, 'unixepoch')
            and (a.ends_on is null or a.ends_on >= date(audit.at / 1000 + 32400, 'unixepoch')) order by a.starts_on desc limit 1)`,
        kind: sql<
          string | null
        >`(select d.kind from device d where d.facility_id = audit.facility_id and d.id = audit.device_id)`,
      })
      .from(audit)
      .where(
        and(
          eq(audit.facilityId, facilityId),
          eq(audit.childId, childId),
          gte(audit.at, startOf(from)),
          eq(audit.outcome, 'read'),
          ne(audit.door, 'family'),
          inArray(audit.action, TOLD_ACTIONS),
        ),
      ),
  ])
  if (!c.get('reached')?.includes(childId)) throw notFound()
  const list = new Map<string, Access>()
  for (const row of rows[0]) {
    const device = row.kind === null ? (row.door === 'office' ? 'desk' : 'other') : row.kind === 'office_pc' ? 'desk' : 'tablet'
    const access = { day: dayOf(row.at), role: row.role ?? '', fields: toldBy(row.action), device } as const
    const key = JSON.stringify(access)
    list.set(key, { ...access, times: (list.get(key)?.times ?? 0) + 1 })
  }
  return {
    from,
    accesses: [...list.values()].sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : a.role < b.role ? -1 : 1)),
  }
}
