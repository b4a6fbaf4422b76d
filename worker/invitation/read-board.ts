// 未登録の家庭: every child that is or will be here, its guardians, and how far each has come.
import { and, eq, gte, isNull, or, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type InvitationState, stateOf } from '../../schema/invitation/rule.ts'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { assignment, child, classMembership, classroom, enrollment, facility, invitation, person } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { withoutKept } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { fullName } from '../presence/assemble-board.ts'
import { relations } from './relations.ts'

export interface Invited {
  personId: Id
  name: string
  state: InvitationState
  /** The last day on which the code works, or worked. */
  until: Day | null
  briefing: boolean
  joinedOn: Day | null
}

/** The board of a facility. Relations that a block keeps are not on it, nor a child that one keeps from the reader. */
export async function readBoard(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const [now, today] = [c.get('now'), c.get('today')]
  const notOver = (row: { endsOn: typeof enrollment.endsOn | typeof classroom.endsOn | typeof assignment.endsOn }) =>
    or(isNull(row.endsOn), gte(row.endsOn, today))
  const { who, rows } = await read(c, (db) => [
    db
      .select({
        childId: child.id,
        familyName: child.familyName,
        givenName: child.givenName,
        familyKana: child.familyKana,
        givenKana: child.givenKana,
        contactWay: child.contactWay,
        from: sql<Day>`min(${enrollment.startsOn})`.as('from_day'),
        classId:
          sql<Id | null>`(select m.classroom_id from class_membership m where m.facility_id = ${facilityId} and m.child_id = ${child.id}
          and (m.ends_on is null or m.ends_on >= ${today}) order by m.starts_on limit 1)`.as('class_id'),
      })
      .from(enrollment)
      .innerJoin(child, and(eq(child.facilityId, enrollment.facilityId), eq(child.id, enrollment.childId)))
      .where(
        and(eq(enrollment.facilityId, facilityId), eq(enrollment.kind, 'regular'), notOver(enrollment), isNull(child.archivedAt)),
      )
      .groupBy(child.id)
      .orderBy(child.kanaOrder, child.birthDay, child.id),
    db
      .select({ classId: classroom.id, name: classroom.name, classAge: classroom.classAge })
      .from(classroom)
      .where(
        and(
          eq(classroom.facilityId, facilityId),
          sql`${classroom.id} in (select ${classMembership.classroomId} from ${classMembership} where ${classMembership.facilityId} = ${facilityId})`,
          notOver(classroom),
        ),
      )
      .orderBy(classroom.position),
    db
      .select({
        guardians: sql<string>`json_group_array(json_array(g.child_id, g.person_id, g.relationship, g.contact_order))`.as(
          'guardians',
        ),
      })
      .from(sql`(select * from ${relations(facilityId, today)} and g.granted_by is null order by g.contact_order) g`),
    db
      .select({
        personId: person.id,
        familyName: person.familyName,
        givenName: person.givenName,
        registered: sql<number>`${person.accountId} is not null`.as('registered'),
        expiresAt: invitation.expiresAt,
        briefing: invitation.briefing,
        claimedAt: invitation.claimedAt,
      })
      .from(person)
      .leftJoin(
        invitation,
        and(
          eq(invitation.facilityId, person.facilityId),
          eq(invitation.personId, person.id),
          isNull(invitation.revokedAt),
          sql`${invitation.id} = (select max(i.id) from invitation i where i.facility_id = ${facilityId} and i.person_id = ${person.id} and i.revoked_at is null)`,
        ),
      )
      .where(eq(person.facilityId, facilityId)),
    db
      .select({ personId: assignment.personId, role: assignment.role })
      .from(assignment)
      .where(and(eq(assignment.facilityId, facilityId), notOver(assignment))),
    db.select({ name: facility.name }).from(facility).where(eq(facility.facilityId, facilityId)),
    settingsOn(db, facilityId, today),
  ])
  const [children, classes, [packed], people, workers, [home], [setting]] = rows
  if (!home || !setting) throw notFound()
  const known = new Map(
    people.map(({ personId, registered, expiresAt, briefing, claimedAt, ...name }): [Id, Invited] => [
      personId,
      {
        personId,
        name: fullName(name),
        state: stateOf({ registered: registered === 1, expiresAt }, now),
        until: expiresAt === null ? null : dayOf(expiresAt),
        briefing: briefing ?? false,
        joinedOn: claimedAt === null ? null : dayOf(claimedAt),
      },
    ]),
  )
  const guardians = Map.groupBy(JSON.parse(packed?.guardians ?? '[]') as [Id, Id, string, number][], ([childId]) => childId)
  return {
    facility: { name: home.name, phone: setting.settings.phone },
    classes,
    children: withoutKept(who, children).map(
      ({ childId, familyName, givenName, familyKana, givenKana, contactWay, from, classId }) => ({
        childId,
        name: `${familyName} ${givenName}`.trim(),
        kana: `${familyKana} ${givenKana}`.trim(),
        classId,
        /** The day of 入園, when it is still to come. */
        from: from > today ? from : null,
        contactWay: contactWay ?? ('app' as const),
        guardians: (guardians.get(childId) ?? []).flatMap(([, personId, relationship]) => {
          const one = known.get(personId)
          return one ? [{ ...one, relationship }] : []
        }),
      }),
    ),
    staff: [...Map.groupBy(workers, ({ personId }) => personId)].flatMap(([personId, roles]) => {
      const one = known.get(personId)
      return one ? [{ ...one, roles: roles.map(({ role }) => role) }] : []
    }),
  }
}
