import { document, documentStep } from '../../schema/document/table.ts'
import { disposal, keepingHold, schoolDelivery } from '../../schema/keeping/table.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { act, type World } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Client } from './scene.ts'
import { documentOf } from './scene-document.ts'
import { mustBeGood } from './scene-extras.ts'

/** What a route about papers or 申し送り needs: a 週案 of the class, a phrase, or what is kept. */
export const papersOf = (world: World, teacher: Client, director: Client, key: string): Promise<Partial<Ids>> =>
  key.includes('/export/')
    ? begunBy(director)
    : key.includes('/keeping/')
      ? keptIn(world, key)
      : key.includes('/document/absence')
        ? absentIn(world, director)
        : documentOf(teacher, director, world.rabbit, key)

/** An export of everything, for the route that hands out its files. */
async function begunBy(director: Client): Promise<Partial<Ids>> {
  const { body } = await mustBeGood(director.post('/export/begin', { id: act(), purpose: 'house_copy', note: '' }))
  return { exportId: String(body.id) }
}

/** 主任 who may stand in, and days on which 園長 is away. */
async function absentIn(world: World, director: Client): Promise<Partial<Ids>> {
  const { personId } = await world.addStaff('head_teacher')
  const absenceId = act()
  const days = { startsOn: '2026-12-07', endsOn: '2026-12-08' }
  await mustBeGood(
    director.post('/document/absence', { id: absenceId, role: 'director', deputyId: personId, reason: '出張', ...days }),
  )
  return { personId, absenceId }
}

/** The day of the next diary that is over its time. */
let long: Day = '2016-04-01'

/** A child whose 要録 is decided and was sent, and a diary of long ago: held, or proposed to be disposed of by somebody, where a route needs it so. */
async function keptIn({ db, facilityId, rabbit, addChild }: World, key: string) {
  long = addDays(long, 1)
  const [documentId, deliveryId, holdId, recordId, accountId] = [act(), act(), act(), act(), newId(0)]
  const childId = await addChild('おおき のぞみ', { birthDay: '2020-05-05' })
  const made = { facilityId, kindVersion: 1, accountId, createdAt: 0 }
  const step = { kind: 'approved', place: 1, role: 'director', digest: 'd' } as const
  const proposal = { facilityId, documentId, id: act(), keptUntil: addDays(long, 1_826), proposedBy: accountId, proposedAt: 0 }
  await db.batch([
    db.insert(document).values([
      { ...made, id: documentId, kind: 'diary', about: 'class', subject: rabbit, startsOn: long, endsOn: long },
      {
        ...{ ...made, id: recordId, kind: 'school_record', about: 'child', subject: childId },
        ...{ startsOn: '2026-04-01', endsOn: '2027-03-31' },
      },
    ]),
    db.insert(documentStep).values({ facilityId, documentId: recordId, number: 1, id: act(), ...step, accountId, at: 0 }),
    db.insert(schoolDelivery).values({
      ...{ facilityId, childId, id: deliveryId, documentId: recordId, digest: 'd', school: '第一小学校', addressee: '校長' },
      ...{ method: 'hand', copy: 'copy', sentOn: '2026-11-01', accountId, at: 0 },
    }),
    ...(key.endsWith('/end-hold')
      ? [db.insert(keepingHold).values({ facilityId, documentId, id: holdId, reason: '照会中', accountId, at: 0 })]
      : []),
    ...(key.endsWith('/keeping/decide') ? [db.insert(disposal).values(proposal)] : []),
  ])
  return { childId, documentId, deliveryId, holdId }
}
