// 下書き → 承認待ち → 公開: what the nursery writes, one class at a time. A step goes on only from the step its writer has seen.
import { type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type {
  publishPages as publishInput,
  returnPages as returnInput,
  withdrawPages as withdrawInput,
} from '../../schema/contactbook/input.ts'
import type { Step } from '../../schema/contactbook/page.ts'
import { type Day, HOUR, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Source } from '../../schema/kit/source.ts'
import { UNDO_WINDOW } from '../../schema/presence/rule.ts'
import { contactDraft, contactPage } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict } from '../kit/fail.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import {
  type Asked,
  concerned,
  fromRecords,
  lengths,
  overtaken,
  type Subject,
  subjectsOf,
  unchanged,
  within,
} from './check-step.ts'
import { inClass, isLead } from './reach.ts'
import { tellReaders, untell } from './tell.ts'

/** How far ahead a reservation may lie, in days. */
const AHEAD = 7

/** SQL: pages of a day come out without approval, or the caller is one who approves. */
function mayPublish(c: Context<App>, day: Day): SQL {
  const { facilityId } = c.get('scope')
  return sql`(not coalesce((select json_extract(s.settings, '$.bookApproval') from facility_setting s
      where s.facility_id = ${facilityId} and s.starts_on <= ${day} order by s.starts_on desc limit 1), 0)
    or ${isLead(c)})`
}
const needsApproval = () =>
  conflict('needs_approval', '連絡帳は、主任か園長の承認のあとに公開されます。「承認をお願い」を押してください。')

interface Stepping extends Asked {
  asked: unknown
  step: Step
  items: readonly (Subject & { after: Id | null; version?: number; text: string; sources?: readonly Source[] | undefined })[]
  publishAt: Moment | null
  conditions?: readonly Condition[]
  content: Record<string, unknown>
  more?: (db: Shard, children: readonly Id[]) => BatchItem<'sqlite'>[]
}

async function go(c: Context<App>, act: Stepping): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, day, classId, items, step, publishAt } = act
  const now = c.get('now')
  const children = await concerned(c, act, items)
  const subjects = subjectsOf(act, items)
  const list = JSON.stringify(
    items.map(({ childId = null, text, sources = [] }) => ({ subject: childId ?? classId, childId, text, sources })),
  )
  const drafts = step === 'submit' || step === 'publish'
  return write(c, {
    id,
    input: act.asked,
    children,
    conditions: [
      ...within(c, act, items, children),
      unchanged(facilityId, act, items),
      fromRecords(facilityId, act, items),
      ...(act.conditions ?? []),
    ],
    rows: (db) => [
      ...(act.more?.(db, children) ?? []),
      // Never before the step it follows, whatever two clocks say: their order is that of their moments.
      db.insert(contactPage).select(sql`select ${facilityId}, ${day}, e.value ->> 'subject', ${id}, e.value ->> 'childId',
        iif(e.value ->> 'childId' is null, ${classId}, null), ${step}, e.value ->> 'text', e.value -> 'sources', ${publishAt},
        max(${now}, coalesce((select max(k.at) + 1 from contact_page k where k.facility_id = ${facilityId} and k.day = ${day}
          and k.subject_id = e.value ->> 'subject'), 0)), ${tokenOf(c).account}
        from json_each(${list}) e`),
      // What was written stands in the step now.
      ...(drafts
        ? [
            db.delete(contactDraft).where(sql`contact_draft.facility_id = ${facilityId} and contact_draft.day = ${day}
                and contact_draft.subject_id in (select value from json_each(${subjects}))`),
          ]
        : []),
    ],
    content: { day, ...act.content },
    topics: ['contactbook', ...children.map((childId) => `child:${childId}`)],
  })
}

function comesOutAt(c: Context<App>, publishAt: Moment | undefined): Moment | null {
  if (publishAt === undefined) return null
  if (publishAt <= c.get('now')) throw badInput('公開の時刻（publishAt）: これから来る時刻にしてください', 'publishAt')
  if (publishAt > c.get('now') + AHEAD * 24 * HOUR)
    throw badInput(`公開の時刻（publishAt）: ${AHEAD}日先までにしてください`, 'publishAt')
  return publishAt
}

type Steps = v.InferOutput<typeof publishInput>

/** 承認をお願い. */
export async function submit(c: Context<App>, asked: Steps): Promise<Receipt> {
  lengths(asked.items)
  const publishAt = comesOutAt(c, asked.publishAt)
  return go(c, { ...asked, asked, step: 'submit', publishAt, content: { submitted: asked.items.length } })
}

/** 公開 or 予約公開, of something new, of what was submitted, or as a 訂正 of what is out. */
export async function publish(c: Context<App>, asked: Steps): Promise<Receipt> {
  lengths(asked.items)
  const { facilityId } = c.get('scope')
  const { id, day, items } = asked
  const now = c.get('now')
  const publishAt = comesOutAt(c, asked.publishAt)
  return go(c, {
    ...asked,
    asked,
    step: 'publish',
    publishAt: publishAt ?? now,
    conditions: [{ holds: mayPublish(c, day), fail: needsApproval }],
    content: { published: items.length },
    more: (db, concernedIds) => {
      const children = told(facilityId, asked, items, concernedIds)
      return [
        untell(db, { facilityId, day, children, subjects: subjectsOf(asked, items), now }),
        tellReaders(db, {
          facilityId,
          commandId: id,
          kind: 'book',
          children,
          at: publishAt ?? now,
          dueAt: publishAt ?? now + UNDO_WINDOW,
          now,
        }),
      ]
    },
  })
}

/** SQL: whose families have something to read: of the class's own text all of the class, also whom the writer does not reach. */
const told = (facilityId: number, { classId, day }: Asked, items: readonly Subject[], children: readonly Id[]): SQL =>
  items.some(({ childId }) => !childId)
    ? inClass(facilityId, classId, day)
    : sql`(select value from json_each(${JSON.stringify(children)}))`

/** 差戻し, with what should be changed. The text is a draft again. */
export async function giveBack(c: Context<App>, asked: v.InferOutput<typeof returnInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { day, items, reason } = asked
  const list = subjectsOf(asked, items)
  return go(c, {
    ...asked,
    asked,
    step: 'return',
    items: items.map((one) => ({ ...one, text: reason })),
    publishAt: null,
    conditions: [
      { holds: mayPublish(c, day), fail: needsApproval },
      {
        holds: sql`not exists (select 1 from json_each(${list}) e where (select k.step from contact_page k where k.facility_id = ${facilityId}
          and k.day = ${day} and k.subject_id = e.value order by k.at desc, k.id desc limit 1) is not 'submit')`,
        fail: overtaken,
      },
    ],
    content: { returned: reason },
  })
}

/** とりさげ. Whoever may publish takes away at once, also while approval is asked for: a text that stands wrongly is read by the minute. */
export async function withdraw(c: Context<App>, asked: v.InferOutput<typeof withdrawInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { day, items, reason } = asked
  const now = c.get('now')
  return go(c, {
    ...asked,
    asked,
    step: 'withdraw',
    items: items.map((one) => ({ ...one, text: reason ?? '' })),
    publishAt: null,
    content: { withdrawn: items.length, ...(reason ? { reason } : {}) },
    more: (db, concernedIds) => [
      untell(db, {
        facilityId,
        day,
        children: told(facilityId, asked, items, concernedIds),
        subjects: subjectsOf(asked, items),
        now,
      }),
    ],
  })
}
