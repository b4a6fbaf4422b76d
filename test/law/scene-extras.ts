// What some routes name and use up: people to invite, people barred from a child, days in another house.
import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Id } from '../../schema/kit/id.ts'
import { FORMS } from '../../schema/meal/count.ts'
import { block, guardianship, guestStay, mealFix, sickbayStep } from '../../schema/shard.ts'
import { smallJpeg } from '../kit/small-jpeg.ts'
import { ALL, act, at, type clientOf, DAY, makeWorld, type World } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import { SAMPLES } from './sample.ts'

type Client = ReturnType<typeof clientOf>

export /** Somebody without an account; for a route that ends a code, with one. */
async function inviteable(world: Awaited<ReturnType<typeof makeWorld>>, childId: Id, key: string, director: Client): Promise<Id> {
  if (key.endsWith('/invitation/staff')) return world.addNewcomer('nursery_teacher')
  const personId = await world.addParent([childId])
  if (key.endsWith('/revoke'))
    await mustBeGood(director.post('/invitation/issue', { id: act(), personIds: [personId], briefing: false }))
  return personId
}

export /** Two people barred from a child by somebody who is not in the scene: one waits for a second person, the other to be lifted. */
async function addBlocks(world: World, childId: Id): Promise<{ blockId: Id; liftedId: Id }> {
  const setBy = act()
  const rows = await Promise.all(
    [act(), act()].map(async (id) => ({
      facilityId: world.facilityId,
      childId,
      id,
      personId: await world.addPerson(act(), `人${id.slice(-6)}`),
      kind: 'other' as const,
      text: '',
      startsOn: '2026-11-01',
      setBy,
      setAt: at('7:00'),
    })),
  )
  const [first, second] = rows
  await world.db
    .insert(block)
    .values(
      rows
        .map((row) => (row === second ? { ...row, liftAskedBy: setBy, liftAskedAt: at('7:10') } : row))
        .map((row) => ({ liftAskedBy: null, liftAskedAt: null, ...row })),
    )
  return { blockId: first?.id ?? '', liftedId: second?.id ?? '' }
}

/** A child who may spend a day elsewhere, and where; for the route that takes a day back, one of which the other house has heard. */
export async function elsewhere(
  world: World,
  mark: string,
  key: string,
  director: Client,
): Promise<Pick<Ids, 'childId' | 'hostId' | 'stayId'>> {
  const { facilityId: hostId } = await makeWorld({ shard: world.shard })
  const ids = { childId: await world.addChild('しるし あや', { name: `${mark} 文` }), hostId, stayId: act() }
  if (!key.endsWith('/end')) return ids
  if (key.includes('/visit/')) {
    const visit = SAMPLES['POST /api/f/:facility/guest/visit']?.({ classId: world.rabbit } as Ids).json
    const { body } = await mustBeGood(director.post('/guest/visit', visit))
    return { hostId, childId: String(body.id), stayId: String(body.id) }
  }
  const json = SAMPLES['POST /api/f/:facility/guest']?.(ids as Ids).json
  const { body } = await mustBeGood(director.post('/guest', json))
  const heard = and(eq(guestStay.facilityId, world.facilityId), eq(guestStay.childId, ids.childId), isNotNull(guestStay.sentAt))
  for (let tries = 0; (await world.db.select().from(guestStay).where(heard)).length === 0; tries++) {
    if (tries > 200) throw new Error('the other house has not heard of the day')
    await pause(50)
  }
  return { ...ids, stayId: String(body.id) }
}

export async function mustBeGood(answer: ReturnType<Client['get']>) {
  const given = await answer
  if (given.status !== 200) throw new Error(`the scene could not be set: ${given.status} ${given.text}`)
  return given
}

/** A group with that child in it, a count of its class that differed, and the child in another room. */
export async function groupOf(teacher: Client, childId: Id, classId: Id): Promise<Pick<Ids, 'outingId' | 'countId' | 'moveId'>> {
  const [outingId, countId, moveId] = [act(), act(), act()]
  await mustBeGood(teacher.post('/roll/begin', { id: outingId, at: at('7:55'), kind: 'walk', childIds: [childId] }))
  await mustBeGood(teacher.post('/roll/count', { id: countId, at: at('7:55'), classId, counted: 1, expected: 2 }))
  await mustBeGood(
    teacher.post('/roll/move', { id: moveId, at: at('7:55'), classIds: [], childIds: [childId], toRoom: 'ホール' }),
  )
  return { outingId, countId, moveId }
}

/** A temperature of that child. */
export async function careOf(teacher: Client, childId: Id): Promise<Id> {
  const id = act()
  const entry = { kind: 'temperature', childId, at: at('7:55'), tenths: 368 }
  await mustBeGood(teacher.post('/care/record', { id, at: at('7:55'), entries: [entry] }))
  return id
}

