import { sql } from 'drizzle-orm'
import { foreignKey, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { child } from '../child/table.ts'
import type { Bill } from './bill.ts'
import { type Column, EXTRA_KINDS, PAYMENT_WAYS, TERM_KINDS } from './input.ts'
import type { Tariff } from './tariff.ts'

/** 料金: a tariff from a day on. Never changed; what was a mistake and holds for no closed month is taken back. */
export const feeTariff = sqliteTable(
  'fee_tariff',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    startsOn: text('starts_on').notNull(),
    tariff: text({ mode: 'json' }).$type<Tariff>().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
    goneAt: integer('gone_at'),
    goneBy: text('gone_by'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.id] }),
    uniqueIndex('fee_tariff_day').on(t.facilityId, t.startsOn).where(sql`gone_at is null`),
  ],
)

/** What was agreed about one child for a time: 月極, 減免, or what its 保育料 is. */
export const feeTerm = sqliteTable(
  'fee_term',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: TERM_KINDS }).notNull(),
    /** Of a plan its key in the tariff, of a reduction what it is of; empty for 保育料. */
    key: text().notNull(),
    /** Of a reduction percent, of 保育料 yen a month; 0 for a plan. */
    value: integer().notNull(),
    /** 多子, 生活保護 …: why it was agreed. */
    reason: text().notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** What a child is charged in one month only: 有料品 by quantity, or an adjustment somebody decided on, which may be below zero. */
export const feeExtra = sqliteTable(
  'fee_extra',
  {
    facilityId: integer('facility_id').notNull(),
    month: text().notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    kind: text({ enum: EXTRA_KINDS }).notNull(),
    title: text().notNull(),
    yen: integer().notNull(),
    quantity: integer().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
    goneAt: integer('gone_at'),
    goneBy: text('gone_by'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.month, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 締め: from then on a month is what was published. Never undone: what was wrong becomes 調整 of the next month. */
export const feeClose = sqliteTable(
  'fee_close',
  {
    facilityId: integer('facility_id').notNull(),
    month: text().notNull(),
    id: text().notNull(),
    children: integer().notNull(),
    total: integer().notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.month] })],
)

/** What was published of one child and month, line by line, with the stamps that made it. */
export const feeCharge = sqliteTable(
  'fee_charge',
  {
    facilityId: integer('facility_id').notNull(),
    month: text().notNull(),
    childId: text('child_id').notNull(),
    /** Whom the bill goes to, which makes the household; empty where no guardian sees bills. */
    payerId: text('payer_id').notNull(),
    payerName: text('payer_name').notNull(),
    bill: text({ mode: 'json' }).$type<Bill>().notNull(),
    total: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.month, t.childId] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** 領収: what a household paid for a published month, taken back with its reason when it was written by mistake. */
export const feePayment = sqliteTable(
  'fee_payment',
  {
    facilityId: integer('facility_id').notNull(),
    month: text().notNull(),
    id: text().notNull(),
    /** Payer of the bill, or the child where it has none. */
    billId: text('bill_id').notNull(),
    yen: integer().notNull(),
    way: text({ enum: PAYMENT_WAYS }).notNull(),
    paidOn: text('paid_on').notNull(),
    accountId: text('account_id').notNull(),
    at: integer().notNull(),
    goneAt: integer('gone_at'),
    goneBy: text('gone_by'),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.month, t.id] }),
    foreignKey({ columns: [t.facilityId, t.month], foreignColumns: [feeClose.facilityId, feeClose.month] }),
  ],
)

/** The columns of the file for the city's 公金 system, from a day on. */
export const feeLayout = sqliteTable(
  'fee_layout',
  {
    facilityId: integer('facility_id').notNull(),
    startsOn: text('starts_on').notNull(),
    columns: text({ mode: 'json' }).$type<Column[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.startsOn] })],
)
