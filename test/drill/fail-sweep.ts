// R2, where nobody asked: the minute's work with a push and a letter that are due. Whichever of its calls fails, each is sent by a later minute;
// what is sent twice, because the answer was lost, takes the place of the first on the phone.
import { drizzle } from 'drizzle-orm/d1'
import { letter } from '../../schema/directory.ts'
import { MINUTE } from '../../schema/kit/day.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import type { Mailbox } from '../kit/mailbox.ts'
import type { PushService } from '../kit/push-service.ts'
import { act, at, bindings, makeWorld } from '../kit/world.ts'
import { breaking, WAYS } from './break-call.ts'
import { holding } from './table-state.ts'

/** Minutes in which a try again may be due: after 1, 5, 15 and 30 more. */
const LATER = [1, 2, 6, 21, 51]
const CALM = 60
const MOST_CALLS = 200

/** Gives the number of calls that were broken. */
export async function breakEachOfSweep(
  service: PushService,
  mailbox: Mailbox,
  fault: (sentence: string) => void,
): Promise<number> {
  const world = await makeWorld()
  const childId = await world.addChild('あおい そら')
  const mother = await world.addGuardian([childId])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const phone = service.subscribe()
  mother.at('7:30')
  const device = { id: act(), endpoint: phone.endpoint, keys: phone.keys, language: 'ja' }
  if ((await mother.post('/notification/device', device)).status !== 200) fault('the phone could not be told')
  teacher.at('8:20')
  await teacher.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
  const address = 'mother@example.jp'
  const times = { createdAt: at('8:20'), dueAt: at('8:21') }
  await drizzle(bindings.DIRECTORY)
    .insert(letter)
    .values({ id: act(), accountId: mother.accountId, address, kind: 'changed', ...times, tries: 0 })
  const sent = () => ({ push: phone.notes.length, letter: mailbox.mails.length })

  let trials = 0
  for (const way of WAYS) {
    for (let place = 1; place <= MOST_CALLS; place++) {
      const before = sent()
      const reached = await holding(bindings, async () => {
        const broken = await breaking(bindings, place, way, (env) => everyMinute(env, at('8:21')), CALM)
        for (const minutes of LATER) await everyMinute(bindings, at('8:21') + minutes * MINUTE)
        return broken.reached
      })
      if (!reached) break
      trials += 1
      const now = sent()
      for (const kind of ['push', 'letter'] as const) {
        const times = now[kind] - before[kind]
        if (times < 1 || times > 2) fault(`the minute’s call ${place} ${way}: the ${kind} was sent ${times} times`)
      }
    }
  }
  for (const sentence of [...service.faults, ...mailbox.faults]) fault(`what was sent ${sentence}`)
  return trials
}
