import { eq } from 'drizzle-orm'
import type { drizzle } from 'drizzle-orm/d1'
import type { Door } from '../../schema/account/input.ts'
import { membership, officer, operator } from '../../schema/directory.ts'

export interface Place {
  facilityId: number
  door: Door
}

/** Where an account has something to open; a city officer's and an operator's place is the office without a facility. */
export async function placesOf(directory: ReturnType<typeof drizzle>, accountId: string, today: string): Promise<Place[]> {
  const [places, duties, runs] = await directory.batch([
    directory
      .select({ facilityId: membership.facilityId, door: membership.door })
      .from(membership)
      .where(eq(membership.accountId, accountId)),
    directory.select().from(officer).where(eq(officer.accountId, accountId)),
    directory.select().from(operator).where(eq(operator.accountId, accountId)),
  ])
  const onDuty = [...duties, ...runs].some(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today))
  return [...places, ...(onDuty ? [{ facilityId: 0, door: 'office' as const }] : [])]
}

/** The door asked for, if the person has it; unasked, the one with the most work behind it. */
export function doorFor(places: readonly Place[], asked: Door | undefined): Door | undefined {
  const has = (door: Door) => places.some((place) => place.door === door)
  return asked ? (has(asked) ? asked : undefined) : (['office', 'room', 'family'] as const).find(has)
}
