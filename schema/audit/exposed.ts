// Who has seen what of which child: readings were summed up as "all that the right reached", so here the right is worked out again for each
// day. In doubt a child is in: a right that ended during a day held until then, and a report that names one child too many does no harm.
import { addDays, type Day, dayOf, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { type Action, MATRIX, type Role, type Rule } from '../permission/matrix.ts'
import { FIELD_CLASSES, type FieldClass, shownBy } from './fields.ts'

interface Dated {
  startsOn: Day
  endsOn: Day | null
}
type OfAccount<Row> = Row & { accountId: Id | null }

/** Rows as they are stored, of a window of days. */
export interface Traces {
  asked: { from: Day; to: Day; child?: Id | undefined; account?: Id | undefined }
  /** `days`: JSON of `[day, first, last, times]`. `childId` is empty where the right decides. */
  readings: readonly { accountId: Id; deviceId: Id; door: string; action: string; childId: Id | ''; days: string }[]
  /** Single looks at what is sensitive. */
  lines: readonly { accountId: Id; deviceId: Id | null; door: string; action: string; childId: Id | ''; at: Moment }[]
  memberships: readonly (Dated & { childId: Id; classroomId: Id })[]
  guardians: readonly OfAccount<Dated & { childId: Id; relationship: string; capabilities: string }>[]
  roles: readonly OfAccount<Dated & { role: string; classroomId: Id | null }>[]
  duties: readonly OfAccount<{ day: Day }>[]
  devices: readonly { id: Id; name: string; kind: string; classroomIds: readonly Id[] }[]
  blocks: readonly OfAccount<{ childId: Id; setAt: Moment; endsOn: Day | null; liftedAt: Moment | null }>[]
  people: readonly OfAccount<{ name: string }>[]
  children: readonly { childId: Id; name: string; kanaOrder: string }[]
}

/** One line of the report: somebody saw these kinds of things of a child, from a device, in a role. */
export interface Exposure {
  childId: Id
  child: string
  fields: FieldClass[]
  accountId: Id
  /** Empty for somebody the facility does not know. */
  viewer: string
  /** 保育士 as `nursery_teacher`, 母, or empty for a tablet by itself. */
  roles: string[]
  door: string
  device: string | null
  firstAt: Moment
  lastAt: Moment
  times: number
}

/** A right that ended yesterday may have held until today's morning: ends are written as the last whole day. */
const held = ({ startsOn, endsOn }: Dated, day: Day): boolean => startsOn <= day && (endsOn === null || day <= addDays(endsOn, 1))

/** The report, in the order of the children's names, then of the moments. */
export function exposed(traces: Traces): Exposure[] {
  const reach = reachOf(traces)
  const found = new Map<string, Exposure & { order: string }>()
  const children = new Map(traces.children.map((child) => [child.childId, child]))
  const names = new Map(traces.people.map(({ accountId, name }) => [accountId, name]))
  const devices = new Map(traces.devices.map((device) => [device.id, device]))
  const add = (
    trace: { accountId: Id; deviceId: Id | null; door: string; action: string },
    childId: Id,
    day: Day,
    seen: { firstAt: Moment; lastAt: Moment; times: number },
  ): void => {
    const child = children.get(childId)
    const fields = shownBy[trace.action as Action] ?? []
    if (!child || fields.length === 0) return
    const roles = reach.rolesOn(trace.accountId, trace.door, childId, day)
    const device = devices.get(trace.door === 'device' ? trace.accountId : (trace.deviceId ?? ''))?.name ?? null
    const key = JSON.stringify([childId, trace.accountId, trace.door, device, roles])
    const before = found.get(key)
    const all = new Set([...(before?.fields ?? []), ...fields])
    found.set(key, {
      childId,
      child: child.name,
      order: child.kanaOrder,
      fields: FIELD_CLASSES.filter((field) => all.has(field)),
      accountId: trace.accountId,
      viewer: names.get(trace.accountId) ?? '',
      roles,
      door: trace.door,
      device,
      firstAt: Math.min(before?.firstAt ?? seen.firstAt, seen.firstAt),
      lastAt: Math.max(before?.lastAt ?? seen.lastAt, seen.lastAt),
      times: (before?.times ?? 0) + seen.times,
    })
  }
  for (const trace of traces.readings) {
    for (const [day, firstAt, lastAt, times] of JSON.parse(trace.days) as [Day, Moment, Moment, number][]) {
      const children = trace.childId ? [trace.childId] : reach.childrenOn(trace, day)
      for (const childId of children) add(trace, childId, day, { firstAt, lastAt, times })
    }
  }
  for (const trace of traces.lines) {
    const seen = { firstAt: trace.at, lastAt: trace.at, times: 1 }
    const children = trace.childId ? [trace.childId] : reach.childrenOn(trace, dayOf(trace.at))
    for (const childId of children) add(trace, childId, dayOf(trace.at), seen)
  }
  return [...found.values()]
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.firstAt - b.firstAt))
    .map(({ order: _, ...exposure }) => exposure)
}

