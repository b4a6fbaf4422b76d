// What a day is invented from: the children, families and staff of one facility, as its shard has them now.
import type { D1Database } from '@cloudflare/workers-types'
import type { WeekPattern } from '../../../schema/child/table.ts'
import type { FacilitySettings } from '../../../schema/facility/input.ts'
import type { Day } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { rowsOf } from './store.ts'

interface Dated {
  startsOn: Day
  endsOn: Day | null
}
export const holds = ({ startsOn, endsOn }: Dated, day: Day): boolean => startsOn <= day && (endsOn === null || endsOn >= day)

export interface HouseChild {
  childId: Id
  enrolled: Dated[]
  classes: (Dated & { classroomId: Id })[]
  weeks: (Dated & { week: WeekPattern })[]
  guardians: (Dated & { accountId: Id | null; relationship: string; capabilities: string })[]
  fetchers: { name: string; relationship: string }[]
  /** Days covered by an absence that still stands. */
  absences: Dated[]
}

export interface HouseStaff {
  personId: Id
  accountId: Id
  role: string
  classroomId: Id | null
}

export interface House {
  facilityId: number
  db: D1Database
  settings: FacilitySettings
  exceptions: Map<Day, { open: boolean }>
  children: HouseChild[]
  staff: HouseStaff[]
  /** The last day of which anything is known. */
  lastDay: Day | null
}

/** Reads one facility whole. */
export async function readHouse(db: D1Database, facilityId: number): Promise<House> {
  const dated = 'starts_on as startsOn, ends_on as endsOn'
  const own = <Row>(sql: string): Promise<Row[]> => rowsOf<Row>(db, sql, facilityId)
  type Of<Row> = Row & { childId: Id }
  const [setting] = await own<{ settings: string }>(
    'select settings from facility_setting where facility_id = ? order by starts_on desc limit 1',
  )
  if (!setting) throw new Error(`facility ${facilityId} has no settings`)
  const exceptions = await own<{ day: Day; open: number }>('select day, open from calendar_day where facility_id = ?')
  const ids = await own<{ childId: Id }>(
    'select id as childId from child where facility_id = ? and archived_at is null order by id',
  )
  const enrolled = await own<Of<Dated>>(
    `select child_id as childId, ${dated} from enrollment where facility_id = ? and kind = 'regular'`,
  )
  const classes = await own<Of<Dated & { classroomId: Id }>>(
    `select child_id as childId, classroom_id as classroomId, ${dated} from class_membership where facility_id = ?`,
  )
  const weeks = await own<Of<Dated & { week: string }>>(
    `select child_id as childId, week, ${dated} from contract_hours where facility_id = ?`,
  )
  const guardians = await own<Of<HouseChild['guardians'][number]>>(
    `select g.child_id as childId, p.account_id as accountId, g.relationship, g.capabilities, g.starts_on as startsOn, g.ends_on as endsOn
     from guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
     where g.facility_id = ? order by g.contact_order`,
  )
  const fetchers = await own<Of<HouseChild['fetchers'][number]>>(
    'select child_id as childId, name, relationship from pickup_person where facility_id = ? order by position',
  )
  const absences = await own<Of<Dated>>(
    `select n.child_id as childId, ${dated} from notice n where n.facility_id = ? and n.kind = 'absent' and not n.withdrawn and not exists
     (select 1 from notice m where m.facility_id = n.facility_id and m.child_id = n.child_id and m.supersedes = n.id)`,
  )
  const staff = await own<HouseStaff>(
    `select a.person_id as personId, p.account_id as accountId, a.role, a.classroom_id as classroomId
     from assignment a join person p on p.facility_id = a.facility_id and p.id = a.person_id
     where a.facility_id = ? and a.ends_on is null and p.account_id is not null order by a.id`,
  )
  const [last] = await own<{ day: Day | null }>('select max(day) as day from presence_fact where facility_id = ?')
  const by = <Row extends { childId: Id }>(rows: readonly Row[]): Map<Id, Row[]> => Map.groupBy(rows, ({ childId }) => childId)
  const groups = {
    enrolled: by(enrolled),
    classes: by(classes),
    weeks: by(weeks.map((row) => ({ ...row, week: JSON.parse(row.week) as WeekPattern }))),
    guardians: by(guardians),
    fetchers: by(fetchers),
    absences: by(absences),
  }
  return {
    facilityId,
    db,
    settings: JSON.parse(setting.settings) as FacilitySettings,
    exceptions: new Map(exceptions.map(({ day, open }) => [day, { open: open === 1 }])),
    children: ids.map(({ childId }) => ({
      childId,
      enrolled: groups.enrolled.get(childId) ?? [],
      classes: groups.classes.get(childId) ?? [],
      weeks: groups.weeks.get(childId) ?? [],
      guardians: groups.guardians.get(childId) ?? [],
      fetchers: groups.fetchers.get(childId) ?? [],
      absences: groups.absences.get(childId) ?? [],
    })),
    staff,
    lastDay: last?.day ?? null,
  }
}

/** `day child` of whoever came since a day. */
export async function cameSince({ db, facilityId }: House, first: Day): Promise<Set<string>> {
  const here = await rowsOf<{ day: Day; childId: Id }>(
    db,
    "select distinct day, child_id as childId from presence_fact where facility_id = ? and day >= ? and kind in ('arrive', 'sighting')",
    facilityId,
    first,
  )
  return new Set(here.map(({ day, childId }) => `${day} ${childId}`))
}
