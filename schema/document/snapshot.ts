// What was handed in, as it is kept from then on: what stands on the paper does not change when a class is renamed or a fact is put right.
import type { Day } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

export interface Snapshot {
  kind: string
  kindVersion: number
  facility: string
  /** The class or the child by name; '' of the facility. */
  subject: string
  classAge: number | null
  startsOn: Day
  endsOn: Day
  /** Who wrote, by name. */
  writers: string[]
  /** The children of its rows, in their order. */
  children: [Id, string][]
  /** By name of the field (schema/document/kind.ts). */
  texts: Record<string, string>
}

/** The text of each field that cannot be written in: as it was handed in, or every text that stands. */
export const keptTexts = ({
  snapshot,
  heads,
}: {
  snapshot: Snapshot | null
  heads: readonly { field: string; text: string }[]
}) =>
  snapshot?.texts ??
  Object.fromEntries(
    [...Map.groupBy(heads, ({ field }) => field)].map(([field, standing]) => [
      field,
      standing.map(({ text }) => text).join('\n'),
    ]),
  )
