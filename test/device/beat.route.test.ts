// 端末不通: a silent tablet is not a missing child.
import { describe, expect, test } from 'vitest'
import { SATURDAY, twoFacilities } from '../guest/scene.ts'
import { readBoard } from '../kit/board.ts'
import { addTablet } from '../kit/tablet.ts'
import { type Answer, act, at, DAY, makeWorld } from '../kit/world.ts'

async function scene() {
  const world = await makeWorld()
  const child = await world.addChild('あおい そら')
  const mother = await world.addGuardian([child])
  const office = await world.addStaff('head_teacher')
  const tablet = await addTablet(world)
  const beat = (time: string, unsent = 0, day = DAY): Promise<Answer> => {
    tablet.at(time, day)
    return tablet.post('/device/beat', { unsent })
  }
  const silent = async (time: string, day = DAY) => {
    office.at(time, day)
    return (await office.get('/device/silent')).body.tablets as { unsent: number; seenAt: number }[]
  }
  const told = async (time: string, day = DAY) => {
    mother.at(time, day)
    return ((await mother.get('/family/today')).body.children as { status: string }[])[0]?.status
  }
  const looked = async (time: string) => {
    office.at(time)
    return readBoard(await office.get(`/presence/board?day=${DAY}`)).children[0]?.status
  }
  return { world, child, office, tablet, beat, silent, told, looked }
}

describe('A tablet', () => {
  test('that beats each minute is heard; five minutes without, and the office reads since when', async () => {
    const { beat, silent } = await scene()
    expect((await beat('8:50')).status).toBe(200)
    expect(await silent('8:54')).toEqual([])
    expect(await silent('8:55')).toMatchObject([{ seenAt: at('8:50'), unsent: 0 }])
    await beat('8:56')
    expect(await silent('8:57')).toEqual([])
  })

  test('without a line since before the alarm no family is told that its child has not come; the office looks for the child all the same', async () => {
    const { beat, told, looked } = await scene()
    await beat('6:58')
    expect(await told('9:40')).toBe('expected')
    expect(await looked('9:40')).toBe('overdue')
    await beat('9:41')
    expect(await told('9:42')).toBe('overdue')
  })

  test('with acts it has not sent holds the alarm to families back until they have come', async () => {
    const { beat, told, tablet, child } = await scene()
    await beat('9:39', 3)
    expect(await told('9:40')).toBe('expected')
    tablet.at('9:41')
    await tablet.post('/presence/stamp', { id: act(), childId: child, kind: 'arrive', at: at('8:31') })
    await beat('9:41')
    expect(await told('9:42')).toBe('stamped')
  })

  test('shut off on Friday evening is silent on Monday morning; after a week it lies in a drawer and holds nothing back', async () => {
    const { beat, told } = await scene()
    await beat('18:30')
    expect(await told('9:40', '2026-11-24')).toBe('expected')
    expect(await told('9:40', '2026-11-30')).toBe('overdue')
  })

  test('that is the only one and lies in a drawer is said to the office: nobody would hear of a silent one', async () => {
    const { world, beat, office } = await scene()
    const noneSince = async (day = DAY) => {
      office.at('9:00', day)
      return (await office.get('/device/silent')).body.noneSince
    }
    await beat('8:50')
    expect(await noneSince('2026-11-26')).toBeNull()
    expect(await noneSince('2026-11-28')).toBe(at('8:50'))
    const other = await addTablet(world)
    other.at('8:00', '2026-11-28')
    await other.post('/device/beat', { unsent: 0 })
    expect(await noneSince('2026-11-28')).toBeNull()
  })

  test('that was revoked, or never beat, holds nothing back, and a browser that is no tablet cannot beat', async () => {
    const { world, beat, told, tablet } = await scene()
    expect(await told('9:40')).toBe('overdue')
    await beat('7:00')
    expect(await told('9:41')).toBe('expected')
    const director = await world.addStaff('director')
    director.at('9:42')
    expect((await director.post('/device/revoke', { id: act(), deviceId: tablet.deviceId })).status).toBe(200)
    expect(await told('9:43')).toBe('overdue')
    expect((await director.post('/device/beat', { unsent: 0 })).status).toBe(404)
  })
})

describe('A tablet of the facility in which a child is a guest', () => {
  test('holds the alarm to the family back while it is silent; the host looks for the child, and home’s own tablets say nothing of it', async () => {
    const { host, mother, hostOffice, arrange, settle, board } = await twoFacilities()
    const tablet = await addTablet(host)
    await arrange()
    await settle('7:00')
    const told = async (time: string) => {
      mother.at(time, SATURDAY)
      return ((await mother.get('/family/today')).body.children as { status: string }[])[0]?.status
    }
    tablet.at('7:30', SATURDAY)
    await tablet.post('/device/beat', { unsent: 0 })
    expect(await told('9:40')).toBe('expected')
    hostOffice.at('9:40', SATURDAY)
    expect(await board(hostOffice)).toMatchObject([{ status: 'overdue' }])
    tablet.at('9:41', SATURDAY)
    await tablet.post('/device/beat', { unsent: 0 })
    expect(await told('9:42')).toBe('overdue')
  })

  test('RB33 whose clock is wrong says by how much, and the office reads it in its list', async () => {
    const { world, tablet } = await scene()
    const office = await world.addStaff('director')
    const listed = async () => ((await office.get('/device')).body.devices as { ahead: number | null }[])[0]?.ahead
    expect(await listed()).toBeNull()
    expect((await tablet.post('/device/beat', { unsent: 0, ahead: 12 * 60_000 })).status).toBe(200)
    expect(await listed()).toBe(12 * 60_000)
    await tablet.post('/device/beat', { unsent: 0 })
    expect(await listed()).toBe(0)
  })
})
