// What this tablet has done in rolls and head counts, laid over the day the server knows. Laid over twice it changes nothing: steps have ids.
import { dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { CountRow } from '../../schema/roll/count.ts'
import type { OutingOnDay, RollDay } from '../../schema/roll/day.ts'
import type { OutingKind, Reason, Scene } from '../../schema/roll/input.ts'
import type { RoomMove } from '../../schema/roll/room.ts'
import type { Called, Step } from '../../schema/roll/rule.ts'
import type { KeptAct } from '../kit/store.ts'

type Act = Pick<KeptAct, 'id' | 'path' | 'json' | 'state'>

/** The day with the tablet's own acts; refused ones and those of other days are left out. */
export function withLocalRolls(day: RollDay, acts: readonly Act[]): RollDay {
  const outings = new Map(day.outings.map((one) => [one.id, one]))
  const counts = new Map(day.counts.map((one) => [one.id, one]))
  const moves = new Map(day.moves.map((one) => [one.id, one]))
  for (const { id, path, json, state } of acts) {
    if (state === 'refused' || dayOf(Number(json.at)) !== day.day) continue
    if (path === 'roll/count' || path === 'roll/settle') counts.set(id, counts.get(id) ?? countOf(id, json))
    if (path === 'roll/move' || path === 'roll/take-back') moves.set(id, moves.get(id) ?? moveOf(id, json))
    if (path === 'roll/begin') outings.set(id, outings.get(id) ?? outingOf(id, json))
    const known = outings.get(String(json.outingId))
    const step = known && stepOf(id, path, json)
    if (known && step && !known.steps.some((one) => one.id === id))
      outings.set(known.id, { ...known, steps: [...known.steps, step] })
  }
  return { ...day, outings: [...outings.values()], counts: [...counts.values()], moves: [...moves.values()] }
}

const outingOf = (id: Id, json: Act['json']): OutingOnDay => ({
  id,
  kind: json.kind as OutingKind,
  place: (json.place as string | undefined) ?? null,
  returnBy: (json.returnBy as number | undefined) ?? null,
  at: Number(json.at),
  by: '',
  steps: [
    {
      id,
      kind: 'begin',
      scene: null,
      at: Number(json.at),
      children: (json.childIds as Id[]).map((childId): Called => [childId, null]),
    },
  ],
})

function stepOf(id: Id, path: string, json: Act['json']): Step | null {
  const at = Number(json.at)
  if (path === 'roll/end') return { id, kind: 'end', scene: null, at, children: [] }
  if (path !== 'roll/step') return null
  const children = json.children as { childId: Id; seenAt?: number; reason?: Reason }[]
  return {
    id,
    kind: json.kind as Step['kind'],
    scene: (json.scene as Scene | undefined) ?? null,
    at,
    children: children.map(
      ({ childId, seenAt = null, reason }): Called => (reason ? [childId, null, reason] : [childId, seenAt]),
    ),
  }
}

const countOf = (id: Id, json: Act['json']): CountRow => ({
  id,
  classId: String(json.classId),
  at: Number(json.at),
  counted: (json.counted as number | undefined) ?? null,
  expected: (json.expected as number | undefined) ?? null,
  settles: (json.countId as string | undefined) ?? null,
  reason: (json.reason as string | undefined) ?? null,
})

/** A move, or what takes one back: that names no one. */
const moveOf = (id: Id, json: Act['json']): RoomMove => ({
  id,
  at: Number(json.at),
  classIds: (json.classIds as Id[] | undefined) ?? [],
  childIds: (json.childIds as Id[] | undefined) ?? [],
  toClass: (json.toClass as Id | undefined) ?? null,
  toRoom: (json.toRoom as string | undefined) ?? null,
  takesBack: (json.moveId as Id | undefined) ?? null,
  by: '',
})
