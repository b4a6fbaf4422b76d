// Sending a PIN, and what is said when it was not taken.
import { HOUR, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { NoLine, Refused } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { renewing } from '../kit/renewing.ts'
import { keepPhones } from './kept-roster.ts'
import { checkPin, knowPin } from './offline-pin.ts'
import { asPerson, DEVICE, paired } from './paired.ts'
import { words } from './words.ts'

const BUSY_TRIES = 3
/** A name that was opened without a line closes by itself, as one of a shift would. */
const OFFLINE_LASTS = 12 * HOUR

interface WithPin extends Record<string, unknown> {
  personId: Id
  pin: string
}

/** Sends what opens a name, and has the tablet ready to know this PIN without a line. A server with two hashes in its line is asked again. */
export async function sendPin(path: 'open' | 'pin', json: WithPin): Promise<{ personId: Id; until: Moment }> {
  const { personId, pin } = json
  try {
    const name = await ask(path, json)
    void knowPin(personId, pin).catch(() => undefined)
    void keepPhones(paired.value?.facilityId ?? 0, asPerson(personId))
    return name
  } catch (error) {
    if (!(error instanceof NoLine) || path !== 'open') throw error
    const found = await checkPin(personId, pin)
    if (found !== 'right') throw new Refused(403, { code: 'wrong_pin', message: words.offlinePin[found] })
    return { personId, until: moment() + OFFLINE_LASTS }
  }
}

async function ask(path: 'open' | 'pin', json: WithPin): Promise<{ personId: Id; until: Moment }> {
  for (let count = 1; ; count++) {
    try {
      const address = `/api/f/${paired.value?.facilityId ?? 0}/device/${path}`
      // The session that was open in this name ends with it: what was asked with that one meanwhile does not close the new one.
      const { body } = await renewing<{ personId: Id; until: Moment }>(address, json, DEVICE)
      if (!body) throw new NoLine()
      return body
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'too_many') || count === BUSY_TRIES) throw error
      await new Promise((go) => setTimeout(go, 700 * count))
    }
  }
}

/** The sentence for the person at the tablet. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof Refused) return error.message
  if (error instanceof NoLine) return '電波がないので、いまは確かめられません。つながったら、もういちど入れてください。'
  throw error
}
