// Memos on their way into the books. Nothing is changed there: a correction and a とりさげ are versions that name what they replace.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { correctMemo as correctInput, takeBackMemo as takeBackInput, WriteMemo } from '../../schema/memo/input.ts'
import type { Tag } from '../../schema/memo/vocabulary.ts'
import { memo, memoChild, memoPhoto } from '../../schema/shard.ts'
import { concerned } from '../contactbook/check-step.ts'
import { inClass, isLead, reachesOn } from '../contactbook/reach.ts'
import { AHEAD, dayConditions } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'

interface Subject {
  childIds?: readonly Id[] | undefined
  classId?: Id | undefined
}

/** The children whose right is asked: those named, and of a class all of it whom the caller reaches. */
const childrenOf = async (c: Context<App>, id: Id, day: Day, { childIds, classId }: Subject): Promise<readonly Id[]> =>
  childIds ?? (classId ? concerned(c, { id, day, classId }, [{}]) : [])

/** The same of a correction: also those the memo is about so far, as far as that version is there. */
async function childrenOfBoth(c: Context<App>, asked: { id: Id; day: Day; supersedes: Id } & Subject): Promise<Id[]> {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({ childId: memoChild.childId })
      .from(memoChild)
      .where(and(eq(memoChild.facilityId, facilityId), eq(memoChild.day, asked.day), eq(memoChild.id, asked.supersedes))),
  ])
  const now = await childrenOf(c, asked.id, asked.day, asked)
  return [...new Set([...now, ...rows[0].map(({ childId }) => childId)])]
}

interface Version {
  id: Id
  asked: unknown
  day: Day
  /** By the writer's clock. */
  at: number
  subject: Subject
  children: readonly Id[]
  text: string
  tags: readonly Tag[]
  photoIds: readonly Id[]
  /** Null of a first version. */
  upon: { memoId: Id; supersedes: Id } | null
  gone: boolean
  reason: string | null
  conditions: readonly Condition[]
}

const keep = (c: Context<App>, one: Version): Promise<Receipt> => {
  const { facilityId } = c.get('scope')
  const { id, day, at, subject, children, upon, gone, reason } = one
  const classroomId = subject.classId ?? null
  const root = upon?.memoId ?? id
  return write(c, {
    id,
    input: one.asked,
    children,
    conditions: one.conditions,
    rows: (db) => [
      // What a correction is of happened when the first version says.
      db.insert(memo).select(sql`select ${facilityId}, ${day}, ${id}, ${root},
        coalesce((select r.at from memo r where r.facility_id = ${facilityId} and r.day = ${day} and r.id = ${root}), ${at}),
        ${at}, ${c.get('now')}, ${tokenOf(c).account}, ${classroomId}, ${one.text}, ${JSON.stringify(one.tags)},
        ${upon?.supersedes ?? null}, ${gone ? 1 : 0}, ${reason}`),
      ...(subject.childIds
        ? [
            db
              .insert(memoChild)
              .select(sql`select ${facilityId}, ${day}, ${id}, e.value from json_each(${JSON.stringify(subject.childIds)}) e`),
          ]
        : []),
      ...(one.photoIds.length > 0
        ? [
            db
              .insert(memoPhoto)
              .select(sql`select ${facilityId}, ${day}, ${id}, e.value from json_each(${JSON.stringify(one.photoIds)}) e`),
          ]
        : []),
    ],
    content: { day, memo: gone ? 'とりさげ' : upon ? '訂正' : '記入', ...(reason ? { reason } : {}) },
    deviceAt: at,
    topics: ['memo'],
  })
}

const classIsHere = (facilityId: number, classId: Id, day: Day): Condition => ({
  holds: sql`exists (select 1 from ${inClass(facilityId, classId, day)})`,
  fail: notFound,
})

export async function writeMemo(c: Context<App>, asked: WriteMemo): Promise<Receipt> {
  const { id, at, text, tags, photoIds = [], childIds, classId } = asked
  const day = dayOf(at)
  const subject = { childIds, classId }
  const children = await childrenOf(c, id, day, subject)
  const conditions = [
    ...dayConditions(c, { action: 'memo.write', at, childIds: children, word: 'メモ' }),
    ...(classId ? [classIsHere(c.get('scope').facilityId, classId, day)] : []),
  ]
  return keep(c, {
    id,
    asked,
    day,
    at,
    subject,
    children,
    text,
    tags,
    photoIds,
    upon: null,
    gone: false,
    reason: null,
    conditions,
  })
}

