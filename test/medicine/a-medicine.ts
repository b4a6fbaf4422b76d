// A house in which a mother asks for a medicine at noon, and those who give it.
import { act, at, DAY, makeWorld } from '../kit/world.ts'

export const ASKED = {
  ...{ day: DAY, special: [], note: '', medicine: 'ムコダインDS', sort: 'powder', amount: '1包' },
  ...{ timing: 'after_meal', time: '12:00', storage: 'room', condition: 'せき', clinic: 'みなと小児科' },
  ...{ prescribedOn: '2026-11-19', usedBefore: true, declared: true },
}
export const TOLD = {
  ...{ day: DAY, medicine: '', sorts: ['syrup'], special: ['antipyretic'], note: '' },
  condition: '朝 37.8℃で、解熱剤をのみました',
}
export const FOUR = ['child', 'time', 'medicine', 'amount']
export const RECEIPT = ['child_name', 'one_dose', 'as_asked', 'sheet']

export interface Listed {
  id: string
  childId: string
  kind: string
  medicine: string
  by: string
  mine: boolean
  kana: string
  steps: { id: string; kind: string; by: string; reason: string | null; mine: boolean }[]
}

export async function aMedicine(settings: Record<string, unknown> = {}) {
  const world = await makeWorld({ settings })
  const [ai, iku] = [await world.addChild('こども あい'), await world.addChild('こども いく')]
  const mother = await world.addGuardian([ai])
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const other = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '川上' })
  const ask = (more: Record<string, unknown> = {}, who: Pick<typeof mother, 'post'> = mother) => {
    const id = act()
    return who.post('/medicine/ask', { id, childId: ai, ...ASKED, ...more }).then((answer) => ({ id, answer }))
  }
  const tell = (more: Record<string, unknown> = {}) => {
    const id = act()
    return mother.post('/medicine/tell', { id, childId: ai, ...TOLD, ...more }).then((answer) => ({ id, answer }))
  }
  const of = (requestId: string, time: string) => ({ id: act(), childId: ai, day: DAY, requestId, at: at(time) })
  const does =
    (path: string, time: string, more: Record<string, unknown> = {}) =>
    (who: typeof teacher, requestId: string) => {
      who.at(time)
      return who.post(`/medicine/${path}`, { ...of(requestId, time), ...more })
    }
  const list = async (who: Pick<typeof mother, 'get'> = teacher) =>
    (await who.get(`/medicine/list?from=${DAY}&to=${DAY}`)).body as unknown as { gives: boolean; requests: Listed[] }
  return { world, ai, iku, mother, teacher, other, ask, tell, does, list }
}
