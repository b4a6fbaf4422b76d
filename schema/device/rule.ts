// What a PIN may be. Four to six digits are enough because only a paired tablet takes them, and wrong ones rest, with the person and with the
// tablet; those that anybody would try first are refused.

import { HOUR, MINUTE } from '../kit/day.ts'

export const DEVICE_KINDS = ['tablet', 'kiosk', 'office_pc'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/** length: not four to six digits. repeated: 0000, 1212, 123123. row: 1234, 9876. year: 1900 to 2099. */
export type PinFault = 'length' | 'repeated' | 'row' | 'year'

/** Why a PIN would be guessed first; null when it may be used. */
export function pinFault(pin: string): PinFault | null {
  if (!/^\d{4,6}$/.test(pin)) return 'length'
  if (/^(\d{1,3})\1+$/.test(pin)) return 'repeated'
  const steps = [...pin].slice(1).map((digit, place) => Number(digit) - Number(pin[place]))
  if (Math.abs(steps[0] ?? 0) === 1 && steps.every((step) => step === steps[0])) return 'row'
  return /^(?:19|20)\d\d$/.test(pin) ? 'year' : null
}

/** A tablet that has said nothing for so long is silent; it beats each minute. */
export const SILENT_AFTER = 5 * MINUTE
/** One that has been silent for longer lies in a drawer, and nobody waits for what it holds. */
export const IN_USE_FOR = 7 * 24 * HOUR

/** Wrong PINs in a quarter of an hour: of one person on one tablet, and on one tablet whoever they were tried on. */
export const PIN_TRIES = 5
export const TABLET_TRIES = 15
