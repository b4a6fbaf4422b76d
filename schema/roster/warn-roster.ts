// What is allowed but worth a second look: a child in a class of another age, names that could be mixed up.
import { type Day, fiscalYearOf } from '../kit/day.ts'
import { type Problem, problem } from '../kit/grid.ts'
import type { Id } from '../kit/id.ts'
import { alikeNames, foldName } from './compare-name.ts'
import { childName } from './match-children.ts'
import type { RosterChild } from './plan.ts'
import type { RosterDraft } from './roster-draft.ts'
import { holdsOn, isVoid } from './settle-dated.ts'

/** A row and where the plan put it. */
export interface Placed {
  row: RosterChild
  childId: Id
  classroomId: Id | null
}

/** Children whose class age differs from their class's (domain rules §2). Mixed groups have none. */
export function ageWarnings(placed: readonly Placed[], draft: RosterDraft, appliesOn: Day): Problem[] {
  const ages = new Map(draft.all('classroom').map((one) => [one.id, one]))
  return placed.flatMap(({ row, classroomId }) => {
    const classroom = classroomId === null ? undefined : ages.get(classroomId)
    if (!classroom || classroom.classAge === null || classroom.classAge === row.classAge) return []
    const text = `${childName(row)}（${row.birthDay}生まれ）は${fiscalYearOf(appliesOn)}年度の${row.classAge}歳児ですが、「${classroom.name}」は${classroom.classAge}歳児クラスです`
    return [problem(row.row, null, text)]
  })
}

/** Same and similar names across the whole facility, newcomers and those already there (RL10). */
export function nameWarnings(placed: readonly Placed[], draft: RosterDraft, appliesOn: Day): Problem[] {
  const rowOf = new Map(placed.map(({ row, childId }) => [childId, row.row]))
  const enrolled = new Set(
    draft
      .all('enrollment')
      .filter((one) => !isVoid(one) && (one.endsOn === null || one.endsOn >= appliesOn))
      .map(({ childId }) => childId),
  )
  const classOf = new Map(
    draft
      .all('classMembership')
      .filter((one) => holdsOn(one, appliesOn))
      .map((one) => [one.childId, one.classroomId]),
  )
  const children = draft
    .all('child')
    .filter(({ id, archivedAt }) => enrolled.has(id) && archivedAt === null)
    .map((child) => ({
      label: childName(child),
      name: foldName(childName(child)),
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      className: classOf.get(child.id) ?? null,
      row: rowOf.get(child.id) ?? null,
    }))
  return alikeNames(children).map(({ a, b, why }) => problem(b.row ?? a.row, null, `${a.label} さんと ${b.label} さん: ${why}`))
}
