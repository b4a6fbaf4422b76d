// Two facilities of one organisation, in two databases, and a child of the first who spends a Saturday in the second.
import type { Day } from '../../schema/kit/day.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { exchange } from '../../worker/guest/exchange.ts'
import { readBoard } from '../kit/board.ts'
import { act, at, bindings, makeWorld } from '../kit/world.ts'

export const SATURDAY: Day = '2026-11-21'
/** What the host reads of a child on its board. */
export async function twoFacilities() {
  const home = await makeWorld({ shard: 'SHARD_1', name: 'さくら保育所', settings: { phone: '0200-00-1111' } })
  const host = await makeWorld({ shard: 'SHARD_2', name: 'みなと保育所', settings: { phone: '0200-00-2222' } })
  const child = await home.addChild('あおい そら')
  const mother = await home.addGuardian([child])
  const office = await home.addStaff('head_teacher')
  const hostOffice = await host.addStaff('head_teacher')
  const hostTeacher = await host.addStaff('nursery_teacher')

  /** Arranges a day for the child; the act is sent at once to the host, as `settle` waits for. */
  const arrange = (more: Record<string, unknown> = {}) =>
    office.post('/guest', {
      id: act(),
      hostId: host.facilityId,
      day: SATURDAY,
      kind: 'saturday',
      childIds: [child],
      from: '8:00',
      to: '12:30',
      ...more,
    })
  /** What the sweep does in both facilities. */
  const settle = async (time = '8:06', day: Day = SATURDAY) => {
    await exchange(bindings, home.facilityId, at(time, day))
    await exchange(bindings, host.facilityId, at(time, day))
  }
  const board = async (who: typeof office, day: Day = SATURDAY): Promise<BoardChild[]> =>
    readBoard(await who.get(`/presence/board?day=${day}`)).children
  const stays = async (who: typeof office, day: Day = SATURDAY) =>
    (await who.get(`/guest?from=${day}&to=${day}`)).body.stays as Record<string, unknown>[]
  return { home, host, child, mother, office, hostOffice, hostTeacher, arrange, settle, board, stays }
}
