// What this tablet has measured, laid over the sheet the server knows. Laid over twice it changes nothing: values have ids.
import type { ClassSheet, Value } from '../../schema/growth/class-sheet.ts'
import { KINDS, type Kind } from '../../schema/growth/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { KeptAct } from '../kit/store.ts'

type Sent = { day: string; children: ({ childId: Id } & Partial<Record<Kind, number>>)[] }

/** The sheet with the tablet's own acts; refused ones and those of other months are left out. */
export function withLocalEntries(
  sheet: ClassSheet,
  acts: readonly Pick<KeptAct, 'id' | 'path' | 'json' | 'state'>[],
): ClassSheet {
  const own = acts.filter(
    ({ path, state, json }) => path === 'growth/class' && state !== 'refused' && String(json.day).startsWith(sheet.month),
  )
  if (own.length === 0) return sheet
  return {
    ...sheet,
    children: sheet.children.map((child) => {
      const more = own.flatMap(({ id, json }): Value[] => {
        const { day, children } = json as unknown as Sent
        const mine = children.find(({ childId }) => childId === child.childId)
        return KINDS.flatMap((kind) => {
          const value = mine?.[kind]
          return value === undefined || child.now.some((one) => one.id === id && one.kind === kind)
            ? []
            : [{ id, kind, day, value, place: 'nursery' as const }]
        })
      })
      return more.length === 0 ? child : { ...child, now: [...child.now, ...more] }
    }),
  }
}
