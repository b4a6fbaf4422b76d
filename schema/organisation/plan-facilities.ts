// What a list of facilities would add to an organisation. A facility that is there already is shown, never changed and never doubled.
import type { FacilitySettings } from '../facility/input.ts'
import { type Problem, problem } from '../kit/grid.ts'
import { tidy } from '../kit/kana.ts'
import type { ListedFacility } from './read-facilities.ts'

export interface KnownFacility {
  facilityId: number
  name: string
  publicId: string | null
  details: Record<string, string>
}

/** A facility to be made. */
export interface NewFacility {
  row: number
  name: string
  publicId: string | null
  details: Record<string, string>
  settings: Partial<FacilitySettings>
}

/** A facility of the list that is there already, with what the list says otherwise. */
export interface SameFacility {
  row: number
  facilityId: number
  name: string
  differences: { what: string; before: string; after: string }[]
}

const foldName = (name: string): string => tidy(name).replace(/ /g, '').toLowerCase()

/** Sorts a list into facilities to be made and facilities already there, by public id, then by name. Two of one name are an error. */
export function planFacilities(listed: readonly ListedFacility[], known: readonly KnownFacility[]) {
  const byId = new Map(known.flatMap((one) => (one.publicId ? [[one.publicId, one] as const] : [])))
  const byName = new Map(known.map((one) => [foldName(one.name), one]))
  const fresh: NewFacility[] = []
  const errors: Problem[] = []
  const rowOf = new Map<string, number>()
  const same: SameFacility[] = []
  for (const one of listed) {
    const found = (one.publicId === null ? undefined : byId.get(one.publicId)) ?? byName.get(foldName(one.name))
    if (found) same.push({ row: one.row, facilityId: found.facilityId, name: found.name, differences: differencesOf(one, found) })
    else if (rowOf.has(foldName(one.name)))
      errors.push(
        problem(
          one.row,
          null,
          `「${one.name}」は${rowOf.get(foldName(one.name))}行目と同じ名称です。見分けられる名称にしてください`,
        ),
      )
    else fresh.push({ row: one.row, name: one.name, publicId: one.publicId, details: one.details, settings: settingsOf(one) })
    rowOf.set(foldName(one.name), one.row)
  }
  return { fresh, same, errors }
}

function differencesOf(one: ListedFacility, known: KnownFacility): SameFacility['differences'] {
  const found: SameFacility['differences'] = []
  const compare = (what: string, before: string, after: string) => {
    if (after && before !== after) found.push({ what, before, after })
  }
  compare('名称', known.name, one.name)
  compare('ID', known.publicId ?? '', one.publicId ?? '')
  for (const [heading, after] of Object.entries(one.details))
    if (heading in known.details) compare(heading, known.details[heading] ?? '', after)
  return found
}

/** Of what a list says, the part that is a setting of the facility. Hours that make no sense are left to the usual ones. */
function settingsOf(one: ListedFacility): Partial<FacilitySettings> {
  const hours = one.opensAt !== null && one.closesAt !== null && one.opensAt < one.closesAt
  return {
    ...(hours ? { opensAt: one.opensAt ?? 0, closesAt: one.closesAt ?? 0 } : {}),
    ...(one.weekdays ? { openWeekdays: one.weekdays } : {}),
    ...(one.phone ? { phone: one.phone.slice(0, 20) } : {}),
  }
}
