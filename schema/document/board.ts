// 提出状況 and the inbox: which papers there should be in a period, which there are, where they stand, and what waits for whom.
import { type Day, daysFrom } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Role } from '../permission/matrix.ts'
import { foldSteps, type State, type Step } from './approval.ts'
import { dueOn, type Kind, periodOf, writesIt } from './kind.ts'

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
  steps: readonly One[]
}

export interface Expected<One extends Step = Step> {
  kind: Kind
  classId: Id
  className: string
  startsOn: Day
  due: Day
  /** Null while nobody has written in it. */
  found: Listed<One> | null
  state: State<One> | null
  /** Not handed in, and the day has passed; of no day before the house began to write its papers here. */
  late: boolean
}

interface Term {
  kinds: readonly Kind[]
  classes: readonly { classId: Id; name: string }[]
  from: Day
  to: Day
  today: Day
  /** The day of the first paper of the house; null while there is none. */
  begunOn: Day | null
  /** True on days on which there is care: a diary of no other day is waited for. */
  isOpen: (day: Day) => boolean
}

/** What every house writes of its classes, until a house says which papers it uses. */
const USUAL = ['diary', 'week_plan', 'month_plan']

/** The papers of classes that begin in a span, in the order of their days, with what became of them. */
export function expectedIn<One extends Step>(term: Term, listed: readonly Listed<One>[]): Expected<One>[] {
  const { kinds, classes, from, to, today, begunOn, isOpen } = term
  const byKey = new Map(listed.map((one) => [`${one.kind} ${one.subject} ${one.startsOn}`, one]))
  return kinds
    .filter(({ about, key }) => about === 'class' && USUAL.includes(key))
    .flatMap((kind) => {
      const starts = new Set(
        daysFrom(from, to)
          .filter((day) => kind.cadence !== 'day' || isOpen(day))
          .map((day) => periodOf(kind.cadence, day).startsOn),
      )
      return [...starts]
        .filter((startsOn) => startsOn >= from)
        .flatMap((startsOn) =>
          classes.map(({ classId, name }) => {
            const found = byKey.get(`${kind.key} ${classId} ${startsOn}`) ?? null
            const state = found && foldSteps(kind.approval, found.steps)
            const due = dueOn(kind, startsOn)
            const late = begunOn !== null && due >= begunOn && due < today && (state === null || state.at === 'draft')
            return { kind, classId, className: name, startsOn, due, found, state, late }
          }),
        )
    })
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))
}

/** Why a document waits for somebody. */
export type Waiting = 'approve' | 'read_after' | 'returned'

/** What a document waits for from somebody with these roles; null when it waits for somebody else, or for nobody. */
export function waitsFor<One extends Step>(kind: Kind, state: State<One>, roles: readonly Role[], mine: boolean): Waiting | null {
  const last = kind.approval.at(-1)
  if (state.at === 'waiting') {
    const box = kind.approval[state.waits]
    return box && roles.includes(box.role) ? 'approve' : null
  }
  if (state.readAfter === 'waiting') return last && roles.includes(last.role) ? 'read_after' : null
  return state.at === 'draft' && state.back !== null && mine && writesIt(kind, roles) ? 'returned' : null
}
