// What a paired device keeps in order to read codes without a line: public keys and hashes of cards. Nothing that opens anything by itself.
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { type Passes, TWICE_WITHIN } from '../../schema/pass/rule.ts'
import { passCard, passKey } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { blocked, childrenOfDevice, grantHolds, inForceOf } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { keyHeld } from './check-pass.ts'

/** The keys and cards for the children of the calling device. */
export async function readPasses(c: Context<App>): Promise<Passes> {
  const { facilityId } = c.get('scope')
  const [today, now] = [c.get('today'), c.get('now')]
  const here = childrenOfDevice(facilityId, tokenOf(c).account, today)
  const wards = (capability: string) => sql<string>`(select json_group_array(distinct g.child_id) from person p
    join guardianship g on g.facility_id = p.facility_id and g.person_id = p.id
    where p.facility_id = ${facilityId} and p.account_id = pass_key.account_id and ${inForceOf('g', today)}
      and instr(g.capabilities, ${`,${capability},`}) > 0 and ${grantHolds(facilityId, today, capability)}
      and not ${blocked(facilityId, sql`g.child_id`, sql`pass_key.account_id`, today)} and g.child_id in ${here})`
  const { rows } = await read(c, (db) => [
    db
      .select({
        key: passKey.id,
        publicKey: passKey.publicKey,
        children: wards('check_in').as('children'),
        mayTell: wards('absence').as('may_tell'),
      })
      .from(passKey)
      .where(and(eq(passKey.facilityId, facilityId), isNull(passKey.endedAt), keyHeld(facilityId, sql`pass_key.id`, now))),
    db
      .select({ hash: passCard.codeHash, childId: passCard.childId })
      .from(passCard)
      .where(and(eq(passCard.facilityId, facilityId), isNull(passCard.revokedAt), sql`pass_card.child_id in ${here}`)),
    settingsOn(db, facilityId, today),
  ])
  const [keys, cards, [setting]] = rows
  return {
    twiceWithin: setting?.settings.twiceWithin ?? TWICE_WITHIN,
    keys: keys.flatMap(({ key, publicKey, children, mayTell }): Passes['keys'] => {
      const of = JSON.parse(children) as Id[]
      return of.length > 0 ? [[key, publicKey, of, (JSON.parse(mayTell) as Id[]).filter((childId) => of.includes(childId))]] : []
    }),
    cards: cards.map(({ hash, childId }) => [hash, childId]),
  }
}
