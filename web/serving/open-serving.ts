// The trays of today as this tablet knows them: the server's last answer with its own looks on top. Without a line they are all there is.
import { computed, type ReadonlySignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { Meal } from '../../schema/care/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { Eating } from '../../schema/meal/eating.ts'
import type { ServedDish, ServingCheck, Step } from '../../schema/serving/rule.ts'
import type { Routes } from '../../worker/serving/routes.ts'
import { type Reply, wordOf } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { load } from '../kit/load.ts'
import { send } from '../kit/outbox.ts'
import { ownActs } from '../kit/own-acts.ts'
import { withLocalChecks } from './local-serving.ts'

const serving = wordOf<Routes>('serving')
const EVERY = 15_000

interface OpenServing {
  checks: readonly ServingCheck[]
  /** 食事予定 of the day, where home said one. */
  eating: (childId: Id) => Eating | null
}

export function useServing(facility: number, day: Day): OpenServing {
  const open = useMemo((): { serving: ReadonlySignal<OpenServing>; stop: () => void } => {
    const loaded = load<Reply<Routes, '/day'>>(serving.address(facility, '/day', { day }), { every: EVERY, keep: true })
    const mine = ownActs(facility, 'serving')
    return {
      serving: computed(() => ({
        checks: withLocalChecks(day, loaded.data.value?.checks ?? [], mine.acts.value),
        eating: (childId) => loaded.data.value?.children.find((child) => child.childId === childId)?.eating ?? null,
      })),
      stop: () => {
        loaded.stop()
        mine.stop()
      },
    }
  }, [facility, day])
  useEffect(() => open.stop, [open])
  return open.serving.value
}

/** One look at one tray, kept on the tablet before it is sent. */
export function checkTray(
  facility: number,
  said: { childId: Id; meal: Meal; step: Step; tray: string; dishes: readonly ServedDish[] },
): void {
  const at = moment()
  const id = newId(at)
  void send({ id, facility, path: 'serving/check', json: { id, at, ...said }, childIds: [said.childId] })
}
