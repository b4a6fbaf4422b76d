// By which actions what is known of a child's body and health may be shown.
import type { View } from './canary.ts'

const toStaff =
  (view: View): View =>
  (town, who, child) =>
    who.door !== 'family' && view(town, who, child)

interface Views {
  growth: View
  illness: View
  health: View
  checkup: View
  /** Where the mark beside a name stands. */
  board: View
}

export const recordFields = ({
  growth,
  illness,
  health,
  checkup,
  board,
}: Views): Record<string, { by: View[]; may?: View[] }> => ({
  'growth_measure.value': { by: [growth] },
  'growth_measure.reason': { by: [toStaff(growth)] },
  'infection_case.criteria': { by: [illness] },
  'infection_form.doctor': { by: [illness] },
  'infection_step.note': { by: [toStaff(illness)] },
  'health_entry.value': { by: [health] },
  'health_entry.value, confirmed': { by: [health] },
  'health_entry.value, mark': { by: [toStaff(health)], may: [board] },
  'health_decision.note': { by: [health] },
  'checkup_result.findings': { by: [checkup] },
  'checkup_result.doctor': { by: [checkup] },
  'checkup_result.findings, replaced': { by: [toStaff(checkup)] },
  'checkup_result.reason': { by: [toStaff(checkup)] },
})
