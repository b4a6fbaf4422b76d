import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { person } from '../account/table.ts'

// ---- DIRECTORY ----

/** Which facility an invitation code belongs to. Only the hash of a code is kept anywhere. */
export const invitationCode = sqliteTable('invitation_code', {
  codeHash: text('code_hash').primaryKey(),
  facilityId: integer('facility_id').notNull(),
  invitationId: text('invitation_id').notNull(),
  expiresAt: integer('expires_at').notNull(),
  revokedAt: integer('revoked_at'),
})

/** The one account that used a code. A sweep activates what was claimed and interrupted. */
export const invitationClaim = sqliteTable(
  'invitation_claim',
  {
    codeHash: text('code_hash').primaryKey(),
    accountId: text('account_id').notNull(),
    claimedAt: integer('claimed_at').notNull(),
    activatedAt: integer('activated_at'),
  },
  (t) => [index('invitation_claim_open').on(t.activatedAt)],
)

// ---- SHARD ----

/** An invitation of one person, whose relations (guardianships, assignments) wait for an account. One open invitation a person. */
export const invitation = sqliteTable(
  'invitation',
  {
    facilityId: integer('facility_id').notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    kind: text({ enum: ['guardian', 'family', 'staff'] }).notNull(),
    codeHash: text('code_hash').notNull(),
    /** Handed out at the 説明会: works for thirty days instead of seven. */
    briefing: integer({ mode: 'boolean' }).notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    revokedAt: integer('revoked_at'),
    claimedAt: integer('claimed_at'),
    claimedBy: text('claimed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.facilityId, t.id] }),
    index('invitation_person').on(t.facilityId, t.personId),
    foreignKey({ columns: [t.facilityId, t.personId], foreignColumns: [person.facilityId, person.id] }),
  ],
)
