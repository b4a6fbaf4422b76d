// Telling the owner of an account what happened to it: a line to read in every door, and a letter without content to the address that
// holds at that moment, so that a changed address is told to the old one (ASVS 6.3.5, 6.3.7). Statements for the batch of the fact itself.
import { eq, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { drizzle } from 'drizzle-orm/d1'
import { type EventKind, isImportant } from '../../schema/account/event.ts'
import { account, accountEvent, letter, signIn } from '../../schema/directory.ts'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'

type Directory = ReturnType<typeof drizzle>

/** Several changes in a row are one letter; so is a row of wrong passwords one line. */
const LETTERS_APART = 10 * MINUTE
const REFUSALS_APART = 15 * MINUTE

export interface Happened {
  kind: EventKind
  now: Moment
  /** Words of the product and numbers; never a name, an address or a code. */
  detail?: Record<string, string | number>
  /** Only if this holds in the moment of writing. */
  when?: SQL
}

/** Accounts by a condition on `account`, or one by its id. */
const whose = (owner: Id | SQL): SQL => (typeof owner === 'string' ? eq(account.id, owner) : owner)

/**
 * Statements that tell the owner. Put them before the change of an address: the letter goes to the one that still holds.
 * @param owner the account, or a condition on the table `account`
 */
export function tellOwner(db: Directory, owner: Id | SQL, { kind, now, detail = {}, when }: Happened): BatchItem<'sqlite'>[] {
  const told = sql`${whose(owner)} and ${when ?? sql`1`}`
  const event = db
    .insert(accountEvent)
    .select(sql`select ${account.id}, ${now}, ${newId(now)}, ${kind}, ${JSON.stringify(detail)} from ${account} where ${told}`)
  return isImportant(kind) ? [event, writeLetter(db, told, now)] : [event]
}

/** Carries such statements out by themselves, for a fact that has no batch. */
export async function tellNow(db: Directory, [first, ...rest]: BatchItem<'sqlite'>[]): Promise<void> {
  if (first) await db.batch([first, ...rest])
}

/** A letter that says only that something changed. */
const writeLetter = (db: Directory, told: SQL, now: Moment) =>
  db.insert(letter).select(
    sql`select ${newId(now)}, ${account.id}, ${account.email}, 'changed', ${now}, ${now}, 0, null, null from ${account}
      where ${told} and ${account.email} is not null and not exists (select 1 from letter l where l.account_id = ${account.id}
        and l.kind = 'changed' and l.address = ${account.email} and l.created_at > ${now - LETTERS_APART})`,
  )

/**
 * Statements that tell of a sign-in, to be put before the row of the sign-in itself: a kind of browser that this account never used
 * is something the owner should see. The very first sign-in is nothing new.
 */
export function tellSignIn(
  db: Directory,
  accountId: Id,
  { door, label, now }: { door: string; label: string; now: Moment },
): BatchItem<'sqlite'>[] {
  const known = sql`exists (select 1 from ${signIn} where ${signIn.accountId} = ${accountId} and ${signIn.label} = ${label}
    and ${signIn.strength} <> 'half')`
  const first = sql`not exists (select 1 from ${signIn} where ${signIn.accountId} = ${accountId} and ${signIn.strength} <> 'half')`
  const detail = { door, label }
  return [
    ...tellOwner(db, accountId, { kind: 'new_browser', now, detail, when: sql`not (${known} or ${first})` }),
    ...tellOwner(db, accountId, { kind: 'signed_in', now, detail, when: sql`(${known} or ${first})` }),
  ]
}

/** A statement that tells of a wrong password for an account there is; one line in a quarter of an hour, however often it is tried. */
export const tellRefusal = (db: Directory, accountId: Id, now: Moment): BatchItem<'sqlite'>[] =>
  tellOwner(db, accountId, {
    kind: 'refused',
    now,
    when: sql`not exists (select 1 from account_event e where e.account_id = ${accountId} and e.kind = 'refused'
      and e.at > ${now - REFUSALS_APART})`,
  })
