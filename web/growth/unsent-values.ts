// What this phone has said of a child's growth and the nursery has not got yet, laid over what it knows.
import type { ChildMeasure } from '../../schema/growth/class-sheet.ts'
import type { Kind, Live } from '../../schema/growth/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { KeptAct } from '../kit/store.ts'

export type Shown = Live<ChildMeasure> & { unsent?: true }

/** Values that stand, with the phone's own that are on their way, and without those it takes back. */
export function withUnsent(
  live: readonly Live<ChildMeasure>[],
  acts: readonly Pick<KeptAct, 'id' | 'path' | 'json' | 'childIds' | 'state' | 'madeAt'>[],
  childId: Id,
): Shown[] {
  const own = acts.filter((act) => act.path === 'growth/home' && act.state === 'waiting' && act.childIds.includes(childId))
  const gone = new Set(own.map(({ json }) => `${json.kind} ${json.replaces}`))
  const known = new Set(live.map(({ id }) => id))
  const more = own.flatMap(({ id, json, madeAt }): Shown[] =>
    json.value === undefined || known.has(id)
      ? []
      : [
          {
            id,
            day: String(json.day),
            kind: json.kind as Kind,
            value: Number(json.value),
            place: 'home',
            supersedes: null,
            receivedAt: madeAt,
            sure: false,
            reason: null,
            by: null,
            mine: true,
            unsent: true,
          },
        ],
  )
  return [...live.filter(({ kind, id }) => !gone.has(`${kind} ${id}`)), ...more].sort((a, b) =>
    a.day === b.day ? a.receivedAt - b.receivedAt : a.day < b.day ? -1 : 1,
  )
}
