import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attempt, signIn } from '../../schema/directory.ts'
import type { Moment } from '../../schema/kit/day.ts'
import { command, rosterImport } from '../../schema/shard.ts'
import { forgetOld } from '../../worker/forget-old.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { at, bindings, DAY, makeWorld } from '../kit/world.ts'
import { directory } from './make-city.ts'

describe('What is not kept', () => {
  test('Commands go after 35 days, dead sign-ins and old dry runs with them; what is younger stays', async () => {
    const world = await makeWorld()
    const { db, facilityId } = world
    const days = (count: number): Moment => at('3:40') - count * 86_400_000
    const commandAt = (id: string, moment: Moment) => ({
      facilityId,
      accountId: 'a',
      id,
      inputDigest: '',
      receipt: {},
      at: moment,
    })
    const kept = { facilityId, state: 'preview' as const, fileName: '', appliesOn: DAY, accountId: 'a', plan: {} }
    const signed = (tokenHash: string, expiresAt: Moment) => ({
      tokenHash,
      accountId: 'a',
      door: 'office' as const,
      createdAt: 0,
      expiresAt,
      strength: 'second' as const,
      freshAt: 0,
      label: '',
    })
    await db.insert(command).values([commandAt('old', days(36)), commandAt('young', days(34))])
    await db.insert(rosterImport).values([
      { ...kept, id: 'old', createdAt: days(3) },
      { ...kept, id: 'young', createdAt: days(1) },
      { ...kept, id: 'done', createdAt: days(300), state: 'done' },
    ])
    await directory()
      .insert(signIn)
      .values([signed(`old${facilityId}`, days(36)), signed(`young${facilityId}`, days(1))])
    await directory()
      .insert(attempt)
      .values([{ subject: `old${facilityId}`, failures: 1, since: days(2) }])
    await everyMinute(bindings, at('3:40'))
    await forgetOld(bindings, at('3:40'))
    const commands = await db.select().from(command).where(eq(command.facilityId, facilityId))
    expect(commands.map(({ id }) => id)).toEqual(['young'])
    const imports = await db.select().from(rosterImport).where(eq(rosterImport.facilityId, facilityId))
    expect(imports.map(({ id }) => id).sort()).toEqual(['done', 'young'])
    const left = await directory()
      .select()
      .from(signIn)
      .where(and(eq(signIn.accountId, 'a')))
    expect(left.map(({ tokenHash }) => tokenHash)).toContain(`young${facilityId}`)
    expect(left.map(({ tokenHash }) => tokenHash)).not.toContain(`old${facilityId}`)
    expect(
      await directory()
        .select()
        .from(attempt)
        .where(eq(attempt.subject, `old${facilityId}`)),
    ).toEqual([])
  })
})
