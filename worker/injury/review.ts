// What becomes of a version: 主任 or 園長 lets it out or sends it back, guardians read and acknowledge it; and how the child was later that day.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { approveInjury, replyInjury, returnInjury, seeInjury, watchInjury as watchInput } from '../../schema/injury/input.ts'
import type { StepKind } from '../../schema/injury/rule.ts'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { injuryStep } from '../../schema/shard.ts'
import { tellReaders } from '../contactbook/tell.ts'
import { AHEAD } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'
import { reachedThen, topicsOf } from './write-injury.ts'

type Of<Input extends v.GenericSchema> = v.InferOutput<Input>

interface About {
  id: Id
  childId: Id
  day: Day
  injuryId: Id
  versionId: Id
}

const ofVersion = (c: Context<App>, { childId, day, injuryId, versionId }: About): SQL =>
  sql`v.facility_id = ${c.get('scope').facilityId} and v.day = ${day} and v.child_id = ${childId} and v.root_id = ${injuryId} and v.id = ${versionId}`
const decided = (kinds: SQL): SQL => sql`exists (select 1 from injury_step s where s.facility_id = v.facility_id and s.day = v.day
  and s.child_id = v.child_id and s.version_id = v.id and s.kind in (${kinds}))`

const rowOf = (
  c: Context<App>,
  { id, childId, day, injuryId, versionId }: About,
  kind: StepKind,
  note: string | null = null,
) => ({
  ...{ facilityId: c.get('scope').facilityId, id, childId, day, rootId: injuryId, versionId, kind, note },
  at: c.get('now'),
  accountId: tokenOf(c).account,
})

/** The version as it was written last, not decided about, and written by somebody else. */
const reviewing = (c: Context<App>, asked: About): Condition[] => [
  ...reachedThen(c, asked.childId, asked.day),
  { holds: sql`exists (select 1 from injury v where ${ofVersion(c, asked)})`, fail: notFound },
  {
    holds: sql`exists (select 1 from injury v where ${ofVersion(c, asked)} and not ${decided(sql`'approved', 'returned'`)}
      and not exists (select 1 from injury n where n.facility_id = v.facility_id and n.day = v.day and n.child_id = v.child_id
        and n.supersedes = v.id))`,
    fail: () => conflict('overtaken', 'この連絡は、もう確認されたか、直されています。いまの内容を見てください。'),
  },
  {
    holds: sql`exists (select 1 from injury v where ${ofVersion(c, asked)} and v.account_id <> ${tokenOf(c).account})`,
    fail: () => conflict('own_words', '自分が書いた連絡は、ほかの主任・園長が確認します。'),
  },
]

/** Lets a version out to the family, and tells it that there is something to read; a とりさげ is told by being gone. */
export const approve = (c: Context<App>, asked: Of<typeof approveInjury>): Promise<Receipt> => {
  const { facilityId } = c.get('scope')
  const { id, childId, day } = asked
  const now = c.get('now')
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: reviewing(c, asked),
    rows: (db) => [
      insertRows(db, injuryStep, [rowOf(c, asked, 'approved')]),
      tellReaders(db, {
        ...{ facilityId, commandId: id, kind: 'note', at: now, dueAt: now, now },
        children: sql`(select v.child_id from injury v where ${ofVersion(c, asked)} and not v.gone)`,
      }),
    ],
    content: { day, injury: '家庭に出した' },
    topics: [...topicsOf(childId), 'family'],
  })
}

export const sendBack = (c: Context<App>, asked: Of<typeof returnInjury>): Promise<Receipt> =>
  write(c, {
    id: asked.id,
    input: asked,
    children: [asked.childId],
    conditions: reviewing(c, asked),
    rows: (db) => [insertRows(db, injuryStep, [rowOf(c, asked, 'returned', asked.note)])],
    content: { day: asked.day, injury: '差戻し', reason: asked.note },
    topics: topicsOf(asked.childId),
  })

/** How the child was, some time after it. */
export function watch(c: Context<App>, asked: Of<typeof watchInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, day, injuryId, at, note } = asked
  if (at > c.get('now') + AHEAD) throw badInput('時刻（at）: まだ来ていない時刻です', 'at')
  if (dayOf(at) !== day) throw badInput('時刻（at）: その日の時刻ではありません', 'at')
  const first = { id, childId, day, injuryId, versionId: injuryId }
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      ...reachedThen(c, childId, day),
      { holds: sql`exists (select 1 from injury v where ${ofVersion(c, first)})`, fail: notFound },
    ],
    rows: (db) => [insertRows(db, injuryStep, [{ ...rowOf(c, first, 'watched', note), facilityId, at }])],
    content: { day, injury: 'そのあとのようす' },
    deviceAt: at,
    topics: topicsOf(childId),
  })
}

/** The family has that version before it. */
const isOut = (c: Context<App>, asked: About): Condition => ({
  holds: sql`exists (select 1 from injury v where ${ofVersion(c, asked)} and ${decided(sql`'approved'`)})`,
  fail: notFound,
})

/** 返信 of a guardian. Nobody changes it, and nobody takes it back (RA25). */
export const reply = (c: Context<App>, asked: Of<typeof replyInjury>): Promise<Receipt> =>
  write(c, {
    id: asked.id,
    input: asked,
    children: [asked.childId],
    conditions: [isOut(c, asked)],
    rows: (db) => [insertRows(db, injuryStep, [rowOf(c, asked, 'replied', asked.text)])],
    content: { day: asked.day, injury: '保護者の返信' },
    topics: topicsOf(asked.childId),
  })

/** 既読, or 確認しました, of one guardian; each is kept once for a version. */
export const see = (c: Context<App>, asked: Of<typeof seeInjury>): Promise<Receipt> => {
  const { account } = tokenOf(c)
  const kinds: StepKind[] = asked.acknowledged ? ['read', 'acknowledged'] : ['read']
  const { facilityId } = c.get('scope')
  const { id, childId, day, injuryId, versionId } = asked
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [isOut(c, asked)],
    rows: (db) => [
      db
        .insert(injuryStep)
        .select(sql`select ${facilityId}, ${day}, ${childId}, ${injuryId}, ${versionId}, ${id}, k.value, null, ${c.get('now')}, ${account}
        from json_each(${JSON.stringify(kinds)}) k where not exists (select 1 from injury_step s where s.facility_id = ${facilityId}
          and s.day = ${day} and s.child_id = ${childId} and s.version_id = ${versionId} and s.kind = k.value and s.account_id = ${account})`),
    ],
    content: { day, injury: asked.acknowledged ? '保護者が確認' : '既読' },
    topics: topicsOf(childId),
  })
}
