import * as v from 'valibot'
import { day, id, listOf, moment, needed, oneOf, strict, time, whole } from '../kit/input.ts'

/** 散歩・園外、バス、園内の場面、避難. */
export const OUTING_KINDS = ['walk', 'bus', 'inside', 'evacuation'] as const
export type OutingKind = (typeof OUTING_KINDS)[number]

/** What is about to happen, or has just happened, when the children are called one by one. */
export const SCENES_OF = {
  walk: ['depart', 'arrive', 'during', 'set_out', 'return'],
  bus: ['board', 'alight'],
  inside: ['to_yard', 'during', 'to_room', 'woke'],
  evacuation: ['evacuate'],
} as const satisfies Record<OutingKind, readonly string[]>
export const SCENES = [
  'depart',
  'arrive',
  'during',
  'set_out',
  'return',
  'board',
  'alight',
  'to_yard',
  'to_room',
  'woke',
  'evacuate',
] as const
export type Scene = (typeof SCENES)[number]

/** Why a child of the group is not seen: 園に残った, 早めのお迎え, ほかの先生といっしょ, 園にもどった, おやすみ. */
export const REASONS = ['stayed', 'picked_up', 'other_teacher', 'went_back', 'absent'] as const
export type Reason = (typeof REASONS)[number]

/** At most a whole nursery, at an evacuation. */
const MOST = 300
/** How long the name of a room is. */
export const ROOM_NAME = 20

/** A group begins: who is in it, where it goes, when it means to be back. Nobody counts as seen by it. */
export const beginOuting = strict({
  id,
  at: moment,
  kind: oneOf(OUTING_KINDS),
  place: v.optional(needed(40)),
  returnBy: v.optional(moment),
  childIds: listOf(id, 1, MOST),
})

const called = v.pipe(
  strict({ childId: id, seenAt: v.optional(moment), reason: v.optional(oneOf(REASONS)) }),
  v.check((one) => (one.seenAt === undefined) !== (one.reason === undefined), '見た時刻か、いない理由の、どちらかにしてください'),
)

/**
 * 点呼: each child with the moment at which it was tapped, or why it is not there. join: children who come in midway, seen. leave: children who
 * go midway, with a reason.
 */
export const outingStep = v.pipe(
  strict({
    id,
    outingId: id,
    at: moment,
    kind: oneOf(['roll', 'join', 'leave']),
    scene: v.optional(oneOf(SCENES)),
    children: v.pipe(
      listOf(called, 1, MOST),
      v.check((list) => new Set(list.map(({ childId }) => childId)).size === list.length, '同じ子どもが2度入っています'),
      // Two children are never seen with one tap.
      v.check((list) => {
        const seen = list.flatMap(({ seenAt }) => seenAt ?? [])
        return new Set(seen).size === seen.length
      }, 'ひとりずつ見た時刻を送ってください'),
    ),
  }),
  v.forward(
    v.check((step) => step.kind !== 'roll' || step.scene !== undefined, '場面をえらんでください'),
    ['scene'],
  ),
  v.forward(
    v.check(
      ({ kind, children }) => kind === 'roll' || children.every(({ seenAt }) => (seenAt !== undefined) === (kind === 'join')),
      '途中からの子は見た時刻を、途中までの子は理由を送ってください',
    ),
    ['children'],
  ),
)

/** The group is over. A bus only after somebody walked through it to the last row and saw to the device. */
export const endOuting = strict({
  id,
  outingId: id,
  at: moment,
  childIds: listOf(id, 1, MOST),
  walkedThrough: v.optional(v.literal(true)),
  deviceChecked: v.optional(v.literal(true)),
})

/** 人数確認: the children of a class counted by eye; `expected` is how many the tablet held to be there, `slot` the set time it is for. */
export const headCount = strict({
  id,
  at: moment,
  classId: id,
  slot: v.optional(time),
  counted: whole(0, 500),
  expected: whole(0, 500),
})

/** Why a count differs. */
export const settleCount = strict({ id, at: moment, classId: id, countId: id, reason: needed(100) })

/**
 * 部屋うつり: whole classes, or children who go by themselves, are in another class's room or in one the facility names; with neither they are
 * back in their own.
 */
export const moveRoom = v.pipe(
  strict({
    id,
    at: moment,
    classIds: listOf(id, 0, 50),
    childIds: listOf(id, 0, MOST),
    toClass: v.optional(id),
    toRoom: v.optional(needed(ROOM_NAME)),
  }),
  v.forward(
    v.check(({ classIds, childIds }) => classIds.length + childIds.length > 0, 'クラスか子どもをえらんでください'),
    ['classIds'],
  ),
  v.forward(
    v.check(({ toClass, toRoom }) => toClass === undefined || toRoom === undefined, '部屋は1つだけ送ってください'),
    ['toRoom'],
  ),
)

/** A move is taken back: within a minute without a word, later with a reason. */
export const takeBackMove = strict({
  id,
  at: moment,
  moveId: id,
  childIds: listOf(id, 0, MOST),
  reason: v.optional(needed(100)),
})

export const rollQuery = strict({ day })
