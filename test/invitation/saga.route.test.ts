// What happens when a request dies on its way from DIRECTORY to the shard and back.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { account, invitationClaim, invitationCode, membership } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { audit, person } from '../../schema/shard.ts'
import { activate, attachPerson } from '../../worker/invitation/activate.ts'
import { hashCode } from '../../worker/kit/one-time-code.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { act, at, bindings } from '../kit/world.ts'
import { loginOf, scene } from './scene.ts'

describe('The way across two databases', () => {
  test('is finished by the sweep, wherever it was interrupted, and only once', async () => {
    for (const step of ['claim', 'person', 'all'] as const) {
      const { world, mother, code } = await scene()
      const accountId = newId(at('8:05'))
      const codeHash = hashCode(code)
      const [place] = await world.directory.select().from(invitationCode).where(eq(invitationCode.codeHash, codeHash))
      const claimedAt = at('8:05')
      await world.directory.batch([
        world.directory.insert(invitationClaim).values({ codeHash, accountId, claimedAt }),
        world.directory
          .insert(account)
          .values({ id: accountId, login: loginOf(), name: '花', passwordHash: '', createdAt: claimedAt }),
      ])
      const claim = {
        codeHash,
        accountId,
        claimedAt,
        facilityId: world.facilityId,
        invitationId: place?.invitationId ?? '',
      }
      if (step === 'person') await attachPerson(bindings, claim)
      if (step === 'all') await activate(bindings, claim)
      expect(await everyMinute(bindings, at('8:05'))).toEqual([])
      if (step !== 'all')
        expect(await world.directory.select().from(membership).where(eq(membership.accountId, accountId))).toEqual([])
      for (const minute of ['8:07', '8:08']) expect(await everyMinute(bindings, at(minute))).toEqual([])
      const [one] = await world.db
        .select()
        .from(person)
        .where(and(eq(person.facilityId, world.facilityId), eq(person.id, mother)))
      expect(one?.accountId, step).toBe(accountId)
      expect(await world.directory.select().from(membership).where(eq(membership.accountId, accountId))).toMatchObject([
        { facilityId: world.facilityId, door: 'family' },
      ])
      const rows = await world.db
        .select()
        .from(audit)
        .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'account.join')))
      expect(rows, step).toHaveLength(1)
      const [done] = await world.directory.select().from(invitationClaim).where(eq(invitationClaim.codeHash, codeHash))
      expect(done?.activatedAt).toBe(claimedAt)
    }
  })

  test('a claim whose invitation was revoked in between opens nothing and leaves no account behind', async () => {
    const { world, mother, code } = await scene()
    const accountId = newId(at('8:05'))
    const codeHash = hashCode(code)
    await world.directory.batch([
      world.directory.insert(invitationClaim).values({ codeHash, accountId, claimedAt: at('8:05') }),
      world.directory
        .insert(account)
        .values({ id: accountId, login: loginOf(), name: '花', passwordHash: '', createdAt: at('8:05') }),
    ])
    const director = await world.addStaff('director')
    expect((await director.post('/invitation/revoke', { id: act(), personId: mother })).status).toBe(200)
    expect(await everyMinute(bindings, at('8:07'))).toEqual([])
    expect(await world.directory.select().from(account).where(eq(account.id, accountId))).toEqual([])
    expect(await world.directory.select().from(membership).where(eq(membership.accountId, accountId))).toEqual([])
  })
})
