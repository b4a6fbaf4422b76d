// Notes this tablet keeps until there is a line, laid over what the nursery knows. Laid over twice it changes nothing: versions have ids.
import type { Version } from '../../schema/injury/rule.ts'
import { dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { KeptAct } from '../kit/store.ts'
import type { Said } from './deliver.ts'

/** The versions of a child and day with the tablet's own; refused ones are left out, since they lie in the form again. */
export function withLocalNotes(
  { day, childId }: { day: string; childId: Id },
  versions: readonly Version[],
  acts: readonly Pick<KeptAct, 'id' | 'path' | 'json' | 'state' | 'madeAt'>[],
): Version[] {
  const known = new Set(versions.map(({ id }) => id))
  const own = acts.flatMap(({ id, path, json, state, madeAt }): Version[] => {
    if (state === 'refused' || known.has(id) || !/^injury\/(?:write|correct)$/.test(path)) return []
    const said = json as unknown as Said['json']
    const fixes = 'injuryId' in said ? said : null
    return [
      {
        ...said,
        rootId: fixes?.injuryId ?? id,
        day: dayOf(said.at),
        writtenAt: madeAt,
        supersedes: fixes?.supersedes ?? null,
        gone: false,
        reason: fixes?.reason ?? null,
        ...{ by: '', mine: true },
      },
    ]
  })
  return [...versions, ...own.filter((one) => one.childId === childId && one.day === day)]
}
