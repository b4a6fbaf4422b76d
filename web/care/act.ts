// What is written down on the sheet: one act for a whole class, kept on the tablet before it is sent.
import type { CareKind } from '../../schema/care/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { moment } from '../kit/clock.ts'
import { send } from '../kit/outbox.ts'
import { draftOf, leaveOut } from './draft.ts'

/** As many as one act takes. */
const MOST = 60

/** Sends what was entered of these kinds, and empties the draft of it. */
export function sendSheet(facility: number, day: Day, kinds: readonly CareKind[]): void {
  const entries = Object.values(draftOf(facility, day)).filter(({ kind }) => kinds.includes(kind))
  leaveOut(facility, day, kinds)
  for (let from = 0; from < entries.length; from += MOST) {
    const part = entries.slice(from, from + MOST)
    const at = moment()
    const id = newId(at)
    void send({
      id,
      facility,
      path: 'care/record',
      json: { id, at, entries: part },
      childIds: [...new Set(part.map(({ childId }) => childId))],
    })
  }
}

/** Takes one entry back. */
export function takeBack(facility: number, day: Day, childId: Id, kind: CareKind, entryId: Id): void {
  const at = moment()
  const id = newId(at)
  void send({
    id,
    facility,
    path: 'care/take-back',
    json: { id, at, day, kind, entries: [{ childId, entryId }] },
    childIds: [childId],
  })
}
