import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { useSend } from '../kit/use-send.ts'
import { development } from './api.ts'

/** Writes one tick of a child, and looks again. */
export function useMark(facility: number, childId: Id, onDone: () => unknown) {
  const { fault, send } = useSend()
  const mark = async (item: Id, day: Day | null) => {
    const marks = [{ item, day }]
    if (await send((id) => development.post(facility, '/mark', { id, childId, marks }), [childId, ...marks])) await onDone()
  }
  return { fault, mark: (item: Id, day: Day | null) => void mark(item, day) }
}
