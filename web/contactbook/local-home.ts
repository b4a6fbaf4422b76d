// What this phone has said and the nursery has not got yet, laid over what it knows.
import type { HomeField, HomeRow, HomeValue } from '../../schema/contactbook/home.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { KeptAct } from '../kit/store.ts'

export type OnPhone = Pick<KeptAct, 'id' | 'path' | 'json' | 'childIds' | 'state'>

export const HOME_PATH = 'contactbook/home'
export const isHomeOf = ({ path, json, childIds }: OnPhone, childId: Id, day: Day): boolean =>
  path === HOME_PATH && childIds.includes(childId) && json.day === day

export function withUnsentHome(rows: readonly HomeRow[], acts: readonly OnPhone[], childId: Id, day: Day): HomeRow[] {
  const known = new Set(rows.map(({ id }) => id))
  return [
    ...rows,
    ...acts
      .filter((act) => act.state === 'waiting' && isHomeOf(act, childId, day) && !known.has(act.id))
      .flatMap(({ id, json }) =>
        Object.entries(json.fields as Partial<Record<HomeField, HomeValue | null>>).map(
          ([field, value]): HomeRow => ({
            id,
            childId,
            day,
            field: field as HomeField,
            value,
            at: Number(json.at),
            mine: true,
            by: '',
          }),
        ),
      ),
  ]
}
