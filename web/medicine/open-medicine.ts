// Today's medicine as a tablet or a desk knows it, folded for this half minute.
import type { Day } from '../../schema/kit/day.ts'
import { type Folded, foldRequest, type Step } from '../../schema/medicine/rule.ts'
import { now } from '../kit/clock.ts'
import { useLoad } from '../kit/use-load.ts'
import { type Answer, medicine, type Request } from './api.ts'

export type Dose = Request & { folded: Folded<Request['steps'][number] & Step> }

const EVERY = 20_000

/** @param day null: nothing is asked */
export function useMedicine(facility: number, day: Day | null) {
  const address = day === null ? null : medicine.address(facility, '/list', { from: day, to: day })
  const loaded = useLoad<Answer>(address, { every: EVERY, keep: true })
  const answer = loaded?.data.value ?? null
  const at = now.value
  const doses: Dose[] = (answer?.requests ?? [])
    .map((one) => ({ ...one, folded: foldRequest(one, one.steps, at, answer?.lateAfter ?? 0) }))
    .filter(({ folded }) => folded.state !== 'withdrawn')
  return { answer, doses, refresh: () => void loaded?.refresh(), loaded }
}

/** Neither given nor withheld yet. */
export const isOpen = ({ folded: { state } }: Dose): boolean =>
  state === 'asked' || state === 'received' || state === 'checked' || state === 'ready'
