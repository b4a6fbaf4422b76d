// Somebody who is on no list wants to take a child along: asked of its guardians at once, answered by one of them or decided by 主任 or 園長.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { nameKey } from '../../schema/block/rule.ts'
import type { answerAsk as answerInput, askAtDoor as askInput, decideAsk as decideInput } from '../../schema/pickup/input.ts'
import { ANSWER_WITHIN } from '../../schema/pickup/rule.ts'
import { outbox, pickupAnswer, pickupAsk } from '../../schema/shard.ts'
import { isBarred } from '../block/barred.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { logTrouble } from '../kit/log.ts'
import { tokenOf } from '../kit/token.ts'
import { pushNow } from '../notification/send-pushes.ts'
import { askOffice, childIsHere } from '../presence/record-act.ts'
import { aboutBarred, answered, isGone, whoMaySay } from './may-hand.ts'

const MOST = 20
const gone = () => conflict('gone', 'この子は、もうお渡しした記録があります。')

/**
 * Asks every guardian who may say who fetches. About somebody a block keeps from the child nobody is asked: the answer here is the same, no
 * yes can come, and 主任 and 園長 see it at the desk.
 */
export async function askAtDoor(c: Context<App>, asked: v.InferOutput<typeof askInput>): Promise<Receipt> {
  const { facilityId, db: shard } = c.get('scope')
  const [day, now] = [c.get('today'), c.get('now')]
  const { id, childId, name, relationship, shown } = asked
  const barred = sql`(${isBarred(facilityId, childId, name, day)} or ${isBarred(facilityId, childId, relationship, day)})`
  const receipt = await write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: childIsHere(facilityId, childId, day), fail: notFound },
      { holds: sql`not ${isGone(facilityId, day, childId)}`, fail: gone },
      {
        holds: sql`(select count(*) from pickup_ask a where a.facility_id = ${facilityId} and a.day = ${day} and a.child_id = ${childId}) < ${MOST}`,
        fail: () => conflict('too_many', 'この子については、もう何度もたずねています。園長か主任に相談してください。'),
      },
    ],
    rows: (db) => [
      db.insert(pickupAsk).values({
        facilityId,
        day,
        childId,
        id,
        name,
        relationship,
        nameKey: nameKey(name),
        relationKey: nameKey(relationship),
        shown,
        accountId: tokenOf(c).account,
        askedAt: now,
        expiresAt: now + ANSWER_WITHIN,
      }),
      db.insert(outbox).select(sql`
        select distinct ${facilityId}, p.account_id, ${id}, ${childId}, 'app', 'asked', ${day}, ${now}, ${now}, ${now}, null
        ${whoMaySay(facilityId, childId, day)} and not ${barred}`),
    ],
    content: { ask: id, name, relationship, shown },
    topics: ['presence', `child:${childId}`],
  })
  // Somebody stands and waits: not with the next minute. Should it fail, the minute's work sends it.
  c.executionCtx.waitUntil(pushNow(c.env, shard, facilityId, now).catch((error: unknown) => logTrouble(now, 'pushNow', error)))
  return receipt
}

/** A guardian's yes or no. */
export const answerAsk = (c: Context<App>, asked: v.InferOutput<typeof answerInput>): Promise<Receipt> =>
  settle(c, asked, 'guardian', (about) => [
    { holds: sql`exists (select 1 ${about} and a.vouched is null and not ${aboutBarred})`, fail: notFound },
    {
      holds: sql`exists (select 1 ${about} and a.expires_at > ${c.get('now')})`,
      fail: () => conflict('over', '返事の時間がすぎました。園に電話してください。'),
    },
  ])

/** What 主任 or 園長 decided after a call to the registered number, or said of what was handed over without a line. */
export const decideAsk = (c: Context<App>, asked: v.InferOutput<typeof decideInput>): Promise<Receipt> =>
  settle(c, asked, 'staff', (about) => [
    { holds: sql`exists (select 1 ${about})`, fail: notFound },
    ...(asked.yes ? [{ holds: sql`not exists (select 1 ${about} and ${aboutBarred})`, fail: askOffice }] : []),
  ])

type Answer = v.InferOutput<typeof answerInput> & { called?: string | undefined; reason?: string | undefined }

async function settle(
  c: Context<App>,
  asked: Answer,
  by: 'guardian' | 'staff',
  conditions: (about: ReturnType<typeof sql>) => Condition[],
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, askId, yes, called, reason } = asked
  const about = sql`from pickup_ask a where a.facility_id = ${facilityId} and a.child_id = ${childId} and a.id = ${askId}`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      ...conditions(about),
      ...(yes
        ? [
            {
              holds: sql`not exists (select 1 ${about} and ${answered(0)})`,
              fail: () => conflict('said_no', '「いいえ」という答えが、もうあります。お渡しはしません。'),
            },
            {
              holds: sql`not exists (select 1 ${about} and a.vouched is null and ${isGone(facilityId, c.get('today'), childId)})`,
              fail: gone,
            },
          ]
        : []),
    ],
    rows: (db) => [
      db.insert(pickupAnswer).select(sql`select a.facility_id, a.day, a.child_id, a.id, ${id}, ${by}, ${tokenOf(c).account},
        ${yes ? 1 : 0}, ${called ?? null}, ${reason ?? null}, ${c.get('now')} ${about}`),
      // Answered: who was not told of the question outside the app yet need not be.
      db
        .update(outbox)
        .set({ retractedAt: c.get('now') })
        .where(and(eq(outbox.facilityId, facilityId), eq(outbox.commandId, askId), eq(outbox.childId, childId))),
    ],
    content: { ask: askId, yes, ...(called ? { called } : {}), ...(reason ? { reason } : {}) },
    topics: ['presence', `child:${childId}`],
  })
}
