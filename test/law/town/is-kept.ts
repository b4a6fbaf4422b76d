import { isHidden } from './ledger-fields.ts'
import { type Child, isGuest } from './town.ts'

/** Who is to come has no days yet, so nothing of a day was ever kept of them. */
export const isKept = (field: string, child: Child): boolean =>
  !(field.startsWith('hidden_home') && !isHidden(child)) &&
  // A picture is of a class.
  !(field.startsWith('photo') && child.classId === null) &&
  (isGuest(child)
    ? field !== 'child.number' && !/^(?:ledger|hidden|growth|infection|allergy|health|checkup|photo|food)/.test(field)
    : !field.startsWith('guest_stay') &&
      (!/^(?:notice|day_plan|plan_request|presence_|growth|care_entry|home_field|contact|medicine|allergy|serving|injury|handover|infection|health|checkup|photo|food)/.test(
        field,
      ) ||
        !child.name.includes('future')))
