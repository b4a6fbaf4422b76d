// The rolls and head counts of today as this tablet knows them: the server's last answer, its own acts on top, folded by its clock.
import { computed, type ReadonlySignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { OutingOnDay, RollDay } from '../../schema/roll/day.ts'
import { FIRST_ROOMS } from '../../schema/roll/room.ts'
import { foldOuting, type GroupState } from '../../schema/roll/rule.ts'
import type { Routes } from '../../worker/roll/routes.ts'
import { wordOf } from '../kit/call.ts'
import { now } from '../kit/clock.ts'
import { load } from '../kit/load.ts'
import { ownActs } from '../kit/own-acts.ts'
import { neverLeft } from './act.ts'
import { withLocalRolls } from './local-roll.ts'

const roll = wordOf<Routes>('roll')
const EVERY = 15_000

export interface Group {
  outing: OutingOnDay
  state: GroupState
}

export interface OpenRoll {
  day: ReadonlySignal<RollDay>
  groups: ReadonlySignal<Group[]>
  /** Asks again, after something was written past the outbox. */
  refresh: () => Promise<void>
}

/** Opens the rolls of a facility and a day; without an answer the tablet's own acts are all there is. */
export function openRoll(facility: number, day: Day): OpenRoll & { stop: () => void } {
  const loaded = load<RollDay>(roll.address(facility, '/day', { day }), { every: EVERY, keep: true })
  // What was receipted stays here too: an answer that was on its way may not know it yet.
  const mine = ownActs(facility, 'roll')
  const shown = computed(() =>
    withLocalRolls(
      loaded.data.value ?? { day, outings: [], counts: [], countTimes: [], moves: [], rooms: [...FIRST_ROOMS] },
      mine.acts.value.filter(({ id }) => !neverLeft.value.has(id)),
    ),
  )
  return {
    day: shown,
    groups: computed(() =>
      shown.value.outings.map((outing) => ({
        outing,
        state: foldOuting(outing, outing.steps, Math.max(now.value, ...outing.steps.map(({ at }) => at))),
      })),
    ),
    refresh: loaded.refresh,
    stop: () => {
      loaded.stop()
      mine.stop()
    },
  }
}

/** The rolls of a day for as long as the component lives. */
export function useRoll(facility: number, day: Day): OpenRoll {
  const open = useMemo(() => openRoll(facility, day), [facility, day])
  useEffect(() => open.stop, [open])
  return open
}
