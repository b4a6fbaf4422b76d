// A medicine as far as the route needs it: asked for, received, looked at by two, given; and a note about an injury, let out.
import type { Id } from '../../schema/kit/id.ts'
import { act, at, type clientOf, DAY, type World } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import { INJURY_SAMPLES } from './injury-sample.ts'
import { MEDICINE_SAMPLES } from './medicine-sample.ts'
import { childOf, mustBeGood } from './scene-extras.ts'

type Client = ReturnType<typeof clientOf>
const WRITE = 'POST /api/f/:facility/injury/write'
const STAGES = ['withdraw', 'receive', 'check', 'give', 'undo'] as const

/** Of a child of its own each time: a day takes a few requests. */
export async function medicineOf(
  world: World,
  mark: string,
  key: string,
  personId: Id,
  guardian: Client,
  teacher: Client,
): Promise<Pick<Ids, 'childId' | 'requestId' | 'doseStepId'> & Partial<Pick<Ids, 'sheetId'>>> {
  const childId = await childOf(world, mark, personId)
  const [requestId, doseStepId] = [act(), act()]
  const stage = STAGES.findIndex((one) => key.endsWith(one))
  const about = () => ({ id: act(), childId, day: DAY, requestId })
  const named = key === 'GET /api/f/:facility/medicine/sheet' ? { sheetId: await sheetOf(guardian, childId) } : {}
  await mustBeGood(
    guardian.post('/medicine/ask', {
      ...{ id: requestId, childId, day: DAY, special: [], note: '', medicine: 'ムコダインDS', sort: 'powder' },
      ...{ amount: '1包', timing: 'after_meal', time: '12:00', storage: 'room', condition: 'せき', clinic: 'みなと小児科' },
      ...{ prescribedOn: DAY, usedBefore: true, declared: true, ...named },
    }),
  )
  const checks = ['child_name', 'one_dose', 'as_asked', 'sheet']
  if (stage >= STAGES.indexOf('check'))
    await mustBeGood(teacher.post('/medicine/receive', { ...about(), id: doseStepId, at: at('7:50'), checks }))
  if (key.endsWith('/give')) {
    const second = await world.addStaff('head_teacher')
    const look = () => ({ ...about(), at: at('7:55'), checks: ['child', 'time', 'medicine', 'amount'] })
    for (const who of [teacher, second]) await mustBeGood(who.post('/medicine/check', look()))
  }
  return { childId, requestId, doseStepId, ...named }
}

/** A picture of 薬剤情報 that came before its request. */
async function sheetOf(guardian: Client, childId: Id): Promise<Id> {
  const { query, picture = '' } = MEDICINE_SAMPLES['POST /api/f/:facility/medicine/sheet']?.({ childId } as Ids) ?? {}
  const headers = { 'content-type': 'image/jpeg' }
  const { body } = await mustBeGood(
    guardian.send('POST', `/medicine/sheet?${new URLSearchParams(query)}`, { headers, body: picture }),
  )
  return String(body.id)
}

/** Written by the teacher, and for the routes of a family let out by the director. */
export async function injuryOf(teacher: Client, director: Client, childId: Id, key: string): Promise<Pick<Ids, 'injuryId'>> {
  const injuryId = act()
  await mustBeGood(teacher.post('/injury/write', { ...INJURY_SAMPLES[WRITE]?.({ childId } as Ids).json, id: injuryId }))
  const version = { id: act(), childId, day: DAY, injuryId, versionId: injuryId }
  if (/\/(?:see|reply)$/.test(key)) await mustBeGood(director.post('/injury/approve', version))
  return { injuryId }
}

/** 引き継ぎカード that the family has before it. */
export async function cardOf(teacher: Client, childId: Id): Promise<Pick<Ids, 'cardId'>> {
  const cardId = act()
  await mustBeGood(teacher.post('/handover/issue', { id: cardId, childId, note: '水分はとれています' }))
  return { cardId }
}
