// Where records went: pages that families read at a moment, with what they were written out of.
import { and, between, eq, sql } from 'drizzle-orm'
import { foldPage, type PageRow } from '../../schema/contactbook/page.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Source } from '../../schema/kit/source.ts'
import { contactPage } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'

/** Steps of all pages of some days that ever had a source. */
export const usedSources = (db: Shard, facilityId: number, from: Day, to: Day) =>
  db
    .select({
      id: contactPage.id,
      day: contactPage.day,
      subjectId: contactPage.subjectId,
      childId: contactPage.childId,
      classId: sql<Id | null>`coalesce(contact_page.classroom_id, (select m.classroom_id from class_membership m
        where m.facility_id = contact_page.facility_id and m.child_id = contact_page.child_id and m.starts_on <= contact_page.day
          and (m.ends_on is null or m.ends_on >= contact_page.day) limit 1))`.as('class_of'),
      step: contactPage.step,
      sources: contactPage.sources,
      publishAt: contactPage.publishAt,
      at: contactPage.at,
    })
    .from(contactPage)
    .where(
      and(
        eq(contactPage.facilityId, facilityId),
        between(contactPage.day, from, to),
        sql`exists (select 1 from contact_page k where k.facility_id = contact_page.facility_id and k.day = contact_page.day
          and k.subject_id = contact_page.subject_id and k.sources <> '[]')`,
      ),
    )

interface Step extends Pick<PageRow, 'id' | 'step' | 'sources' | 'publishAt' | 'at'> {
  day: Day
  subjectId: Id
  childId: Id | null
  classId: Id | null
}

/** What each source became: a page that stands and still has it. */
export const wherePublished = (
  steps: readonly Step[],
  now: Moment,
): { source: Source; day: Day; classId: Id | null; childId: Id | null }[] =>
  [...Map.groupBy(steps, ({ day, subjectId }) => `${day} ${subjectId}`).values()].flatMap((own) => {
    const [first] = own
    const { published } = foldPage(
      own.map((row) => ({ ...row, text: '', by: '' })),
      now,
    )
    if (!first || !published) return []
    const { day, classId, childId } = first
    return published.sources.map((source) => ({ source, day, classId, childId }))
  })
