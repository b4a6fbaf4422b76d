// The care of a day as this tablet knows it: the server's last answer, its own entries on top, folded child by child.
import { computed, type ReadonlySignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { type Asked, foldBelongings, type Thing } from '../../schema/belonging/rule.ts'
import type { CareDay } from '../../schema/care/day.ts'
import { type CareOfChild, FEVER_FROM, foldCare } from '../../schema/care/rule.ts'
import type { HomeValues } from '../../schema/contactbook/home.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { foldStays, type Stay } from '../../schema/sickbay/rule.ts'
import type { Routes } from '../../worker/care/routes.ts'
import { withLocalBelongings } from '../belonging/local-belonging.ts'
import { wordOf } from '../kit/call.ts'
import { load } from '../kit/load.ts'
import { ownActs } from '../kit/own-acts.ts'
import { withLocalSteps } from '../sickbay/local-sickbay.ts'
import { withLocalCare } from './local-care.ts'

const care = wordOf<Routes>('care')
const EVERY = 15_000
const NOTHING = foldCare([])

export interface OpenCare {
  of: (childId: Id) => CareOfChild
  /** From which temperature on the child is looked at, in tenths of a degree. */
  feverFrom: (childId: Id) => number
  /** What home measured before the child came, when somebody said it. */
  home: (childId: Id) => HomeValues['temperature'] | undefined
  /** 食事予定 of the day, when somebody said it. */
  eating: (childId: Id) => HomeValues['eating'] | undefined
  /** プール可否 as home said it; null outside of the season. */
  pool: ((childId: Id) => boolean | undefined) | null
  /** The child's stay in the 医務室; null where there is none of these. */
  sickbay: ((childId: Id) => Stay | undefined) | null
  /** 持ち物: what may be asked for, and what was asked of a child; null where the nursery asks for nothing here. */
  belongings: { things: readonly Thing[]; of: (childId: Id) => Asked[] } | null
}

function openCare(facility: number, day: Day): { care: ReadonlySignal<OpenCare>; stop: () => void } {
  const loaded = load<CareDay>(care.address(facility, '/day', { day }), { every: EVERY, keep: true })
  const mine = ownActs(facility, 'care')
  const taps = ownActs(facility, 'belonging')
  const steps = ownActs(facility, 'sickbay')
  return {
    care: computed(() => {
      const rows = withLocalCare(day, loaded.data.value?.rows ?? [], mine.acts.value)
      const byChild = Map.groupBy(rows, ({ childId }) => childId)
      const folded = new Map([...byChild].map(([childId, own]) => [childId, foldCare(own)]))
      const known = loaded.data.value?.sickbay
      const stays = known && foldStays(withLocalSteps(day, known, steps.acts.value)).filter(({ to }) => to === null)
      const poolOf = loaded.data.value?.poolOf
      const things = loaded.data.value?.belongings?.things ?? []
      const tapped = Map.groupBy(
        withLocalBelongings(loaded.data.value?.belongings?.rows ?? [], taps.acts.value),
        ({ childId }) => childId,
      )
      return {
        of: (childId) => folded.get(childId) ?? NOTHING,
        feverFrom: (childId) => loaded.data.value?.feverOf[childId] ?? loaded.data.value?.feverFrom ?? FEVER_FROM,
        // An answer that an older edition kept knows nothing of home.
        home: (childId) => loaded.data.value?.homeOf?.[childId],
        eating: (childId) => loaded.data.value?.eatingOf?.[childId],
        pool: poolOf ? (childId) => poolOf[childId] : null,
        sickbay: stays ? (childId) => stays.find((stay) => stay.childId === childId) : null,
        belongings: things.length > 0 ? { things, of: (childId) => foldBelongings(tapped.get(childId) ?? []) } : null,
      }
    }),
    stop: () => {
      loaded.stop()
      mine.stop()
      taps.stop()
      steps.stop()
    },
  }
}

/** The care of a day for as long as the component lives. */
export function useCare(facility: number, day: Day): OpenCare {
  const open = useMemo(() => openCare(facility, day), [facility, day])
  useEffect(() => open.stop, [open])
  return open.care.value
}
