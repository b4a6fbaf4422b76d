import { describe, expect, test } from 'vitest'
import type { Kind } from '../../schema/document/kind.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import { makeCity } from '../city/make-city.ts'
import { act, makeWorld } from '../kit/world.ts'

const miss = currentKind('near_miss') as Kind
const form = (more: object = {}) => ({
  ...{
    id: act(),
    kind: 'near_miss',
    version: miss.version,
    beside: false,
    title: '市のヒヤリハット',
    chain: 'both',
    sheet: 'A4',
  },
  ...{ sections: [...miss.sections.map(({ key, title }) => ({ key, title })), { title: '市への連絡' }], ...more },
})

describe('RG03 A form that a city gives', () => {
  test('is in every house of the city, on whichever shard, once however often it is sent, and in no other', async () => {
    const city = await makeCity()
    const houses = [await city.nursery({ shard: 'SHARD_1' }), await city.nursery({ shard: 'SHARD_2' })]
    const other = await makeWorld()
    const formsOf = async (world: (typeof houses)[number]) => {
      const director = await world.addStaff('director', { name: '橘' })
      const { kinds } = (await director.get('/document/kinds')).body as { kinds: Kind[] }
      return kinds.filter(({ title }) => title === '市のヒヤリハット').map(({ key, version }) => [key, version])
    }
    const sent = form()
    expect((await city.client.post('/form', sent)).body).toMatchObject({ houses: 2 })
    expect((await city.client.post('/form', sent)).status).toBe(200)
    for (const house of houses) expect(await formsOf(house)).toEqual([['near_miss', 101]])
    expect(await formsOf(other)).toEqual([])
  })

  test('leaves what a house made itself where it is, and is refused where a house would be', async () => {
    const city = await makeCity()
    const house = await city.nursery()
    const director = await house.addStaff('director', { name: '橘' })
    expect((await director.post('/document/form', form({ beside: true, title: 'うちの' }))).status).toBe(200)
    expect((await city.client.post('/form', form({ beside: true }))).status).toBe(200)
    const { kinds } = (await director.get('/document/kinds')).body as { kinds: Kind[] }
    expect(kinds.map(({ title }) => title)).toEqual(expect.arrayContaining(['うちの', '市のヒヤリハット', miss.title]))
    const without = form({ sections: [{ title: '詩' }] })
    expect((await city.client.post('/form', without)).body).toMatchObject({ error: { code: 'bad_input', field: 'sections' } })
    expect((await (await makeCity({ endsOn: '2026-11-19' })).client.post('/form', form())).status).toBe(404)
  })
})
