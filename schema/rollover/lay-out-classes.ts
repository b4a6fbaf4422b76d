// 新年度のクラス名簿 as a table: class by class in their order, then who leaves, then who is not decided.
import type { Day } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { NextClass, RehearsedChild } from './plan.ts'

export interface NamedChild extends RehearsedChild {
  name: string
  kana: string
  birthDay: Day
}

/** The groups of a new year in their order, each with its children in the order given. */
export function groupsOf<Child extends RehearsedChild>(classes: readonly NextClass[], children: readonly Child[]) {
  const of = (fits: (child: Child) => boolean) => children.filter(fits)
  const placed = new Set(classes.map(({ id }) => id))
  return {
    classes: classes.map((one) => ({
      ...one,
      children: of(({ to }) => to?.outcome === 'class' && to.classroomId === one.id),
    })),
    graduates: of(({ to }) => to?.outcome === 'graduate'),
    leavers: of(({ to }) => to?.outcome === 'leave'),
    undecided: of(({ to }) => to === null || (to.outcome === 'class' && !placed.has(to.classroomId))),
  }
}

const HEADINGS = ['来年度', '氏名', 'ふりがな', '生年月日', '歳児', '今年度', '入園日']

/** Headings and rows for CSV and Excel. */
export function layOutClasses(
  classes: readonly NextClass[],
  before: readonly { id: Id; name: string }[],
  children: readonly NamedChild[],
): { headings: string[]; rows: (string | number)[][] } {
  const nameOf = new Map(before.map(({ id, name }) => [id, name]))
  const groups = groupsOf(classes, children)
  const rows = (title: string, list: readonly NamedChild[]) =>
    list.map(({ name, kana, birthDay, classAge, from, entersOn }) => [
      title,
      name,
      kana,
      birthDay,
      classAge,
      from === null ? '' : (nameOf.get(from) ?? ''),
      entersOn ?? '',
    ])
  return {
    headings: HEADINGS,
    rows: [
      ...groups.classes.flatMap((one) => rows(one.name, one.children)),
      ...rows('卒園', groups.graduates),
      ...rows('退園', groups.leavers),
      ...rows('未定', groups.undecided),
    ],
  }
}
