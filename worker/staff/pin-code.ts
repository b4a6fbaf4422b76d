// The one-time code with which a helper chooses a PIN on a paired tablet: eight signs, read off a screen or a slip of paper.
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Env } from '../kit/env.ts'
import { codeOf, hashCode } from '../kit/one-time-code.ts'

/** The first eight signs of an act's code, four and four as it is read out. The same act gives the same, also after a lost answer. */
export const pinCodeOf = (env: Env, facilityId: number, id: Id): string =>
  codeOf(env, 'pin', String(facilityId), id).slice(0, 'XXXX-XXXX'.length)

/** The two columns of a person that keep a code: its hash, and until when it works. */
export const keptCode = (code: string, until: Moment) => ({ pinCodeHash: hashCode(code), pinCodeUntil: until })
