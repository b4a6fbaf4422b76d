// By which actions what stands on a child's card may be shown (RL12, RL13).
import type { LedgerKind, LedgerValue } from '../../../schema/ledger/rule.ts'
import type { View } from './canary.ts'
import { type Child, isGuest } from './town.ts'

/** The households whose home is hidden: of the second child of each class. */
export const isHidden = ({ name }: Pick<Child, 'name'>): boolean => name.endsWith('.1')

export const LEDGER_TOKENS: Record<string, { kind: LedgerKind; single?: true; value: (token: string) => LedgerValue }> = {
  'ledger_entry.value, home': { kind: 'home', single: true, value: (address) => ({ address, phone: '', note: '' }) },
  'ledger_entry.value, contact': {
    kind: 'contact',
    value: (name) => ({ order: 1, name, relationship: '祖母', phone: '0200-00-0000', note: '' }),
  },
  'ledger_entry.value, household': { kind: 'household', value: (name) => ({ name, relationship: '姉', birth: '', note: '' }) },
  'ledger_entry.value, circumstances': { kind: 'circumstances', single: true, value: (text) => ({ text }) },
}

const own =
  (inner: View): View =>
  (town, who, child) =>
    !isGuest(child) && inner(town, who, child)

/** @param leads whoever is 園長 or 主任 of the child's house */
export function ledgerFields(
  reads: View,
  opens: View,
  guarded: (inner: View) => View,
  leads: View,
): Record<string, { by: View[]; may?: View[] }> {
  const family: View = (town, who, child) => who.door === 'family' && reads(town, who, child)
  const unhidden =
    (inner: View): View =>
    (town, who, child) =>
      inner(town, who, child) && (!isHidden(child) || leads(town, who, child))
  return {
    'ledger_entry.value, home': { by: [own(unhidden(guarded(opens))), own(unhidden(guarded(family)))] },
    'ledger_entry.value, contact': { by: [own(guarded(opens)), own(family)] },
    'ledger_entry.value, household': { by: [own(reads)] },
    'ledger_entry.value, circumstances': { by: [own(opens)] },
    // Nobody reads why, but the audit of the house.
    'hidden_home.reason': { by: [] },
  }
}
