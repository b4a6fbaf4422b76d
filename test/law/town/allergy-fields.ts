// By which actions what a child must not eat, the papers about it and its trays may be shown.
import type { Action } from '../../../schema/permission/matrix.ts'
import type { View } from './canary.ts'
import { holdsOn, isGuest, TODAY } from './town.ts'

/** Papers: of a child that is here or to come (入園予定児, RF09), and of one's own. */
export const allergic =
  (view: (action: Action) => View): View =>
  (town, who, child) =>
    !isGuest(child) &&
    (view('allergy.read')(town, who, child) || view('allergy.list')(town, who, child)) &&
    (who.door === 'family' || holdsOn(child.enrolled, TODAY) || child.enrolled.from > TODAY)

/**
 * @param words where the words stand that every board shows
 * @param kept on a caregivers' tablet for the time without a line
 */
export function allergyFields(
  view: (action: Action) => View,
  ofHere: (action: Action) => View,
  ofDay: (reads: Action, past: Action) => View,
  words: View[],
  kept: View,
): Record<string, { by: View[]; may?: View[] }> {
  const trays = ofDay('serving.read', 'serving.read')
  const papers = ofHere('allergy.read')
  return {
    'child.allergens': { by: words, may: [allergic(view), trays, view('meal.food')] },
    'allergy_entry.value': { by: [papers], may: [allergic(view), kept] },
    'allergy_decision.note': { by: [papers], may: [allergic(view)] },
    'serving_check.dishes': { by: [trays] },
  }
}
