// 食事の区分 of children and 職員食 of people: who gets which tray, from which day on. A day that was fixed stays as it was fixed.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { addDays, classAgeOf, fiscalYearOf, later, weekdayOf } from '../../schema/kit/day.ts'
import { boxOf, staffEating } from '../../schema/meal/count.ts'
import type { setForms, setStaffMeal } from '../../schema/meal/input.ts'
import { mealForm, portrait, staffMeal } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { withoutKept } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { classesOn, rosterOn } from '../presence/queries.ts'
import { peopleBetween, toPeople } from '../staff/read-staff.ts'
import { childrenToFeed, formsOn, staffMealsOn } from './queries.ts'
import { mayFeed } from './reach.ts'
import { eatsElsewhere } from './staff-elsewhere.ts'

/** The children the caller may say it of, with their 区分 today and what is said for later; those to come are there for the whole house's roles. */
export async function readForms(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { rows } = await read(c, (db) => [
    classesOn(db, facilityId, today),
    childrenToFeed(db, facilityId, today, mayFeed(c, 'meal.form', sql`child.id`)),
    formsOn(db, facilityId, addDays(today, 400)),
    formsOn(db, facilityId, today),
  ])
  const [classes, children, planned, now] = rows
  const nowOf = new Map(now.map((one) => [one.childId, one]))
  const plannedOf = new Map(planned.map((one) => [one.childId, one]))
  return {
    today,
    classes: classes.map(({ classId, name }) => ({ classId, name })),
    children: children.map((child) => {
      const { childId, classId, startsOn, allergens } = child
      const age = classAgeOf(child.birthDay, fiscalYearOf(later(today, startsOn)))
      const form = nowOf.get(childId)?.form ?? null
      const next = plannedOf.get(childId)
      return {
        childId,
        name: fullName(child),
        kana: `${child.familyKana} ${child.givenKana}`.trim(),
        classId,
        comesOn: startsOn > today ? startsOn : null,
        form,
        box: boxOf(form, allergens.length > 0, age),
        next: next && next.startsOn > today ? { form: next.form, startsOn: next.startsOn } : null,
      }
    }),
  }
}

export function recordForms(c: Context<App>, asked: v.InferOutput<typeof setForms>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, startsOn, children } = asked
  const past = badInput('いつから（startsOn）: きょうより前からは変えられません', 'startsOn')
  return write(c, {
    id,
    input: asked,
    children: children.map(({ childId }) => childId),
    conditions: startsOn < c.get('today') ? [{ holds: sql`0`, fail: past }] : [],
    rows: (db) => [
      db
        .insert(mealForm)
        .select(sql`select ${facilityId}, f.value ->> 'childId', ${startsOn}, ${id}, f.value ->> 'form', ${tokenOf(c).account}, ${c.get('now')}
        from json_each(${JSON.stringify(children)}) f where true`),
    ],
    content: { startsOn, forms: [...new Set(children.map(({ form }) => form))] },
    topics: ['meal'],
  })
}

/** 職員食 of everybody who works here, and who of them stands in another nursery's count today as well (RF05). */
export async function readStaffMeals(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { rows } = await read(c, (db) => [peopleBetween(db, facilityId, today, today), staffMealsOn(db, facilityId, today)])
  const [lines, meals] = rows
  const eats = new Set(staffEating(meals, today, weekdayOf(today)))
  const people = toPeople(lines)
  const eaters = new Map(lines.filter(({ personId }) => eats.has(personId)).map((line) => [line.personId, line]))
  const twice = await eatsElsewhere(c, [...eaters.values()])
  return {
    today,
    people: people.map(({ personId, name, kana }) => ({
      personId,
      name,
      kana,
      today: eats.has(personId),
      weekdays: [0, 1, 2, 3, 4, 5, 6].filter((weekday) =>
        staffEating(
          meals.filter((one) => one.personId === personId && one.endsOn === null),
          today,
          weekday,
        ).includes(personId),
      ),
      elsewhere: twice.get(personId) ?? [],
    })),
  }
}

export function recordStaffMeal(c: Context<App>, asked: v.InferOutput<typeof setStaffMeal>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, personId, startsOn, once, weekdays } = asked
  const past = badInput('いつから（startsOn）: きょうより前からは変えられません', 'startsOn')
  const row = { facilityId, personId, startsOn, id, endsOn: once ? startsOn : null, weekdays }
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      ...(startsOn < c.get('today') ? [{ holds: sql`0`, fail: past }] : []),
      {
        holds: sql`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = ${personId})`,
        fail: notFound,
      },
    ],
    rows: (db) => [insertRows(db, staffMeal, [{ ...row, accountId: tokenOf(c).account, writtenAt: c.get('now') }])],
    content: { personId, startsOn, once, weekdays },
    topics: ['meal'],
  })
}

/** Faces of the children of today for whom something is left out, by child, base64: what is on the tray card, and nobody else's. */
export async function readFaces(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { who, rows } = await read(c, (db) => [
    rosterOn(db, facilityId, today, sql`child.allergens <> '[]'`),
    db
      .select({ childId: portrait.childId, jpeg: portrait.jpeg })
      .from(portrait)
      .where(
        sql`portrait.facility_id = ${facilityId} and portrait.pickup_id = '' and portrait.child_id in (select k.id from child k
          join enrollment e on e.facility_id = k.facility_id and e.child_id = k.id and e.starts_on <= ${today} and (e.ends_on is null or e.ends_on >= ${today})
          where k.facility_id = ${facilityId} and k.allergens <> '[]' and k.archived_at is null)`,
      ),
  ])
  const [children, faces] = rows
  const here = new Set(children.map(({ childId }) => childId))
  return {
    faces: Object.fromEntries(
      withoutKept(who, faces)
        .filter(({ childId }) => here.has(childId))
        .map(({ childId, jpeg }) => [childId, jpeg]),
    ),
  }
}
