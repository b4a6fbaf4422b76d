// From the door to the dose: 受け取り, two looks by two people, 与薬, or why not. Each step asks for the one before in the moment it is written.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type {
  checkMedicine as checkInput,
  giveMedicine as giveInput,
  receiveMedicine as receiveInput,
  undoMedicine as undoInput,
  withholdMedicine as withholdInput,
} from '../../schema/medicine/input.ts'
import { CHECK_HOLDS, PEOPLE, RECEIPT_CHECKS, type StepKind } from '../../schema/medicine/rule.ts'
import { RECEIPT_WORDS, STATE_WORDS, WITHHELD_WORDS } from '../../schema/medicine/words.ts'
import { medicineStep } from '../../schema/shard.ts'
import { AHEAD } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'
import { topicsOf } from './ask.ts'
import { notUndone, stands } from './queries.ts'

type Of<Input extends v.GenericSchema> = v.InferOutput<Input>

interface About {
  id: Id
  childId: Id
  day: Day
  requestId: Id
  at: Moment
}
interface Said {
  kind: StepKind
  reason?: string | null
  note?: string | null
  supersedes?: Id | null
  content: Record<string, unknown>
}

const ofRequest = (c: Context<App>, { day, childId, requestId }: About): SQL =>
  sql`r.facility_id = ${c.get('scope').facilityId} and r.day = ${day} and r.child_id = ${childId} and r.id = ${requestId}`

function step(c: Context<App>, asked: About, said: Said, conditions: readonly Condition[]): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, day, requestId, at } = asked
  const [now, today] = [c.get('now'), c.get('today')]
  if (at > now + AHEAD) throw badInput('時刻（at）: まだ来ていない時刻です', 'at')
  if (dayOf(at) !== day) throw badInput('時刻（at）: その日の時刻ではありません', 'at')
  const { kind, reason = null, note = null, supersedes = null, content } = said
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      // No request, no dose.
      { holds: sql`exists (select 1 from medicine_request r where ${ofRequest(c, asked)} and r.kind = 'give')`, fail: notFound },
      ...(day === today ? [] : [{ holds: sql`0`, fail: badInput('日（day）: その日の薬は、その日にだけ記録できます', 'day') }]),
      ...conditions,
    ],
    rows: (db) => [
      insertRows(db, medicineStep, [
        {
          ...{ facilityId, day, childId, requestId, id, kind, at, receivedAt: now, reason, note, supersedes },
          accountId: tokenOf(c).account,
        },
      ]),
    ],
    content: { day, ...content, ...(note ? { note } : {}) },
    deviceAt: at,
    topics: topicsOf(childId),
  })
}

const isOpen = (c: Context<App>, asked: About): Condition => ({
  holds: sql`exists (select 1 from medicine_request r where ${ofRequest(c, asked)} and not ${stands(sql`'given', 'withheld', 'withdrawn'`)})`,
  fail: () => conflict('already_done', 'この薬は、もう記録がおわっているか、とりさげてあります。いまの記録を見てください。'),
})
const isReceived = (c: Context<App>, asked: About): Condition => ({
  holds: sql`exists (select 1 from medicine_request r where ${ofRequest(c, asked)} and ${stands(sql`'received'`)})`,
  fail: () => conflict('not_received', 'この薬はまだ受け取っていません。さきに、依頼と見くらべて受け取ってください。'),
})

/** SQL: looks `s` at a request that count now: of the last minutes, and newer than whatever was undone. */
const looks = (c: Context<App>, asked: About): SQL => sql`medicine_step s join medicine_request r on r.facility_id = s.facility_id
  and r.day = s.day and r.child_id = s.child_id and r.id = s.request_id where ${ofRequest(c, asked)} and s.kind = 'checked'
  and s.received_at > ${c.get('now') - CHECK_HOLDS} and ${notUndone}
  and s.received_at > coalesce((select max(x.received_at) from medicine_step x where x.facility_id = s.facility_id and x.day = s.day
    and x.child_id = s.child_id and x.request_id = s.request_id and x.kind = 'undone'), 0)`

