import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import { type Disease, FORMS } from './diseases.ts'
import { STEPS } from './fold-case.ts'
import type { Rule } from './rule.ts'

/** What a nursery decided about a disease from a day on: another paper, or a disease of its own. Rows are only added. */
export const infectionDisease = sqliteTable(
  'infection_disease',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    key: text().notNull(),
    startsOn: text('starts_on').notNull(),
    form: text({ enum: FORMS }).notNull(),
    /** Of a disease of the nursery's own. */
    name: text(),
    criteria: text(),
    rule: text({ mode: 'json' }).$type<Rule>(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] })],
)

/** A child's illness with a name, opened by a guardian or by staff. What becomes of it stands in its steps. */
export const infectionCase = sqliteTable(
  'infection_case',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    /** The disease and its version as they were then. */
    disease: text({ mode: 'json' }).$type<Disease>().notNull(),
    /** The day it was told. */
    day: text().notNull(),
    /** The case whose disease this one puts right. */
    supersedes: text(),
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    index('infection_case_day').on(t.facilityId, t.day),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 登園届 of a guardian: written once, by the version of the disease its case was opened with. Taking it back is a step of the case. */
export const infectionForm = sqliteTable(
  'infection_form',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    caseId: text('case_id').notNull(),
    id: text().notNull(),
    /** The first day the child may come, by the rule and the facts of that moment. */
    returnsOn: text('returns_on').notNull(),
    /** What the guardian said is so, each a check of the disease. */
    checks: text({ mode: 'json' }).$type<string[]>().notNull(),
    doctor: text().notNull(),
    visitedOn: text('visited_on').notNull(),
    /** Who declared it, with the account as the signature. */
    accountId: text('account_id').notNull(),
    writtenAt: integer('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({
      columns: [t.facilityId, t.childId, t.caseId],
      foreignColumns: [infectionCase.facilityId, infectionCase.childId, infectionCase.id],
    }),
  ],
)

/** What was told or done about a case, one after the other; never changed. */
export const infectionStep = sqliteTable(
  'infection_step',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    caseId: text('case_id').notNull(),
    /** The act, and the place within it. */
    id: text().notNull(),
    position: integer().notNull(),
    kind: text({ enum: STEPS }).notNull(),
    fact: text(),
    day: text(),
    formId: text('form_id'),
    note: text(),
    source: text({ enum: ['guardian', 'staff'] }).notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.caseId, t.id, t.position] }),
    foreignKey({
      columns: [t.facilityId, t.childId, t.caseId],
      foreignColumns: [infectionCase.facilityId, infectionCase.childId, infectionCase.id],
    }),
  ],
)
