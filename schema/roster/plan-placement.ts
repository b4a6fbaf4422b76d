// Enrolment, class and hours of one child from a day on.
import { addDays, type Day } from '../kit/day.ts'
import { type Problem, problem } from '../kit/grid.ts'
import type { Id } from '../kit/id.ts'
import { showTime, type Time } from '../kit/time.ts'
import { childName } from './match-children.ts'
import type { ContractRow, Difference, DifferenceKind, ImportOptions, RosterChild, Week } from './plan.ts'
import type { RosterDraft } from './roster-draft.ts'
import { activeOn, cut, isVoid, sameRow, settle, stretch } from './settle-dated.ts'

/** Plans where children are. `classroomOf` gives the class of a name in the file. */
export function planPlacement(
  draft: RosterDraft,
  options: ImportOptions,
  classroomOf: ReadonlyMap<string, Id>,
  out: { errors: Problem[]; warnings: Problem[]; differences: Difference[] },
) {
  const say = (row: RosterChild, kind: DifferenceKind, before: string, after: string) =>
    out.differences.push({ kind, childName: childName(row), before, after, row: row.row })
  const className = (id: Id | undefined): string =>
    (id === undefined ? undefined : draft.all('classroom').find((one) => one.id === id)?.name) ?? 'クラスなし'

  return {
    /** A regular enrolment from a day on, open-ended or up to the next one planned. A guest day that begins then becomes the enrolment. */
    enrol(childId: Id, from: Day): void {
      draft.replace('enrollment', childId, (list) => [
        ...list.filter(({ kind, startsOn }) => kind === 'guest' && startsOn !== from),
        ...settle(
          list.filter(({ kind }) => kind === 'regular'),
          from,
          (held) => ({ ...held, childId, kind: 'regular' as const }),
        ),
      ])
    },

    /** Puts the child in the class its row names; returns the class it is in then. */
    place(row: RosterChild, childId: Id, from: Day, fresh: boolean): Id | null {
      const now = activeOn(draft.of('classMembership', childId), from)
      const target = row.className === null ? undefined : classroomOf.get(row.className)
      if (target === undefined || target === now?.classroomId) {
        if (!now && fresh) out.errors.push(problem(row.row, null, `${childName(row)}のクラスを入れてください`))
        else if (!now) out.warnings.push(problem(row.row, null, `${childName(row)}は ${from} にクラスがありません`))
        return now?.classroomId ?? null
      }
      draft.replace('classMembership', childId, (list) =>
        settle(list, from, (held) => ({ ...held, childId, classroomId: target })),
      )
      if (!fresh) say(row, 'move', className(now?.classroomId), `${className(target)}（${from} から）`)
      return target
    },

    /** Planned hours; true when neither the file nor a contract says any and the usual ones were taken. */
    contract(row: RosterChild, childId: Id, from: Day): boolean {
      const now = activeOn(draft.of('contractHours', childId), from)
      const need = row.need ?? now?.need ?? 'standard'
      const week = weekOf(row, now?.week, options.hours[need])
      if (now && sameRow({ need: now.need, week: now.week }, { need, week })) return false
      draft.replace('contractHours', childId, (list) => settle(list, from, (held) => ({ ...held, childId, need, week })))
      if (now) say(row, 'hours', showContract(now), `${showContract({ need, week })}（${from} から）`)
      return row.hours === null && now === undefined
    },

    /** 退園: enrolment, class and hours end with the day; guardians keep reading what was. */
    leave(row: RosterChild, childId: Id, last: Day): void {
      const list = draft.of('enrollment', childId)
      const regular = list.filter((one) => one.kind === 'regular')
      const current = regular
        .filter((one) => !isVoid(one) && one.startsOn <= last)
        .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]
      if (!current) {
        out.errors.push(problem(row.row, null, `${childName(row)}の退園日 ${last} は、入園より前の日です`))
        return
      }
      const ended = cut(
        regular.map((one) => (one === current ? { ...one, endsOn: last } : one)),
        last,
      )
      draft.replace('classMembership', childId, (rows) => cut(stretch(rows, current.endsOn, last), last))
      draft.replace('contractHours', childId, (rows) => cut(stretch(rows, current.endsOn, last), last))
      if (regular.every((one, index) => sameRow(one, ended[index] ?? one))) return
      draft.replace('enrollment', childId, () => [...list.filter((one) => one.kind === 'guest'), ...ended])
      say(row, 'left', current.endsOn === null ? '在籍中' : `${current.endsOn} まで`, `${last} まで`)
      if (last < addDays(options.appliesOn, -1))
        out.warnings.push(
          problem(row.row, null, `${childName(row)}の退園日 ${last} は適用日より前です。在籍をさかのぼって終えます`),
        )
    },
  }
}

function weekOf(row: RosterChild, known: Week | undefined, usual: [Time, Time]): Week {
  const weekday = row.hours ?? (known ? null : usual)
  const week: Week = weekday
    ? [known?.[0] ?? null, ...Array.from({ length: 5 }, (): [Time, Time] => weekday), known?.[6] ?? null]
    : [...(known ?? [])]
  if (row.saturday !== null)
    week[6] = row.saturday === 'none' ? null : row.saturday === 'same' ? (week[5] ?? weekday) : row.saturday
  return week
}

function showContract({ need, week }: Pick<ContractRow, 'need' | 'week'>): string {
  const show = (day: Week[number] | undefined) => (day ? day.map(showTime).join('–') : 'なし')
  const weekdays = [...new Set(week.slice(1, 6).map(show))].join('・')
  return `${need === 'standard' ? '標準' : '短時間'} ${weekdays}、土曜 ${show(week[6])}`
}
