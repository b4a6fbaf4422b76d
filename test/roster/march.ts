// March 31: a nursery with two children, a director at the desk, and the roster of April in hand.
import { eq } from 'drizzle-orm'
import { firstSettings } from '../../schema/facility/input.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { PackedBoard } from '../../schema/presence/pack-board.ts'
import type { RosterPlan } from '../../schema/roster/plan.ts'
import { assignment, classroom, facilitySetting } from '../../schema/shard.ts'
import { type Answer, makeWorld, type World } from '../kit/world.ts'

export const MARCH = '2026-03-31'
export const APRIL = '2026-04-01'
export const HEAD = '児童番号,氏名,ふりがな,生年月日,性別,クラス,入園日,登園予定,降園予定,保護者氏名,保護者続柄,保護者電話'
export const line = (number: number, name: string, kana: string, birth: string, room: string, more = '') =>
  `${number},${name},${kana},${birth},女,${room},${more},8:30,17:00,${name.split(' ')[0]} 母,母,090-0000-${String(number).padStart(4, '0')}`

export interface Preview {
  importId: Id
  counts: RosterPlan['counts']
  unknownColumns: string[]
  differences: { kind: string; childName: string; after: string }[]
  warnings: unknown[]
}

export const sendFile = (who: Who, appliesOn: string, body: BodyInit, type = 'text/csv', fileName = '名簿.csv') =>
  who.send('POST', `/roster/preview?appliesOn=${appliesOn}&fileName=${encodeURIComponent(fileName)}`, {
    body,
    headers: { 'content-type': type },
  })
export type Who = Awaited<ReturnType<World['addStaff']>>
export const csv = (...lines: string[]) => [HEAD, ...lines].join('\r\n')

/** A nursery on March 31, with two children, a director at the desk and a roster of April in hand. */
export async function march() {
  const world = await makeWorld()
  const aoi = await world.addChild('さとう あおい', { name: '佐藤 葵', startsOn: '2025-04-01', birthDay: '2024-10-10' })
  const haru = await world.addChild('あおき はる', { name: '青木 陽', startsOn: '2025-04-01', birthDay: '2021-05-05' })
  // The world's classes begin in April; these two are the classes of the old year.
  await world.db.update(classroom).set({ startsOn: '2025-04-01' }).where(eq(classroom.facilityId, world.facilityId))
  await world.db.insert(facilitySetting).values({ facilityId: world.facilityId, startsOn: '2025-04-01', settings: firstSettings })
  const director = await world.addStaff('director', { name: '園長' })
  await world.db.update(assignment).set({ startsOn: '2025-04-01' }).where(eq(assignment.facilityId, world.facilityId))
  director.at('10:00', MARCH)
  const april = csv(
    line(1, '佐藤 葵', 'さとう あおい', '2024-10-10', 'うさぎ組'),
    line(2, '青木 陽', 'あおき はる', '2021-05-05', 'にじ組'),
    line(3, '伊藤 湊', 'いとう みなと', '2025-06-06', 'ひよこ組'),
    line(4, '上田 凪', 'うえだ なぎ', '2025-07-07', 'ひよこ組', '2026-04-06'),
  )
  const board = async (day: string) => {
    const { body } = await director.get(`/presence/board?day=${day}`)
    const { classes, children, totals } = body as unknown as PackedBoard
    return { classes, totals, children: children.map(({ childId: _id, ...rest }) => rest) }
  }
  const names = async (day: string) => {
    const { classes, children } = await board(day)
    return children.map((child) => `${child.name} ${classes[child.class ?? -1]?.name ?? '－'}`)
  }
  return { world, aoi, haru, director, april, board, names }
}

export const readPreview = (answer: Answer) => answer.body as unknown as Preview
