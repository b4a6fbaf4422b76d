// The codes of phones that were taken on this device, so that none is taken twice; over a restart too.
import type { Moment } from '../../schema/kit/day.ts'
import { type KeyCode, type Used, withUsed } from '../../schema/pass/rule.ts'

const PLACE = 'tsumugi.room.used-codes'

let used: Used = {}
try {
  used = JSON.parse(localStorage.getItem(PLACE) ?? '{}')
} catch {
  // Closed storage: known as long as the page.
}

export const usedCodes = (): Used => used

export function noteUsed(code: KeyCode, at: Moment): void {
  used = withUsed(used, code, at)
  try {
    localStorage.setItem(PLACE, JSON.stringify(used))
  } catch {
    // As above.
  }
}
