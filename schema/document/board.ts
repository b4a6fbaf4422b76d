// 提出状況 and the inbox: which papers there should be in a period, which there are, where they stand, and what waits for whom.
import { type Day, daysFrom, fiscalYearOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Role } from '../permission/matrix.ts'
import { foldSteps, type State, type Step } from './approval.ts'
import { isExpectedOf, type KindHead, periodOf, writesIt } from './kind.ts'
import { reportsOf, type Use, waitedFor } from './use.ts'

/** A document in a list: without its words. */
export interface Listed<One extends Step = Step> {
  kind: string
  version: number
  subject: string
  startsOn: Day
  endsOn: Day
  name: string
  classId: Id | null
  writers: readonly string[]
  /** Of the version it was begun with. */
  approval: KindHead['approval']
  steps: readonly One[]
}

/** A class, a child or the house, of which papers are expected. */
interface Subject {
  /** '' of the house. */
  subject: string
  name: string
  classId: Id | null
  className: string
}

export interface Expected<One extends Step = Step> extends Subject {
  kind: KindHead
  startsOn: Day
  due: Day
  /** Null while nobody has written in it. */
  found: Listed<One> | null
  state: State<One> | null
  /** Not handed in, and the day has passed. */
  late: boolean
}

export interface Term {
  kinds: readonly KindHead[]
  /** In the order of their days. */
  uses: readonly Use[]
  classes: readonly { classId: Id; name: string; classAge: number | null }[]
  children: readonly { childId: Id; name: string; classId: Id; className: string; classAge: number | null }[]
  from: Day
  to: Day
  today: Day
  /** True on days on which there is care: a diary of no other day is waited for. */
  isOpen: (day: Day) => boolean
  /** Days that are over on which nobody of a class came: it has no diary of them. */
  nobodyCame: readonly { day: Day; classId: Id }[]
}

function subjectsOf(kind: KindHead, { classes, children }: Term): Subject[] {
  if (kind.about === 'facility') return [{ subject: '', name: '', classId: null, className: '' }]
  const mine = <One extends { classAge: number | null }>(list: readonly One[]) =>
    list.filter(({ classAge }) => isExpectedOf(kind, classAge))
  if (kind.about === 'class')
    return mine(classes).map(({ classId, name }) => ({ subject: classId, name, classId, className: name }))
  if (kind.about === 'child') return mine(children).map(({ childId, ...one }) => ({ ...one, subject: childId }))
  return []
}

/**
 * The first days of the periods of a kind that are shown in a span: those that begin in it; a 期 and a year as long as they last; of what the house
 * does once a month the whole fiscal year, so that a month that was left out is in sight.
 */
function startsIn({ cadence, about }: KindHead, { from, to, isOpen }: Term): Day[] {
  if (cadence === 'once') return []
  if (cadence === 'day') return daysFrom(from, to).filter(isOpen)
  const monthly = cadence === 'month' && about === 'facility'
  const first = monthly ? `${fiscalYearOf(from)}-04-01` : from
  const starts = new Set(daysFrom(first, to).map((day) => periodOf(cadence, day).startsOn))
  return [...starts].filter((startsOn) => cadence === 'term' || cadence === 'year' || startsOn >= first)
}

/** The papers of a span that the house waits for, in the order of their days, with what became of them. */
export function expectedIn<One extends Step>(term: Term, listed: readonly Listed<One>[]): Expected<One>[] {
  const byKey = new Map(listed.map((one) => [`${one.kind} ${one.subject} ${one.startsOn}`, one]))
  const empty = new Set(term.nobodyCame.map(({ day, classId }) => `${day} ${classId}`))
  return term.kinds
    .flatMap((kind) =>
      startsIn(kind, term).flatMap((startsOn) => {
        const due = waitedFor(term.uses, kind, startsOn)
        if (due === null) return []
        return subjectsOf(kind, term).flatMap((one): Expected<One>[] => {
          const found = byKey.get(`${kind.key} ${one.subject} ${startsOn}`) ?? null
          if (!found && kind.cadence === 'day' && empty.has(`${startsOn} ${one.subject}`)) return []
          const state = found && foldSteps(found.approval, found.steps)
          const late = due < term.today && (state === null || state.at === 'draft')
          return [{ ...one, kind, startsOn, due, found, state, late }]
        })
      }),
    )
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))
}

/** 第1報, 第2報: the next one of a paper of what happened that is not handed in yet, and by when; null when there is none. */
export function nextReport(
  uses: readonly Use[],
  kind: KindHead,
  startsOn: Day,
  { version, at }: Pick<State, 'version' | 'at'>,
): { title: string; due: Day } | null {
  return reportsOf(uses, kind, startsOn)[at === 'draft' ? version - 1 : version] ?? null
}

/** Why a document waits for somebody. */
export type Waiting = 'approve' | 'stand_in' | 'read_after' | 'returned'

/**
 * What a document waits for from somebody with these roles; null when it waits for somebody else, or for nobody.
 * @param instead roles for which they stand in today
 */
export function waitsFor<One extends Step>(
  kind: Pick<KindHead, 'approval' | 'writers'>,
  state: State<One>,
  roles: readonly Role[],
  mine: boolean,
  instead: readonly Role[] = [],
): Waiting | null {
  const last = kind.approval.at(-1)
  if (state.at === 'waiting') {
    const box = kind.approval[state.waits]
    if (!box) return null
    return roles.includes(box.role) ? 'approve' : instead.includes(box.role) ? 'stand_in' : null
  }
  if (state.readAfter === 'waiting') return last && roles.includes(last.role) ? 'read_after' : null
  return state.at === 'draft' && state.back !== null && mine && writesIt(kind, roles) ? 'returned' : null
}
