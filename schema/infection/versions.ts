// Which disease stands how on which day: the guideline's, with what the nursery changed from a day on, and the nursery's own.
import type { Day, Moment } from '../kit/day.ts'
import { DISEASES, type Disease, type Form } from './diseases.ts'
import type { Rule } from './rule.ts'

/** What a nursery wrote down about one disease from a day on. Of a disease of the guideline only the paper is its own to choose. */
export interface OwnDisease {
  key: string
  startsOn: Day
  writtenAt: Moment
  form: Form
  name: string | null
  criteria: string | null
  rule: Rule | null
}

const isOfGuideline = (key: string): boolean => DISEASES.some((one) => one.key === key)

/** The key of a disease that only this nursery has. */
export const ownKey = (id: string): string => `own:${id}`

/** What stands on a day, the guideline's first. The later beginning counts, and of one day the later written. */
export function diseasesOn(day: Day, own: readonly OwnDisease[]): Disease[] {
  const latest = new Map<string, OwnDisease>()
  for (const one of own) {
    const known = latest.get(one.key)
    if (one.startsOn > day) continue
    const newer = !known || known.startsOn < one.startsOn || (known.startsOn === one.startsOn && known.writtenAt <= one.writtenAt)
    if (newer) latest.set(one.key, one)
  }
  return [
    ...DISEASES.map((disease) => {
      const changed = latest.get(disease.key)
      return changed ? { ...disease, form: changed.form, edition: `${disease.edition}+${changed.startsOn}` } : disease
    }),
    ...[...latest.values()]
      .filter(({ key, name }) => !isOfGuideline(key) && name !== null)
      .map(
        ({ key, name, form, criteria, rule, startsOn }): Disease => ({
          key,
          name: name ?? '',
          form,
          criteria: criteria ?? '',
          period: '',
          rule,
          edition: `own+${startsOn}`,
        }),
      ),
  ]
}
