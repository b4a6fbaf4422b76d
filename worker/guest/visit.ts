// 一時預かり・こども誰でも通園 (RB29): a child is here for some days and belongs to no nursery. It is a guest whom no home sends: on those days it is on
// the board, in 午睡, 検温, 給食 and the book like everybody, and in no register of the nursery's own children.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { endStay } from '../../schema/guest/input.ts'
import { type ReceiveVisit, VISIT_WORDS } from '../../schema/guest/visit.ts'
import { addDays, type Day, weekdayOf } from '../../schema/kit/day.ts'
import { kanaOrder } from '../../schema/kit/kana.ts'
import { child, classMembership, contractHours, enrollment, guestStay, pickupPerson } from '../../schema/shard.ts'
import { exceptionsBetween, isOpen, settingsBetween } from '../facility/day-rules.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, type Fail, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { hoursRefused } from '../plan/write-plan.ts'
import { idHere } from './of-home.ts'
import { topicsOf } from './send-copy.ts'

/** How far ahead a visit is arranged, in days. */
const FARTHEST = 92

/** Takes a child in for some days. Who has visited before is the same child, with what is known of it now. */
export async function receive(c: Context<App>, asked: ReceiveVisit): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, kind, days, from, to, classId, contacts } = asked
  const childId = asked.childId ?? id
  const list = JSON.stringify(days)
  const [first, last] = [days.toSorted()[0] as Day, days.toSorted().at(-1) as Day]
  const { rows } = await read(c, (db) => [
    settingsBetween(db, facilityId, first, last),
    exceptionsBetween(db, facilityId, first, last),
  ])
  const refusal = refused(c, asked, rows)
  const names = contacts.map(({ name, relationship, phone }) => [null, name, relationship, phone || null])
  const people = contacts.map(({ name, relationship, phone }, place) => [
    idHere(id, childId, place),
    name,
    relationship,
    phone || null,
    place + 1,
  ])
  const week = (day: Day) => Array.from({ length: 7 }, (_, weekday) => (weekday === weekdayOf(day) ? [from, to] : null))
  const weeks = JSON.stringify(days.map((day) => [day, week(day)]))
  const dated = sql`${facilityId}, ${childId}, d.value, d.value`
  const each = sql`from json_each(${list}) d where true`
  const known = {
    familyName: asked.familyName,
    givenName: asked.givenName,
    familyKana: asked.familyKana,
    givenKana: asked.givenKana,
    kanaOrder: kanaOrder(`${asked.familyKana} ${asked.givenKana}`),
    birthDay: asked.birthDay,
    sex: asked.sex,
    allergens: asked.allergens,
  }
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [...(refusal ? [{ holds: sql`0`, fail: refusal }] : []), ...mayCome(facilityId, asked, list)],
    rows: (db) => [
      db
        .insert(child)
        .values({ facilityId, id: childId, ...known, contactWay: 'phone' })
        .onConflictDoUpdate({ target: [child.facilityId, child.id], set: known }),
      // Also a day that was taken back and is arranged again.
      db
        .insert(enrollment)
        .select(sql`select ${dated}, 'guest' ${each}`)
        .onConflictDoUpdate({
          target: [enrollment.facilityId, enrollment.childId, enrollment.startsOn],
          set: { endsOn: sql`excluded.ends_on` },
        }),
      db
        .insert(classMembership)
        .select(sql`select ${dated}, ${classId} ${each}`)
        .onConflictDoUpdate({
          target: [classMembership.facilityId, classMembership.childId, classMembership.startsOn],
          set: { endsOn: sql`excluded.ends_on`, classroomId: classId },
        }),
      db
        .insert(contractHours)
        .select(
          sql`select ${facilityId}, ${childId}, d.value ->> 0, d.value ->> 0, 'short', d.value -> 1 from json_each(${weeks}) d where true`,
        )
        .onConflictDoUpdate({
          target: [contractHours.facilityId, contractHours.childId, contractHours.startsOn],
          set: { endsOn: sql`excluded.ends_on`, week: sql`excluded.week` },
        }),
      db
        .insert(pickupPerson)
        .select(sql`select ${facilityId}, ${childId}, p.value ->> 0, p.value ->> 1, p.value ->> 2, p.value ->> 3,
        p.value ->> 4, ${first}, ${last} from json_each(${JSON.stringify(people)}) p where true`),
      db
        .insert(guestStay)
        .select(sql`select ${facilityId}, d.value, ${childId}, ${id}, 'host', 0, ${VISIT_WORDS[kind][0]}, '', ${kind},
        ${JSON.stringify(names)}, ${from}, ${to}, ${tokenOf(c).account}, ${c.get('now')}, null, null, null, null, null, null ${each}`),
    ],
    content: { visit: kind, days },
    topics: topicsOf(childId),
  })
}

