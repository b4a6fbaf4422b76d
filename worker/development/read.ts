// 発達記録 of a class and of a child, for whoever writes about them.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type ChildDevelopment, type ClassDevelopment, foldMarks, itemsOn } from '../../schema/development/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, classMembership } from '../../schema/shard.ts'
import { reachesOn } from '../contactbook/reach.ts'
import { nameOfHouse, ownChildrenOn } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { fullName } from '../presence/assemble-board.ts'
import { byChild, classesOn } from '../presence/queries.ts'
import { listsOf, marksOf } from './queries.ts'

/** The versions of the list; no child is in it. */
export async function readLists(c: Context<App>) {
  const { rows } = await read(c, (db) => [listsOf(db, c.get('scope').facilityId)])
  return { versions: rows[0] }
}

const kanaOf = ({ familyKana, givenKana }: { familyKana: string; givenKana: string }) => `${familyKana} ${givenKana}`.trim()

export async function readClass(c: Context<App>, { day, class: classId }: { day: Day; class?: Id | undefined }) {
  const { facilityId } = c.get('scope')
  if (day > c.get('today')) throw notFound()
  const reaches = (childId: SQL) => reachesOn(c, childId, day)
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    classesOn(db, facilityId, day),
    ownChildrenOn(
      db,
      facilityId,
      day,
      and(reaches(sql`"child"."id"`), classId ? eq(classMembership.classroomId, classId) : undefined),
    ),
    listsOf(db, facilityId),
    marksOf(db, facilityId, reaches(sql`development_mark.child_id`), false),
  ])
  const [[house], classes, children, lists, marks] = rows
  if (!house) throw notFound()
  const of = byChild(marks)
  return {
    day,
    facility: house.name,
    items: itemsOn(lists, day),
    classes: classes.map(({ classId: id, name }) => ({ classId: id, name })),
    children: children.map((one) => ({
      childId: one.childId,
      classId: one.classId,
      kana: kanaOf(one),
      name: fullName(one),
      birthDay: one.birthDay,
      seen: [...foldMarks(of.get(one.childId) ?? []).values()].map((mark): [Id, Day] => [mark.item, mark.day]),
    })),
  } satisfies ClassDevelopment
}

export async function readChild(c: Context<App>, childId: Id) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    classesOn(db, facilityId, today),
    ownChildrenOn(db, facilityId, today, and(eq(child.id, childId), reachesOn(c, sql`"child"."id"`, today))),
    listsOf(db, facilityId),
    marksOf(db, facilityId, sql`development_mark.child_id = ${childId}`, true),
  ])
  const [[house], classes, [found], lists, marks] = rows
  if (!house || !found) throw notFound()
  const items = itemsOn(lists, today)
  const here = new Set(items.map(({ key }) => key))
  // The words an item had last, of those that children were looked at for and nobody is any more.
  const ever = new Map(lists.flatMap((list) => list.items.map((item) => [item.key, item] as const)))
  const asked = new Set(marks.map(({ item }) => item))
  return {
    childId,
    kana: kanaOf(found),
    name: fullName(found),
    birthDay: found.birthDay,
    className: classes.find(({ classId }) => classId === found.classId)?.name ?? '',
    facility: house.name,
    items,
    gone: [...ever.values()].filter(({ key }) => asked.has(key) && !here.has(key)),
    marks: marks.map(({ childId: _, ...mark }) => mark),
  } satisfies ChildDevelopment
}
