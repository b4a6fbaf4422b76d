// A device's clock that is not the server's: how wrong is wrong, and when something was really done.
import { MINUTE, type Moment } from './day.ts'

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
 * @returns null when nobody can say: what the clock said lies before the server was last heard, or still to come; or the clock was set in
 * between, and both what it said and what it would have said may be
 */
export function trueMoment(note: ClockNote, offset: number, now: Moment): Moment | null {
  const said = note.device + note.offset
  // A clock that ran wrong all the time is corrected by as much as it is wrong now.
  const readings = Math.abs(offset - note.offset) <= CLOCK_TOLERANCE ? [said] : [said, note.device + offset]
  const mayBe = (at: Moment) => at <= now + CLOCK_TOLERANCE && (note.heard === null || at >= note.heard - CLOCK_TOLERANCE)
  const [one, other] = readings.filter(mayBe)
  return other === undefined ? (one ?? null) : null
}