/** Who belongs to this nursery, or is another one's guest, is no visitor; nobody comes twice on a day. */
const mayCome = (facilityId: number, { id, childId, classId }: ReceiveVisit, list: string): Condition[] => [
  ...(childId === undefined
    ? []
    : [
        {
          holds: sql`exists (select 1 from guest_stay s where s.facility_id = ${facilityId} and s.child_id = ${childId} and s.side = 'host' and s.other_id = 0)`,
          fail: notFound,
        },
      ]),
  {
    // Nobody becomes a visitor by an act that is called as a child of the house, or as another house's guest.
    holds: childId
      ? sql`not exists (select 1 from enrollment e where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.kind = 'regular')`
      : sql`not exists (select 1 from child k where k.facility_id = ${facilityId} and k.id = ${id})`,
    fail: () => conflict('enrolled', 'この園に在籍している子どもです。'),
  },
  {
    holds: sql`not exists (select 1 from json_each(${list}) d join guest_stay s on s.facility_id = ${facilityId} and s.day = d.value
      and s.child_id = ${childId ?? id} and s.ended_at is null)`,
    fail: () => conflict('arranged', 'この日は、もう決まっています。一覧で確かめてください。'),
  },
  {
    holds: sql`not exists (select 1 from json_each(${list}) d where not exists (select 1 from classroom r where r.facility_id = ${facilityId}
      and r.id = ${classId} and r.starts_on <= d.value and (r.ends_on is null or r.ends_on >= d.value)))`,
    fail: badInput('クラス（classId）: その日にあるクラスをえらんでください', 'classId'),
  },
]

type Calendar = readonly [Awaited<ReturnType<typeof settingsBetween>>, Awaited<ReturnType<typeof exceptionsBetween>>]

function refused(c: Context<App>, { days, from, to }: ReceiveVisit, [settings, exceptions]: Calendar): Fail | null {
  const today = c.get('today')
  if (days.some((day) => day < today || day > addDays(today, FARTHEST)))
    return badInput(`日（days）: きょうから${FARTHEST}日先までの日をえらんでください`, 'days')
  for (const day of days) {
    const held = settings.findLast(({ startsOn }) => startsOn <= day)?.settings
    if (!held) return badInput('日（days）: まだ園がひらいていない日です', 'days')
    const exception = exceptions.find((one) => one.day === day)
    if (!isOpen(held, day, exception)) return badInput('日（days）: 園が休みの日が入っています', 'days')
    const outside = hoursRefused([{ from: day, to: day, arrive: from, leave: to, meals: true }], held)
    if (outside) return badInput(outside.message.replace('（steps）', '（from）'), 'from')
  }
  return null
}

/** Takes one day of a visit back, as long as the child has not come. */
export function letGo(c: Context<App>, { id, childId, day, stayId }: v.InferOutput<typeof endStay>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const stay = sql`from guest_stay s where s.facility_id = ${facilityId} and s.day = ${day} and s.child_id = ${childId} and s.id = ${stayId}
    and s.side = 'host' and s.other_id = 0`
  return write(c, {
    id,
    input: { id, childId, day, stayId },
    children: [childId],
    conditions: [
      { holds: sql`exists (select 1 ${stay})`, fail: notFound },
      {
        holds: sql`exists (select 1 ${stay} and s.ended_at is null)`,
        fail: () => conflict('ended', 'もうとりけされています。'),
      },
      {
        holds: sql`not exists (select 1 from presence_fact f where f.facility_id = ${facilityId} and f.day = ${day} and f.child_id = ${childId}
          and f.kind <> 'undo' and not exists (select 1 from presence_fact u where u.facility_id = f.facility_id and u.day = f.day
            and u.child_id = f.child_id and u.supersedes = f.id))`,
        fail: () => conflict('has_come', 'この日、もう登園の記録があります。'),
      },
      ...(day < c.get('today') ? [{ holds: sql`0`, fail: badInput('日（day）: すぎた日はとりけせません', 'day') }] : []),
    ],
    rows: (db) => [
      ...[enrollment, classMembership, contractHours].map((table) =>
        db
          .update(table)
          .set({ endsOn: addDays(day, -1) })
          .where(
            and(eq(table.facilityId, facilityId), eq(table.childId, childId), eq(table.startsOn, day), eq(table.endsOn, day)),
          ),
      ),
      db
        .update(guestStay)
        .set({ endedAt: c.get('now') })
        .where(
          and(
            eq(guestStay.facilityId, facilityId),
            eq(guestStay.day, day),
            eq(guestStay.childId, childId),
            eq(guestStay.id, stayId),
          ),
        ),
    ],
    content: { day, endsStay: stayId },
    topics: topicsOf(childId),
  })
}
