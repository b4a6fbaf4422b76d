// Whoever is barred from a child is barred from it where it spends the day.
import { sql } from 'drizzle-orm'
import { block, person } from '../../schema/shard.ts'
import { sealedAs } from '../block/set-block.ts'
import type { Env } from '../kit/env.ts'
import { openText, sealText } from '../kit/seal.ts'
import type { Shard } from '../kit/shard.ts'
import type { Copy, StayToSend } from './copy.ts'
import { idHere } from './of-home.ts'

/** What keeps somebody from the child keeps them from it here, as long as a day here lies ahead. Its text is sealed anew, as the host's. */
export function blockRows(
  env: Env,
  host: Shard,
  home: { facilityId: number },
  { otherId: hostId, day, childId }: StayToSend,
  copy: Copy,
) {
  // Home's numbers are made by whoever wrote a person down there, and might be somebody's here.
  const here = (personId: string) => idHere('barred', home.facilityId, personId)
  const barred = copy.barred.map(([personId, ...rest]) => [here(personId), ...rest])
  const sealed = copy.blocks.map(([blockId, personId, names, kind, text, ...rest]) => {
    const plain = openText(env, sealedAs(home.facilityId, blockId), text)
    return [
      blockId,
      here(personId),
      names,
      kind,
      plain === null ? text : sealText(env, sealedAs(hostId, blockId), plain),
      ...rest,
    ]
  })
  return [
    host
      .insert(person)
      .select(sql`select ${hostId}, v.value ->> 0, v.value ->> 1, v.value ->> 2, v.value ->> 3, v.value ->> 4, null, null, null, null, null, null
        from json_each(${JSON.stringify(barred)}) v where true`)
      .onConflictDoUpdate({
        target: [person.facilityId, person.id],
        set: { accountId: sql`excluded.account_id`, familyName: sql`excluded.family_name`, givenName: sql`excluded.given_name` },
      }),
    host
      .insert(block)
      .select(sql`select ${hostId}, ${childId}, v.value ->> 0, v.value ->> 1, v.value -> 2, v.value ->> 3, v.value ->> 4, v.value ->> 5, ${day},
        v.value ->> 6, v.value ->> 7, v.value ->> 8, v.value ->> 9, v.value ->> 10, v.value ->> 11, v.value ->> 12, v.value ->> 13
        from json_each(${JSON.stringify(sealed)}) v where true`)
      .onConflictDoUpdate({
        target: [block.facilityId, block.childId, block.id],
        set: {
          names: sql`excluded.names`,
          kind: sql`excluded.kind`,
          text: sql`excluded.text`,
          startsOn: sql`excluded.starts_on`,
          endsOn: sql`max(${block.endsOn}, excluded.ends_on)`,
          confirmedBy: sql`excluded.confirmed_by`,
          confirmedAt: sql`excluded.confirmed_at`,
          liftAskedBy: sql`excluded.lift_asked_by`,
          liftAskedAt: sql`excluded.lift_asked_at`,
          liftedBy: sql`excluded.lifted_by`,
          liftedAt: sql`excluded.lifted_at`,
        },
      }),
  ]
}
