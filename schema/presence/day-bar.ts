// A child's day as one bar: the hours it was to be here, and the stretches it was, went out, and came back.
import type { Time } from '../kit/time.ts'
import type { BoardChild } from './fold-board.ts'

/** unseen: stamped, and nobody has seen the child yet. */
export type StayKind = 'unseen' | 'here' | 'out'

export interface Stay {
  kind: StayKind
  from: Time
  to: Time
  /** It lasts still. */
  open: boolean
}

export interface DayBar {
  /** Full hours around everything on it. */
  from: Time
  to: Time
  plan: readonly [Time, Time] | null
  stays: Stay[]
}

/**
 * Lays out a day, or null where there is nothing to show.
 * @param now minute of the day until which it has come; its end for a day that is over
 */
export function layOutDay({ acts = [], plan, told }: Pick<BoardChild, 'acts' | 'plan' | 'told'>, now: Time): DayBar | null {
  const stays = staysOf(acts, now)
  const absent = told?.attendance?.kind === 'absent'
  const planned = plan && !(absent && stays.length === 0) ? hoursTold(plan, told) : null
  const edges = [...(planned ?? []), ...stays.flatMap(({ from, to }) => [from, to])]
  if (edges.length === 0) return null
  const [from, to] = [Math.floor(Math.min(...edges) / 60) * 60, Math.ceil(Math.max(...edges) / 60) * 60]
  return { from, to: Math.max(to, from + 60), plan: planned, stays }
}

/** The planned hours as the family changed them for the day. */
function hoursTold([arrive, leave]: readonly [Time, Time], told: BoardChild['told']): readonly [Time, Time] {
  const late = told?.attendance?.kind === 'late' ? told.attendance.time : arrive
  return [late, Math.max(late, told?.pickup?.time ?? leave)]
}

function staysOf(acts: NonNullable<BoardChild['acts']>, now: Time): Stay[] {
  const stays: Stay[] = []
  let current: { kind: StayKind; from: Time } | null = null
  const become = (kind: StayKind | null, at: Time, open = false) => {
    if (current?.kind === kind) return
    if (current && (at > current.from || open)) stays.push({ ...current, to: at, open })
    current = kind && { kind, from: at }
  }
  for (const [letters, second] of acts) {
    const at = Math.floor(second / 60)
    for (const letter of letters) {
      // Seen at a roll in the park, a child is still out.
      const out = current !== null && (current as { kind: StayKind }).kind === 'out'
      if (letter === 'a' && current === null) become('unseen', at)
      else if (letter === 's' && !out) become('here', at)
      else if (letter === 'o') become('out', at)
      else if (letter === 'b') become('here', at)
      else if (letter === 'l' || letter === 'h') become(null, at)
    }
  }
  become(null, Math.max(now, (current as { from: Time } | null)?.from ?? 0), true)
  return stays
}
