import { drizzle } from 'drizzle-orm/d1'
import { account, membership, officer, organisation, signIn } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { mintToken } from '../../worker/kit/token.ts'
import { at, bindings, clientOf, PROVED } from '../kit/world.ts'

let lastOrganisation = 900

/** A city officer of an organisation of their own, signed in at the office door. */
export async function addOfficer() {
  lastOrganisation += 1
  const organisationId = lastOrganisation
  const directory = drizzle(bindings.DIRECTORY)
  const accountId = newId(0)
  const { token, value } = mintToken(accountId, 'office')
  await directory.batch([
    directory
      .insert(organisation)
      .values({ id: organisationId, name: `第${organisationId}市`, wording: 'en', demo: false, createdAt: 0 }),
    directory.insert(account).values({ id: accountId, login: accountId, name: '市の人', passwordHash: '', createdAt: 0 }),
    directory.insert(officer).values({ organisationId, accountId, startsOn: '2026-04-01' }),
    directory.insert(signIn).values({
      tokenHash: token.hash,
      accountId,
      door: 'office',
      createdAt: 0,
      expiresAt: at('8:00') * 2,
      usedAt: at('8:00') * 2,
      ...PROVED,
    }),
    directory.insert(membership).values({ accountId, facilityId: 0, door: 'office' }),
  ])
  return { organisationId, accountId, ...clientOf('/api', `__Host-tsumugi-office=${value}`) }
}
