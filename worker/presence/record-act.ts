// What happens to one child at the door: stamps, sightings, handovers, and taking one of them back.
import { eq, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { addDays, type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { toldAbout } from '../../schema/notice/rule.ts'
import type { FactKind } from '../../schema/presence/rule.ts'
import { notice, pickupAsk, presenceFact } from '../../schema/shard.ts'
import { isBarred, namesPickupUnderBlock } from '../block/barred.ts'
import { AHEAD, OLDEST_DAYS } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { noteRefusal } from '../kit/log-reading.ts'
import { insertRows } from '../kit/prepared.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { tellFamily } from '../notification/tell-family.ts'
import type { Shown } from '../pass/check-pass.ts'
import { notTwice } from '../pass/not-twice.ts'
import { mayHand, type Vouched, vouchedRow } from '../pickup/may-hand.ts'
import { ofTheNight } from './night.ts'
import { holdsRole, oldDayConditions, wasMine } from './past-day.ts'
import { noticesBetween, ONLY_FACTS } from './queries.ts'

type Kind = Exclude<FactKind, 'undo'>

export interface DoorAct {
  id: Id
  childId: Id
  facts: readonly Kind[]
  at?: Moment | undefined
  /** 日またぎ: the day on which the stay began that this is about, where that is the day before. */
  of?: Day | undefined
  clock?: { device: Moment; offset: number } | undefined
  person?: string | undefined
  /** The question by which somebody on no list may take the child along. */
  ask?: Id | undefined
  /** Handed over on a telephone call, without a line, by 主任 or 園長. */
  vouched?: Vouched | undefined
  /** Where a child goes out to. */
  place?: string | undefined
  /** It stood on paper, with who received the child. */
  paper?: { seenBy?: string | undefined } | undefined
  /** Who said so at a tablet nobody had open: kept in the audit as a claim. */
  by?: Id | undefined
  /** What was read at the entrance: a card, a phone's code, the code that hangs there; `said` as it was sent. */
  read?: (Shown & { said: unknown }) | undefined
  /** An act a tablet could not send in its own name, recorded by 園長 or 主任: its facts keep the act's id and true time, however long ago. */
  late?: {
    actId: Id
    input: unknown
    conditions: readonly Condition[]
    rows: (db: Shard) => readonly BatchItem<'sqlite'>[]
    content: Record<string, unknown>
  }
}

/** SQL: the child is enrolled on the day. */
export const childIsHere = (facilityId: number, childId: Id, day: Day): SQL => sql`exists (select 1 from enrollment e
  where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day}))`

/** SQL: an act of these kinds stands for this child on this day. */
const stands = (facilityId: number, day: Day, childId: Id, kinds: SQL): SQL => sql`exists (select 1 from presence_fact f
  where f.facility_id = ${facilityId} and f.day = ${day} and f.child_id = ${childId} and f.kind in ${kinds}
    and not exists (select 1 from presence_fact u where u.facility_id = f.facility_id and u.day = f.day and u.child_id = f.child_id and u.supersedes = f.id))`

/**
 * Records one act on one child. Facts are only ever added; what contradicts is shown by the fold, not refused, except leaving or going out
 * without having come.
 * A handover without a name is to whoever was announced, and is held against a block as if the name were given.
 */
export async function recordAct(c: Context<App>, act: DoorAct): Promise<Receipt> {
  if (act.person || !act.facts.includes('handover')) return record(c, act, [])
  const { facilityId } = c.get('scope')
  const day = act.of ?? dayOf(act.at ?? c.get('now'))
  let suspected = false
  const announced = sql`from notice n where n.facility_id = ${facilityId} and n.child_id = ${act.childId}
    and n.starts_on <= ${day} and n.ends_on >= ${day}`
  const nobody: Condition = {
    holds: sql`not exists (select 1 ${announced} and ${namesPickupUnderBlock})`,
    fail: () => {
      suspected = true
      return askOffice()
    },
  }
  try {
    return await record(c, act, [nobody])
  } catch (error) {
    if (!suspected) throw error
  }
  const { db } = c.get('scope')
  const [notices, [counted]] = await db.batch([
    noticesBetween(db, facilityId, day, day, eq(notice.childId, act.childId)),
    db.select({ n: sql<number>`(select count(*) ${announced})` }).from(sql`(select 1)`),
  ])
  const person = toldAbout(day, notices).pickup?.person
  // Versions are only added: as many as a moment ago are the same ones.
  const same: Condition = {
    holds: sql`(select count(*) ${announced}) = ${counted?.n ?? 0}`,
    fail: () => conflict('changed', 'お迎えの連絡が、いまかわりました。見なおして、もういちど入れてください。'),
  }
  return record(c, act, [same, ...(person ? [notBarred(c, act.childId, person, day)] : [])])
}

async function record(c: Context<App>, act: DoorAct, more: readonly Condition[]): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  const at = act.at ?? now
  if (at > now + AHEAD)
    throw badInput(`時刻（at）: まだ来ていない時刻です（いま ${showTime(timeOn(c.get('today'), now))}）`, 'at')
  // A stay that goes on over midnight is one of its first day; who may be there and who fetches it is asked of the moment.
  const [on, day] = [dayOf(at), act.of ?? dayOf(at)]
  if (day !== on && day !== addDays(on, -1)) throw badInput('預かりの日（of）: その日か、前の日だけです', 'of')
  const leaving = act.facts.includes('leave')
  const goingOut = act.facts.includes('out')
  const conditions: Condition[] = [{ holds: childIsHere(facilityId, act.childId, day), fail: notFound }]
  if (day !== on) conditions.push(ofTheNight(facilityId, act.childId, day, at))
  const { account, door } = tokenOf(c)
  if (!act.late && day < addDays(c.get('today'), -OLDEST_DAYS) && door === 'office') conditions.push(...oldDayConditions(c, day))
  else if (!act.late && day < addDays(c.get('today'), -OLDEST_DAYS)) {
    // Not thrown: an act that arrived, and whose receipt was lost, gets its receipt after any time.
    const fail = badInput(`時刻（at）: ${OLDEST_DAYS}日より前の記録は、事務室の訂正から入れてください`, 'at')
    conditions.push({ holds: sql`0`, fail })
  }
  if (!act.late && on !== c.get('today')) {
    if (door === 'family')
      conditions.push({ holds: sql`0`, fail: badInput('時刻（at）: すぎた日の登降園は、園におたずねください', 'at') })
    else if (door !== 'device') conditions.push({ holds: wasMine(c, act.childId, sql`${day}`), fail: notFound })
  }
  if (act.person) conditions.push(notBarred(c, act.childId, act.person, on))
  if (act.vouched) {
    conditions.push({ holds: holdsRole(c, ['head_teacher', 'director']), fail: notLead })
    for (const said of [act.vouched.name, act.vouched.relationship]) conditions.push(notBarred(c, act.childId, said, on))
  } else if (act.person && !act.paper && !act.late) {
    conditions.push(...mayHand(facilityId, { childId: act.childId, person: act.person, ask: act.ask, at, day: on }))
  }
  if (door === 'device') {
    // A tablet by itself records who comes (assurance §2.3, rule 5); whoever takes a child along is seen by a person.
    // A guardian whose phone was read is one.
    if (leaving && !act.read?.guardian) conditions.push({ holds: sql`0`, fail: notFound })
  } else if (act.by) throw badInput('だれ（by）: 名前をひらいていない端末だけが送れます', 'by')
  if (leaving || goingOut) {
    const holds = stands(facilityId, day, act.childId, sql`('arrive', 'sighting')`)
    conditions.push({
      holds,
      fail: () =>
        conflict(
          'not_here',
          `登園の記録がないので、${leaving ? '降園' : '外出'}にできません。先に「来ています」を押してください。`,
        ),
    })
  }
  if (act.late) conditions.push(...act.late.conditions)
  if (act.read)
    conditions.push(
      ...act.read.conditions,
      ...notTwice(facilityId, { childId: act.childId, kind: leaving ? 'leave' : 'arrive', at, now }),
    )
  conditions.push(...more)
  const factId = act.late?.actId ?? act.id
  const { read, ...sent } = act
  const source = { family: 'phone', device: 'kiosk', room: 'room', office: 'office' } as const
  return write(c, {
    id: act.id,
    input: act.late?.input ?? { ...sent, ...(read ? { read: read.said } : {}) },
    children: [act.childId],
    conditions,
    rows: (db) => [
      ...(act.late?.rows(db) ?? []),
      ...(read?.rows(db) ?? []),
      insertRows(
        db,
        presenceFact,
        act.facts.map((kind) => ({
          facilityId,
          day,
          childId: act.childId,
          id: factId,
          kind,
          at,
          receivedAt: now,
          accountId: account,
          source: act.paper ? 'paper' : (read?.source ?? source[door]),
          detail: { handover: act.person, out: act.place, sighting: act.paper?.seenBy }[kind as string] ?? null,
        })),
      ),
      ...(act.vouched
        ? [db.insert(pickupAsk).values(vouchedRow(c, { id: factId, childId: act.childId, day: on, at, vouched: act.vouched }))]
        : []),
      ...tellings(act, on < c.get('today')).map((kind) =>
        tellFamily(db, { facilityId, childId: act.childId, commandId: factId, kind, day: on, at, now }),
      ),
    ],
    content: {
      ...act.late?.content,
      facts: act.facts,
      at,
      ...(day === on ? {} : { of: day }),
      ...(act.clock ? { clock: act.clock } : {}),
      ...{ person: act.person, place: act.place, ask: act.ask, vouched: act.vouched },
      ...(act.by ? { claimedBy: act.by } : {}),
      ...(read ? { read: read.source, guardian: read.guardian } : {}),
      ...(act.paper ? { paper: true, ...act.paper } : {}),
    },
    deviceAt: act.at,
    // A fact of another day can end an absence that reaches into today.
    topics: ['presence', ...(day === c.get('today') ? [ONLY_FACTS] : []), `child:${act.childId}`],
  })
}

const notLead = () =>
  conflict('not_lead', 'リストにない人へのお渡しを電話だけで決められるのは、主任と園長です。事務室に伝えてください。')

/** Nobody who is barred from a child is handed it. The sentence says no more than the mark on the board does; the attempt is written down. */
function notBarred(c: Context<App>, childId: Id, person: string, day: Day): Condition {
  return {
    holds: sql`not ${isBarred(c.get('scope').facilityId, childId, person, day)}`,
    fail: () => {
      noteRefusal(c, childId, { refused: 'handover', person })
      return askOffice()
    },
  }
}

export const askOffice = () => conflict('ask_office', 'おわたしの前に、事務室に確認してください。')

/** A sighting, a going out or a coming back alone tells nobody: the family heard when the child was stamped. Nor does the paper of a day that is over. */
const tellings = ({ facts, paper }: DoorAct, over: boolean): ('arrived' | 'left')[] =>
  paper && over ? [] : facts.includes('arrive') ? ['arrived'] : facts.includes('leave') ? ['left'] : []
