// RA16: a family that has reported nothing is asked by its phone when its child is looked for.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { device, outbox } from '../../schema/shard.ts'
import { askFamilies } from '../../worker/chase/ask-families.ts'
import { rollUpAll } from '../../worker/city/roll-up.ts'
import { act, at, bindings, DAY } from '../kit/world.ts'
import { makeHouse, openService } from '../notification/phone.ts'

const ASKED = 'すぐに返事がいる連絡があります'
const { service } = openService()

async function waiting() {
  const house = await makeHouse(service())
  /** The minute's count, the question, and the minute's pushes. */
  const minute = async (...times: string[]) => {
    for (const time of times) {
      await rollUpAll(bindings, at(time))
      await askFamilies(bindings, at(time))
      await house.run(at(time))
    }
  }
  const lines = () => house.db.select().from(outbox).where(eq(outbox.facilityId, house.facilityId))
  return { ...house, minute, lines }
}

describe('RA16 A family that has reported nothing', () => {
  test('is asked once when its child is looked for, by the app and by a push that says nothing of anybody', async () => {
    const { minute, lines, texts, mother } = await waiting()
    await minute('8:58')
    expect(await lines()).toEqual([])
    await minute('9:01', '9:02', '9:30')
    expect(await lines()).toMatchObject([{ kind: 'missing', accountId: mother.accountId, at: at('9:00') }])
    expect(texts()).toEqual([ASKED])
    mother.at('9:31')
    expect(JSON.stringify((await mother.get('/family/today')).body)).toContain('"missing"')
  })

  test('that has reported, or whose child has come, is asked nothing', async () => {
    const absent = await waiting()
    absent.mother.at('8:10')
    const notice = { id: act(), childIds: [absent.childId], kind: 'absent', reason: 'sick', from: DAY }
    expect((await absent.mother.post('/notice', notice)).status).toBe(200)
    const here = await waiting()
    await here.tap('arrive', '8:20')
    await absent.minute('9:01', '9:30')
    expect((await absent.lines()).filter(({ kind }) => kind === 'missing')).toEqual([])
    expect((await here.lines()).filter(({ kind }) => kind === 'missing')).toEqual([])
  })

  test('is asked nothing while a tablet may hold the arrival, and is asked when it has been heard', async () => {
    const { minute, lines, db, facilityId } = await waiting()
    const id = newId(3)
    await db.insert(device).values({
      facilityId,
      id,
      kind: 'tablet',
      name: 'うさぎ組',
      classroomIds: [],
      pairedBy: 'a',
      pairedAt: at('7:00'),
      seenAt: at('7:00'),
    })
    await minute('9:01', '9:20')
    expect(await lines()).toEqual([])
    await db
      .update(device)
      .set({ seenAt: at('9:21') })
      .where(eq(device.id, id))
    await minute('9:22')
    expect(await lines()).toHaveLength(1)
  })
})
