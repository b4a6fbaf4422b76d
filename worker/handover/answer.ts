// What a guardian does with a card: 既読, and 返信, which is kept as it was sent (RA25).
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { replyCard as replyInput, seeCard as seeInput } from '../../schema/handover/input.ts'
import type { CardStepKind } from '../../schema/handover/rule.ts'
import { handoverStep } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'

type Asked = v.InferOutput<typeof seeInput> & { text?: string }

function step(c: Context<App>, asked: Asked, kind: CardStepKind, content: string): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { account } = tokenOf(c)
  const { id, childId, day, cardId, text = null } = asked
  const card = sql`s.facility_id = ${facilityId} and s.day = ${day} and s.child_id = ${childId}`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [{ holds: sql`exists (select 1 from handover_card s where ${card} and s.id = ${cardId})`, fail: notFound }],
    rows: (db) => [
      // 既読 is kept once.
      db
        .insert(handoverStep)
        .select(sql`select ${facilityId}, ${day}, ${childId}, ${cardId}, ${id}, ${kind}, ${text}, ${c.get('now')}, ${account}
        where ${kind} <> 'read' or not exists (select 1 from handover_step s where ${card} and s.card_id = ${cardId} and s.kind = 'read'
          and s.account_id = ${account})`),
    ],
    content: { day, handover: content },
    topics: ['handover', `child:${childId}`],
  })
}

export const seeCard = (c: Context<App>, asked: v.InferOutput<typeof seeInput>): Promise<Receipt> =>
  step(c, asked, 'read', '既読')

export const replyCard = (c: Context<App>, asked: v.InferOutput<typeof replyInput>): Promise<Receipt> =>
  step(c, asked, 'replied', '保護者の返信')
