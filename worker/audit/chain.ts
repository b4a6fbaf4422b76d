// The arithmetic of the chain, the same for sealing and for looking whether it is whole.
import type { Moment } from '../../schema/kit/day.ts'
import { digestOf } from '../kit/audit-row.ts'

/** What the first link hangs on. */
export const firstHash = (facilityId: number): string => digestOf('audit', facilityId)

/** A link: it covers the one before, its own number and moment, and the digest of its row. */
export const nextHash = (before: string, number: number, sealedAt: Moment, rowDigest: string): string =>
  digestOf(before, number, sealedAt, rowDigest)
