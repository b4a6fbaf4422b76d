// Who leaves is told that the records can be taken, on the clock of the test and by the real sender.
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { block, enrollment, outbox } from '../../schema/shard.ts'
import { everyMinute } from '../../worker/scheduled.ts'
import { tellLeavers } from '../../worker/takeout/tell-leavers.ts'
import { ALL, act, at, bindings } from '../kit/world.ts'
import { makeHouse, openService } from '../notification/phone.ts'

const TOLD = '連絡があります'
const { service } = openService()

/** A house whose child leaves on a day; what is told is told at 18:00. */
async function leaving(endsOn: string) {
  const house = await makeHouse(service())
  const ends = (day: string) =>
    house.db
      .update(enrollment)
      .set({ endsOn: day })
      .where(and(eq(enrollment.facilityId, house.facilityId), eq(enrollment.childId, house.childId)))
  await ends(endsOn)
  const evening = async (day: string, time = '18:00') => {
    await tellLeavers(bindings, at(time, day))
    await house.run(at('18:01', day))
  }
  const lines = () =>
    house.db
      .select({ accountId: outbox.accountId, day: outbox.day, kind: outbox.kind })
      .from(outbox)
      .where(and(eq(outbox.facilityId, house.facilityId), eq(outbox.kind, 'records')))
  return { house, ends, evening, lines }
}

test('RC16 a family is told once when its records begin to be offered and once on the last day', async () => {
  const { evening, lines } = await leaving('2026-12-01')
  // Sixty days before is 2 October.
  await evening('2026-10-01')
  expect(await lines()).toEqual([])
  await evening('2026-10-02')
  await evening('2026-10-02', '19:00')
  await evening('2026-10-03')
  expect((await lines()).map(({ day, kind }) => [day, kind])).toEqual([['2026-10-02', 'records']])
  await evening('2026-12-01')
  await evening('2026-12-01', '19:00')
  await evening('2026-12-02')
  expect((await lines()).map(({ day }) => day)).toEqual(['2026-10-02', '2026-12-01'])
})

test('RC16 the phone says that there is something to read, and nothing of anybody', async () => {
  const { house, evening } = await leaving('2026-11-21')
  for (const day of ['2026-11-20', '2026-11-21', '2026-11-22']) await evening(day)
  expect(house.texts()).toEqual([TOLD, TOLD])
})

test('RC16 a day that is said late is told at the next evening, one that is moved anew, one that is not known never', async () => {
  const { ends, evening, lines } = await leaving('2026-11-30')
  await evening('2026-11-20')
  await ends('2026-12-25')
  await evening('2026-11-21')
  await evening('2026-11-22')
  expect((await lines()).map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-21'])
  const other = await makeHouse(service())
  await tellLeavers(bindings, at('18:00'))
  expect(await other.db.select().from(outbox).where(eq(outbox.facilityId, other.facilityId))).toEqual([])
})

test('RB27 who is kept from the child, or does not see its days, hears nothing', async () => {
  const { house, evening, lines } = await leaving('2026-11-20')
  const father = await house.addGuardian([house.childId])
  await house.addGuardian([house.childId], { capabilities: ALL.replace(',read_presence,', ',') })
  await house.db.insert(block).values({
    ...{
      facilityId: house.facilityId,
      childId: house.childId,
      id: act(),
      personId: await house.addPerson(father.accountId, '父'),
    },
    ...{ kind: 'support_measure' as const, text: '', startsOn: '2026-11-01', setBy: house.teacher.accountId, setAt: 0 },
  })
  await evening('2026-11-20')
  expect((await lines()).map(({ accountId }) => accountId)).toEqual([house.mother.accountId])
})

test('RC16 it is the evening’s work: at 18:00 and, for what was missed, at 19:00', async () => {
  const { lines } = await leaving('2026-11-20')
  await everyMinute(bindings, at('17:59'))
  expect(await lines()).toEqual([])
  await everyMinute(bindings, at('19:00'))
  expect(await lines()).toHaveLength(1)
})
