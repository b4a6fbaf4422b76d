import { and, between, eq, type SQL, sql } from 'drizzle-orm'
import type { HomeRow } from '../../schema/contactbook/home.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import { contactDraft, contactPage, contactRead, homeField, outbox } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'

/** What families said of some days. Staff are told who wrote, a family only what it wrote itself (assurance §2.4). */
export const homeRows = (db: Shard, facilityId: number, from: Day, to: Day, only: SQL, account: string, named: boolean) =>
  db
    .select({
      id: homeField.id,
      childId: homeField.childId,
      day: homeField.day,
      field: homeField.field,
      value: homeField.value,
      at: homeField.at,
      mine: sql<number>`home_field.account_id = ${account}`.as('mine'),
      by: writerOf('home_field', named),
    })
    .from(homeField)
    .where(and(eq(homeField.facilityId, facilityId), between(homeField.day, from, to), only))

/** A row of `homeRows` as it travels. */
export const asHomeRow = (row: Awaited<ReturnType<typeof homeRows>>[number]) => ({ ...row, mine: row.mine === 1 }) as HomeRow

/** Steps of pages of some days, `only` of some. */
export const pageRows = (db: Shard, facilityId: number, from: Day, to: Day, only: SQL, named: boolean) =>
  db
    .select({
      id: contactPage.id,
      day: contactPage.day,
      childId: contactPage.childId,
      classId: contactPage.classroomId,
      step: contactPage.step,
      text: contactPage.text,
      sources: contactPage.sources,
      publishAt: contactPage.publishAt,
      at: contactPage.at,
      by: writerOf('contact_page', named),
    })
    .from(contactPage)
    .where(and(eq(contactPage.facilityId, facilityId), between(contactPage.day, from, to), only))

/** The version of an answer about pages, and when the next of them that is reserved comes out. */
export const versionUntil = (db: Shard, facilityId: number, version: SQL<number>, from: Day, to: Day, now: Moment, only: SQL) =>
  db
    .select({
      version,
      next: sql<Moment | null>`(select min(contact_page.publish_at) from contact_page where contact_page.facility_id = ${facilityId}
        and contact_page.day between ${from} and ${to} and contact_page.step = 'publish' and contact_page.publish_at > ${now} and ${only})`.as(
        'next_at',
      ),
    })
    .from(sql`(select 1)`)

export const draftRows = (db: Shard, facilityId: number, day: Day, only: SQL) =>
  db
    .select({
      childId: contactDraft.childId,
      classId: contactDraft.classroomId,
      text: contactDraft.text,
      sources: contactDraft.sources,
      version: contactDraft.version,
      at: contactDraft.at,
      by: writerOf('contact_draft', true),
    })
    .from(contactDraft)
    .where(and(eq(contactDraft.facilityId, facilityId), eq(contactDraft.day, day), only))

/** Who opened what of a day, for staff. */
export const readRows = (db: Shard, facilityId: number, day: Day, only: SQL) =>
  db
    .select({ childId: contactRead.childId, pageId: contactRead.pageId, at: contactRead.at, by: writerOf('contact_read', true) })
    .from(contactRead)
    .where(and(eq(contactRead.facilityId, facilityId), eq(contactRead.day, day), only))
    .orderBy(contactRead.at)

/** When the household of a child was asked for its side of a day. */
export const nudgesOn = (db: Shard, facilityId: number, day: Day, only: SQL) =>
  db
    .select({ childId: outbox.childId, at: sql<number>`min(outbox.at)`.as('asked_at') })
    .from(outbox)
    .where(and(eq(outbox.facilityId, facilityId), eq(outbox.day, day), eq(outbox.kind, 'nudge'), only))
    .groupBy(outbox.childId)
