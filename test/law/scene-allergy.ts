// A child with a paper that its guardian handed in and nobody has looked at.
import type { Id } from '../../schema/kit/id.ts'
import { act, type clientOf, type World } from '../kit/world.ts'
import { PAPER } from './allergy-sample.ts'
import type { Ids } from './ids.ts'
import { childOf, mustBeGood } from './scene-extras.ts'

export async function allergyOf(
  world: World,
  mark: string,
  personId: Id,
  guardian: ReturnType<typeof clientOf>,
): Promise<Pick<Ids, 'childId' | 'paperId'>> {
  const childId = await childOf(world, mark, personId)
  const paperId = act()
  await mustBeGood(guardian.post('/allergy/propose', { id: paperId, childId, said: { kind: 'paper', value: PAPER } }))
  return { childId, paperId }
}