type Correction = v.InferOutput<typeof correctInput>
type TakenBack = v.InferOutput<typeof takeBackInput>

export async function correctMemo(c: Context<App>, asked: Correction): Promise<Receipt> {
  const { id, at, day, text, tags, photoIds = [], childIds, classId, memoId, supersedes, reason = null } = asked
  const { facilityId } = c.get('scope')
  inTime(c, asked)
  const subject = { childIds, classId }
  const children = await childrenOfBoth(c, { id, day, supersedes, ...subject })
  const list = JSON.stringify(childIds ?? [])
  const conditions: Condition[] = [
    { holds: enrolledOn(facilityId, list, day), fail: notFound },
    ...(classId ? [classIsHere(facilityId, classId, day)] : []),
    ...replacing(c, asked, children),
  ]
  return keep(c, {
    ...{ id, asked, day, at, subject, children, text, tags, photoIds, reason, conditions },
    upon: { memoId, supersedes },
    gone: false,
  })
}

/** とりさげ: the version before keeps what it said, and of whom. */
export async function takeBackMemo(c: Context<App>, asked: TakenBack): Promise<Receipt> {
  const { id, at, day, childIds, classId, memoId, supersedes, reason = null } = asked
  const { facilityId } = c.get('scope')
  inTime(c, asked)
  const subject = { childIds, classId }
  const children = await childrenOf(c, id, day, subject)
  const list = JSON.stringify(childIds ?? [])
  const same = sql`exists (select 1 from memo v where v.facility_id = ${facilityId} and v.day = ${day} and v.id = ${supersedes}
    and v.classroom_id is ${classId ?? null}
    and (select count(*) from memo_child x where x.facility_id = v.facility_id and x.day = v.day and x.id = v.id)
      = json_array_length(${list})
    and not exists (select 1 from memo_child x where x.facility_id = v.facility_id and x.day = v.day and x.id = v.id
      and x.child_id not in (select value from json_each(${list}))))`
  const conditions = [{ holds: same, fail: notFound }, ...replacing(c, asked, children)]
  return keep(c, {
    ...{ id, asked, day, at, subject, children, reason, conditions },
    text: '',
    tags: [],
    photoIds: [],
    upon: { memoId, supersedes },
    gone: true,
  })
}

function inTime(c: Context<App>, { at, day }: { at: number; day: Day }): void {
  if (at > c.get('now') + AHEAD) throw badInput('時刻（at）: まだ来ていない時刻です', 'at')
  if (day > c.get('today')) throw badInput('日（day）: まだ来ていない日です', 'day')
}

/** A memo as it stands, written by the caller or put right by 主任 or 園長; all children concerned are reached on its day. */
function replacing(
  c: Context<App>,
  { day, memoId, supersedes }: { day: Day; memoId: Id; supersedes: Id },
  children: readonly Id[],
): Condition[] {
  const { facilityId } = c.get('scope')
  return [
    {
      holds: sql`exists (select 1 from memo v where v.facility_id = ${facilityId} and v.day = ${day} and v.id = ${supersedes}
        and v.root_id = ${memoId} and not v.gone)`,
      fail: notFound,
    },
    // Of today the right itself is asked for each of them.
    ...(day === c.get('today')
      ? []
      : [
          {
            holds: sql`not exists (select 1 from json_each(${JSON.stringify(children)}) e where not ${reachesOn(c, sql`e.value`, day)})`,
            fail: notFound,
          },
        ]),
    {
      holds: sql`(${isLead(c)} or exists (select 1 from memo r where r.facility_id = ${facilityId} and r.day = ${day}
        and r.id = ${memoId} and r.account_id = ${tokenOf(c).account}))`,
      fail: () => conflict('not_yours', 'メモを直せるのは、書いた人と、主任・園長です。'),
    },
    {
      holds: sql`not exists (select 1 from memo n where n.facility_id = ${facilityId} and n.day = ${day} and n.supersedes = ${supersedes})`,
      fail: () => conflict('overtaken', 'このメモは、ほかの人がさきに直しました。見なおして、もういちどおためしください。'),
    },
  ]
}
