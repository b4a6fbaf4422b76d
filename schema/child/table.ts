import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '../account/table.ts'
import { classroom } from '../classroom/table.ts'

/** 園児. Archived, never deleted. */
export const child = sqliteTable(
  'child',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    familyName: text('family_name').notNull(),
    givenName: text('given_name').notNull(),
    familyKana: text('family_kana').notNull(),
    givenKana: text('given_kana').notNull(),
    /** Binary order of this text is the 五十音 order of the whole name (kit/kana). */
    kanaOrder: text('kana_order').notNull(),
    birthDay: text('birth_day').notNull(),
    sex: text({ enum: ['m', 'f', 'x'] }).notNull(),
    /** The number the city or the facility gives; the first key of a roster import. */
    number: text(),
    /** What the child must not eat, short words for the board: 卵, 乳, 小麦. */
    allergens: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** How the household wants to be reached: not everyone has a smartphone. Empty: by app. */
    contactWay: text('contact_way', { enum: ['app', 'mail', 'phone', 'paper'] }),
    archivedAt: integer('archived_at'),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.id] }), index('child_number').on(t.facilityId, t.number)],
)

/** 在籍: from 入園 to 退園. `guest`: here for a day, from another facility (土曜共同保育, 応援, 避難先). */
export const enrollment = sqliteTable(
  'enrollment',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
    kind: text({ enum: ['regular', 'guest'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.startsOn] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** Which class a child is in, dated; reports use the class of the day. */
export const classMembership = sqliteTable(
  'class_membership',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
    classroomId: text('classroom_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.startsOn] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
    foreignKey({ columns: [t.facilityId, t.classroomId], foreignColumns: [classroom.facilityId, classroom.id] }),
  ],
)

/** Planned hours by weekday (契約時間): seven entries from Sunday, `[arrive, leave]` in minutes or null for a day at home. */
export type WeekPattern = ([number, number] | null)[]

export const contractHours = sqliteTable(
  'contract_hours',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
    need: text({ enum: ['standard', 'short'] }).notNull(),
    week: text({ mode: 'json' }).$type<WeekPattern>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.startsOn] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)

/** A person's dated relation to one child. Rights come from here, per child, never from a name or a household. */
export const guardianship = sqliteTable(
  'guardianship',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    personId: text('person_id').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
    relationship: text().notNull(),
    /** Comma-joined capabilities with a comma at both ends, so that SQL can ask `instr(capabilities, ',absence,')`. */
    capabilities: text().notNull(),
    /** Order in which the family wants to be called. */
    contactOrder: integer('contact_order').notNull(),
    /** The guardian who gave it, by person. It holds only while she has herself what she gave. Empty: the facility registered it. */
    grantedBy: text('granted_by'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.personId, t.startsOn] }),
    index('guardianship_person').on(t.facilityId, t.personId),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
    foreignKey({ columns: [t.facilityId, t.personId], foreignColumns: [person.facilityId, person.id] }),
  ],
)

/** A person who may fetch the child (お迎えの人), whether or not they have an account. */
export const pickupPerson = sqliteTable(
  'pickup_person',
  {
    facilityId: integer('facility_id').notNull(),
    childId: text('child_id').notNull(),
    id: text().notNull(),
    name: text().notNull(),
    relationship: text().notNull(),
    phone: text(),
    /** The one who usually comes is first. */
    position: integer().notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.childId, t.id] }),
    foreignKey({ columns: [t.facilityId, t.childId], foreignColumns: [child.facilityId, child.id] }),
  ],
)