/** A weight of that child by the nursery, and one by its guardian. */
export async function measuresOf(teacher: Client, guardian: Client, childId: Id): Promise<Pick<Ids, 'measureId' | 'homeId'>> {
  const [measureId, homeId] = [act(), act()]
  await mustBeGood(teacher.post('/growth/class', { id: measureId, day: DAY, children: [{ childId, weight: 11_000 }] }))
  await mustBeGood(guardian.post('/growth/home', { id: homeId, childId, day: DAY, kind: 'weight', value: 10_900 }))
  return { measureId, homeId }
}

/** One more child of a guardian, with everything allowed. */
export async function childOf(world: World, mark: string, personId: Id): Promise<Id> {
  const childId = await world.addChild('しるし あや', { name: `${mark} 文` })
  await world.db.insert(guardianship).values({
    facilityId: world.facilityId,
    childId,
    personId,
    startsOn: '2026-04-01',
    relationship: '母',
    capabilities: ALL,
    contactOrder: 1,
  })
  return childId
}

/** A child with an empty book of the day, or for the routes that answer a page, with one that is out or waits. */
export async function bookOf(
  world: World,
  mark: string,
  key: string,
  personId: Id,
  teacher: Client,
): Promise<Pick<Ids, 'childId' | 'pageId' | 'submittedId'>> {
  const childId = await childOf(world, mark, personId)
  const [pageId, submittedId] = [act(), act()]
  const page = { day: DAY, classId: world.rabbit, items: [{ childId, text: '元気です', after: null, version: 0 }] }
  // Out before any of the laws looks: one asks at 7:58.
  teacher.at('7:57')
  if (/(?:open|withdraw)$/.test(key)) await mustBeGood(teacher.post('/contactbook/publish', { id: pageId, ...page }))
  if (key.endsWith('/return')) await mustBeGood(teacher.post('/contactbook/submit', { id: submittedId, ...page }))
  teacher.at('8:05')
  return { childId, pageId, submittedId }
}

/**
 * A disease of the house's own, and unless a case is to be opened, one of that child, with a 登園届 for the routes about one, and another disease
 * for the correction of its name.
 */
export async function illnessOf(key: string, director: Client, guardian: Client, childId: Id): Promise<Partial<Ids>> {
  const [diseaseId, caseId, formId] = [act(), act(), act()]
  const own = { id: diseaseId, startsOn: DAY, form: 'report', name: 'はやり目', criteria: '医師の指示による' }
  await mustBeGood(director.post('/infection/disease', own))
  if (key.endsWith('/open')) return { diseaseId }
  const open = { id: caseId, childId, key: `own:${diseaseId}`, certainty: 'diagnosed' }
  await mustBeGood(guardian.post('/infection/open', open))
  if (key.endsWith('/correct')) {
    const otherId = act()
    await mustBeGood(director.post('/infection/disease', { ...own, id: otherId, name: 'とびひ' }))
    return { diseaseId: otherId, caseId }
  }
  if (!key.includes('/form/')) return { diseaseId, caseId }
  const form = { id: formId, childId, caseId, doctor: 'みなと小児科', visitedOn: DAY, declared: true }
  await mustBeGood(guardian.post('/infection/form', form))
  return { diseaseId, caseId, formId }
}

/** What a guardian said of that child's doctor or household, which waits, and what the dentist found. A sheet of a day is written once, so each has a child. */
export async function healthOf(
  world: World,
  mark: string,
  key: string,
  personId: Id,
  guardian: Client,
  director: Client,
): Promise<Pick<Ids, 'childId' | 'itemId' | 'healthId' | 'resultId'>> {
  const childId = await childOf(world, mark, personId)
  const [itemId, healthId, resultId] = [act(), act(), act()]
  const value = { name: 'みなと小児科', phone: '', note: '' }
  if (key.includes('/health/'))
    await mustBeGood(
      guardian.post('/health/propose', { id: healthId, childId, items: [{ kind: 'doctor', item: itemId, value }] }),
    )
  const grandmother = { name: '佐藤 和子', relationship: '祖母', birth: '', note: '' }
  if (key.includes('/ledger/'))
    await mustBeGood(
      guardian.post('/ledger/propose', {
        id: healthId,
        childId,
        items: [{ kind: 'household', item: itemId, value: grandmother }],
      }),
    )
  const sheet = { id: resultId, kind: 'dental', day: DAY, doctor: '', children: [{ childId, outcome: 'seen' }] }
  if (key.includes('/checkup/')) await mustBeGood(director.post('/checkup/record', sheet))
  return { childId, itemId, healthId, resultId }
}

/** A look at that child asleep. */
export async function lookAt(teacher: Client, childId: Id): Promise<Id> {
  const id = act()
  const entry = { childId, at: at('7:55'), position: 'back', way: 'tap', breathing: true, colour: true, bedding: true }
  await mustBeGood(teacher.post('/nap/check', { id, at: at('7:55'), entries: [entry] }))
  return id
}

