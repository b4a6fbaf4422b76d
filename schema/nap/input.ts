import * as v from 'valibot'
import { day, id, listOf, moment, needed, oneOf, strict, whole } from '../kit/input.ts'
import { INTERVALS, MANAGED_AFTER, NAP_SETTING, POSITIONS, WAYS } from './rule.ts'

const yes = v.boolean('はい か いいえ で送ってください')
/** What was seen in one look. Without a position it takes back the look it supersedes. */
const look = {
  childId: id,
  position: v.optional(oneOf(POSITIONS)),
  breathing: yes,
  colour: yes,
  bedding: yes,
  note: v.optional(needed(100)),
  supersedes: v.optional(id),
}
const saysSomething = ({ position, supersedes }: { position?: unknown; supersedes?: unknown }): boolean =>
  position !== undefined || supersedes !== undefined
const NO_POSITION = '体位をえらんでください'

const entry = v.pipe(
  strict({ ...look, at: moment, slot: v.optional(moment), way: oneOf(WAYS) }),
  v.forward(
    v.check((said) => saysSomething(said), NO_POSITION),
    ['position'],
  ),
  v.forward(
    v.check(({ slot, at }) => slot === undefined || slot <= at, 'まだ来ていない枠には入れられません'),
    ['slot'],
  ),
  v.forward(
    v.check(
      ({ slot, at }) => slot === undefined || at - slot <= MANAGED_AFTER,
      '30分をすぎた枠は、主任か園長が理由をつけて入れます',
    ),
    ['slot'],
  ),
)
export type NapEntry = v.InferOutput<typeof entry>

/** Looks at sleeping children: one tap each, at most one a child in an act. */
export const checkNap = v.pipe(
  strict({ id, at: moment, entries: listOf(entry, 1, 60) }),
  v.forward(
    v.check(
      ({ entries }) => new Set(entries.map(({ childId }) => childId)).size === entries.length,
      'おなじ子どもが2度入っています',
    ),
    ['entries'],
  ),
)

/** A look entered afterwards by 主任 or 園長, with why. The moment of entering is the server's. */
export const correctNap = v.pipe(
  strict({ id, slot: moment, ...look, reason: needed(100) }),
  v.forward(
    v.check((said) => saysSomething(said), NO_POSITION),
    ['position'],
  ),
)

/** 室温 in tenths of a degree, 湿度 in percent. */
export const checkRoom = v.pipe(
  strict({
    id,
    at: moment,
    classId: id,
    temperature: v.optional(whole(50, 400)),
    humidity: v.optional(whole(5, 100)),
  }),
  v.forward(
    v.check(({ temperature, humidity }) => temperature !== undefined || humidity !== undefined, '室温か湿度を入れてください'),
    ['temperature'],
  ),
)

/** Older children are looked at today, or no longer. */
export const addToNap = strict({ id, at: moment, childIds: listOf(id, 1, 100), added: yes })

export const napQuery = strict({ day, class: v.optional(id) })
export const napFileQuery = strict({ day, class: v.optional(id), format: oneOf(['csv', 'xlsx']) })

const interval = v.picklist(INTERVALS, `${INTERVALS.join('・')}分 のどれかにしてください`)
/** The part of a facility's settings that is about naps. */
export const napSetting = v.optional(
  strict({
    age0: interval,
    age1: interval,
    age2: interval,
    older: interval,
    olderDaily: yes,
    attest: oneOf(['tap', 'each']),
  }),
  NAP_SETTING,
)
