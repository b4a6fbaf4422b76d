// What a tablet of the host keeps of a guest for a day without a line: who may fetch it and whom to call, as of an own child.
import { describe, expect, test } from 'vitest'
import type { Roster } from '../../schema/presence/days-to-keep.ts'
import { addTablet, openOn } from '../kit/tablet.ts'
import { act, at, DAY } from '../kit/world.ts'
import { SATURDAY, twoFacilities } from './scene.ts'

describe('RB24 A tablet of the host', () => {
  test('keeps the numbers and the people of a guest from the evening before, and no longer than the day', async () => {
    const { host, child, hostOffice, arrange, settle } = await twoFacilities()
    const tablet = await addTablet(host)
    const phones = async (time: string, day: string) => {
      const named = await openOn(host, tablet, hostOffice, at(time, day))
      named.at(time, day)
      return (await named.get('/child/phones')).body.phones as Record<string, unknown>
    }
    await arrange()
    await settle('18:00', DAY)
    const numbers = [['母', '保護者', '090-0000-0000']]
    expect(await phones('18:30', DAY)).toEqual({ [child]: numbers })
    expect(await phones('8:00', SATURDAY)).toEqual({ [child]: numbers })
    tablet.at('8:00', SATURDAY)
    const roster = (await tablet.get('/presence/roster')).body as unknown as Roster
    expect(roster.days.find(({ board }) => board.rules.day === SATURDAY)?.people[child]).toEqual([
      ['祖母', '祖母', expect.any(String)],
    ])
    expect(await phones('8:00', '2026-11-22')).toEqual({})
  })

  test('keeps no number of a guest whom a block protects, also one that the host set itself, and none of a day that was taken back', async () => {
    const { host, child, hostOffice, arrange, settle } = await twoFacilities()
    const tablet = await addTablet(host)
    const named = await openOn(host, tablet, hostOffice, at('8:00', SATURDAY))
    await arrange()
    await settle('7:00')
    named.at('8:00', SATURDAY)
    expect(Object.keys((await named.get('/child/phones')).body.phones as object)).toEqual([child])
    hostOffice.at('8:05', SATURDAY)
    const set = { id: act(), childId: child, name: 'しらない ひと', kind: 'other', text: '門の前にいます', from: SATURDAY }
    expect((await hostOffice.post('/block/set', set)).status).toBe(200)
    named.at('8:09', SATURDAY)
    expect((await named.get('/child/phones')).body).toEqual({ phones: {} })

    const other = await twoFacilities()
    const screen = await addTablet(other.host)
    const opened = await openOn(other.host, screen, other.hostOffice, at('18:30'))
    await other.arrange()
    await other.settle('18:00', DAY)
    const [stay] = await other.stays(other.office)
    other.office.at('18:20')
    const ended = await other.office.post('/guest/end', { id: act(), stayId: stay?.id, day: SATURDAY, childId: other.child })
    expect(ended.status).toBe(200)
    await other.settle('18:21', DAY)
    opened.at('18:30')
    expect((await opened.get('/child/phones')).body).toEqual({ phones: {} })
  })
})