/** A memo about that child, or an item for its 発達記録. */
export async function notedOf(teacher: Client, director: Client, childId: Id, key: string): Promise<Partial<Ids>> {
  const id = act()
  if (key.includes('/development/')) {
    const items = [{ key: id, months: 18, area: 'language', text: '二語文を話す' }]
    await mustBeGood(director.post('/development/list', { id: act(), startsOn: DAY, items }))
    return { itemKey: id }
  }
  await mustBeGood(
    teacher.post('/memo/write', { id, at: at('7:55'), childIds: [childId], text: 'くつを自分ではいた', tags: ['health'] }),
  )
  return { memoId: id }
}

/** The child's own face, and somebody on its list who may have one. */
export async function facesOf(guardian: Client, childId: Id): Promise<Pick<Ids, 'portraitId' | 'pickupId'>> {
  const [portraitId, pickupId] = [act(), act()]
  await mustBeGood(guardian.post('/pickup', { id: pickupId, childIds: [childId], name: '佐藤 和子', relationship: '祖母' }))
  await mustBeGood(guardian.post('/portrait/child', { id: portraitId, childId, jpeg: smallJpeg() }))
  return { portraitId, pickupId }
}

/** A picture of that child’s class; brought out, unless a route does that. */
export async function photoOf(
  teacher: Client,
  guardian: Client,
  classId: Id,
  childId: Id,
  key: string,
): Promise<Pick<Ids, 'photoId'>> {
  const sample = (route: string, ids: Partial<Ids>) => SAMPLES[`POST /api/f/:facility/photo/${route}`]?.(ids as Ids) ?? {}
  const { query, picture } = sample('keep', { classId })
  const headers = { 'content-type': 'image/jpeg' }
  const body = picture ?? ''
  const { body: kept } = await mustBeGood(teacher.send('POST', `/photo/keep?${new URLSearchParams(query)}`, { headers, body }))
  const photoId = String(kept.id)
  await mustBeGood(guardian.post('/photo/consent', sample('consent', { childId }).json))
  if (!key.endsWith('/publish')) await mustBeGood(teacher.post('/photo/publish', sample('publish', { childId, photoId }).json))
  return { photoId }
}

/** A menu that was read from a file, carried out for the route that takes it back; and a 差分 of the day, which had been fixed before anybody came. */
export async function mealOf(
  world: World,
  childId: Id,
  key: string,
  director: Client,
): Promise<Partial<Pick<Ids, 'menuId' | 'mealKey'>>> {
  if (key.includes('/import/')) {
    const { query, csv = '' } = SAMPLES['POST /api/f/:facility/meal/import/preview']?.({} as Ids) ?? {}
    const headers = { 'content-type': 'text/csv' }
    const { body } = await mustBeGood(
      director.send('POST', `/meal/import/preview?${new URLSearchParams(query)}`, { headers, body: csv }),
    )
    const menuId = String(body.importId)
    if (key.endsWith('/undo')) await mustBeGood(director.post('/meal/import/commit', { id: act(), importId: menuId }))
    return { menuId }
  }
  if (!key.endsWith('/meal/note')) return {}
  const { facilityId } = world
  await world.db
    .insert(mealFix)
    .values({ facilityId, day: DAY, at: at('7:50'), trays: [], staff: [], serving: 'served' })
    .onConflictDoNothing()
  // What was noted is no 差分 any more, so the child eats something else each time.
  const form = FORMS[forms++ % FORMS.length]
  await mustBeGood(director.post('/meal/form', { id: act(), startsOn: DAY, children: [{ childId, form }] }))
  const { body } = await mustBeGood(director.get(`/meal/kitchen?day=${DAY}`))
  return { mealKey: String((body.differences as { key: string }[])[0]?.key ?? '') }
}
let forms = 0

/** Nobody is in the 医務室: a child that is there is not taken there again. */
export const nobodySick = async ({ db, facilityId }: World): Promise<Partial<Ids>> => {
  await db.delete(sickbayStep).where(eq(sickbayStep.facilityId, facilityId))
  return {}
}

/** A plan of a day of that child, or what its guardian asked for. */
export async function plannedOf(director: Client, guardian: Client, childId: Id, key: string): Promise<Partial<Ids>> {
  const sample = (path: string) => SAMPLES[`POST /api/f/:facility/plan${path}`]?.({ childId } as Ids).json
  if (key.endsWith('/end')) return { planId: String((await mustBeGood(director.post('/plan', sample('')))).body.id) }
  if (!/\/(ask|withdraw|answer)$/.test(key)) return {}
  // One of a kind and day stands at a time: what earlier calls asked for is taken back.
  const list = (await director.get(`/plan/requests?from=2026-11-20&to=2026-11-30`)).body.requests as {
    requestId: Id
    day: string
    state: string
  }[]
  for (const { requestId, day, state } of list)
    if (state === 'asked' || state === 'accepted')
      await mustBeGood(director.post('/plan/withdraw', { id: act(), childId, day, requestId }))
  if (key.endsWith('/ask')) return {}
  return { planId: String((await mustBeGood(guardian.post('/plan/ask', sample('/ask')))).body.id) }
}
