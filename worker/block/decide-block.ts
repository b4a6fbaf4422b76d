// The second person. Confirming and lifting are never done by who began; a block holds whether it is confirmed or not.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { oneBlock } from '../../schema/block/input.ts'
import { block } from '../../schema/shard.ts'
import { isOnlyGuest, ofHome } from '../guest/of-home.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { notMine } from './set-block.ts'

type Asked = v.InferOutput<typeof oneBlock>

const otherPerson = () =>
  conflict(
    'other_person_needed',
    'はじめた人とは別の、園長か主任が行ってください。一人だけのときは、主任をもう一人おいてください。',
  )

/** A guest's block is decided by those who set it: at home, except what was set here in an hour of need. */
function setHere(c: Context<App>, asked: Asked): Condition {
  const { facilityId } = c.get('scope')
  const byUs = sql`exists (select 1 from assignment a join person q on q.facility_id = a.facility_id and q.id = a.person_id
    where a.facility_id = b.facility_id and q.account_id = b.set_by)`
  return { holds: standing(c, asked, sql`(not ${isOnlyGuest(facilityId, sql`b.child_id`)} or ${byUs})`), fail: ofHome }
}

/** SQL: this block is there and not lifted, and `more` holds of it. */
const standing = (c: Context<App>, { childId, blockId }: Asked, more: SQL = sql`1`): SQL =>
  sql`exists (select 1 from block b where b.facility_id = ${c.get('scope').facilityId} and b.child_id = ${childId} and b.id = ${blockId}
    and b.lifted_at is null and ${more})`

function decide(
  c: Context<App>,
  asked: Asked,
  what: string,
  conditions: Condition[],
  set: Partial<typeof block.$inferInsert>,
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  return write(c, {
    id: asked.id,
    input: { ...asked, what },
    children: [asked.childId],
    conditions: [...notMine(c, asked.childId), { holds: standing(c, asked), fail: notFound }, setHere(c, asked), ...conditions],
    rows: (db) => [
      db
        .update(block)
        .set(set)
        .where(and(eq(block.facilityId, facilityId), eq(block.childId, asked.childId), eq(block.id, asked.blockId))),
    ],
    content: { block: asked.blockId, what },
    topics: ['presence', `child:${asked.childId}`],
  })
}

/** A second person has looked at the papers and says that the block is right. */
export function confirmBlock(c: Context<App>, asked: Asked): Promise<Receipt> {
  const { account } = tokenOf(c)
  return decide(
    c,
    asked,
    'confirm',
    [
      {
        holds: standing(c, asked, sql`b.confirmed_at is null`),
        fail: () => conflict('already_confirmed', 'ほかの人がもう確認しています。'),
      },
      { holds: standing(c, asked, sql`b.set_by <> ${account}`), fail: otherPerson },
    ],
    { confirmedBy: account, confirmedAt: c.get('now') },
  )
}

/** One person asks that the block be lifted; it holds on until another does it. */
export function askLift(c: Context<App>, asked: Asked): Promise<Receipt> {
  return decide(
    c,
    asked,
    'ask-lift',
    [
      {
        holds: standing(c, asked, sql`b.lift_asked_at is null`),
        fail: () => conflict('already_asked', '解除は、もう申し出されています。'),
      },
    ],
    { liftAskedBy: tokenOf(c).account, liftAskedAt: c.get('now') },
  )
}

/** Another person lifts what one asked to lift. */
export function liftBlock(c: Context<App>, asked: Asked): Promise<Receipt> {
  const { account } = tokenOf(c)
  return decide(
    c,
    asked,
    'lift',
    [
      {
        holds: standing(c, asked, sql`b.lift_asked_at is not null`),
        fail: () => conflict('not_asked', '先に、もう一人の責任者が解除を申し出てください。'),
      },
      { holds: standing(c, asked, sql`b.lift_asked_by <> ${account}`), fail: otherPerson },
    ],
    { liftedBy: account, liftedAt: c.get('now') },
  )
}

/** The asking is taken back or turned down: the block stands. */
export function letStand(c: Context<App>, asked: Asked): Promise<Receipt> {
  return decide(
    c,
    asked,
    'let-stand',
    [
      {
        holds: standing(c, asked, sql`b.lift_asked_at is not null`),
        fail: () => conflict('not_asked', '解除の申し出はありません。'),
      },
    ],
    { liftAskedBy: null, liftAskedAt: null },
  )
}
