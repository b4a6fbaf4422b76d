import * as v from 'valibot'
import { day, id, listOf, moment, needed, oneOf, strict, whole } from '../kit/input.ts'
import { INTERVALS, MANAGED_AFTER, NAP_SETTING, POSITIONS, WAYS } from './rule.ts'
import { LONGEST_ALERT, MOST_BREATHS, MOST_CHILDREN, MOST_READINGS, SENSOR_POSITIONS } from './sensor.ts'

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

const reading = v.strictTuple(
  [whole(0, 1439), v.nullable(oneOf(SENSOR_POSITIONS)), v.nullable(whole(0, MOST_BREATHS)), v.nullable(needed(LONGEST_ALERT))],
  '時刻・体位・呼吸数・知らせを送ってください',
)
const readings = v.pipe(
  v.array(reading, '一覧で送ってください'),
  v.minLength(1, '入れてください'),
  v.maxLength(MOST_READINGS, `1人${MOST_READINGS}分までにしてください`),
)
/** What a machine's file says of some children of a day; one file may need several acts. */
export const takeSensor = v.pipe(
  strict({
    id,
    importId: id,
    day,
    file: needed(120),
    children: v.pipe(
      v.array(strict({ childId: id, readings }), '一覧で送ってください'),
      v.minLength(1, '1人以上入れてください'),
      v.maxLength(MOST_CHILDREN, `${MOST_CHILDREN}人までにしてください`),
    ),
  }),
  v.forward(
    v.check(
      ({ children }) => new Set(children.map(({ childId }) => childId)).size === children.length,
      'おなじ子どもが2度入っています',
    ),
    ['children'],
  ),
)
/** A file was the wrong one. */
export const dropSensor = strict({ id, importId: id, day, childIds: listOf(id, 1, 200) })

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