/** The rights of the window, asked by day. */
function reachOf(traces: Traces) {
  const membersOn = remembered((day: Day) => traces.memberships.filter((one) => held(one, day)))
  const roles = Map.groupBy(traces.roles, ({ accountId }) => accountId)
  const guardians = Map.groupBy(traces.guardians, ({ accountId }) => accountId)
  const duties = new Set(traces.duties.map(({ accountId, day }) => `${accountId} ${day}`))
  const devices = new Map(traces.devices.map((device) => [device.id, device]))
  const blocks = Map.groupBy(traces.blocks, ({ accountId }) => accountId)

  /** A block counts for whole days: during the one on which it was set, the child may still have been seen. */
  const kept = (accountId: Id, childId: Id, day: Day): boolean =>
    (blocks.get(accountId) ?? []).some(
      (one) =>
        one.childId === childId &&
        dayOf(one.setAt) < day &&
        (one.endsOn === null || day < one.endsOn) &&
        (one.liftedAt === null || day < dayOf(one.liftedAt)),
    )

  const staffChildren = (accountId: Id, rule: Rule, day: Day): Id[] => {
    const mine = (roles.get(accountId) ?? []).filter((one) => held(one, day) && rule.staff?.[one.role as Role])
    const wide = mine.some(({ role, classroomId }) => rule.staff?.[role as Role] === 'facility' || classroomId === null)
    const members = membersOn(day)
    if (wide || (mine.length > 0 && duties.has(`${accountId} ${day}`))) return members.map(({ childId }) => childId)
    const classes = new Set(mine.map(({ classroomId }) => classroomId))
    return members.filter(({ classroomId }) => classes.has(classroomId)).map(({ childId }) => childId)
  }

  const familyChildren = (accountId: Id, rule: Rule, day: Day): Id[] =>
    (guardians.get(accountId) ?? [])
      .filter((one) => held(one, day) && rule.guardian && one.capabilities.includes(`,${rule.guardian},`))
      .map(({ childId }) => childId)

  const deviceChildren = (deviceId: Id, day: Day): Id[] => {
    const classes = devices.get(deviceId)?.classroomIds ?? []
    return membersOn(day)
      .filter(({ classroomId }) => classes.length === 0 || classes.includes(classroomId))
      .map(({ childId }) => childId)
  }

  return {
    childrenOn({ accountId, door, action }: { accountId: Id; door: string; action: string }, day: Day): Id[] {
      const rule: Rule | undefined = MATRIX[action as Action]
      // A page of records names the few children it is about; what was asked about one child is a line of its own.
      if (!rule || shownBy[action as Action].includes('record')) return []
      const children =
        door === 'device'
          ? deviceChildren(accountId, day)
          : door === 'family'
            ? familyChildren(accountId, rule, day)
            : staffChildren(accountId, rule, day)
      return [...new Set(children)].filter((childId) => !kept(accountId, childId, day))
    },
    rolesOn(accountId: Id, door: string, childId: Id, day: Day): string[] {
      if (door === 'device') return []
      const found =
        door === 'family'
          ? (guardians.get(accountId) ?? [])
              .filter((one) => one.childId === childId && held(one, day))
              .map((one) => one.relationship)
          : (roles.get(accountId) ?? []).filter((one) => held(one, day)).map(({ role }) => role)
      return [...new Set(found)].sort()
    },
  }
}

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}
