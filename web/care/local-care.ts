// What this tablet has written down, laid over the entries the server knows. Laid over twice it changes nothing: entries have ids.
import type { CareEntry } from '../../schema/care/input.ts'
import type { CareKind, CareRow } from '../../schema/care/rule.ts'
import { storedAs } from '../../schema/care/stored.ts'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { KeptAct } from '../kit/store.ts'

type Act = Pick<KeptAct, 'id' | 'path' | 'json' | 'state'>

/** The day's entries with the tablet's own; refused ones and those of other days are left out. */
export function withLocalCare(day: Day, rows: readonly CareRow[], acts: readonly Act[]): CareRow[] {
  const known = new Set(rows.map(({ id, childId, kind }) => `${id} ${childId} ${kind}`))
  const own = acts
    .filter(({ state }) => state !== 'refused')
    .flatMap((act) => (act.path === 'care/record' ? recorded(act) : act.path === 'care/take-back' ? takenBack(act) : []))
    .filter(({ id, childId, kind, at }) => dayOf(at) === day && !known.has(`${id} ${childId} ${kind}`))
  return [...rows, ...own]
}

const recorded = ({ id, json }: Act): CareRow[] =>
  (json.entries as CareEntry[]).map((entry) => ({
    id,
    childId: entry.childId,
    kind: entry.kind,
    at: entry.at,
    ...storedAs(entry),
    note: entry.note ?? null,
    supersedes: entry.supersedes ?? null,
    gone: false,
    by: '',
  }))

const takenBack = ({ id, json }: Act): CareRow[] =>
  (json.entries as { childId: Id; entryId: Id }[]).map(({ childId, entryId }) => ({
    id,
    childId,
    kind: json.kind as CareKind,
    at: Number(json.at),
    value: null,
    detail: null,
    note: (json.reason as string | undefined) ?? null,
    supersedes: entryId,
    gone: true,
    by: '',
  }))
