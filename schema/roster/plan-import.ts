// What a roster would change in a facility from a day on. Pure: the dry run shows the plan, and exactly that plan is carried out.
//
// Nothing dated is overwritten: what held ends the day before, the new holds from then on, so a roster of April read in March shows no
// difference in March. A newcomer begins on the later of 入園日 and the day the roster applies on: before that day つむぎ kept no register
// for the child, and before 入園日 nobody is to see it (RL06). Words without dates (name, allergens, phone) change when the plan is carried out.
// What the file does not say stays, and who is not in the file stays; only a 退園日 ends an enrolment.
import { later } from '../kit/day.ts'
import { firstProblems, type Problem, problem } from '../kit/grid.ts'
import { showTime } from '../kit/time.ts'
import { childName, matchChildren } from './match-children.ts'
import {
  DIFFERENCES,
  type Difference,
  type DifferenceKind,
  type ImportOptions,
  type Planned,
  type RosterChild,
  type RosterState,
} from './plan.ts'
import { changedChild, newChild } from './plan-child.ts'
import { planClassrooms } from './plan-classrooms.ts'
import { planPeople } from './plan-people.ts'
import { planPlacement } from './plan-placement.ts'
import { draftOf } from './roster-draft.ts'
import { activeOn, holdsOn, isVoid } from './settle-dated.ts'
import { ageWarnings, nameWarnings, type Placed } from './warn-roster.ts'

/** The hours by which to plan when neither file nor facility says more: windows often used by cities; domain rules §3. */
export const USUAL_HOURS: ImportOptions['hours'] = { standard: [450, 1110], short: [510, 990] }

/** Plans an import against what the facility has now. The same roster a second time changes nothing. */
export function planImport(rows: readonly RosterChild[], state: RosterState, options: ImportOptions): Planned {
  const { matched, errors } = matchChildren(rows, state.child)
  const warnings: Problem[] = []
  const differences: Difference[] = []
  const draft = draftOf(state)
  const out = { errors, warnings, differences }
  const beginOf = (row: RosterChild) => (row.enteredOn === null ? options.appliesOn : later(row.enteredOn, options.appliesOn))
  const staysOn = (row: RosterChild) => row.leavesOn === null || row.leavesOn >= beginOf(row)
  const classroomOf = planClassrooms(rows.filter(staysOn), draft, options, out)
  const placement = planPlacement(draft, options, classroomOf, out)
  const people = planPeople(draft, options, out)
  const placed: Placed[] = []
  let withoutHours = 0

  for (const row of rows) {
    const known = matched.get(row)
    const name = childName(row)
    const say = (kind: DifferenceKind, before: string, after: string) =>
      differences.push({ kind, childName: name, before, after, row: row.row })
    const from = beginOf(row)
    const regular = known ? draft.of('enrollment', known.id).filter((one) => one.kind === 'regular' && !isVoid(one)) : []
    const stays = staysOn(row)
    const enrolled = activeOn(regular, from) !== undefined
    const planned = regular.find(({ startsOn }) => startsOn > from)
    if (!stays && regular.length === 0) {
      warnings.push(problem(row.row, null, `${name}は ${row.leavesOn} に退園しているので、入れません`))
      continue
    }
    if (stays && !enrolled && planned && row.enteredOn === null) {
      warnings.push(problem(row.row, null, `${name}は ${planned.startsOn} から入園の予定です。予定はそのままにします`))
      continue
    }
    const child = known ? changedChild(known, row, say, warnings) : newChild(row, options.newId())
    draft.put('child', stays && !enrolled ? { ...child, archivedAt: null } : child)
    if (stays && !enrolled) {
      placement.enrol(child.id, from)
      say(regular.length > 0 ? 'returned' : 'new_child', '', `${from} から${row.className === null ? '' : ` ${row.className}`}`)
      if (regular.length > 0) warnings.push(problem(row.row, null, `${name}は退園した園児です。${from} からもういちど入れます`))
    }
    if (stays) {
      placed.push({ row, childId: child.id, classroomId: placement.place(row, child.id, from, !enrolled) })
      if (placement.contract(row, child.id, from)) withoutHours += 1
      people(row, child.id, from, known === undefined)
    }
    if (row.leavesOn !== null) placement.leave(row, child.id, row.leavesOn)
  }

  if (withoutHours > 0) {
    const [standard, short] = [options.hours.standard, options.hours.short].map((window) => window.map(showTime).join('–'))
    warnings.push(
      problem(null, null, `${withoutHours}人は利用時間が書かれていないので、標準 ${standard}・短時間 ${short} の予定で入れます`),
    )
  }
  const named = new Set([...matched.values()].map(({ id }) => id))
  const enrolled = new Set(
    state.enrollment.filter((one) => one.kind === 'regular' && holdsOn(one, options.appliesOn)).map(({ childId }) => childId),
  )
  for (const child of state.child)
    if (!named.has(child.id) && child.archivedAt === null && enrolled.has(child.id))
      differences.push({
        kind: 'missing',
        childName: childName(child),
        before: '在籍中',
        after: '名簿にありません（在籍はそのまま）',
        row: null,
      })

  const seen = [...warnings, ...ageWarnings(placed, draft, options.appliesOn), ...nameWarnings(placed, draft, options.appliesOn)]
  const byRow = (a: Problem, b: Problem) => (a.row ?? 0) - (b.row ?? 0)
  const result = { errors: firstProblems(errors.sort(byRow)), warnings: firstProblems(seen.sort(byRow)), differences }
  if (errors.length > 0) return { plan: null, ...result }
  const counts = Object.fromEntries([...DIFFERENCES, 'unchanged'].map((kind) => [kind, 0])) as Record<
    DifferenceKind | 'unchanged',
    number
  >
  for (const { kind } of differences) counts[kind] += 1
  const touched = new Set(differences.map(({ row }) => row))
  counts.unchanged = rows.filter(({ row }) => !touched.has(row)).length
  return { plan: { appliesOn: options.appliesOn, ...draft.writes(), differences, counts }, ...result }
}
