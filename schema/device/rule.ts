// What a PIN may be. Four to six digits are enough because only a paired tablet takes them, and wrong ones rest, with the person and with the
// tablet; those that anybody would try first are refused.

import { HOUR, MINUTE, type Moment } from '../kit/day.ts'

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

/** A clock that is farther from the server's than this is wrong; it is shown, and what it says is looked at twice. */
export const CLOCK_TOLERANCE = 2 * MINUTE

/** What a tablet's clock said when something was done. */
export interface ClockNote {
  /** The tablet's own clock, set right by nobody. */
  device: Moment
  /** What was added to it: how far the server's had been ahead when it was last heard. */
  offset: number
  /** The server's clock when it was last heard before; null: never. */
  heard: Moment | null
}

/**
 * When something was really done, once the server has been heard again.
 * @param offset how far the server's clock is ahead of the tablet's, as just measured
 * @param now the server's
 * @returns null when nobody can say: what the clock said lies before the server was last heard, or still to come
 */
export function trueMoment(note: ClockNote, offset: number, now: Moment): Moment | null {
  const said = note.device + note.offset
  // A clock that ran wrong all the time is corrected by as much as it is wrong now.
  const corrected = Math.abs(offset - note.offset) <= CLOCK_TOLERANCE ? said : note.device + offset
  const mayBe = (at: Moment) => at <= now + CLOCK_TOLERANCE && (note.heard === null || at >= note.heard - CLOCK_TOLERANCE)
  return [corrected, said].find(mayBe) ?? null
}