/** 受け取り at the door: every point that this request needs was compared. */
export const receive = (c: Context<App>, asked: Of<typeof receiveInput>): Promise<Receipt> => {
  const missing = sql`(select count(*) from json_each(${JSON.stringify(RECEIPT_CHECKS)}) n where n.value not in
    (select value from json_each(${JSON.stringify(asked.checks)})) and n.value <> iif(r.sheet_id is null, 'picture', 'sheet')
    and (n.value <> 'opinion' or ${wantsOpinion(c, asked.day)}
      or exists (select 1 from json_each(r.special) x where x.value = 'suppository')))`
  const content = { medicine: '受け取り', checks: asked.checks.map((one) => RECEIPT_WORDS[one]) }
  return step(c, asked, { kind: 'received', content }, [
    isOpen(c, asked),
    {
      holds: sql`exists (select 1 from medicine_request r where ${ofRequest(c, asked)} and not ${stands(sql`'received'`)})`,
      fail: () => conflict('overtaken', 'この薬は、ほかの人がさきに受け取りました。'),
    },
    {
      holds: sql`exists (select 1 from medicine_request r where ${ofRequest(c, asked)} and ${missing} = 0)`,
      fail: () =>
        badInput('確認（checks）: 薬と依頼をすべて見くらべてください。ちがうときは、受け取らずに保護者に返します', 'checks'),
    },
  ])
}

/** SQL: the facility always asks for a 主治医意見書 on that day. */
const wantsOpinion = (
  c: Context<App>,
  day: Day,
): SQL => sql`coalesce((select json_extract(f.settings, '$.medicineOpinion') from facility_setting f
  where f.facility_id = ${c.get('scope').facilityId} and f.starts_on <= ${day} order by f.starts_on desc limit 1), 0)`

/** One person has looked at 本人・時間・薬・量. Nobody is two people. */
export const check = (c: Context<App>, asked: Of<typeof checkInput>): Promise<Receipt> =>
  step(c, asked, { kind: 'checked', content: { medicine: '確認（本人・時間・薬・量）' } }, [
    isReceived(c, asked),
    isOpen(c, asked),
    {
      holds: sql`not exists (select 1 from ${looks(c, asked)} and s.account_id = ${tokenOf(c).account})`,
      fail: () => conflict('second_person', 'あなたの確認はもうあります。ふたりめは、ほかの人の名前で確かめてください。'),
    },
  ])

/** 与薬: by one of two people whose looks count. */
export const give = (c: Context<App>, asked: Of<typeof giveInput>): Promise<Receipt> =>
  step(c, asked, { kind: 'given', note: asked.note ?? null, content: { medicine: STATE_WORDS.given } }, [
    isReceived(c, asked),
    isOpen(c, asked),
    {
      holds: sql`(select count(distinct s.account_id) from ${looks(c, asked)}) >= ${PEOPLE}`,
      fail: () =>
        conflict('two_people', '2人の確認がそろっていません。15分をすぎた確認は数えません。2人で、もういちど確かめてください。'),
    },
    {
      holds: sql`exists (select 1 from ${looks(c, asked)} and s.account_id = ${tokenOf(c).account})`,
      fail: () => conflict('not_a_checker', '飲ませた記録は、確認した2人のどちらかが入れてください。'),
    },
  ])

/** Not given, and why. */
export const withhold = (c: Context<App>, asked: Of<typeof withholdInput>): Promise<Receipt> =>
  step(
    c,
    asked,
    {
      kind: 'withheld',
      reason: asked.reason,
      note: asked.note ?? null,
      content: { medicine: STATE_WORDS.withheld, reason: WITHHELD_WORDS[asked.reason] },
    },
    [isOpen(c, asked)],
  )

/** A step that was written by mistake; it stays to be read, struck through. The next dose needs two new looks. */
export const undo = (c: Context<App>, asked: Of<typeof undoInput>): Promise<Receipt> => {
  const about = { ...asked, at: c.get('now') }
  return step(
    c,
    about,
    {
      kind: 'undone',
      supersedes: asked.supersedes,
      reason: asked.reason,
      content: { medicine: 'とりけし', reason: asked.reason },
    },
    [
      {
        holds: sql`exists (select 1 from medicine_step s join medicine_request r on r.facility_id = s.facility_id and r.day = s.day
          and r.child_id = s.child_id and r.id = s.request_id where ${ofRequest(c, about)} and s.id = ${asked.supersedes}
          and s.kind in ('received', 'given', 'withheld'))`,
        fail: notFound,
      },
      {
        holds: sql`exists (select 1 from medicine_step s where s.facility_id = ${c.get('scope').facilityId} and s.day = ${asked.day}
          and s.child_id = ${asked.childId} and s.request_id = ${asked.requestId} and s.id = ${asked.supersedes} and ${notUndone})`,
        fail: () => conflict('overtaken', 'この記録は、ほかの人がさきにとりけしました。'),
      },
    ],
  )
}
