// 点呼: what happened in a group of children, folded into who is in it, who was seen, and who is missing. Tablet, desk and worker fold alike.
import type { Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { FactKind } from '../presence/rule.ts'
import type { OutingKind, Reason, Scene } from './input.ts'

export const STEP_KINDS = ['begin', 'roll', 'join', 'leave', 'end'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** One child in a step: when it was seen, or why it was not. In the first step neither: it only belongs to the group. */
export type Called = [childId: Id, seenAt: Moment | null, reason?: Reason]

export interface Step {
  id: Id
  kind: StepKind
  scene: Scene | null
  at: Moment
  children: readonly Called[]
}

export interface Outing {
  id: Id
  kind: OutingKind
  place: string | null
  returnBy: Moment | null
  at: Moment
}

/** Scenes after which the group is out of the house. */
const OUTSIDE: readonly Scene[] = ['depart', 'arrive', 'during', 'set_out', 'board']
/** Scenes by which the group has come back. */
const HOME: readonly Scene[] = ['return', 'alight']
export const leavesHouse = (kind: OutingKind): boolean => kind === 'walk' || kind === 'bus'

/** The facts of presence a step makes of a child that was seen in it. */
export function factsOf({ kind, scene }: Pick<Step, 'kind' | 'scene'>, of: OutingKind): readonly FactKind[] {
  if (scene && HOME.includes(scene)) return ['back']
  const goesOut = scene === 'depart' || scene === 'board' || (kind === 'join' && scene !== null && OUTSIDE.includes(scene))
  return goesOut && leavesHouse(of) ? ['sighting', 'out'] : ['sighting']
}

export interface Member {
  childId: Id
  /** When the child was last seen in this group. */
  seenAt: Moment | null
}

/** What must not be overlooked: a child of the group not seen, silence after the planned return, a bus nobody has walked through. */
export type Alarm = 'missing' | 'late' | 'unchecked'

export interface GroupState {
  members: Member[]
  /** Children who were in the group and are not any more, with the reason of the last step that says so. */
  excused: { childId: Id; reason: Reason }[]
  /** The last roll; null before the first. */
  scene: Scene | null
  rolledAt: Moment | null
  /** Members that were not seen at the last roll; at an evacuation, not since it began. */
  missing: Id[]
  /** Out of the house now. */
  outside: boolean
  departedAt: Moment | null
  returnedAt: Moment | null
  over: boolean
  /** The planned return has passed and the group is still out: since when. */
  lateSince: Moment | null
  alarms: Alarm[]
}

const RANK: Record<StepKind, number> = { begin: 0, roll: 1, join: 1, leave: 1, end: 2 }
export const inOrder = (a: Step, b: Step): number =>
  a.at - b.at || RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * Folds a group. Any order and any repetition of the steps gives the same state.
 * @param steps everything that happened in it, the first one included
 * @param now the moment asked about
 */
export function foldOuting(outing: Outing, steps: readonly Step[], now: Moment): GroupState {
  const seen = new Map<Id, { at: Moment | null; counts: boolean }>()
  const excused = new Map<Id, Reason>()
  const state = { scene: null as Scene | null, rolledAt: null as Moment | null, departedAt: null as Moment | null }
  let returnedAt: Moment | null = null
  let ended = false
  const additive = outing.kind === 'evacuation'
  const unique = [...new Map(steps.map((step) => [step.id, step])).values()].sort(inOrder)
  for (const { kind, scene, at, children } of unique) {
    if (kind === 'end') ended = true
    if (kind === 'roll' && scene) {
      Object.assign(state, { scene, rolledAt: at })
      if (scene === 'depart' || scene === 'board') state.departedAt ??= at
      if (HOME.includes(scene)) returnedAt = at
      if (!additive) for (const one of seen.values()) one.counts = false
    }
    for (const [childId, seenAt, reason] of children) {
      if (reason !== undefined) {
        seen.delete(childId)
        excused.set(childId, reason)
        continue
      }
      const before = seen.get(childId)
      excused.delete(childId)
      const last = seenAt === null ? (before?.at ?? null) : Math.max(seenAt, before?.at ?? seenAt)
      seen.set(childId, { at: last, counts: seenAt !== null || (before?.counts ?? false) })
    }
  }
  const { scene, rolledAt, departedAt } = state
  const called = rolledAt !== null || additive
  const missing = called ? [...seen].flatMap(([childId, { counts }]) => (counts ? [] : [childId])) : []
  const outside = !ended && scene !== null && OUTSIDE.includes(scene) && leavesHouse(outing.kind)
  const over = ended || (outing.kind === 'walk' && scene === 'return' && missing.length === 0)
  const lateSince = outside && outing.returnBy !== null && now >= outing.returnBy ? outing.returnBy : null
  const alarms: Alarm[] = []
  if (!over && missing.length > 0) alarms.push('missing')
  if (lateSince !== null) alarms.push('late')
  if (!over && outing.kind === 'bus' && scene === 'alight') alarms.push('unchecked')
  return {
    members: [...seen].map(([childId, { at }]) => ({ childId, seenAt: at })),
    excused: [...excused].map(([childId, reason]) => ({ childId, reason })),
    scene,
    rolledAt,
    missing,
    outside,
    departedAt,
    returnedAt,
    over,
    lateSince,
    alarms,
  }
}

/** The taps of a roll that is being made, kept on the device until they are sent. */
export interface Draft {
  seen: Readonly<Record<Id, Moment>>
  reasons: Readonly<Record<Id, Reason>>
}

/** Members of a group for whom a draft says neither that they were seen nor why not. While there are any, nobody moves. */
export const unaccounted = (members: readonly Member[], { seen, reasons }: Draft): Id[] =>
  members.flatMap(({ childId }) => (seen[childId] === undefined && reasons[childId] === undefined ? [childId] : []))

/** The scene that usually comes next. */
export function nextScene({ kind }: Outing, { scene, over }: Pick<GroupState, 'scene' | 'over'>): Scene | null {
  if (over) return null
  switch (kind) {
    case 'walk':
      return scene === null
        ? 'depart'
        : scene === 'depart'
          ? 'arrive'
          : scene === 'set_out' || scene === 'return'
            ? 'return'
            : 'set_out'
    case 'bus':
      return scene === null ? 'board' : 'alight'
    case 'inside':
      return scene === 'to_yard' || scene === 'during' ? 'to_room' : scene === null ? 'to_yard' : scene
    case 'evacuation':
      return 'evacuate'
  }
}
