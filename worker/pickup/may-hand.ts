// Whether a child may be handed to somebody, as conditions of the moment of writing: on the list, announced, or asked for and said yes to.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { nameKey } from '../../schema/block/rule.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { vouched as vouchedInput } from '../../schema/pickup/input.ts'
import { HAND_WITHIN } from '../../schema/pickup/rule.ts'
import type { Condition } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict } from '../kit/fail.ts'
import { grantHolds, inEffect } from '../kit/rights.ts'
import { tokenOf } from '../kit/token.ts'
import { seesPresence } from '../notification/tell-family.ts'

/** SQL: an answer `w` of the question `a`. */
export const answered = (
  yes: 0 | 1,
): SQL => sql`exists (select 1 from pickup_answer w where w.facility_id = a.facility_id and w.day = a.day
  and w.child_id = a.child_id and w.ask_id = a.id and w.yes = ${yes})`

/** SQL: whom the question `a` is about is kept from the child by a block of its day. */
export const aboutBarred: SQL = sql`exists (select 1 from block b, json_each(b.names) n where b.facility_id = a.facility_id
  and b.child_id = a.child_id and ${inEffect(sql`a.day` as never)} and (n.value in (a.name_key, a.relation_key)
    or (length(n.value) > 1 and instr(a.name_key, n.value) > 0)))`

/** SQL: the child was handed over, and has not been seen since. */
export const isGone = (facilityId: number, day: Day, childId: Id | SQL): SQL => {
  const stands = (f: 'h' | 's') => {
    const own = sql.identifier(f)
    return sql`${own}.facility_id = ${facilityId} and ${own}.day = ${day} and ${own}.child_id = ${childId}
      and not exists (select 1 from presence_fact u where u.facility_id = ${own}.facility_id and u.day = ${own}.day
        and u.child_id = ${own}.child_id and u.supersedes = ${own}.id)`
  }
  return sql`exists (select 1 from presence_fact h where ${stands('h')} and h.kind = 'handover' and not exists (
    select 1 from presence_fact s where ${stands('s')} and s.kind in ('arrive', 'sighting', 'back') and s.at > h.at))`
}

/**
 * SQL: this person fetches the child that day, by the list, as its guardian, or by what was announced, as screens call people: by name, or
 * by the relation alone.
 */
const isExpected = (facilityId: number, childId: Id, person: string, day: Day): SQL => sql`(exists (select 1 from pickup_person k
    where k.facility_id = ${facilityId} and k.child_id = ${childId} and k.starts_on <= ${day} and (k.ends_on is null or k.ends_on >= ${day})
      and (k.relationship = ${person} or (k.name <> '' and instr(${person}, k.name) > 0)))
  or exists (select 1 from guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
    where g.facility_id = ${facilityId} and g.child_id = ${childId} and g.starts_on <= ${day} and (g.ends_on is null or g.ends_on >= ${day})
      and instr(g.capabilities, ',pickup') > 0
      and (g.relationship = ${person} or instr(${person}, trim(p.family_name || ' ' || p.given_name)) > 0))
  or exists (select 1 from notice n where n.facility_id = ${facilityId} and n.child_id = ${childId} and n.starts_on <= ${day}
    and n.ends_on >= ${day} and n.withdrawn = 0 and n.pickup_person = ${person}))`

/** What must hold before the child is handed to this person at a moment. `ask`: the question that was said yes to. */
export function mayHand(
  facilityId: number,
  { childId, person, ask, at, day }: { childId: Id; person: string; ask: Id | undefined; at: Moment; day: Day },
): Condition[] {
  const asked = sql`from pickup_ask a where a.facility_id = ${facilityId} and a.day = ${day} and a.child_id = ${childId}`
  const no: Condition = {
    holds: ask
      ? sql`not exists (select 1 ${asked} and a.id = ${ask} and ${answered(0)})`
      : sql`not exists (select 1 ${asked} and instr(${nameKey(person)}, a.name_key) > 0 and ${answered(0)})`,
    fail: () => conflict('said_no', 'お渡しできません。「いいえ」という答えがあります。'),
  }
  if (!ask)
    return [
      no,
      {
        holds: isExpected(facilityId, childId, person, day),
        fail: () => conflict('not_listed', '一覧にも連絡にもない人です。「リストにない人」から、保護者にたずねてください。'),
      },
    ]
  return [
    no,
    {
      holds: sql`exists (select 1 ${asked} and a.id = ${ask} and instr(${person}, a.name) > 0 and exists (select 1 from pickup_answer w
        where w.facility_id = a.facility_id and w.day = a.day and w.child_id = a.child_id and w.ask_id = a.id and w.yes = 1
          and w.at > ${at - HAND_WITHIN}))`,
      fail: () => conflict('not_answered', 'まだ「はい」の返事がありません。返事をまつか、主任か園長に電話を頼んでください。'),
    },
  ]
}

export type Vouched = v.InferOutput<typeof vouchedInput>

/** The row of somebody to whom a child was handed without a line, on 主任's or 園長's word: it waits for the office. */
export const vouchedRow = (c: Context<App>, act: { id: Id; childId: Id; day: Day; at: Moment; vouched: Vouched }) => ({
  facilityId: c.get('scope').facilityId,
  day: act.day,
  childId: act.childId,
  id: act.id,
  name: act.vouched.name,
  relationship: act.vouched.relationship,
  nameKey: nameKey(act.vouched.name),
  relationKey: nameKey(act.vouched.relationship),
  shown: act.vouched.shown,
  vouched: act.vouched.said,
  accountId: tokenOf(c).account,
  askedAt: act.at,
  expiresAt: act.at,
})

/** SQL `from … where …`: guardians `g` with their person `p` whom the app can ask who fetches this child on a day. */
export const whoMaySay = (facilityId: number, childId: SQL | Id, day: Day): SQL => sql`from guardianship g
  join person p on p.facility_id = g.facility_id and p.id = g.person_id
  where g.facility_id = ${facilityId} and g.child_id = ${childId} and p.account_id is not null
    and instr(g.capabilities, ',pickup_list,') > 0 and ${grantHolds(facilityId, day, 'pickup_list')} and ${seesPresence(facilityId, day)}`
