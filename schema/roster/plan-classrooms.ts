// Which class each name in the file means on the day the roster applies, and which classes are new.
import { fiscalYearOf } from '../kit/day.ts'
import { type Problem, problem } from '../kit/grid.ts'
import type { Id } from '../kit/id.ts'
import { hiragana, tidy } from '../kit/kana.ts'
import type { ClassroomRow, Difference, ImportOptions, RosterChild } from './plan.ts'
import type { RosterDraft } from './roster-draft.ts'
import { holdsOn } from './settle-dated.ts'

/** ひよこ, ヒヨコ組 and ひよこクラス are one class. */
const foldClass = (name: string): string =>
  hiragana(tidy(name))
    .replace(/ /g, '')
    .toLowerCase()
    .replace(/(.)(?:組|ぐみ|くらす)$/u, '$1')

/** Class age by what the file says, by the name (3歳児), or by what at least four of five children in it are; null is a mixed group. */
function ageOfClass(name: string, children: readonly RosterChild[]): number | null {
  const written = children.map((child) => child.classAgeWritten).filter((age) => age !== null)
  const said = written[0] ?? (/([0-5])歳/.exec(tidy(name))?.[1] || undefined)
  if (said !== undefined && written.every((age) => age === written[0])) return Number(said)
  const counts = new Map<number, number>()
  for (const { classAge } of children) counts.set(Math.min(classAge, 5), (counts.get(Math.min(classAge, 5)) ?? 0) + 1)
  const [age, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null, 0]
  return count * 5 >= children.length * 4 ? age : null
}

/** Adds the new classes to the draft and returns the class of each name in the file. */
export function planClassrooms(
  rows: readonly RosterChild[],
  draft: RosterDraft,
  options: ImportOptions,
  out: { errors: Problem[]; warnings: Problem[]; differences: Difference[] },
): Map<string, Id> {
  const found = new Map<string, Id>()
  const present = draft.all('classroom').filter((classroom) => holdsOn(classroom, options.appliesOn))
  const fresh = new Map<string, { name: string; children: RosterChild[] }>()
  for (const row of rows) {
    const name = row.className
    if (name === null || found.has(name)) continue
    const alike = present.filter((classroom) => foldClass(classroom.name) === foldClass(name))
    const exact = alike.find((classroom) => tidy(classroom.name) === name)
    if (!exact && alike.length > 1) {
      const names = alike.map((classroom) => `「${classroom.name}」`).join('と')
      out.errors.push(problem(row.row, null, `クラス「${name}」は${names}のどちらか分かりません`))
    }
    const known = exact ?? alike[0]
    if (known) found.set(name, known.id)
  }
  for (const row of rows) {
    if (row.className === null || found.has(row.className)) continue
    const key = foldClass(row.className)
    const group = fresh.get(key) ?? { name: row.className, children: [] }
    group.children.push(row)
    fresh.set(key, group)
  }
  const added = [...fresh].map(([key, { name, children }]) => ({
    key,
    name,
    classAge: ageOfClass(name, children),
    size: children.length,
  }))
  added.sort((a, b) => (a.classAge ?? 9) - (b.classAge ?? 9))
  let position = draft.all('classroom').reduce((last, classroom) => Math.max(last, classroom.position), 0)
  for (const { key, name, classAge, size } of added) {
    position += 1
    const classroom: ClassroomRow = { id: options.newId(), name, classAge, position, startsOn: options.appliesOn, endsOn: null }
    draft.put('classroom', classroom)
    const age = classAge === null ? '異年齢' : `${classAge}歳児`
    out.differences.push({
      kind: 'new_classroom',
      childName: '',
      before: '',
      after: `${name}（${fiscalYearOf(options.appliesOn)}年度 ${age}、${size}人）`,
      row: null,
    })
    for (const row of rows)
      if (row.className !== null && !found.has(row.className) && foldClass(row.className) === key)
        found.set(row.className, classroom.id)
  }
  return found
}
