// 電子決裁: 下書き → 提出 → 確認 → 決裁, and the ways back. Steps are never changed or taken away; where a document stands is read from them.
// `before` is the one place that says which step may follow which: the fold reads it, and the SQL of the write is made from it.
import type { Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Role } from '../permission/matrix.ts'
import type { Kind } from './kind.ts'

/**
 * 提出 · 確認 or 決裁 by the role it asks for · the same by another in its place (代決) · 差戻し · 引戻し · 後閲 of what was decided in one's
 * place · 取消し of what was decided · 改訂, a new version upon what was decided.
 */
export const STEP_KINDS = [
  'submitted',
  'approved',
  'stood_in',
  'returned',
  'withdrawn',
  'read_after',
  'cancelled',
  'revised',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** A step as far as its order goes. `place`: which box of the kind's approval it is about, 0 the first; -1 of a step about none. */
export interface Standing {
  kind: StepKind
  place: number
}

export interface Step extends Standing {
  /** 1, 2, 3 … without a gap: a step names the one it follows. */
  number: number
  /** The role as which it was done. */
  role: Role
  accountId: Id
  at: Moment
}

const OPEN = ['returned', 'withdrawn', 'cancelled', 'revised'] as const
type Approval = Kind['approval']

/** The steps after which a document can be written in. Before any step it can be too. */
export const opens: readonly Standing[] = OPEN.map((kind) => ({ kind, place: -1 }))

/** The steps after which the box at a place waits. */
const waits = (place: number): Standing[] =>
  place === 0
    ? [{ kind: 'submitted', place: -1 }]
    : [
        { kind: 'approved', place: place - 1 },
        { kind: 'stood_in', place: place - 1 },
      ]

/** The steps after which a document is decided. */
const decided = ({ length }: Approval): Standing[] => [
  { kind: 'approved', place: length - 1 },
  { kind: 'stood_in', place: length - 1 },
  { kind: 'read_after', place: length - 1 },
]

/** What the last step may be for this one to follow; `first`: there may be none. */
export function before(approval: Approval, { kind, place }: Standing): { first: boolean; after: readonly Standing[] } {
  if (kind === 'submitted') return { first: true, after: opens }
  if (kind === 'withdrawn') return { first: false, after: [{ kind: 'submitted', place: -1 }] }
  if (kind === 'cancelled' || kind === 'revised') return { first: false, after: decided(approval) }
  if (kind === 'read_after') return { first: false, after: [{ kind: 'stood_in', place: approval.length - 1 }] }
  if (kind === 'returned') return { first: false, after: approval.flatMap((_, box) => waits(box)) }
  return { first: false, after: waits(place) }
}

/** The place a step has: of its box, or -1. */
export const hasPlace = (kind: StepKind): boolean => kind === 'approved' || kind === 'stood_in' || kind === 'read_after'

/** The roles of which one is needed for a step. A 代決 is by whoever else approves documents of the kind. */
export function rolesFor({ approval, writers }: Kind, { kind, place }: Standing): Role[] {
  if (kind === 'submitted' || kind === 'withdrawn' || kind === 'revised') return [...writers]
  const approvers: Role[] = ['head_teacher', 'director']
  if (kind === 'stood_in') return approvers.filter((role) => role !== approval[place]?.role)
  // Whoever could say yes at this box, or could stand in there, can say no.
  if (kind === 'returned') return approvers
  if (kind === 'cancelled') return [(approval.at(-1) as Approval[number]).role]
  const own = approval[place]?.role
  return own ? [own] : []
}

/** A box of the paper: who approved there, when, and how it came about. */
export interface Stamp<One extends Step = Step> {
  step: One
  /** 代決: by another than the one it asks for. */
  stoodIn: boolean
  /** 自己決裁: by whoever handed it in. */
  own: boolean
}

export interface State<One extends Step = Step> {
  /** 下書き · 提出済, while a box waits · 決裁済. */
  at: 'draft' | 'waiting' | 'decided'
  /** The box that waits; -1 when none does. */
  waits: number
  /** 1 until something that was decided is revised. */
  version: number
  /** The number of the last step; 0 before any. */
  last: number
  /** Who handed it in last, while that stands. */
  submitted: One | null
  stamps: (Stamp<One> | null)[]
  /** 後閲 of a 代決 at the last box is still to come, or was done. */
  readAfter: 'none' | 'waiting' | One
  /** Why it came back: the last 差戻し or 取消し, while it is a draft for that reason. */
  back: One | null
}

/** Where a document stands. A step that does not follow from those before is not there: it was never written by this product. */
export function foldSteps<One extends Step>(approval: Approval, steps: readonly One[]): State<One> {
  let state = draft<One>(approval, 0, 1, null)
  let last: Standing | null = null
  for (const step of [...steps].sort((a, b) => a.number - b.number)) {
    const { first, after } = before(approval, step)
    const follows = last === null ? first : after.some(({ kind, place }) => kind === last?.kind && place === last.place)
    if (!follows || step.number !== state.last + 1) continue
    last = { kind: step.kind, place: step.place }
    state = next(approval, state, step)
  }
  return state
}

const draft = <One extends Step>(approval: Approval, last: number, version: number, back: One | null): State<One> => ({
  at: 'draft',
  waits: -1,
  version,
  last,
  submitted: null,
  stamps: approval.map(() => null),
  readAfter: 'none',
  back,
})

function next<One extends Step>(approval: Approval, state: State<One>, step: One): State<One> {
  const { kind, place, number: last } = step
  if (kind === 'submitted')
    return { ...draft<One>(approval, last, state.version, null), at: 'waiting', waits: 0, submitted: step }
  if (kind === 'withdrawn') return draft<One>(approval, last, state.version, null)
  if (kind === 'returned' || kind === 'cancelled') return draft<One>(approval, last, state.version, step)
  if (kind === 'revised') return draft<One>(approval, last, state.version + 1, null)
  if (kind === 'read_after') return { ...state, last, readAfter: step }
  const stamp = { step, stoodIn: kind === 'stood_in', own: step.accountId === state.submitted?.accountId }
  const stamps = state.stamps.map((one, at) => (at === place ? stamp : one))
  const done = place === approval.length - 1
  return {
    ...state,
    last,
    stamps,
    at: done ? 'decided' : 'waiting',
    waits: done ? -1 : place + 1,
    readAfter: done && kind === 'stood_in' ? 'waiting' : 'none',
  }
}
