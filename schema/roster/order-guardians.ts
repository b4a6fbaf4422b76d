// The order in which a family wants to be called.
import { tidy } from '../kit/kana.ts'
import type { RosterGuardian } from './plan.ts'

type Found = RosterGuardian & { slot: number; order: number | null }

const withoutMarks = ({ slot: _, order: __, ...guardian }: Found): RosterGuardian => guardian

/**
 * Numbers guardians from 1. Said for each (順位), said for all in one cell (`母→父→祖母`, `2,1`), or as the columns stand.
 * `fault` is set when that one cell names nobody who is there.
 */
export function orderGuardians(found: readonly Found[], said: string): { guardians: RosterGuardian[]; fault: string | null } {
  const named = said ? said.split(/[→>＞、,，\-−ー・\s]+/u).filter(Boolean) : []
  const place = (guardian: Found): number => {
    const full = tidy(guardian.familyName + guardian.givenName)
    const at = named.findIndex((word) => word === guardian.relationship || word === String(guardian.slot) || word === full)
    return at < 0 ? 100 + (guardian.order ?? 50) : at
  }
  const sorted = [...found].sort((a, b) => place(a) - place(b) || a.slot - b.slot)
  const lost = named.length > 0 && found.length > 0 && found.every((guardian) => place(guardian) >= 100)
  return {
    guardians: sorted.map((guardian, index) => ({ ...withoutMarks(guardian), contactOrder: index + 1 })),
    fault: lost ? `「${said.slice(0, 20)}」に当たる保護者がいないので、書かれた順にします` : null,
  }
}
