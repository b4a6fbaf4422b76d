import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Hit, partsOf } from '../../schema/document/search.ts'
import { block } from '../../schema/shard.ts'
import { act, at, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

describe('RG17 Searching', () => {
  test('finds the texts that stand and have every word, of papers one may read', async () => {
    const { child, world, teacher, colleague, stranger, director, write } = await aHouse()
    const find = async (who: typeof teacher, more: Record<string, string>) => {
      const answer = await who.get(`/document/search?${new URLSearchParams({ from: '2026-04-01', to: DAY, ...more })}`)
      return ((answer.body as { hits?: Hit[] }).hits ?? []).map(({ text }) => text).sort()
    }
    const first = act()
    await write(teacher, 'aim', '落ち葉をひろう', [], first)
    teacher.at('9:30')
    await write(teacher, 'aim', '落ち葉をふみ、音をたのしむ', [first])
    await write(colleague, 'safety', '落ち葉ですべらないように')
    const month = { kind: 'month_plan', version: 1, subject: world.rabbit, day: '2026-11-01' }
    const row = [{ id: act(), field: `individual.${child}.aim`, bases: [], text: '落ち葉を手にとる' }]
    expect((await teacher.post('/document/write', { id: act(), ...month, edits: row })).status).toBe(200)
    const all = ['落ち葉ですべらないように', '落ち葉をふみ、音をたのしむ', '落ち葉を手にとる'].sort()
    expect(await find(teacher, { words: '落ち葉' })).toEqual(all)
    expect(await find(director, { words: '落ち葉' })).toEqual(all)
    expect(await find(stranger, { words: '落ち葉' })).toEqual([])
    expect(await find(teacher, { words: '落ち葉　音' })).toEqual(['落ち葉をふみ、音をたのしむ'])
    expect(await find(teacher, { words: 'ひろう' })).toEqual([])
    expect(await find(teacher, { words: '落ち葉', kind: 'month_plan' })).toEqual(['落ち葉を手にとる'])
    expect(await find(teacher, { words: '落ち葉', of: child })).toEqual(['落ち葉を手にとる'])
    expect(await find(colleague, { words: '落ち葉', own: 'yes' })).toEqual(['落ち葉ですべらないように'])
    expect(await find(teacher, { words: '落ち葉', to: '2026-10-31' })).toEqual([])
    const guardian = await world.addGuardian([child])
    expect((await guardian.get(`/document/search?words=x&from=${DAY}&to=${DAY}`)).status).toBe(404)
    await world.db.insert(block).values({
      ...{ facilityId: world.facilityId, id: act(), childId: child, personId: teacher.personId, kind: 'other', text: '' },
      ...{ startsOn: DAY, setBy: act(), setAt: at('7:00') },
    })
    expect(await find(teacher, { words: '手にとる' })).toEqual([])
    expect(await find(director, { words: '手にとる' })).toEqual(['落ち葉を手にとる'])
  })

  test('marks what was looked for, and changes no letter', () => {
    expect(partsOf('落ち葉と音', ['音', '落ち葉'])).toEqual(['', '落ち葉', 'と', '音', ''])
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (text, pieces) => {
        expect(partsOf(text, pieces).join('')).toBe(text)
      }),
    )
  })
})
