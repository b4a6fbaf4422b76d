// Papers as lines of a table: one paper place by place, and each paper of a list on a line of its own.
import { type Day, dayOf } from '../kit/day.ts'
import { eraDay } from '../kit/era.ts'
import type { Id } from '../kit/id.ts'
import { foldSteps, type State, type Step } from './approval.ts'
import { expectedIn, type Listed, type Term } from './board.ts'
import { type Kind, type KindHead, periodOf, placesIn } from './kind.ts'
import { LATE, stateText, stepWord } from './words.ts'

/** A step with the name of who took it. */
export type NamedStep = Step & { by: string }

/** Heading and width, in characters of half width, of the columns of one paper. */
export const PAPER_COLUMNS: readonly (readonly [string, number])[] = [
  ['項目', 24],
  ['行', 24],
  ['らん', 18],
  ['記入', 80],
]

/** The places of a paper in their order, each with its three headings and what stands there. */
export const paperLines = (
  { sections }: Pick<Kind, 'sections'>,
  children: readonly [Id, string][],
  textOf: (field: string) => string,
): string[][] =>
  sections.flatMap((section) =>
    placesIn(
      section,
      children.map(([id, name]) => ({ id, name })),
    ).map(({ field, row, column }) => [section.title, row, column, textOf(field)]),
  )

/** Who handed it in and who stamped it, and when, in the order of the boxes. */
export const marksOf = (kind: Pick<Kind, 'approval'>, { submitted, stamps }: State<NamedStep>): string[] =>
  [submitted, ...stamps.map((stamp) => stamp?.step ?? null)].flatMap((step) =>
    step ? [`${stepWord(kind, step)} ${step.by} ${eraDay(dayOf(step.at))}`] : [],
  )

/** Days as a spreadsheet sorts them. */
export const daysOf = (startsOn: Day, endsOn: Day): string => (startsOn === endsOn ? startsOn : `${startsOn}〜${endsOn}`)

/** The day a paper was handed in, and the days its two boxes were stamped; of a 代決 it is said. */
export function stepDays(approval: Kind['approval'], state: State | null): [string, string, string] {
  const stampDay = (title: '確認' | '決裁'): string => {
    const stamp = state?.stamps[approval.findIndex((box) => box.title === title)]
    return stamp ? `${dayOf(stamp.step.at)}${stamp.stoodIn ? '（代決）' : ''}` : ''
  }
  return [state?.submitted ? dayOf(state.submitted.at) : '', stampDay('確認'), stampDay('決裁')]
}

/** Heading and width of the columns of the list. */
export const LIST_COLUMNS: readonly (readonly [string, number])[] = [
  ['書類', 20],
  ['クラス', 12],
  ['子ども・件名', 24],
  ['期間', 24],
  ['期限', 12],
  ['状況', 12],
  ['期限すぎ', 10],
  ['書いた人', 24],
  ['提出', 12],
  ['確認', 16],
  ['決裁', 16],
]

interface Line<One extends Step> {
  kind: Pick<KindHead, 'key' | 'title'>
  about: KindHead['about']
  name: string
  className: string
  startsOn: Day
  endsOn: Day
  due: Day | null
  late: boolean
  found: Listed<One> | null
  state: State<One> | null
  approval: Kind['approval']
}

/** The papers of a span, those that are waited for and those that are there all the same, kind by kind and in the order of their days. */
export function listLines<One extends Step>(term: Term, documents: readonly Listed<One>[]): string[][] {
  const inSpan = (startsOn: Day, endsOn: Day): boolean => startsOn <= term.to && endsOn >= term.from
  const expected = expectedIn(term, documents).flatMap(({ kind, ...one }): Line<One>[] => {
    const { endsOn } = periodOf(kind.cadence, one.startsOn)
    return inSpan(one.startsOn, endsOn)
      ? [{ ...one, kind, about: kind.about, endsOn, approval: one.found?.approval ?? kind.approval }]
      : []
  })
  const known = new Set(expected.map(({ found }) => found))
  const others = documents
    .filter((one) => !known.has(one) && inSpan(one.startsOn, one.endsOn))
    .flatMap((found): Line<One>[] => {
      const kind = term.kinds.find(({ key }) => key === found.kind)
      const className = term.classes.find(({ classId }) => classId === found.classId)?.name ?? ''
      const state = foldSteps(found.approval, found.steps)
      return kind ? [{ ...found, kind, about: kind.about, className, due: null, late: false, found, state }] : []
    })
  const all = [...expected, ...others].sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))
  return term.kinds.flatMap(({ key }) => all.filter(({ kind }) => kind.key === key).map(cellsOf))
}

const cellsOf = <One extends Step>(line: Line<One>): string[] => {
  const { kind, about, name, className, startsOn, endsOn, due, late, found, state, approval } = line
  return [
    kind.title,
    className,
    about === 'class' ? '' : name,
    daysOf(startsOn, endsOn),
    due ?? '',
    stateText(approval, state, late),
    late ? LATE : '',
    (found?.writers ?? []).join('・'),
    ...stepDays(approval, state),
  ]
}

/** Heading of the columns of the table of contents. */
export const CONTENTS_HEAD = [
  'ファイル',
  '書類',
  'クラス',
  '子ども・件名',
  '期間',
  '版',
  '書いた人',
  '提出',
  '確認',
  '決裁',
  '要約値',
  '備考',
] as const
