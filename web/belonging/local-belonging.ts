// What this device has tapped, laid over what the server knows. Laid over twice it changes nothing: taps have ids.
import type { Asked, BelongingRow, Step, Thing } from '../../schema/belonging/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { KeptAct } from '../kit/store.ts'

type Act = Pick<KeptAct, 'id' | 'path' | 'json' | 'state'>

function rowOf({ id, path, json }: Act): BelongingRow {
  const words = path === 'belonging/ask' ? (json.thing as Thing) : null
  const kind: Step = words
    ? 'asked'
    : path === 'belonging/close'
      ? (json.kind as Step)
      : json.promised
        ? 'promised'
        : 'unpromised'
  return { id, childId: String(json.childId), thing: words?.key ?? String(json.thing), kind, words, at: Number(json.at) }
}
const rowsOf = (acts: readonly Act[]): BelongingRow[] =>
  acts.filter(({ path, state }) => state !== 'refused' && path.startsWith('belonging/')).map(rowOf)

export const withLocalBelongings = (rows: readonly BelongingRow[], acts: readonly Act[]): BelongingRow[] => {
  const known = new Set(rows.map(({ id }) => id))
  return [...rows, ...rowsOf(acts).filter(({ id }) => !known.has(id))]
}

/** What a family was asked for, with what this phone has answered. */
export function withOwnPromises(asked: readonly Asked[], acts: readonly Act[], childId: Id): Asked[] {
  const own = rowsOf(acts).filter((row) => row.childId === childId)
  return asked.map((one) => {
    const last = own.findLast(({ thing, at }) => thing === one.thing.key && at >= one.at)
    return last ? { ...one, promisedAt: last.kind === 'promised' ? last.at : null } : one
  })
}
