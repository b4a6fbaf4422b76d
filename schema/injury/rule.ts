// けがの連絡: what was written, what of it was looked at by 主任 or 園長, and so what the family reads.
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { BodyPart } from './body.ts'

export const INJURIES = [
  'scrape',
  'cut',
  'bruise',
  'bump',
  'bite',
  'scratch',
  'pinch',
  'sprain',
  'burn',
  'insect',
  'nosebleed',
  'other',
] as const
export type InjuryKind = (typeof INJURIES)[number]
/** 受診: not needed, the family was asked to look and decide, seen by a doctor. */
export const DOCTORS = ['none', 'advised', 'seen'] as const
export type Doctor = (typeof DOCTORS)[number]
export const STEP_KINDS = ['approved', 'returned', 'watched', 'read', 'acknowledged', 'replied'] as const
export type StepKind = (typeof STEP_KINDS)[number]

export const LONGEST = 400
/** Days a note may be written for after it happened; later it is a correction or a report. */
export const OLDEST_DAYS = 7

/** A version of a note. What staff keep inside is null where a family reads. */
export interface Version {
  id: Id
  rootId: Id
  day: Day
  childId: Id
  at: Moment
  place: string
  parts: BodyPart[]
  kinds: InjuryKind[]
  what: string
  aid: string
  doctor: Doctor
  clinic: string
  /** 園内のみ: cause, other children, prevention. */
  inside: string | null
  /** 園内のみ: who saw it. */
  sawBy: string | null
  writtenAt: Moment
  supersedes: Id | null
  gone: boolean
  reason: string | null
  by: string
  mine: boolean
}
export interface NoteStep {
  id: Id
  rootId: Id
  versionId: Id
  kind: StepKind
  note: string | null
  at: Moment
  by: string
  mine: boolean
}

/** waiting: for 主任 or 園長 · returned: to its writer · out: the family reads it · gone: taken back. */
export type NoteState = 'waiting' | 'returned' | 'out' | 'gone'

export interface Note {
  id: Id
  /** As it was written last. */
  last: Version
  /** What the family reads, newest first: every version that was approved, so that a 訂正 can be seen as one. */
  out: Version[]
  state: NoteState
  returned: NoteStep | null
  watched: NoteStep[]
  /** Of the version that the family reads now: who has opened it, who has said 確認しました. */
  read: NoteStep[]
  acknowledged: NoteStep[]
  /** What guardians wrote back, whichever version they had before them. */
  replied: NoteStep[]
}

/** Notes out of versions and steps, in the order in which they happened. */
export function foldNotes(versions: readonly Version[], steps: readonly NoteStep[]): Note[] {
  const byRoot = Map.groupBy(versions, ({ rootId }) => rootId)
  const stepsBy = Map.groupBy(steps, ({ rootId }) => rootId)
  return [...byRoot].flatMap(([id, list]) => {
    const order = list.toSorted((a, b) => a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1))
    const last = order.find((one) => !order.some(({ supersedes }) => supersedes === one.id))
    if (!last) return []
    const mine = (stepsBy.get(id) ?? []).toSorted((a, b) => a.at - b.at)
    const of = (kind: StepKind, versionId?: Id) =>
      mine.filter((step) => step.kind === kind && (versionId === undefined || step.versionId === versionId))
    const out = order.filter((version) => of('approved', version.id).length > 0).toReversed()
    const [shown] = out
    const returned = of('returned', last.id).at(-1) ?? null
    const approved = shown?.id === last.id
    const state: NoteState = last.gone && (approved || !shown) ? 'gone' : approved ? 'out' : returned ? 'returned' : 'waiting'
    return [
      {
        ...{ id, last, out, state, returned, watched: of('watched') },
        read: shown ? of('read', shown.id) : [],
        acknowledged: shown ? of('acknowledged', shown.id) : [],
        replied: of('replied'),
      },
    ]
  })
}
