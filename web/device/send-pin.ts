// Sending a PIN, and what is said when it was not taken.
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { NoLine, Refused } from '../kit/call.ts'
import { renewing } from '../kit/renewing.ts'
import { DEVICE, paired } from './paired.ts'

const BUSY_TRIES = 3

/** Sends what opens a name; a server with two hashes in its line is asked again. */
export async function sendPin(path: 'open' | 'pin', json: Record<string, unknown>): Promise<{ personId: Id; until: Moment }> {
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
