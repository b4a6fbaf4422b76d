// What waits for the reader: what they approve, what came back to them, what has not been handed in and is theirs to write.
import { standsInFor } from '../../schema/document/absence.ts'
import { foldSteps } from '../../schema/document/approval.ts'
import { type Expected, expectedIn, nextReport, type Waiting, waitsFor } from '../../schema/document/board.ts'
import type { Cadence, KindHead } from '../../schema/document/kind.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Listed } from './api.ts'

/** Days before a paper is due from which it stands among what waits. */
const AHEAD = 3

type Document = Listed['documents'][number]
export type Place = Expected<Document['steps'][number]>

export const expectedOf = ({ openDays, documents, ...list }: Listed): Place[] => {
  const open = new Set(openDays)
  return expectedIn({ ...list, isOpen: (one) => open.has(one) }, documents)
}

export interface Item {
  why: Waiting | 'write' | 'measure'
  kind: string
  title: string
  cadence: Cadence
  name: string
  subject: string
  day: Day
  due: Day | null
  late: boolean
  writers: readonly string[]
}

/** Where a listed paper stands. */
export const stateOf = ({ approval, steps }: Document) => foldSteps(approval, steps)

export function waitingIn(list: Listed, expected: readonly Place[]): Item[] {
  return [...handed(list), ...reports(list), ...missing(list, expected), ...toDo(list)]
}

/** Those that are decided by reading them, one after the other. */
export const inTurn = (items: readonly Item[]): Item[] => items.filter(({ why }) => why === 'approve' || why === 'read_after')

const handed = ({ documents, kinds, roles, account, absences, today }: Listed): Item[] => {
  const instead = standsInFor(absences, account, today)
  return documents.flatMap((one): Item[] => {
    const kind = kinds.find(({ key }) => key === one.kind)
    const mine = one.steps.some(({ kind: step, accountId }) => step === 'submitted' && accountId === account)
    const why = kind ? waitsFor({ ...kind, approval: one.approval }, stateOf(one), roles, mine, instead) : null
    return kind && why ? [{ why, ...itemOf(one, kind, kind.title), due: null, late: false }] : []
  })
}

const itemOf = ({ kind, subject, name, startsOn, writers }: Document, { cadence }: KindHead, title: string) => ({
  ...{ kind, title, cadence, name, subject, day: startsOn, writers },
})

/** 改善策 that are not done, however old. */
const toDo = ({ measures, kinds, today }: Listed): Item[] =>
  measures.map(({ kind, subject, name, what, due, startsOn, by }) => ({
    ...{ why: 'measure' as const, kind, title: what, cadence: 'once' as const, subject, day: startsOn, due, late: due < today },
    name: [kinds.find(({ key }) => key === kind)?.title, name].filter(Boolean).join('　'),
    writers: [by],
  }))

/** 第1報, 第2報: they wait for whoever may read the paper, because nobody else knows of it. */
const reports = ({ documents, kinds, uses, today }: Listed): Item[] =>
  documents.flatMap((one): Item[] => {
    const kind = kinds.find(({ key, reports }) => key === one.kind && reports)
    const next = kind && nextReport(uses, kind, one.startsOn, stateOf(one))
    if (!kind || !next) return []
    return [{ why: 'write', ...itemOf(one, kind, `${kind.title}　${next.title}`), due: next.due, late: next.due < today }]
  })

/** Of the reader's classes and their children; of the house, of whoever leads it. */
const missing = ({ roles, ownClasses, today }: Listed, expected: readonly Place[]): Item[] =>
  expected
    .filter(
      ({ classId, state, due, late }) =>
        (classId === null
          ? roles.some((role) => role !== 'nursery_teacher' && role !== 'nurse')
          : ownClasses.includes(classId)) &&
        (state === null || (state.at === 'draft' && state.back === null)) &&
        due <= addDays(today, AHEAD) &&
        (late || due >= today),
    )
    .map(({ kind, name, subject, startsOn, due, late, found }) => ({
      ...{
        why: 'write' as const,
        kind: kind.key,
        title: kind.title,
        cadence: kind.cadence,
        name,
        subject,
        day: startsOn,
        due,
        late,
      },
      writers: found?.writers ?? [],
    }))
