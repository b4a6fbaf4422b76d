// The papers of a period as far as the caller reaches them, and of earlier ones those that are not decided: what 提出状況 and the inbox are made of.
import { eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type ListQuery, MOST_DAYS } from '../../schema/document/input.ts'
import { currentKinds } from '../../schema/document/kinds.ts'
import { addDays, dayOf, daysBetween, daysFrom, type Moment } from '../../schema/kit/day.ts'
import { document } from '../../schema/shard.ts'
import { exceptionsBetween, isOpen, settingsBetween } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { classesBetween } from '../presence/month-queries.ts'
import { asListed, lastStep, listed } from './queries.ts'
import { type Paper, READERS, reaches } from './reach.ts'

/** How long a paper that is not decided is shown among what waits, in days. */
const WAITS_FOR = 400

/** A document by its columns. */
export const ROW: Paper = {
  key: sql`document.kind`,
  about: sql`document.about`,
  subject: sql`document.subject`,
  startsOn: sql`document.starts_on`,
  endsOn: sql`document.ends_on`,
}

export async function listDocuments(c: Context<App>, { from, to }: ListQuery) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const ofClass: Paper = {
    key: sql`''`,
    about: sql`'class'`,
    subject: sql`classroom.id`,
    startsOn: sql`${from}`,
    endsOn: sql`${to}`,
  }
  // Waiting at a box, sent back, or decided in somebody's place. What follows a 後閲 is none of them.
  const unsettled = sql`exists (select 1 from ${lastStep(facilityId, sql`document.id`)}
    and s.kind in ('submitted', 'returned', 'withdrawn', 'cancelled', 'revised', 'stood_in', 'approved')
    and not (s.kind = 'approved' and s.role = 'director'))`
  const { who, rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    classesBetween(db, facilityId, from, to),
    db
      .select({ reached: sql<string>`json_group_array(classroom.id)`.as('reached') })
      .from(sql`classroom`)
      .where(sql`classroom.facility_id = ${facilityId} and ${reaches(c, ofClass, READERS)}`),
    db
      .select({ at: sql<Moment | null>`min(document.created_at)`.as('begun_at') })
      .from(document)
      .where(eq(document.facilityId, facilityId)),
    settingsBetween(db, facilityId, from, to),
    exceptionsBetween(db, facilityId, from, to),
    listed(
      db,
      facilityId,
      sql`((document.starts_on <= ${to} and document.ends_on >= ${from})
        or (document.starts_on between ${addDays(today, -WAITS_FOR)} and ${to} and ${unsettled})) and ${reaches(c, ROW, READERS)}`,
    ),
  ])
  const [[house], classes, [found], [begun], settings, exceptions, documents] = rows
  if (!house) throw notFound()
  const reached = new Set(JSON.parse(found?.reached ?? '[]') as string[])
  const { account } = tokenOf(c)
  return {
    from,
    to,
    today,
    facility: house.name,
    begunOn: begun?.at ? dayOf(begun.at) : null,
    account,
    roles: who.roles.map(({ role }) => role),
    /** The classes whose papers the reader is expected to write. */
    ownClasses: who.roles.flatMap(({ classroomId }) => classroomId ?? []),
    kinds: currentKinds(),
    classes: classes.filter(({ classId }) => reached.has(classId)),
    openDays: daysFrom(from, to).filter((day) => {
      const setting = settings.findLast(({ startsOn }) => startsOn <= day)
      return (
        setting &&
        isOpen(
          setting.settings,
          day,
          exceptions.find((one) => one.day === day),
        )
      )
    }),
    documents: documents.map(asListed),
  }
}
export type DocumentList = Awaited<ReturnType<typeof listDocuments>>
